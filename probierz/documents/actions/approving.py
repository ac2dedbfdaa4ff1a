"""Approval bound to one exact text, the day from which it holds, and the end of an edition."""

from datetime import date, datetime

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.documents.actions import bodies
from probierz.documents.actions.drafting import open_revision, to_draft
from probierz.documents.models import Comment, Document, Revision
from probierz.documents.queries.found import entry_of
from probierz.documents.queries.people import approval_of, signed_for
from probierz.documents.queries.records import DOCUMENT
from probierz.documents.rules import (
    REVISION_WORKFLOW,
    Refusal,
    RevisionCommand,
    RevisionState,
    add_months,
)
from probierz.lib.refusals import Refused, demand
from probierz.members.actions.turns import take_turn
from probierz.offices.models import Office
from probierz.search import indexing, sources
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@action(Permission.DOCUMENT_APPROVE)
def approve(actor: Actor, *, revision: Revision, seen_sha256: str, at: datetime, today: date) -> Revision:
    """Approve exactly the text that was seen. Without another day it is in force at once.

    The move is one conditional update on state and content: of two people who approve at the same moment the
    second is told that it is done.
    """
    row = open_revision(revision)
    demand(approval_of(actor, row, on=today))
    content = row.content
    if content is None or content.sha256 != seen_sha256:
        raise Refused(Refusal.CONTENT_CHANGED)
    if not bodies.is_whole(content):
        raise Refused(Refusal.CONTENT_DAMAGED)
    signed = signed_for(actor, row, on=today)
    sources = REVISION_WORKFLOW.sources(RevisionCommand.APPROVE)
    moved = Revision.objects.filter(pk=row.pk, state__in=sources, content=content).update(
        state=RevisionState.APPROVED,
        approved_by=actor.account,
        approved_for=signed,
        approved_at=at,
        approved_sha256=content.sha256,
    )
    if not moved:
        raise Refused(Refusal.ALREADY_APPROVED)
    row.refresh_from_db()
    after = {"edition": row.edition, "sha256": content.sha256, "in_the_name_of": signed}
    record(actor, Verb.REVISION_APPROVED, row.document, after=after)
    if row.valid_from is None or row.valid_from <= today:
        put_in_force(row, actor=actor, on=today)
    return row


@action(Permission.DOCUMENT_APPROVE)
def send_back(actor: Actor, *, revision: Revision, note: str, at: datetime) -> Revision:
    """Return it to the author with what to change."""
    row = open_revision(revision)
    if row.state == RevisionState.DRAFTED:
        raise Refused(Refusal.NOT_CHECKED)
    if not note.strip():
        raise Refused(Refusal.SAY_WHAT, field="note")
    before = {"state": row.state}
    to_draft(row)
    Comment(office=row.office, revision=row, text=note.strip(), made_by=actor.account, made_at=at).save()
    record(actor, Verb.REVISION_RETURNED, row.document, before=before, after={"state": row.state}, note=note.strip())
    return row


@action(Permission.DOCUMENT_MANAGE)
def schedule(actor: Actor, *, revision: Revision, on: date, today: date) -> Revision:
    """Another first day for an approved edition; today puts it in force at once."""
    row = open_revision(revision)
    if row.state != RevisionState.APPROVED:
        raise Refused(Refusal.NOT_APPROVED)
    if on < today:
        raise Refused(Refusal.IN_PAST, field="on")
    if not is_as_approved(row):
        raise Refused(Refusal.CONTENT_DAMAGED)
    before = {"on": row.valid_from}
    row.valid_from = on
    row.save(update_fields=["valid_from"])
    record(actor, Verb.REVISION_SCHEDULED, row.document, before=before, after={"on": on, "edition": row.edition})
    if on == today:
        put_in_force(row, actor=actor, on=today)
    return row


@action(Permission.DOCUMENT_MANAGE, silent_because="On most days nothing comes into force.")
def put_due_in_force(actor: Actor, *, office: Office, today: date) -> int:
    """Every approved edition of the office whose day has come; returns how many."""
    take_turn(office)
    due = Revision.objects.due(on=today).filter(office=office).select_for_update().values_list("pk", flat=True)
    rows = Revision.objects.filter(pk__in=list(due)).select_related(
        "document__type", "document__office", "content__file"
    )
    whole = [row for row in rows.order_by("pk") if is_as_approved(row)]
    for row in whole:
        put_in_force(row, actor=actor, on=today)
    return len(whole)


@action(Permission.DOCUMENT_MANAGE)
def withdraw(actor: Actor, *, document: Document, because: str, today: date) -> Revision:
    """End the edition in force without another one in its place."""
    row: Revision | None = Revision.objects.in_force().filter(document=document).select_related("document").first()
    if row is None:
        raise Refused(Refusal.NOT_IN_FORCE)
    if not because.strip():
        raise Refused(Refusal.SAY_WHAT, field="because")
    if not _end(row, because=because.strip(), on=today):
        raise Refused(Refusal.WITHDRAWN)
    Document.objects.filter(pk=document.pk).update(review_on=None)
    indexing.drop(document.office, DOCUMENT, document.key)
    record(actor, Verb.REVISION_WITHDRAWN, document, after={"edition": row.edition}, note=because.strip())
    return row


def put_in_force(row: Revision, *, actor: Actor, on: date) -> None:
    """Make it the edition in force; the one before is withdrawn on the same day."""
    document = row.document
    before = Revision.objects.in_force().filter(document=document).first()
    if before is not None and _end(before, because="", on=on):
        record(actor, Verb.REVISION_WITHDRAWN, document, after={"edition": before.edition, "on": on})
    row.state = REVISION_WORKFLOW.after(RevisionState(row.state), RevisionCommand.RELEASE)
    row.in_force_on, row.valid_from = on, row.valid_from or on
    row.reads_from = row.edition if before is None or row.reads_anew else before.reads_from
    row.save(update_fields=["state", "in_force_on", "valid_from", "reads_from"])
    months = document.review_months or document.type.review_months
    document.review_on = add_months(on, months) if months else None
    document.save(update_fields=["review_on"])
    sources.put(document.office, entry_of(document, row))
    record(actor, Verb.REVISION_IN_FORCE, document, after={"edition": row.edition, "on": on})


def is_as_approved(row: Revision) -> bool:
    """Whether the approval still stands for exactly what is kept."""
    content = row.content
    return content is not None and content.sha256 == row.approved_sha256 and bodies.is_whole(content)


def _end(row: Revision, *, because: str, on: date) -> bool:
    sources = REVISION_WORKFLOW.sources(RevisionCommand.WITHDRAW)
    moved = Revision.objects.filter(pk=row.pk, state__in=sources).update(
        state=RevisionState.WITHDRAWN, withdrawn_on=on, withdrawn_because=because[:300]
    )
    return moved == 1
