"""Registers the application, its job and its places in the navigation."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from probierz.access.permissions import Permission


class ProgrammeConfig(AppConfig):
    name = "probierz.programme"

    def ready(self) -> None:
        # Models must be ready before these.
        from probierz.design import navigation
        from probierz.design.navigation import NavigationItem, Needs
        from probierz.programme import labels
        from probierz.programme.actions import report  # noqa: F401 - registers the job of the report
        from probierz.trail.labels import name_values

        name_values("programme", labels.STAGE_STATES)
        name_values("news", labels.NEWS_STATES, labels.NEWS_CATEGORIES)
        name_values("indicator", labels.INDICATORS)
        navigation.set_home(Needs.PROGRAMME, "programme:board")
        for label, url_name, permission, order in (
            (_("Programme"), "programme:board", Permission.PROGRAMME_READ, 10),
            (_("Timetable"), "programme:timetable", Permission.PROGRAMME_READ, 15),
            (_("Results"), "programme:results", Permission.PROGRAMME_READ, 20),
            (_("Participants"), "programme:participants", Permission.PROGRAMME_READ, 25),
            (_("Conference"), "programme:conference", Permission.PROGRAMME_READ, 50),
            (_("News"), "programme:news", Permission.NEWS_PUBLISH, 70),
            (_("Report"), "programme:report", Permission.REPORT_MAKE, 80),
            (_("Settings"), "programme:settings", Permission.PROGRAMME_MANAGE, 90),
        ):
            navigation.add(NavigationItem(label, url_name, permission, order=order, needs=Needs.PROGRAMME))
        for label, url_name, permission, order in (
            (_("Programmes"), "programme:own", Permission.OFFICE_READ, 45),
            (_("Conference"), "programme:conferences", Permission.CONFERENCE_REGISTER, 50),
        ):
            navigation.add(NavigationItem(label, url_name, permission, order=order, needs=Needs.OFFICE))
