"""Registers the application, its places in the navigation and its daily duty."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SurveysConfig(AppConfig):
    name = "probierz.surveys"

    def ready(self) -> None:
        # Models must be loaded first.
        from probierz.access.permissions import Permission
        from probierz.design import navigation
        from probierz.design.navigation import Group, NavigationItem, Needs
        from probierz.processes.queries.sources import add_sources
        from probierz.surveys.queries.indicator import SATISFACTION

        read, name = Permission.SURVEY_READ, _("Surveys")
        navigation.add(
            NavigationItem(name, "surveys:office", read, order=30, needs=Needs.OFFICE, group=Group.PROGRAMMES),
            NavigationItem(name, "surveys:programme", read, order=30, needs=Needs.PROGRAMME, group=Group.COURSE),
        )
        add_sources(SATISFACTION)
        self._keep_its_timetable()
        self._say_it_in_words()

    def _keep_its_timetable(self) -> None:
        from probierz.jobs import timetable
        from probierz.surveys.actions.alerts import look_at_finished_days
        from probierz.surveys.actions.imports import drop_stale_files
        from probierz.surveys.actions.inviting import delete_old_lists, send_invitations, settle_used_invitations
        from probierz.surveys.actions.sealing import seal_finished_days
        from probierz.surveys.actions.studies import study_waiting_waves

        timetable.daily(seal_finished_days)
        timetable.daily(look_at_finished_days)
        timetable.every_minute(send_invitations)
        timetable.daily(settle_used_invitations)
        timetable.daily(delete_old_lists)
        timetable.daily(drop_stale_files)
        timetable.every_minute(study_waiting_waves)

    def _say_it_in_words(self) -> None:
        """In the history and in notices."""
        from probierz.notices import kinds
        from probierz.surveys import labels
        from probierz.trail.labels import name_values

        name_values("survey", labels.CAMPAIGN_KINDS, labels.CHANNELS, labels.POINT_KINDS)
        name_values("survey", labels.WAVE_ROLES, labels.WAVE_STATES, labels.COMMENT_STATES, labels.MADE)
        for code, sentence in labels.NOTICES.items():
            kinds.add(code, sentence)
