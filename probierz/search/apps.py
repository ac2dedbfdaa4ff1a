"""Registers the application."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "probierz.search"

    def ready(self) -> None:
        from probierz.search import checks  # noqa: F401 - registers on import
