"""What of the office's requirements can be found by words: evidence and assessments."""

from collections.abc import Iterable

from django.urls import reverse

from probierz.access.permissions import Permission
from probierz.offices.models import Office
from probierz.search.sources import Entry
from probierz.standards.models import AssessmentRound, Evidence
from probierz.standards.queries.evidence import evidence_in_force
from probierz.standards.rules import RoundState

EVIDENCE = "standards.Evidence"
ASSESSMENT = "standards.Assessment"


def entry_of_evidence(one: Evidence, office: Office) -> Entry:
    return Entry(
        kind=EVIDENCE,
        key=one.key,
        title=one.title,
        text=one.description,
        href=reverse("standards:evidence", kwargs={"office": office.code, "key": one.key}),
        permission=Permission.REQUIREMENT_READ,
    )


def entry_of_round(one: AssessmentRound, office: Office) -> Entry:
    return Entry(
        kind=ASSESSMENT,
        key=one.key,
        title=one.name,
        text=f"{one.catalog.name_pl} {one.catalog.name_en}",
        href=reverse("standards:round", kwargs={"office": office.code, "key": one.key}),
        permission=Permission.REQUIREMENT_READ,
    )


def entries(office: Office) -> Iterable[Entry]:
    """Everything, for the index made anew."""
    for one in evidence_in_force():
        yield entry_of_evidence(one, office)
    for row in AssessmentRound.objects.exclude(state=RoundState.CANCELLED).select_related("catalog").order_by("pk"):
        yield entry_of_round(row, office)
