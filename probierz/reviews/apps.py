"""Registers the application, its place in the navigation and its records."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from probierz.access.permissions import Permission


class ReviewsConfig(AppConfig):
    name = "probierz.reviews"

    def ready(self) -> None:
        # Models must be ready first.
        from probierz.design import navigation, records
        from probierz.design.navigation import Group, NavigationItem, Needs
        from probierz.reviews import labels
        from probierz.reviews.queries.records import KINDS
        from probierz.reviews.queries.search import entries
        from probierz.search import sources
        from probierz.trail.labels import name_values

        navigation.add(
            NavigationItem(
                _("Reviews"),
                "reviews:list",
                Permission.REVIEW_READ,
                order=64,
                needs=Needs.OFFICE,
                group=Group.QUALITY,
            )
        )
        name_values("review", labels.STATES, labels.DECISION_KINDS)
        records.add_kinds(*KINDS)
        sources.add(entries)
