"""Registers the application, its places in the navigation and its daily duties."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from probierz.access.permissions import Permission


class MembersConfig(AppConfig):
    name = "probierz.members"

    def ready(self) -> None:
        # Models must be ready first.
        from probierz.design import navigation
        from probierz.design.navigation import NavigationItem, Needs
        from probierz.jobs.timetable import daily
        from probierz.members.actions.keeping import forget_what_is_over
        from probierz.members.actions.roster import drop_stale_drafts

        office = Needs.OFFICE
        navigation.add(
            NavigationItem(_("Office"), "members:office", Permission.OFFICE_READ, order=10, needs=office),
            NavigationItem(_("People"), "members:people", Permission.EMPLOYEE_READ, order=60, needs=office),
            NavigationItem(_("Structure"), "members:structure", Permission.OFFICE_READ, order=65, needs=office),
            NavigationItem(_("History"), "members:office_history", Permission.TRAIL_READ, order=85, needs=office),
            NavigationItem(
                _("History"), "members:programme_history", Permission.TRAIL_READ, order=85, needs=Needs.PROGRAMME
            ),
            NavigationItem(_("Settings"), "members:letterhead", Permission.OFFICE_MANAGE, order=90, needs=office),
            NavigationItem(_("Installation"), "members:installation", Permission.INSTALLATION_MANAGE, order=95),
        )
        daily(drop_stale_drafts)
        daily(forget_what_is_over)
