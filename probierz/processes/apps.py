"""Registers the application, its place in the navigation, its records, its computed figures and its daily duty."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from probierz.access.permissions import Permission


class ProcessesConfig(AppConfig):
    name = "probierz.processes"

    def ready(self) -> None:
        # Models must be ready first.
        from probierz.design import navigation, records
        from probierz.design.navigation import Group, NavigationItem, Needs
        from probierz.design.records import Relation
        from probierz.jobs.timetable import daily
        from probierz.processes import labels
        from probierz.processes.actions.indicators import compute_everywhere
        from probierz.processes.queries.links import processes_answering, processes_by_document
        from probierz.processes.queries.records import KINDS
        from probierz.processes.queries.search import entries
        from probierz.processes.queries.sources import EMPLOYEES, add_sources
        from probierz.search import sources
        from probierz.trail.labels import name_values

        read = Permission.PROCESS_READ
        navigation.add(
            NavigationItem(_("Processes"), "processes:map", read, order=50, needs=Needs.OFFICE, group=Group.QUALITY)
        )
        name_values("service", labels.SERVICE_STATES)
        tables = (labels.GROUPS, labels.PARTS, labels.UNITS, labels.DIRECTIONS, labels.FREQUENCIES, labels.TAKEN)
        name_values("process", *tables)
        records.add_kinds(*KINDS)
        records.add_relations(
            Relation(of="documents.Document", label=_("Processes"), permission=read, find=processes_by_document),
            Relation(of="standards.Requirement", label=_("Processes"), permission=read, find=processes_answering),
        )
        add_sources(EMPLOYEES)
        sources.add(entries)
        daily(compute_everywhere)
