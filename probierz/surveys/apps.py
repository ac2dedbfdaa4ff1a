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
        from probierz.jobs import timetable
        from probierz.notices import kinds
        from probierz.processes.queries.sources import add_sources
        from probierz.surveys.actions.alerts import look_at_finished_days
        from probierz.surveys.actions.imports import drop_stale_files
        from probierz.surveys.actions.inviting import delete_old_lists, send_invitations, settle_used_invitations
        from probierz.surveys.actions.sealing import seal_finished_days
        from probierz.surveys.actions.studies import study_waiting_waves
        from probierz.surveys.actions.telling import SENTENCES
        from probierz.surveys.labels import CAMPAIGN_KINDS, CHANNELS, POINT_KINDS, WAVE_ROLES, WAVE_STATES
        from probierz.surveys.queries.indicator import SATISFACTION
        from probierz.trail.labels import name_values

        read, name = Permission.SURVEY_READ, _("Surveys")
        navigation.add(
            NavigationItem(name, "surveys:office", read, order=30, needs=Needs.OFFICE, group=Group.PROGRAMMES),
            NavigationItem(name, "surveys:programme", read, order=30, needs=Needs.PROGRAMME, group=Group.COURSE),
        )
        name_values("survey", CAMPAIGN_KINDS, CHANNELS, POINT_KINDS, WAVE_ROLES, WAVE_STATES)
        timetable.daily(seal_finished_days)
        timetable.daily(look_at_finished_days)
        timetable.every_minute(send_invitations)
        timetable.daily(settle_used_invitations)
        timetable.daily(delete_old_lists)
        timetable.daily(drop_stale_files)
        timetable.every_minute(study_waiting_waves)
        add_sources(SATISFACTION)
        for code, sentence in SENTENCES.items():
            kinds.add(code, sentence)
