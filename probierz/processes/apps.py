"""Registers the application, its place in the navigation, its records, its computed figures and its daily duty."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from probierz.access.permissions import Permission


class ProcessesConfig(AppConfig):
    name = "probierz.processes"

    def ready(self) -> None:
        # Models must be ready first.
        from probierz.design import navigation, records
        from probierz.design.navigation import NavigationItem, Needs
        from probierz.jobs.timetable import daily
        from probierz.processes import labels
        from probierz.processes.actions.indicators import compute_everywhere
        from probierz.processes.queries.records import KINDS
        from probierz.processes.queries.search import entries
        from probierz.processes.queries.sources import EMPLOYEES, add_sources
        from probierz.search import sources
        from probierz.trail.labels import name_values

        navigation.add(
            NavigationItem(_("Processes"), "processes:map", Permission.PROCESS_READ, order=50, needs=Needs.OFFICE)
        )
        name_values("service", labels.SERVICE_STATES)
        records.add_kinds(*KINDS)
        add_sources(EMPLOYEES)
        sources.add(entries)
        daily(compute_everywhere)
