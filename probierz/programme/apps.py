"""Registers the application, its job and its places in the navigation."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from probierz.access.permissions import Permission


class ProgrammeConfig(AppConfig):
    name = "probierz.programme"

    def ready(self) -> None:
        # Models must be ready before these.
        from probierz.design import navigation
        from probierz.design.navigation import Group, NavigationItem, Needs
        from probierz.programme import labels
        from probierz.programme.actions import report  # noqa: F401 - registers the job of the report
        from probierz.trail.labels import name_values

        name_values("programme", labels.STAGE_STATES)
        name_values("news", labels.NEWS_STATES, labels.NEWS_CATEGORIES)
        name_values("indicator", labels.INDICATORS)
        navigation.set_home(Needs.PROGRAMME, "programme:board")
        programme, office = Needs.PROGRAMME, Needs.OFFICE
        for label, url_name, permission, order, needs, group in (
            (_("Programme"), "programme:board", Permission.PROGRAMME_READ, 10, programme, Group.NONE),
            (_("Timetable"), "programme:timetable", Permission.PROGRAMME_READ, 15, programme, Group.COURSE),
            (_("Results"), "programme:results", Permission.PROGRAMME_READ, 20, programme, Group.COURSE),
            (_("Participants"), "programme:participants", Permission.PROGRAMME_READ, 25, programme, Group.COURSE),
            (_("Conference"), "programme:conference", Permission.PROGRAMME_READ, 50, programme, Group.COURSE),
            (_("News"), "programme:news", Permission.NEWS_PUBLISH, 70, programme, Group.OUTWARD),
            (_("Report"), "programme:report", Permission.REPORT_MAKE, 80, programme, Group.OUTWARD),
            (_("Settings"), "programme:settings", Permission.PROGRAMME_MANAGE, 90, programme, Group.MANAGEMENT),
            (_("Programmes"), "programme:own", Permission.OFFICE_READ, 45, office, Group.PROGRAMMES),
            (_("Conference"), "programme:conferences", Permission.CONFERENCE_REGISTER, 50, office, Group.PROGRAMMES),
        ):
            navigation.add(NavigationItem(label, url_name, permission, order=order, needs=needs, group=group))
