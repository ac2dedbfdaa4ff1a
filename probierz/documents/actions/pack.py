"""Texts of the starter pack become drafts of the office; their updates come as proposals, never over local words."""

from collections.abc import Sequence
from datetime import datetime

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.documents.actions.bodies import written
from probierz.documents.actions.documents import DocumentDetails, add_document
from probierz.documents.actions.drafting import begin_revision
from probierz.documents.actions.requirements import tie
from probierz.documents.actions.types import set_up_types
from probierz.documents.models import Adoption, Document, DocumentType, Revision
from probierz.documents.queries.requirements import requirements_numbered
from probierz.documents.rules import Refusal
from probierz.lib.catalogs.documents import StarterText, entry_of
from probierz.lib.comparison import merge
from probierz.lib.refusals import Refused
from probierz.members.actions.turns import take_turn
from probierz.offices.models import Office
from probierz.people.models import Employee
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@action(Permission.DOCUMENT_MANAGE)
def adopt(
    actor: Actor, *, office: Office, entries: Sequence[StarterText], keeper: Employee | None, at: datetime
) -> list[Document]:
    """Make a draft of each text that the office has not taken yet; missing types come with them."""
    take_turn(office)
    taken = set(Adoption.objects.values_list("entry", flat=True))
    fresh = [entry for entry in entries if entry.code not in taken]
    if not fresh:
        raise Refused(Refusal.PACK_TAKEN if entries else Refusal.NOBODY_CHOSEN)
    types = _types(actor, office, {entry.type for entry in fresh})
    documents = [_adopted(actor, office, types[entry.type], entry, keeper, at) for entry in fresh]
    after = {"codes": [entry.code for entry in fresh]}
    record(actor, Verb.PACK_ADOPTED, office, after=after, at_office=office)
    return documents


@action(Permission.DOCUMENT_MANAGE)
def take_in(actor: Actor, *, adoption: Adoption, summary: str, at: datetime) -> Revision:
    """Begin an edition with the new words of the pack where the office changed nothing, and its own elsewhere."""
    entry = _newer(adoption)
    last = Revision.objects.filter(document=adoption.document).select_related("content").order_by("-edition").first()
    if last is None or last.content is None or not last.content.is_markdown:
        raise Refused(Refusal.FILE_NOT_TEXT)
    body = written(merge(adoption.base, last.content.markdown, entry.text))
    revision = begin_revision(actor, document=adoption.document, body=body, summary=summary, at=at)
    _note(adoption, entry)
    record(actor, Verb.PACK_TAKEN_IN, adoption.document, after={"version": entry.version})
    return revision


@action(Permission.DOCUMENT_MANAGE)
def turn_down(actor: Actor, *, adoption: Adoption) -> None:
    """Keep the office's words; the same version is not proposed again."""
    entry = _newer(adoption)
    _note(adoption, entry)
    record(actor, Verb.PACK_TURNED_DOWN, adoption.document, after={"version": entry.version})


def _types(actor: Actor, office: Office, wanted: set[str]) -> dict[str, DocumentType]:
    types = {row.code: row for row in DocumentType.objects.in_use()}
    if wanted - set(types):
        set_up_types(actor, office=office)
        types = {row.code: row for row in DocumentType.objects.in_use()}
    if wanted - set(types):
        raise Refused(Refusal.TYPE_RETIRED)
    return types


def _adopted(
    actor: Actor, office: Office, kind: DocumentType, entry: StarterText, keeper: Employee | None, at: datetime
) -> Document:
    details = DocumentDetails(
        title=entry.title,
        keeper=keeper,
        requires_reading=kind.requires_reading,
        jrwa_class=kind.jrwa_class,
        retention=kind.retention,
    )
    document = add_document(actor, office=office, kind=kind, details=details, body=written(entry.text), at=at)
    tie(document, requirements_numbered(entry.requirements))
    Adoption(office=office, document=document, entry=entry.code, version=entry.version, base=entry.text).save()
    return document


def _newer(adoption: Adoption) -> StarterText:
    entry = entry_of(adoption.entry)
    if entry is None or entry.version <= adoption.version:
        raise Refused(Refusal.PACK_UNCHANGED)
    return entry


def _note(adoption: Adoption, entry: StarterText) -> None:
    adoption.version, adoption.base = entry.version, entry.text
    adoption.save(update_fields=["version", "base"])
