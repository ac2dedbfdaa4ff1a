"""Decisions: written between the meeting and the approval."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Max

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.lib.refusals import Refused, demand
from probierz.people.models import Employee
from probierz.reviews.actions.findable import keep_findable
from probierz.reviews.actions.turns import in_hand
from probierz.reviews.models import Decision, ManagementReview
from probierz.reviews.rules import DecisionKind, Refusal, may_decide
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@dataclass(frozen=True, kw_only=True)
class DecisionDetails:
    kind: DecisionKind
    text: str
    responsible: Employee | None
    due_on: date


@action(Permission.REVIEW_MANAGE)
def add_decision(actor: Actor, *, review: ManagementReview, details: DecisionDetails) -> Decision:
    review = in_hand(review)
    _demand_good(review, details)
    if Decision.objects.filter(review=review, **vars(details)).exists():
        raise Refused(Refusal.WRITTEN_ALREADY, field="text")
    last: int | None = Decision.objects.filter(review=review).aggregate(last=Max("number"))["last"]
    row = Decision(office=review.office, review=review, number=(last or 0) + 1, **vars(details))
    row.save()
    keep_findable(review)
    record(actor, Verb.REVIEW_DECISION_ADDED, review, after=_told(row), personal=_owner(row))
    return row


@action(Permission.REVIEW_MANAGE)
def change_decision(actor: Actor, *, decision: Decision, details: DecisionDetails) -> Decision:
    review = in_hand(decision.review)
    row = _existing(decision)
    _demand_good(review, details)
    before, people = _told(row), _owner(row)
    for name, value in vars(details).items():
        setattr(row, name, value)
    if (_told(row), _owner(row)) == (before, people):
        raise Refused(Refusal.UNCHANGED)
    row.save()
    keep_findable(review)
    record(actor, Verb.REVIEW_DECISION_CHANGED, review, before=before, after=_told(row), personal=_owner(row))
    return row


@action(Permission.REVIEW_MANAGE)
def remove_decision(actor: Actor, *, decision: Decision) -> None:
    """Written by mistake; after the approval nothing is removed."""
    review = in_hand(decision.review)
    row = _existing(decision)
    before = _told(row)
    row.delete()
    keep_findable(review)
    record(actor, Verb.REVIEW_DECISION_REMOVED, review, before=before)


def _existing(decision: Decision) -> Decision:
    row = Decision.objects.filter(pk=decision.pk).select_related("responsible").first()
    if row is None:
        raise Refused(Refusal.DECISION_GONE)
    return row


def _demand_good(review: ManagementReview, details: DecisionDetails) -> None:
    verdict = may_decide(
        text=details.text, has_owner=details.responsible is not None, due_on=details.due_on, held_on=review.held_on
    )
    if not verdict:
        fields = {Refusal.NO_TEXT: "text", Refusal.NO_OWNER: "responsible", Refusal.DUE_BEFORE_MEETING: "due_on"}
        demand(verdict, field=fields[Refusal(verdict.reason)])


def _told(row: Decision) -> dict[str, object]:
    return {"number": row.number, "kind": row.kind, "text": row.text, "due_on": row.due_on}


def _owner(row: Decision) -> dict[str, str]:
    return {"responsible": str(row.responsible or "")}
