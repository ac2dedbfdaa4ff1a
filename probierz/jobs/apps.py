"""Registers the application and its periodic duties."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "probierz.jobs"

    def ready(self) -> None:
        from probierz.jobs import duties  # noqa: F401 - registers on import; models must be ready first
