"""Registers the configuration's own system checks."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "probierz.config"
    label = "config"

    def ready(self) -> None:
        from probierz.config import checks  # noqa: F401 - registers on import
