"""Rounds of checking: sent to several people, answered by each or by a deputy, commented on by whoever sees it."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import Max
from django.utils import timezone

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.documents.actions.drafting import open_revision
from probierz.documents.models import Comment, Content, Look, Review, ReviewRound, Revision
from probierz.documents.queries.people import authors_of, sees_draft, voices_of
from probierz.documents.rules import (
    REVISION_WORKFLOW,
    ROUND_WORKFLOW,
    Refusal,
    RevisionCommand,
    RevisionState,
    RoundCommand,
    RoundState,
    Verdicts,
    may_review,
    outcome_of,
)
from probierz.lib.refusals import Refused, demand
from probierz.people.models import Account
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@action(Permission.DOCUMENT_WRITE)
def send(
    actor: Actor,
    *,
    revision: Revision,
    reviewers: Sequence[Account],
    at: datetime,
    due_on: date | None = None,
    valid_from: date | None = None,
) -> Revision:
    """Ask people to check the draft; with nobody asked it goes straight to whoever approves it."""
    row = open_revision(revision)
    if row.state != RevisionState.DRAFTED or row.content is None:
        raise Refused(Refusal.NOT_OPEN)
    if ReviewRound.objects.filter(revision=row, state=RoundState.OPEN).exists():
        raise Refused(Refusal.ROUND_OPEN)
    for name, day in (("valid_from", valid_from), ("due_on", due_on)):
        if day is not None and day < timezone.localdate(at):
            raise Refused(Refusal.IN_PAST, field=name)
    row.valid_from = valid_from
    row.save(update_fields=["valid_from"])
    if not reviewers:
        _check(actor, row, at=at)
        return row
    _open_round(actor, row, row.content, reviewers, at=at, due_on=due_on)
    names = {f"reviewer_{place}": person.name for place, person in enumerate(reviewers, 1)}
    after = {"edition": row.edition, "reviewers": len(reviewers), "due_on": due_on}
    record(actor, Verb.REVISION_SENT, row.document, after=after, personal=names)
    return row


@action(Permission.DOCUMENT_READ)
def review(
    actor: Actor, *, review: Review, verdict: Verdicts, note: str, seen_sha256: str, at: datetime, today: date
) -> Revision:
    """Say that the draft is right, or what to change; binds to exactly the text that was seen."""
    row = open_revision(review.round.revision)
    asked = ReviewRound.objects.select_for_update(of=("self",)).select_related("content").get(pk=review.round_id)
    if asked.state != RoundState.OPEN:
        raise Refused(Refusal.ROUND_CLOSED)
    if asked.content.sha256 != seen_sha256:
        raise Refused(Refusal.CHANGED_MEANWHILE)
    _demand_own(actor, review, row, today)
    if verdict is Verdicts.CHANGES and not note.strip():
        raise Refused(Refusal.SAY_WHAT, field="note")
    given = Review.objects.filter(pk=review.pk, verdict=Verdicts.WAITING).update(
        verdict=verdict, note=note.strip(), given_by=actor.account, given_at=at
    )
    if not given:
        raise Refused(Refusal.ROUND_CLOSED)
    record(actor, Verb.REVISION_REVIEWED, row.document, after={"edition": row.edition, "state": verdict})
    _see(actor, row, at)
    _close_if_answered(actor, row, asked, at=at)
    return row


@action(Permission.DOCUMENT_READ)
def comment(actor: Actor, *, revision: Revision, text: str, at: datetime, today: date) -> Comment:
    """A remark that stays with the draft."""
    row = open_revision(revision)
    if not sees_draft(actor, row, on=today):
        raise Refused(Refusal.NOT_ASKED)
    if not text.strip():
        raise Refused(Refusal.SAY_WHAT, field="text")
    said = Comment(office=row.office, revision=row, text=text.strip(), made_by=actor.account, made_at=at)
    said.save()
    record(actor, Verb.REVISION_COMMENTED, row.document, after={"edition": row.edition})
    return said


@action(Permission.DOCUMENT_READ, silent_because="Remembers only what one person saw; changes nothing for others.")
def look(actor: Actor, *, revision: Revision, at: datetime) -> None:
    """From now on this person is shown what changes after this."""
    _see(actor, revision, at)


def _see(actor: Actor, revision: Revision, at: datetime) -> None:
    if actor.account is not None and revision.content_id is not None:
        Look.objects.update_or_create(
            revision=revision,
            account=actor.account,
            defaults={"office": revision.office, "content_id": revision.content_id, "at": at},
        )


def _demand_own(actor: Actor, review: Review, row: Revision, today: date) -> None:
    authors = authors_of(row)
    is_author = actor.account is not None and actor.account.pk in authors
    is_asked = actor.account is None or review.reviewer_id in voices_of(actor, on=today)
    demand(may_review(is_asked=is_asked, is_author=is_author))


def _open_round(
    actor: Actor, row: Revision, content: Content, reviewers: Sequence[Account], *, at: datetime, due_on: date | None
) -> None:
    if {person.pk for person in reviewers} & authors_of(row):
        raise Refused(Refusal.REVIEWS_OWN, field="reviewers")
    last = ReviewRound.objects.filter(revision=row).aggregate(last=Max("number"))["last"] or 0
    asked = ReviewRound(
        office=row.office,
        revision=row,
        number=last + 1,
        content=content,
        due_on=due_on,
        opened_by=actor.account,
        opened_at=at,
    )
    asked.save()
    Review.objects.bulk_create(Review(office=row.office, round=asked, reviewer=person) for person in reviewers)


def _close_if_answered(actor: Actor, row: Revision, asked: ReviewRound, *, at: datetime) -> None:
    said = [Verdicts(one) for one in Review.objects.filter(round=asked).values_list("verdict", flat=True)]
    outcome = outcome_of(said)
    if outcome is None:
        return
    asked.state = ROUND_WORKFLOW.after(RoundState.OPEN, outcome)
    asked.closed_at = at
    asked.save(update_fields=["state", "closed_at"])
    if outcome is RoundCommand.PASS:
        _check(actor, row, at=at)


def _check(actor: Actor, row: Revision, *, at: datetime) -> None:
    row.state = REVISION_WORKFLOW.after(RevisionState(row.state), RevisionCommand.CHECK)
    row.checked_by, row.checked_at = actor.account, at
    row.save(update_fields=["state", "checked_by", "checked_at"])
    record(actor, Verb.REVISION_CHECKED, row.document, after={"edition": row.edition, "state": row.state})
