"""The meeting: who met, the package that froze, the minutes, and the approval by the head."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.improvement.actions.steps import ActionDetails, add_action
from probierz.improvement.rules import StepKind
from probierz.lib.refusals import Refused, demand
from probierz.people.models import Employee
from probierz.reviews.actions.findable import keep_findable
from probierz.reviews.actions.turns import after, fresh, in_hand
from probierz.reviews.models import Decision, ManagementReview, Participant
from probierz.reviews.queries.package import decided_seen, is_intact, minutes_seen, package_of
from probierz.reviews.queries.records import DECISION
from probierz.reviews.rules import (
    ApprovalFacts,
    Command,
    MeetingFacts,
    Refusal,
    State,
    digest_of,
    may_approve,
    may_hold,
)
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody of the office, or a guest."""

    employee: Employee | None = None
    guest: str = ""
    role: str = ""
    was_present: bool = True


@action(Permission.REVIEW_MANAGE)
def add_participant(actor: Actor, *, review: ManagementReview, person: Person) -> Participant:
    review = _not_approved(review)
    guest = person.guest.strip()
    if (person.employee is None) == (not guest):
        raise Refused(Refusal.NOBODY_NAMED, field="employee")
    same = {"employee": person.employee} if person.employee else {"guest": guest}
    if Participant.objects.filter(review=review, **same).exists():
        raise Refused(Refusal.NAMED_TWICE, field="employee")
    row = Participant(office=review.office, review=review, **{**vars(person), "guest": guest})
    row.save()
    told = {"role": row.role, "was_present": row.was_present}
    record(actor, Verb.REVIEW_PARTICIPANT_ADDED, review, after=told, personal={"participant": str(row)})
    return row


@action(Permission.REVIEW_MANAGE)
def change_participant(actor: Actor, *, participant: Participant, was_present: bool) -> None:
    """Whether the person came."""
    review = _not_approved(participant.review)
    rows = Participant.objects.filter(pk=participant.pk).exclude(was_present=was_present)
    if rows.update(was_present=was_present) != 1:
        raise Refused(Refusal.UNCHANGED)
    told = {"was_present": was_present}
    record(actor, Verb.REVIEW_PARTICIPANT_CHANGED, review, after=told, personal={"participant": str(participant)})


@action(Permission.REVIEW_MANAGE)
def remove_participant(actor: Actor, *, participant: Participant) -> None:
    review = _not_approved(participant.review)
    who = str(participant)
    if not Participant.objects.filter(pk=participant.pk).exists():
        raise Refused(Refusal.PARTICIPANT_GONE)
    participant.delete()
    record(actor, Verb.REVIEW_PARTICIPANT_REMOVED, review, personal={"participant": who})


@action(Permission.REVIEW_MANAGE)
def hold_review(actor: Actor, *, review: ManagementReview, on: date) -> ManagementReview:
    """The meeting took place: what lay on the table is frozen, and its digest kept."""
    review = fresh(review)
    state = after(review, Command.HOLD)
    present = Participant.objects.filter(review=review, was_present=True).count()
    facts = MeetingFacts(on=on, today=timezone.localdate(), until=review.until, present=present)
    demand(may_hold(facts), field="on")
    review.state, review.held_on, review.frozen_at = state, on, timezone.now()
    review.package_sha256 = digest_of(package_of(review))
    review.save()
    keep_findable(review)
    record(actor, Verb.REVIEW_HELD, review, after={"on": on, "sha256": review.package_sha256})
    return review


@action(Permission.REVIEW_MANAGE)
def write_minutes(
    actor: Actor, *, review: ManagementReview, minutes: str, conclusion: str, seen: str = ""
) -> ManagementReview:
    """`seen` names the minutes that these are written over; without it they are written over whatever is there.

    Who said what may stand in them, so the trail keeps the words where they can be blanked.
    """
    review = in_hand(review)
    if seen and seen != minutes_seen(review):
        raise Refused(Refusal.MOVED)
    now = {"minutes": minutes.strip(), "conclusion": conclusion.strip()}
    if now == {name: getattr(review, name) for name in now}:
        raise Refused(Refusal.UNCHANGED)
    review.minutes, review.conclusion = now["minutes"], now["conclusion"]
    review.save()
    keep_findable(review)
    record(actor, Verb.REVIEW_MINUTES_WRITTEN, review, personal=now)
    return review


@action(Permission.REVIEW_APPROVE)
def approve_review(actor: Actor, *, review: ManagementReview, on: date, seen: str = "") -> ManagementReview:
    """The head approves what was `seen`; every decision becomes an action of its person with its day."""
    review = fresh(review)
    state = after(review, Command.APPROVE)
    facts = ApprovalFacts(
        has_minutes=bool(review.minutes), has_conclusion=bool(review.conclusion), is_intact=is_intact(review)
    )
    demand(may_approve(facts))
    decisions = list(Decision.objects.filter(review=review).select_related("responsible", "office").order_by("number"))
    if seen and seen != decided_seen(review, decisions):
        raise Refused(Refusal.MOVED_BEFORE_APPROVAL)
    review.state, review.approved_on, review.approved_by = state, on, actor.account
    review.save()
    for decision in decisions:
        _become_action(actor, review, decision)
    keep_findable(review)
    record(actor, Verb.REVIEW_APPROVED, review, after={"on": on, "decisions": len(decisions)})
    return review


def _become_action(actor: Actor, review: ManagementReview, decision: Decision) -> None:
    details = ActionDetails(
        kind=StepKind.IMPROVING,
        text=decision.text,
        due_on=decision.due_on,
        responsible=decision.responsible,
        origin_kind=DECISION,
        origin_key=decision.key,
        origin_title=f"{review.code}, {decision.number}",
    )
    decision.step_key = add_action(actor, office=review.office, action=details).key
    decision.save()


def _not_approved(review: ManagementReview) -> ManagementReview:
    review = fresh(review)
    if review.state not in {State.PREPARED, State.HELD}:
        raise Refused(Refusal.NOT_HELD)
    return review
