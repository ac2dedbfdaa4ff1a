"""What other parts of the system may point to: rounds of assessment, and requirements themselves."""

from collections.abc import Iterable, Mapping

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from probierz.access.permissions import Permission
from probierz.design.records import RecordFacts, RecordKind
from probierz.lib.polish import fold
from probierz.standards.labels import ROUND_STATES
from probierz.standards.models import AssessmentRound
from probierz.standards.rules import RoundState


def _facts(keys: Iterable[str]) -> Mapping[str, RecordFacts]:
    rows = AssessmentRound.objects.filter(key__in=list(keys)).select_related("office")
    return {row.key: _told(row) for row in rows}


def _find(words: str, limit: int) -> list[RecordFacts]:
    wanted = fold(words).split()
    rows = AssessmentRound.objects.exclude(state=RoundState.CANCELLED).select_related("office")
    found = [row for row in rows.order_by("-planned_on", "-pk") if all(word in fold(row.name) for word in wanted)]
    return [_told(row) for row in found[:limit]]


def _told(row: AssessmentRound) -> RecordFacts:
    return RecordFacts(
        kind=ASSESSMENTS.code,
        key=row.key,
        title=row.name,
        href=reverse("standards:round", kwargs={"office": row.office.code, "key": row.key}),
        state=str(ROUND_STATES[RoundState(row.state)]),
        made_on=row.ended_on or row.planned_on,
        valid_from=row.ended_on,
        holds=row.state == RoundState.CLOSED,
    )


ASSESSMENTS = RecordKind(
    code="standards.Assessment",
    label=_("Assessment"),
    permission=Permission.REQUIREMENT_READ,
    facts=_facts,
    find=_find,
)
