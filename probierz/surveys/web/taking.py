"""Handing a checked sheet to the writer, for browsers and machines alike."""

import logging
from dataclasses import dataclass

from django.db import DatabaseError
from django.utils import timezone

from probierz.jobs.writer import Overloaded
from probierz.lib.questionnaires import Answers
from probierz.surveys import actions
from probierz.surveys.queries import Door, is_stored
from probierz.surveys.queries.invitations import Invited
from probierz.surveys.rules import Channel, Outcome
from probierz.surveys.rules.quarantine import Signs, reason_to_hold
from probierz.surveys.web.watch import watch

logger = logging.getLogger(__name__)
TRY_AGAIN_AFTER = 10  # seconds


class Unavailable(Exception):
    """Nothing was stored, and the fault is ours; the sender may try again with the same id."""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What came in, checked. `seconds`, `pause` and `device` decide whether it is set apart and are stored nowhere."""

    submission_id: str
    answers: Answers
    channel: Channel
    seconds: float | None = None
    pause: float | None = None
    device: str = ""
    invited: Invited | None = None


def take(door: Door, sheet: Sheet) -> Outcome:
    """Store one sheet at the door's open wave; returns when it is safe on the disk."""
    if door.wave_id is None:
        return Outcome.REPEATED if is_stored(sheet.submission_id) else Outcome.CLOSED
    try:
        outcome = actions.submit(_submission(door, sheet, wave_id=door.wave_id))
    except (DatabaseError, Overloaded) as problem:
        logger.exception("An answer could not be stored.")
        raise Unavailable from problem
    if outcome is Outcome.STORED:
        watch.note(device=sheet.device, point_id=door.point_id, on=timezone.localdate())
    return outcome


def _submission(door: Door, sheet: Sheet, *, wave_id: int) -> actions.Submission:
    today = timezone.localdate()
    return actions.Submission(
        office_id=door.office_id,
        wave_id=wave_id,
        point_id=door.point_id,
        channel=sheet.channel,
        day=today,
        questionnaire=door.questionnaire,
        answers=sheet.answers,
        submission_id=sheet.submission_id,
        hold=reason_to_hold(
            Signs(
                screens=len(door.questionnaire.groups),
                seconds=sheet.seconds,
                pause=sheet.pause,
                from_device_today=watch.from_device(sheet.device, on=today),
                # An invitation works once, so those who have one may come all at once.
                is_rush=sheet.invited is None and watch.is_rush(door.point_id, on=today),
            )
        ),
        mailing_id=sheet.invited.mailing_id if sheet.invited else None,
        mark=sheet.invited.mark if sheet.invited else "",
    )
