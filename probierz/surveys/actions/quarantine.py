"""Answers set apart: kept where nothing counts them, until the office accepts or discards them."""

from collections.abc import Collection

from django.db.models import QuerySet

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.lib.questionnaires import Answers, Questionnaire
from probierz.lib.refusals import Refused
from probierz.offices.models import Office
from probierz.surveys.actions.answers import insert, still_open
from probierz.surveys.actions.submission import Submission
from probierz.surveys.models import HeldAnswer, Wave
from probierz.surveys.queries.campaigns import questionnaire_at
from probierz.surveys.rules import Channel
from probierz.surveys.rules.quarantine import HeldReason, HeldRefusal, HeldState
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@action(Permission.SURVEY_MANAGE)
def accept_held(
    actor: Actor, *, office: Office, wave: Wave, reason: HeldReason, only: Collection[int] | None = None
) -> int:
    """From now on these count, as if nothing had been suspected; a closed wave takes no more."""
    if not still_open({wave.pk}):
        raise Refused(HeldRefusal.WAVE_CLOSED)
    rows = list(_waiting(office, wave, reason, only).select_for_update())
    if not rows:
        raise Refused(HeldRefusal.NOTHING_WAITS)
    HeldAnswer.objects.filter(pk__in=[row.pk for row in rows]).delete()
    asked = questionnaire_at(wave.campaign, office)
    insert([_submission(row, asked) for row in rows])
    record(actor, Verb.HELD_ACCEPTED, wave, after={"count": len(rows), "reason": reason}, at_office=office)
    return len(rows)


@action(Permission.SURVEY_MANAGE)
def discard_held(
    actor: Actor, *, office: Office, wave: Wave, reason: HeldReason, only: Collection[int] | None = None
) -> int:
    """They will never count. What was answered is emptied, the id stays against a repeat."""
    count = _waiting(office, wave, reason, only).update(state=HeldState.DISCARDED, answers={})
    if not count:
        raise Refused(HeldRefusal.NOTHING_WAITS)
    record(actor, Verb.HELD_DISCARDED, wave, after={"count": count, "reason": reason}, at_office=office)
    return count


def _waiting(office: Office, wave: Wave, reason: HeldReason, only: Collection[int] | None) -> QuerySet[HeldAnswer]:
    rows = HeldAnswer.objects.filter(office=office, wave=wave, reason=reason, state=HeldState.WAITING)
    return rows if only is None else rows.filter(pk__in=only)


def _submission(row: HeldAnswer, asked: Questionnaire) -> Submission:
    return Submission(
        office_id=row.office_id,
        wave_id=row.wave_id,
        point_id=row.point_id,
        channel=Channel(row.channel),
        day=row.day,
        questionnaire=asked,
        answers=Answers(row.answers),
        submission_id=row.submission_id,
    )
