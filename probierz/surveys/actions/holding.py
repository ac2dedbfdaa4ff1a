"""Setting answers apart, inside the transaction of the intake."""

from collections.abc import Sequence

from probierz.surveys.actions.submission import Submission
from probierz.surveys.models import HeldAnswer
from probierz.surveys.rules.quarantine import HeldState


def hold(submissions: Sequence[Submission]) -> None:
    """Those among them that have a reason."""
    HeldAnswer.objects.bulk_create(
        HeldAnswer(
            submission_id=one.submission_id,
            office_id=one.office_id,
            wave_id=one.wave_id,
            point_id=one.point_id,
            channel=one.channel,
            day=one.day,
            reason=one.hold,
            answers=dict(one.answers.values),
        )
        for one in submissions
        if one.hold is not None
    )


def held_among(ids: Sequence[str]) -> dict[str, object]:
    """Point and answers by submission id; None for one that was discarded, whose answers nobody knows any more."""
    rows = HeldAnswer.objects.filter(submission_id__in=ids)
    return {
        row.submission_id: None if row.state == HeldState.DISCARDED else (row.point_id, row.answers) for row in rows
    }
