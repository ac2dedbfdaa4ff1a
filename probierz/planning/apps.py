"""Registers the application, its place in the navigation and its records."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from probierz.access.permissions import Permission


class PlanningConfig(AppConfig):
    name = "probierz.planning"

    def ready(self) -> None:
        # Models must be ready first.
        from probierz.design import navigation, records
        from probierz.design.navigation import Group, NavigationItem, Needs
        from probierz.planning import labels
        from probierz.planning.queries.records import KINDS, RELATIONS
        from probierz.planning.queries.search import entries
        from probierz.search import sources
        from probierz.trail.labels import name_values

        navigation.add(
            NavigationItem(
                _("Planning"),
                "planning:overview",
                Permission.PLANNING_READ,
                order=55,
                needs=Needs.OFFICE,
                group=Group.QUALITY,
            )
        )
        name_values("planning", labels.OBJECTIVE_STATES, labels.RISK_STATES, labels.OPPORTUNITY_STATES)
        name_values("planning", labels.CATEGORIES, labels.RESPONSES, labels.SIDES, labels.ASSURANCES)
        records.add_kinds(*KINDS)
        sources.add(entries)
        records.add_relations(*RELATIONS)
