"""Management reviews of the demonstration's office: last year's approved, this year's being prepared."""

from collections.abc import Mapping
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
from probierz.reviews.actions import deciding, meeting, preparing
from probierz.reviews.models import ManagementReview
from probierz.reviews.rules import DecisionKind, Edition, InputCode

A_DAY, A_YEAR = timedelta(days=1), timedelta(days=365)


def run(actor: Actor, *, offices: Mapping[str, Office], today: date) -> None:
    office = offices[OFFICE]
    with office_scope(office.pk):
        held_on = today - timedelta(days=290)
        until = held_on - timedelta(days=7)
        last = _plan(actor, office, since=until - A_YEAR, until=until, on=held_on)
        _invite(actor, last)
        _say(actor, last, words()["words"])
        meeting.hold_review(actor, review=last, on=held_on)
        _write_down(actor, last, held_on)
        _follow(actor, last, held_on)
        coming = today + timedelta(days=18)
        now = _plan(actor, office, since=until + A_DAY, until=today - A_DAY, on=coming)
        _invite(actor, now)
        _say(actor, now, words()["now"])


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


def _write_down(actor: Actor, review: ManagementReview, held_on: date) -> None:
    meeting.write_minutes(actor, review=review, minutes=words()["minutes"], conclusion=words()["conclusion"])
    people = list(Employee.objects.filter(employments__until=None, account=None).order_by("number")[:4])
    for (kind, text, days, *_rest), who in zip(words()["decisions"], people, strict=True):
        details = deciding.DecisionDetails(
            kind=DecisionKind(kind), text=text, responsible=who, due_on=held_on + timedelta(days=days)
        )
        deciding.add_decision(actor, review=review, details=details)
    meeting.approve_review(actor, review=review, on=held_on + timedelta(days=6))
    head = Account.objects.get(email="starosta@demo.example")
    # The clock of the demonstration has no past: its actions are of today, what they tell is of last year.
    at = datetime.combine(held_on, time(11, 40), tzinfo=timezone.get_current_timezone())
    rows = ManagementReview.objects.filter(pk=review.pk)
    rows.update(approved_by=head, frozen_at=at, gathered_at=at - timedelta(days=1))


def _follow(actor: Actor, review: ManagementReview, held_on: date) -> None:
    for decision, (_kind, _text, _days, done, result) in zip(
        review.decisions.order_by("number"), words()["decisions"], strict=True
    ):
        if done is not None:
            outcome = Outcome(result=result, on=held_on + timedelta(days=done))
            finish_action(actor, step=Step.objects.get(key=decision.step_key), outcome=outcome)


@cache
def words() -> dict[str, Any]:
    said: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "reviews.yaml").read_text(encoding="utf-8"))
    return said
