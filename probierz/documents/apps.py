"""Registers the application, its place in the navigation, its kinds of records and its daily duty."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from probierz.access.permissions import Permission


class DocumentsConfig(AppConfig):
    name = "probierz.documents"

    def ready(self) -> None:
        # Models must be ready first.
        from probierz.design import navigation, records
        from probierz.design.navigation import Group, NavigationItem, Needs
        from probierz.design.records import Relation
        from probierz.documents.actions.daily import put_everything_due_in_force
        from probierz.documents.labels import ADDRESSEE_KINDS, DISPOSAL_METHODS, REVISION_STATES, VERDICTS
        from probierz.documents.queries.found import everything_in_force
        from probierz.documents.queries.records import KINDS
        from probierz.documents.queries.requirements import documents_answering
        from probierz.jobs.timetable import daily
        from probierz.search import sources
        from probierz.trail.labels import name_values

        read = Permission.DOCUMENT_READ
        navigation.add(
            NavigationItem(_("Documents"), "documents:list", read, order=45, needs=Needs.OFFICE, group=Group.QUALITY)
        )
        records.add_kinds(*KINDS)
        records.add_relations(
            Relation(of="standards.Requirement", label=_("Documents"), permission=read, find=documents_answering)
        )
        sources.add(everything_in_force)
        name_values("document", REVISION_STATES, VERDICTS, ADDRESSEE_KINDS, DISPOSAL_METHODS)
        daily(put_everything_due_in_force)
