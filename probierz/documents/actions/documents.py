"""Documents: added with their number and first draft, described anew."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.documents.actions import bodies
from probierz.documents.actions.bodies import Body
from probierz.documents.models import Document, DocumentType, Revision
from probierz.documents.queries.found import entry_of
from probierz.documents.rules import GapRule, Refusal
from probierz.lib.number_patterns import next_serial
from probierz.lib.polish import fold, sort_key, tidy
from probierz.lib.refusals import Refused
from probierz.members.actions.turns import take_turn
from probierz.offices.models import Office, Unit
from probierz.people.models import Employee
from probierz.search import sources
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@dataclass(frozen=True, kw_only=True)
class DocumentDetails:
    """What is told about a document; without a number it gets the next one of its type."""

    title: str
    number: str = ""
    keeper: Employee | None = None
    unit: Unit | None = None
    review_months: int | None = None
    requires_reading: bool = False
    jrwa_class: str = ""
    retention: str = ""


@action(Permission.DOCUMENT_WRITE)
def add_document(
    actor: Actor, *, office: Office, kind: DocumentType, details: DocumentDetails, body: Body, at: datetime
) -> Document:
    """A document with the draft of its first edition."""
    take_turn(office)  # of many at once each sees the numbers of those before it
    if kind.retired_on is not None:
        raise Refused(Refusal.TYPE_RETIRED, field="type")
    document = Document(office=office, type=kind, created_at=at)
    _number(document, kind, details, at)
    _describe(document, details)
    document.save()
    revision = Revision(office=office, document=document, edition=1, made_by=actor.account, made_at=at)
    revision.save()
    bodies.put(revision, body, actor=actor, at=at)
    record(actor, Verb.DOCUMENT_ADDED, document, after={"number": document.number, "title": document.title})
    return document


@action(Permission.DOCUMENT_MANAGE)
def change_document(actor: Actor, *, document: Document, details: DocumentDetails) -> Document:
    """Another title, owner or rhythm; the text of its editions is not touched."""
    take_turn(document.office)
    document.refresh_from_db()
    before = {"number": document.number, "title": document.title, "keeper": document.keeper}
    wanted = tidy(details.number)
    if wanted and wanted != document.number:
        _demand_free_number(wanted)
        document.number, document.series, document.serial = wanted, "", None
    _describe(document, details)
    document.save()
    in_force = Revision.objects.in_force().filter(document=document).select_related("content").first()
    if in_force is not None:
        sources.put(document.office, entry_of(document, in_force))
    after = {"number": document.number, "title": document.title, "keeper": document.keeper}
    record(actor, Verb.DOCUMENT_CHANGED, document, before=before, after=after)
    return document


def free_number(kind: DocumentType, *, unit: Unit | None, at: datetime) -> tuple[str, str, int | None]:
    """The number, series and serial that a new document of the type gets."""
    pattern = kind.numbers
    if "{unit}" in kind.pattern and (unit is None or not unit.symbol):
        raise Refused(Refusal.NEEDS_UNIT, field="unit")
    parts = {"type": kind.code, "unit": unit.symbol if unit else "", "year": f"{at:%Y}", "yy": f"{at:%y}"}
    series = pattern.series(parts)
    if not pattern.has_serial:
        return series, series, None
    taken = _serials_of(series)
    while True:  # a number typed by hand may stand where the next one would
        serial = next_serial(taken, GapRule(kind.gap_rule))
        number = pattern.number(parts, serial)
        if not Document.objects.filter(number=number).exists():
            return number, series, serial
        taken = [*taken, serial]


def _serials_of(series: str) -> Sequence[int]:
    rows = Document.objects.filter(series=series, serial__isnull=False).values_list("serial", flat=True)
    return [serial for serial in rows if serial is not None]


def _number(document: Document, kind: DocumentType, details: DocumentDetails, at: datetime) -> None:
    if typed := tidy(details.number):
        _demand_free_number(typed)
        document.number = typed
        return
    document.number, document.series, document.serial = free_number(kind, unit=details.unit, at=at)
    if document.serial is None and Document.objects.filter(number=document.number).exists():
        raise Refused(Refusal.NUMBER_ONLY_ONE, field="number")


def _demand_free_number(number: str) -> None:
    if Document.objects.filter(number=number).exists():
        raise Refused(Refusal.NUMBER_TAKEN, field="number")


def _describe(document: Document, details: DocumentDetails) -> None:
    document.title = tidy(details.title)
    document.keeper, document.unit = details.keeper, details.unit
    document.review_months = details.review_months
    document.requires_reading = details.requires_reading
    document.jrwa_class, document.retention = tidy(details.jrwa_class), tidy(details.retention)
    # Numbers are padded, so that PS 2 stands before PS 10.
    padded = "".join(part.zfill(4) if part.isdigit() else part for part in _parts(document.number))
    document.sort_key = f"{document.type.position:03d}{sort_key(padded)}"[:400]
    document.search_key = fold(f"{document.number} {document.title}")[:400]


def _parts(number: str) -> list[str]:
    parts: list[str] = []
    for sign in number:
        if parts and sign.isdigit() and parts[-1].isdigit():
            parts[-1] += sign
        else:
            parts.append(sign)
    return parts
