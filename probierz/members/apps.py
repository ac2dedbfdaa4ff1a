"""Registers the application, its places in the navigation and its daily duties."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from probierz.access.permissions import Permission


class MembersConfig(AppConfig):
    name = "probierz.members"

    def ready(self) -> None:
        # Models must be ready first.
        from probierz.design import navigation
        from probierz.design.navigation import Group, NavigationItem, Needs
        from probierz.jobs.timetable import daily
        from probierz.members.actions.keeping import forget_what_is_over
        from probierz.members.actions.roster import drop_stale_drafts

        office, programme, nowhere = Needs.OFFICE, Needs.PROGRAMME, Needs.NONE
        for label, url_name, permission, order, needs, group in (
            (_("About the office"), "members:office", Permission.OFFICE_READ, 10, office, Group.OFFICE),
            (_("People"), "members:people", Permission.EMPLOYEE_READ, 60, office, Group.OFFICE),
            (_("Structure"), "members:structure", Permission.OFFICE_READ, 65, office, Group.OFFICE),
            (_("History"), "members:office_history", Permission.TRAIL_READ, 85, office, Group.OFFICE),
            (_("History"), "members:programme_history", Permission.TRAIL_READ, 85, programme, Group.MANAGEMENT),
            (_("Settings"), "members:letterhead", Permission.OFFICE_MANAGE, 90, office, Group.OFFICE),
            (_("Installation"), "members:installation", Permission.INSTALLATION_MANAGE, 95, nowhere, Group.MANAGEMENT),
        ):
            navigation.add(NavigationItem(label, url_name, permission, order=order, needs=needs, group=group))
        daily(drop_stale_drafts)
        daily(forget_what_is_over)
