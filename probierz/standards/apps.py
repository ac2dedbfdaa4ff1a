"""Registers the application, its places in the navigation and the records others may point to."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StandardsConfig(AppConfig):
    name = "probierz.standards"

    def ready(self) -> None:
        # Models must be loaded first.
        from probierz.access.permissions import Permission
        from probierz.design import navigation, records
        from probierz.design.navigation import Group, NavigationItem, Needs
        from probierz.search import sources
        from probierz.standards import labels
        from probierz.standards.queries.records import ASSESSMENTS
        from probierz.standards.queries.search import entries
        from probierz.trail.labels import name_values

        office, read, manage = Needs.OFFICE, Permission.REQUIREMENT_READ, Permission.INSTALLATION_MANAGE
        navigation.add(
            NavigationItem(_("Requirements"), "standards:overview", read, order=40, needs=office, group=Group.QUALITY),
            NavigationItem(_("Catalogs"), "standards:norms", manage, order=96, group=Group.MANAGEMENT),
        )
        records.add_kinds(ASSESSMENTS)
        sources.add(entries)
        name_values("assessment", labels.ROUND_KINDS, labels.SCORINGS, labels.CONFORMITIES, labels.ANSWER_STATES)
        name_values("requirement", labels.CATALOG_STATUSES)
