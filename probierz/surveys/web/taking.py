"""Handing a checked sheet to the writer, for browsers and machines alike."""

import logging

from django.db import DatabaseError
from django.utils import timezone

from probierz.jobs.writer import Overloaded
from probierz.lib.questionnaires import Answers
from probierz.surveys import actions
from probierz.surveys.queries import Door, is_stored
from probierz.surveys.rules import Channel, Outcome

logger = logging.getLogger(__name__)
TRY_AGAIN_AFTER = 10  # seconds


class Unavailable(Exception):
    """Nothing was stored, and the fault is ours; the sender may try again with the same id."""


def take(door: Door, *, submission_id: str, answers: Answers, channel: Channel) -> Outcome:
    """Store one sheet at the door's open wave; returns when it is safe on the disk."""
    if door.wave_id is None:
        return Outcome.REPEATED if is_stored(submission_id) else Outcome.CLOSED
    submission = actions.Submission(
        office_id=door.office_id,
        wave_id=door.wave_id,
        point_id=door.point_id,
        channel=channel,
        day=timezone.localdate(),
        questionnaire=door.questionnaire,
        answers=answers,
        submission_id=submission_id,
    )
    try:
        return actions.submit(submission)
    except (DatabaseError, Overloaded) as problem:
        logger.exception("An answer could not be stored.")
        raise Unavailable from problem
