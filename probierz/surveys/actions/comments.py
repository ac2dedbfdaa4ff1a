"""What an office does about comments: reads, sorts, answers, covers the people in them, publishes, hands on."""

from collections.abc import Sequence
from datetime import date

from django.db import IntegrityError, transaction

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.improvement.actions.reporting import Report, enter
from probierz.improvement.actions.suggestions import Idea, suggest
from probierz.improvement.models import Nonconformity, Suggestion
from probierz.improvement.rules import Source
from probierz.lib.refusals import Refused, demand
from probierz.lib.workflow import CommandRefused
from probierz.offices.models import Office
from probierz.people.models import Employee
from probierz.people.queries import employee_of
from probierz.surveys.actions.telling import tell_assignee
from probierz.surveys.models import Comment, CommentTag, CommentTagging
from probierz.surveys.rules.comments import (
    COMMENT_WORKFLOW,
    CommentCommand,
    CommentRefusal,
    CommentState,
    Made,
    may_publish,
)
from probierz.trail.recording import record
from probierz.trail.verbs import Verb

COMMENT = "surveys.Comment"
LONGEST_TITLE = 100


@action(Permission.COMMENT_TRIAGE)
def read_comment(actor: Actor, *, comment: Comment) -> Comment:
    """Somebody has taken note of it."""
    row = _moved(comment, CommentCommand.READ)
    row.save(update_fields=["state"])
    record(actor, Verb.COMMENT_READ, row, after={"state": row.state})
    return row


@action(Permission.COMMENT_TRIAGE)
def sort_comment(actor: Actor, *, comment: Comment, tags: Sequence[CommentTag], assignee: Employee | None) -> Comment:
    """What it is about and whose it is. A new one is read by that."""
    row = _locked(comment)
    before = row.assignee_id
    row.assignee = assignee
    _note(row)
    row.save(update_fields=["assignee", "state"])
    CommentTagging.objects.filter(comment=row).exclude(tag__in=tags).delete()
    links = [CommentTagging(office_id=row.office_id, comment=row, tag=tag) for tag in tags]
    CommentTagging.objects.bulk_create(links, ignore_conflicts=True)
    after = {"tags": sorted(tag.name for tag in tags)}
    record(actor, Verb.COMMENT_SORTED, row, after=after, personal={"assignee": str(assignee or "")})
    if assignee is not None and assignee.pk != before:
        tell_assignee(row, assignee, by=actor)
    return row


@action(Permission.COMMENT_TRIAGE)
def answer_comment(actor: Actor, *, comment: Comment, reply: str) -> Comment:
    """What the office says to it; it is told to the public when the comment is."""
    if not reply.strip():
        raise Refused(CommentRefusal.NO_REPLY, field="reply")
    row = _moved(comment, CommentCommand.ANSWER)
    row.reply = reply.strip()
    row.save(update_fields=["state", "reply"])
    record(actor, Verb.COMMENT_ANSWERED, row, after={"state": row.state, "reply": row.reply})
    return row


@action(Permission.COMMENT_TRIAGE)
def cover_comment(actor: Actor, *, comment: Comment, public_text: str, is_looked_through: bool) -> Comment:
    """The words that may be told, with the people in them covered. What was written stays as it was."""
    demand(may_publish(public_text, is_looked_through=is_looked_through), field="public_text")
    row = _locked(comment)
    if row.state == CommentState.PUBLISHED:
        raise Refused(CommentRefusal.PUBLISHED_STAYS)
    row.public_text = public_text.strip()
    _note(row)
    row.save(update_fields=["public_text", "state"])
    record(actor, Verb.COMMENT_COVERED, row, after={"is_changed": row.public_text != row.text.strip()})
    return row


@action(Permission.COMMENT_TRIAGE)
def publish_comment(actor: Actor, *, comment: Comment) -> Comment:
    """Everybody may read the covered words, and the reply beside them."""
    row = _moved(comment, CommentCommand.PUBLISH)
    if not row.public_text:
        raise Refused(CommentRefusal.NOT_LOOKED_THROUGH, field="public_text")
    row.save(update_fields=["state"])
    record(actor, Verb.COMMENT_PUBLISHED, row, after={"state": row.state})
    return row


@action(Permission.COMMENT_TRIAGE)
def take_comment_down(actor: Actor, *, comment: Comment) -> Comment:
    """Nobody outside reads it any more; its words and its reply can be mended."""
    row = _moved(comment, CommentCommand.TAKE_DOWN)
    row.save(update_fields=["state"])
    record(actor, Verb.COMMENT_TAKEN_DOWN, row, after={"state": row.state})
    return row


@action(Permission.COMMENT_TRIAGE)
def raise_nonconformity(actor: Actor, *, comment: Comment, on: date) -> Nonconformity:
    """The covered words go to the register, which everybody in the office reads."""
    row = _to_hand_on(comment, "nonconformity_key")
    details = Report(
        title=_title(row.public_text),
        description=row.public_text,
        source=Source.SURVEY,
        found_on=on,
        found_by=employee_of(actor.account),
        origin_kind=COMMENT,
        origin_key=row.key,
        origin_title=row.wave.campaign.name_pl,
    )
    case = enter(row.office, details, by=actor, by_hand=False)
    row.nonconformity_key = case.key
    row.save(update_fields=["nonconformity_key"])
    record(actor, Verb.COMMENT_RAISED, row, after={"made": Made.NONCONFORMITY, "number": case.number})
    return case


@action(Permission.COMMENT_TRIAGE)
def raise_suggestion(actor: Actor, *, comment: Comment, on: date) -> Suggestion:
    """The covered words go among the suggestions, to be answered in thirty days."""
    row = _to_hand_on(comment, "suggestion_key")
    idea = Idea(title=_title(row.public_text), text=f"{row.public_text}\n\n({row.wave.campaign.name_pl})")
    suggestion = suggest(actor, office=row.office, idea=idea, on=on)
    row.suggestion_key = suggestion.key
    row.save(update_fields=["suggestion_key"])
    record(actor, Verb.COMMENT_RAISED, row, after={"made": Made.SUGGESTION, "number": suggestion.number})
    return suggestion


@action(Permission.COMMENT_TRIAGE)
def add_tag(actor: Actor, *, office: Office, name: str) -> CommentTag:
    """A word by which the office sorts; the same word once."""
    if not name.strip():
        raise Refused(CommentRefusal.NO_TAG_NAME, field="name")
    tag = CommentTag(office=office, name=name.strip())
    try:
        with transaction.atomic():
            tag.save()
    except IntegrityError as problem:
        raise Refused(CommentRefusal.TAG_TAKEN, field="name") from problem
    record(actor, Verb.COMMENT_TAG_ADDED, tag, after={"name": tag.name})
    return tag


@action(Permission.COMMENT_TRIAGE)
def drop_tag(actor: Actor, *, tag: CommentTag) -> None:
    """From the list, and from every comment that bears it."""
    record(actor, Verb.COMMENT_TAG_DROPPED, tag, before={"name": tag.name})
    tag.delete()


def _locked(comment: Comment) -> Comment:
    row = Comment.objects.select_for_update(of=("self",)).select_related("office").get(pk=comment.pk)
    row.wave = comment.wave  # the programme's, which no lock is needed for
    return row


def _moved(comment: Comment, command: CommentCommand) -> Comment:
    row = _locked(comment)
    try:
        row.state = COMMENT_WORKFLOW.after(CommentState(row.state), command)
    except CommandRefused as refused:
        is_published = row.state == CommentState.PUBLISHED
        raise Refused(CommentRefusal.PUBLISHED_STAYS if is_published else CommentRefusal.NO_SUCH_MOVE) from refused
    return row


def _note(row: Comment) -> None:
    """Whoever did something with it has read it."""
    if row.state == CommentState.NEW:
        row.state = CommentState.READ


def _to_hand_on(comment: Comment, made: str) -> Comment:
    """Once for each thing it can become; `made` is the column that names it."""
    row = _locked(comment)
    if getattr(row, made):
        raise Refused(CommentRefusal.MADE_ALREADY)
    if not row.public_text:
        raise Refused(CommentRefusal.NOT_LOOKED_THROUGH)
    _note(row)
    row.save(update_fields=["state"])
    return row


def _title(text: str) -> str:
    """Its first line, short enough for a list."""
    first = text.strip().splitlines()[0]
    return first if len(first) <= LONGEST_TITLE else f"{first[: LONGEST_TITLE - 1].rstrip()}…"
