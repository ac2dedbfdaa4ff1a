"""Registers the application, its places in the navigation and the records others may point to."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StandardsConfig(AppConfig):
    name = "probierz.standards"

    def ready(self) -> None:
        # Models must be loaded first.
        from probierz.access.permissions import Permission
        from probierz.design import navigation, records
        from probierz.design.navigation import NavigationItem, Needs
        from probierz.search import sources
        from probierz.standards import labels
        from probierz.standards.queries.records import ASSESSMENTS
        from probierz.standards.queries.search import entries
        from probierz.trail.labels import name_values

        navigation.add(
            NavigationItem(
                _("Requirements"), "standards:overview", Permission.REQUIREMENT_READ, order=40, needs=Needs.OFFICE
            ),
            NavigationItem(_("Catalogs"), "standards:norms", Permission.INSTALLATION_MANAGE, order=96),
        )
        records.add_kinds(ASSESSMENTS)
        sources.add(entries)
        name_values("assessment", labels.ROUND_KINDS, labels.SCORINGS, labels.CONFORMITIES, labels.ANSWER_STATES)
        name_values("requirement", labels.CATALOG_STATUSES)
