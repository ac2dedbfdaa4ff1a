"""Registers the application, its kinds of notices and what it does by the clock."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "probierz.notices"

    def ready(self) -> None:
        # Models must be ready first.
        from probierz.notices import duties  # noqa: F401 - registers on import
        from probierz.notices.kinds import add
        from probierz.notices.labels import KINDS

        for code, text in KINDS.items():
            add(code, text)
