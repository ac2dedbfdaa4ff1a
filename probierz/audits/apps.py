"""Registers the application, its place in the navigation and its records."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from probierz.access.permissions import Permission


class AuditsConfig(AppConfig):
    name = "probierz.audits"

    def ready(self) -> None:
        # Models must be ready first.
        from probierz.audits import labels
        from probierz.audits.queries.records import KINDS, RELATIONS
        from probierz.audits.queries.search import entries
        from probierz.design import navigation, records
        from probierz.design.navigation import Group, NavigationItem, Needs
        from probierz.search import sources
        from probierz.trail.labels import name_values

        navigation.add(
            NavigationItem(
                _("Audits"),
                "audits:programme",
                Permission.AUDIT_READ,
                order=60,
                needs=Needs.OFFICE,
                group=Group.QUALITY,
            )
        )
        name_values("audit", labels.KINDS, labels.STATES, labels.ROLES, labels.CONSENTS)
        name_values("audit", labels.INVOLVEMENTS, labels.ORIGINS, labels.VERDICTS)
        records.add_kinds(*KINDS)
        records.add_relations(*RELATIONS)
        sources.add(entries)
