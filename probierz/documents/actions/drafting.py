"""Drafts: begun, written again, dropped. A change of the text takes back whatever was said about it."""

from datetime import datetime

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.documents.actions import bodies
from probierz.documents.actions.bodies import Body
from probierz.documents.models import Document, ReviewRound, Revision
from probierz.documents.rules import (
    OPEN_STATES,
    REVISION_WORKFLOW,
    ROUND_WORKFLOW,
    Refusal,
    RevisionCommand,
    RevisionState,
    RoundCommand,
    RoundState,
)
from probierz.lib.refusals import Refused
from probierz.members.actions.turns import take_turn
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@action(Permission.DOCUMENT_WRITE)
def begin_revision(
    actor: Actor, *, document: Document, at: datetime, summary: str = "", body: Body | None = None
) -> Revision:
    """A new edition, beginning with the words of the last one unless others are given."""
    take_turn(document.office)
    revisions = Revision.objects.filter(document=document)
    if revisions.open().exists():
        raise Refused(Refusal.OPEN_REVISION_EXISTS)
    last = revisions.select_related("content__file").order_by("-edition").first()
    if body is None and (last is None or last.content is None):
        raise Refused(Refusal.NO_TEXT)
    revision = Revision(
        office=document.office,
        document=document,
        edition=(last.edition if last else 0) + 1,
        summary=summary.strip(),
        made_by=actor.account,
        made_at=at,
    )
    revision.save()
    if body is not None:
        bodies.put(revision, body, actor=actor, at=at)
    elif last is not None and last.content is not None:
        bodies.put_again(revision, last.content, actor=actor, at=at)
    record(actor, Verb.REVISION_BEGUN, document, after={"edition": revision.edition, "summary": revision.summary})
    return revision


@action(Permission.DOCUMENT_WRITE)
def write(
    actor: Actor,
    *,
    revision: Revision,
    body: Body | None,
    summary: str,
    reads_anew: bool,
    order: str,
    seen_sha256: str,
    at: datetime,
) -> Revision:
    """Save the draft. `seen_sha256` is what the writer began from; without a body only the description changes."""
    row = open_revision(revision)
    if row.content is not None and row.content.sha256 != seen_sha256:
        raise Refused(Refusal.CHANGED_MEANWHILE)
    row.summary, row.reads_anew, row.order = summary.strip(), reads_anew, order.strip()
    row.save(update_fields=["summary", "reads_anew", "order"])
    after = {"edition": row.edition, "summary": row.summary}
    if body is not None and (row.content is None or body.sha256 != row.content.sha256):
        lapse(row, actor=actor, at=at)
        after["sha256"] = bodies.put(row, body, actor=actor, at=at).sha256
    record(actor, Verb.REVISION_WRITTEN, row.document, after=after)
    return row


@action(Permission.DOCUMENT_WRITE)
def drop_revision(actor: Actor, *, revision: Revision) -> None:
    """Throw the draft away; a document that never had another edition goes with it."""
    row = open_revision(revision)
    document, edition = row.document, row.edition
    record(actor, Verb.REVISION_DROPPED, document, before={"edition": edition, "number": document.number})
    Revision.objects.filter(pk=row.pk).update(content=None)
    row.content = None
    row.delete()
    if not Revision.objects.filter(document=document).exists():
        document.delete()


def open_revision(revision: Revision) -> Revision:
    """The row as it is now, held for this transaction; refuses one that was finished meanwhile."""
    rows = Revision.objects.filter(pk=revision.pk, state__in=OPEN_STATES)
    # Locked alone and read after: PostgreSQL joins what it saw before the wait, and a new content would be missing.
    is_held = bool(rows.select_for_update().values_list("pk"))
    row = rows.select_related("document__type", "document__office", "content__file").first() if is_held else None
    if row is None:
        raise Refused(Refusal.NOT_OPEN)
    return row


def lapse(row: Revision, *, actor: Actor, at: datetime) -> None:
    """Take back the round that is under way, the checking and the approval."""
    ReviewRound.objects.filter(revision=row, state=RoundState.OPEN).update(
        state=ROUND_WORKFLOW.after(RoundState.OPEN, RoundCommand.LAPSE), closed_at=at
    )
    if row.state == RevisionState.DRAFTED:
        return
    before = {"state": row.state, "edition": row.edition}
    to_draft(row)
    record(actor, Verb.REVISION_LAPSED, row.document, before=before, after={"state": row.state})


def to_draft(row: Revision) -> None:
    """Back at the author's, with nobody's word on it."""
    row.state = REVISION_WORKFLOW.after(RevisionState(row.state), RevisionCommand.RETURN)
    row.checked_by = row.approved_by = row.approved_for = None
    row.checked_at = row.approved_at = None
    row.approved_sha256 = ""
    row.save()
