"""Types of documents of an office: the usual ones at once, then the office's own."""

from dataclasses import asdict, dataclass
from datetime import date

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.documents.models import DocumentType
from probierz.documents.rules import GapRule, Refusal
from probierz.lib.catalogs.documents import usual_types
from probierz.lib.polish import tidy
from probierz.lib.refusals import Refused
from probierz.offices.models import Office
from probierz.people.rules import Role
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@dataclass(frozen=True, kw_only=True)
class TypeDetails:
    """What is told about a type; the pattern was checked."""

    code: str
    name: str
    pattern: str
    gap_rule: GapRule = GapRule.NEXT
    approver: Role = Role.OFFICE_HEAD
    review_months: int | None = None
    requires_reading: bool = False
    jrwa_class: str = ""
    retention: str = ""


@action(Permission.DOCUMENT_MANAGE)
def set_up_types(actor: Actor, *, office: Office) -> int:
    """Take the usual types that the office has not; returns how many."""
    known = set(DocumentType.objects.values_list("code", flat=True))
    fresh = [
        DocumentType(
            office=office,
            code=usual.code,
            name=usual.name,
            pattern=usual.pattern,
            approver=usual.approver,
            review_months=usual.review_months,
            requires_reading=usual.requires_reading,
            jrwa_class=usual.jrwa_class,
            retention=usual.retention,
            position=position,
        )
        for position, usual in enumerate(usual_types())
        if usual.code not in known
    ]
    DocumentType.objects.bulk_create(fresh)
    after = {"codes": [row.code for row in fresh]}
    record(actor, Verb.DOCUMENT_TYPES_SET_UP, office, after=after, at_office=office)
    return len(fresh)


@action(Permission.DOCUMENT_MANAGE)
def add_type(actor: Actor, *, office: Office, details: TypeDetails) -> DocumentType:
    _demand_free_code(details.code)
    last = DocumentType.objects.order_by("-position").values_list("position", flat=True).first()
    row = DocumentType(office=office, position=(last or 0) + 1)
    _describe(row, details)
    row.save()
    record(actor, Verb.DOCUMENT_TYPE_ADDED, row, after=asdict(details))
    return row


@action(Permission.DOCUMENT_MANAGE)
def change_type(actor: Actor, *, row: DocumentType, details: TypeDetails) -> DocumentType:
    """Documents that are there keep their numbers; the change holds for those to come."""
    _demand_free_code(details.code, besides=row)
    before = {"code": row.code, "name": row.name, "pattern": row.pattern, "approver": row.approver}
    _describe(row, details)
    row.save()
    record(actor, Verb.DOCUMENT_TYPE_CHANGED, row, before=before, after=asdict(details))
    return row


@action(Permission.DOCUMENT_MANAGE)
def retire_type(actor: Actor, *, row: DocumentType, on: date) -> None:
    """No new documents of this type."""
    if row.retired_on is not None:
        raise Refused(Refusal.TYPE_RETIRED)
    row.retired_on = on
    row.save(update_fields=["retired_on"])
    record(actor, Verb.DOCUMENT_TYPE_RETIRED, row, after={"code": row.code, "on": on})


def _demand_free_code(code: str, *, besides: DocumentType | None = None) -> None:
    rows = DocumentType.objects.filter(code=tidy(code))
    if besides is not None:
        rows = rows.exclude(pk=besides.pk)
    if rows.exists():
        raise Refused(Refusal.TYPE_CODE_TAKEN, field="code")


def _describe(row: DocumentType, details: TypeDetails) -> None:
    for name, value in asdict(details).items():
        setattr(row, name, tidy(value) if isinstance(value, str) else value)
