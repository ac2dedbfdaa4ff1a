"""Registers the application and its places in the frame."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "probierz.desk"

    def ready(self) -> None:
        from probierz.design import navigation
        from probierz.desk.queries import count_duties  # models must be loaded first

        navigation.set_duty_counter(count_duties)
        navigation.add(navigation.NavigationItem(_("My matters"), "desk:duties", order=0))
