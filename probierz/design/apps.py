"""Registers the application."""

from django.apps import AppConfig
from django.forms import Field
from django.utils.translation import gettext_lazy as _


class DesignConfig(AppConfig):
    name = "probierz.design"

    def ready(self) -> None:
        # Django only states that a field is required; a refusal of ours says what to do.
        Field.default_error_messages["required"] = _("Fill in this field.")
