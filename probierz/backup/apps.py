"""Registers the application and its daily duty."""

from django.apps import AppConfig


class BackupConfig(AppConfig):
    name = "probierz.backup"

    def ready(self) -> None:
        from probierz.backup import duties  # noqa: F401 - registers on import; models must be ready first
