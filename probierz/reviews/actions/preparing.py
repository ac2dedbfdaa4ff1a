"""Before the meeting: the review is planned, its inputs are gathered, words are added to them."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max
from django.utils import timezone

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.lib.refusals import Refused, demand
from probierz.members.actions.turns import take_turn
from probierz.offices.models import Office
from probierz.reviews.actions.findable import keep_findable
from probierz.reviews.actions.turns import after, fresh, in_preparation
from probierz.reviews.models import ManagementReview, ReviewInput
from probierz.reviews.queries.inputs import Span, gather
from probierz.reviews.queries.package import words_seen
from probierz.reviews.rules import Command, Edition, InputCode, PlanFacts, Refusal, agenda_of, may_plan
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@dataclass(frozen=True, kw_only=True)
class Plan:
    edition: Edition
    since: date
    until: date
    meeting_on: date


@action(Permission.REVIEW_MANAGE)
def plan_review(actor: Actor, *, office: Office, plan: Plan) -> ManagementReview:
    """With its agenda, gathered for the first time."""
    take_turn(office)
    _demand_good(plan, another_is_open=ManagementReview.objects.open().exists())
    last: int | None = ManagementReview.objects.aggregate(last=Max("number"))["last"]
    review = ManagementReview(office=office, number=(last or 0) + 1, gathered_at=timezone.now(), **vars(plan))
    review.save()
    _gather_into(review)
    keep_findable(review)
    record(actor, Verb.REVIEW_PLANNED, review, after={"number": review.number, **vars(plan)})
    return review


@action(Permission.REVIEW_MANAGE)
def change_plan(actor: Actor, *, review: ManagementReview, plan: Plan) -> ManagementReview:
    """Another day, period or edition; inputs are gathered anew, words already added stay."""
    review = in_preparation(review)
    _demand_good(plan, another_is_open=False)
    before = {name: getattr(review, name) for name in vars(plan)}
    if before == vars(plan):
        raise Refused(Refusal.UNCHANGED)
    for name, value in vars(plan).items():
        setattr(review, name, value)
    review.gathered_at = timezone.now()
    review.save()
    _gather_into(review)
    keep_findable(review)
    record(actor, Verb.REVIEW_CHANGED, review, before=before, after=vars(plan))
    return review


@action(Permission.REVIEW_MANAGE)
def gather_inputs(actor: Actor, *, review: ManagementReview) -> ManagementReview:
    """Ask the records again; nothing that people wrote is touched."""
    review = in_preparation(review)
    review.gathered_at = timezone.now()
    review.save()
    _gather_into(review)
    record(actor, Verb.REVIEW_GATHERED, review, after={"number": review.number})
    return review


@action(Permission.REVIEW_MANAGE)
def write_input(actor: Actor, *, review: ManagementReview, code: InputCode, text: str, seen: str = "") -> ReviewInput:
    """`seen` names the words that these are written over."""
    review = in_preparation(review)
    row = ReviewInput.objects.filter(review=review, code=code).first()
    if row is None:  # another edition was chosen meanwhile
        raise Refused(Refusal.MOVED)
    if seen and seen != words_seen(row):
        raise Refused(Refusal.MOVED)
    text = text.strip()
    if row.text == text:
        raise Refused(Refusal.UNCHANGED)
    row.text = text
    row.save()
    record(actor, Verb.REVIEW_INPUT_WRITTEN, review, after={"input": code}, personal={"text": text})
    return row


@action(Permission.REVIEW_MANAGE)
def cancel_review(actor: Actor, *, review: ManagementReview, reason: str) -> ManagementReview:
    """Also one whose meeting was written down by mistake. Its number stays used, so that nobody wonders about a gap."""
    review = fresh(review)
    state = after(review, Command.CANCEL)
    if not reason.strip():
        raise Refused(Refusal.NO_REASON, field="reason")
    review.state = state
    review.save()
    keep_findable(review)
    record(actor, Verb.REVIEW_CANCELLED, review, after={"number": review.number}, note=reason.strip())
    return review


def _demand_good(plan: Plan, *, another_is_open: bool) -> None:
    facts = PlanFacts(since=plan.since, until=plan.until, meeting_on=plan.meeting_on, another_is_open=another_is_open)
    verdict = may_plan(facts)
    if not verdict:
        demand(verdict, field=_FIELDS.get(Refusal(verdict.reason), ""))


_FIELDS = {
    Refusal.PERIOD_UPSIDE_DOWN: "until",
    Refusal.PERIOD_TOO_LONG: "since",
    Refusal.MEETING_BEFORE_PERIOD: "meeting_on",
    Refusal.MEETING_LONG_AFTER: "meeting_on",
}


def _gather_into(review: ManagementReview) -> None:
    """Each point of the agenda once; a point that another edition does not know goes, unless words stand in it."""
    known = {row.code: row for row in ReviewInput.objects.filter(review=review)}
    span = Span(review=review, since=review.since, until=review.until + timedelta(days=1))
    agenda = agenda_of(Edition(review.edition))
    for place, code in enumerate(agenda):
        row = known.pop(code, None) or ReviewInput(office=review.office, review=review, code=code)
        row.place, row.gathered = place, gather(code, span)
        row.save()
    for place, row in enumerate(known.values(), start=len(agenda)):
        row.place = place
        row.save() if row.text else row.delete()
