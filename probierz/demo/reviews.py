"""Management reviews of the demonstration: one approved in each office; in one of them the next is being prepared."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.utils import timezone

from probierz.access.actor import Actor
from probierz.demo.accounts import OFFICE
from probierz.improvement.actions.steps import Outcome, finish_action
from probierz.improvement.models import Step
from probierz.offices.models import Office
from probierz.offices.scope import office_scope
from probierz.people.models import Account, Employee
from probierz.people.queries import employed_on
from probierz.reviews.actions import deciding, meeting, preparing
from probierz.reviews.models import ManagementReview
from probierz.reviews.rules import DecisionKind, Edition, InputCode

A_DAY, A_YEAR = timedelta(days=1), timedelta(days=365)


def run(actor: Actor, *, offices: Mapping[str, Office], today: date) -> None:
    for place, (code, office) in enumerate(offices.items()):
        with office_scope(office.pk):
            if code == OFFICE:
                _two(actor, office, today)
            else:
                _one(actor, office, today - timedelta(days=40 + 2 * place))


def _two(actor: Actor, office: Office, today: date) -> None:
    """Last year's, which its head approved, and this year's, which is being prepared."""
    held_on = today - timedelta(days=290)
    until = held_on - timedelta(days=7)
    last = _plan(actor, office, since=until - A_YEAR, until=until, on=held_on)
    _invite(actor, last)
    _say(actor, last, words()["words"])
    _hold(actor, last, words(), held_on)
    head = Account.objects.get(email="starosta@demo.example")
    ManagementReview.objects.filter(pk=last.pk).update(approved_by=head)
    coming = today + timedelta(days=18)
    now = _plan(actor, office, since=until + A_DAY, until=today - A_DAY, on=coming)
    _invite(actor, now)
    _say(actor, now, words()["now"])


def _one(actor: Actor, office: Office, held_on: date) -> None:
    """A year of an office looked at once, in few words."""
    few = words()["few"]
    review = _plan(actor, office, since=held_on - A_YEAR, until=held_on - timedelta(days=10), on=held_on)
    for employee, role in zip(employed_on(held_on)[:3], few["roles"], strict=False):
        meeting.add_participant(actor, review=review, person=meeting.Person(employee=employee, role=role))
    _say(actor, review, few["words"])
    _hold(actor, review, few, held_on)


def _hold(actor: Actor, review: ManagementReview, told: Mapping[str, Any], held_on: date) -> None:
    """The meeting, its minutes and decisions, the approval, and what was done since."""
    meeting.hold_review(actor, review=review, on=held_on)
    meeting.write_minutes(actor, review=review, minutes=told["minutes"], conclusion=told["conclusion"])
    _decide(actor, review, told["decisions"], held_on)
    meeting.approve_review(actor, review=review, on=held_on + timedelta(days=6))
    # The clock of the demonstration has no past: its actions are of today, what they tell is of that day.
    at = datetime.combine(held_on, time(11, 40), tzinfo=timezone.get_current_timezone())
    rows = ManagementReview.objects.filter(pk=review.pk)
    rows.update(frozen_at=at, gathered_at=at - timedelta(days=1))
    _follow(actor, review, told["decisions"], held_on)


def _plan(actor: Actor, office: Office, *, since: date, until: date, on: date) -> ManagementReview:
    plan = preparing.Plan(edition=Edition.ISO_2015, since=since, until=until, meeting_on=on)
    return preparing.plan_review(actor, office=office, plan=plan)


def _invite(actor: Actor, review: ManagementReview) -> None:
    for email, role in words()["participants"]:
        employee = Employee.objects.get(account__email=email)
        meeting.add_participant(actor, review=review, person=meeting.Person(employee=employee, role=role))
    guest, role = words()["guest"]
    person = meeting.Person(guest=guest, role=role, was_present=False)
    meeting.add_participant(actor, review=review, person=person)


def _say(actor: Actor, review: ManagementReview, said: Mapping[str, str]) -> None:
    for code, text in said.items():
        preparing.write_input(actor, review=review, code=InputCode(code), text=text)


def _decide(actor: Actor, review: ManagementReview, decisions: Sequence[Sequence[Any]], held_on: date) -> None:
    people = employed_on(held_on).filter(account=None, employments__until=None).order_by("number")
    for (kind, text, days, *_rest), who in zip(decisions, people[: len(decisions)], strict=True):
        details = deciding.DecisionDetails(
            kind=DecisionKind(kind), text=text, responsible=who, due_on=held_on + timedelta(days=days)
        )
        deciding.add_decision(actor, review=review, details=details)


def _follow(actor: Actor, review: ManagementReview, decisions: Sequence[Sequence[Any]], held_on: date) -> None:
    rows = review.decisions.order_by("number")
    for decision, (_kind, _text, _days, done, result) in zip(rows, decisions, strict=True):
        if done is not None:
            outcome = Outcome(result=result, on=held_on + timedelta(days=done))
            finish_action(actor, step=Step.objects.get(key=decision.step_key), outcome=outcome)


@cache
def words() -> dict[str, Any]:
    said: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "reviews.yaml").read_text(encoding="utf-8"))
    return said
