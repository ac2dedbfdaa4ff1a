"""Registers the application and its places in the frame."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "probierz.desk"

    def ready(self) -> None:
        from probierz.access.permissions import Permission
        from probierz.design import navigation
        from probierz.design.navigation import NavigationItem, Needs
        from probierz.desk.queries import count_duties, duties_on  # models must be loaded first
        from probierz.notices import sources

        navigation.set_duty_counter(count_duties)
        sources.set_duties(duties_on)
        navigation.set_home(Needs.OFFICE, "desk:cockpit")
        navigation.add(
            NavigationItem(_("My matters"), "desk:duties", order=0),
            NavigationItem(_("Cockpit"), "desk:cockpit", Permission.OFFICE_READ, order=5, needs=Needs.OFFICE),
        )
