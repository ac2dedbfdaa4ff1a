"""An invitation works once: its mark is written in the transaction of its answer, and leads to no address."""

from collections.abc import Sequence

from probierz.surveys.actions.submission import Submission
from probierz.surveys.models import SpentInvitation


def spent_among(submissions: Sequence[Submission]) -> set[str]:
    """Marks that are here already; most batches bring none and ask nothing."""
    marks = {one.mark for one in submissions if one.mark}
    if not marks:
        return set()
    return set(SpentInvitation.objects.filter(mark__in=marks).values_list("mark", flat=True))


def spend(submissions: Sequence[Submission]) -> None:
    """The unique mark refuses whoever came at the same moment by another process."""
    SpentInvitation.objects.bulk_create(
        SpentInvitation(office_id=one.office_id, mailing_id=one.mailing_id, mark=one.mark)
        for one in submissions
        if one.mailing_id is not None
    )
