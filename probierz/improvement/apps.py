"""Registers the application, its place in the navigation, its records and what it knows against requirements."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from probierz.access.permissions import Permission


class ImprovementConfig(AppConfig):
    name = "probierz.improvement"

    def ready(self) -> None:
        # Models must be ready first.
        from probierz.design import navigation, records
        from probierz.design.navigation import Group, NavigationItem, Needs
        from probierz.improvement.actions.keeping import forget_old_contacts
        from probierz.improvement.queries.records import KINDS, RELATIONS, obstacles
        from probierz.improvement.queries.search import entries
        from probierz.jobs.timetable import daily
        from probierz.search import sources
        from probierz.standards.queries.obstacles import add_source

        navigation.add(
            NavigationItem(
                _("Improvement"),
                "improvement:cases",
                Permission.IMPROVEMENT_READ,
                order=62,
                needs=Needs.OFFICE,
                group=Group.QUALITY,
            )
        )
        navigation.set_report_page("improvement:report", Permission.IMPROVEMENT_REPORT)
        records.add_kinds(*KINDS)
        records.add_relations(*RELATIONS)
        sources.add(entries)
        add_source(obstacles)
        daily(forget_old_contacts)
        self._say_it_in_words()

    def _say_it_in_words(self) -> None:
        """In the history and in notices."""
        from probierz.improvement import labels
        from probierz.notices import kinds
        from probierz.trail.labels import name_values

        name_values("improvement", labels.STATES, labels.SOURCES, labels.GRADES, labels.STEP_KINDS)
        name_values("improvement", labels.CAUSE_AREAS, labels.SUGGESTION_STATES, labels.LESSON_ANSWERS)
        for code, sentence in labels.NOTICES.items():
            kinds.add(code, sentence)
