"""Two at the same case, action or suggestion at once: run by test_concurrency.py in an installation, prints JSON."""

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.utils import timezone

from probierz.access.actor import Actor, system_actor
from probierz.demo.accounts import OFFICE
from probierz.improvement.actions import cases, steps, suggestions
from probierz.improvement.actions.reporting import Report, report
from probierz.improvement.actions.steps import ActionDetails, Outcome
from probierz.improvement.models import Check, Nonconformity, Step, Suggestion, Vote
from probierz.improvement.rules import Cause, CauseArea, CauseMethod, Source, StepKind, SuggestionCommand
from probierz.offices.models import Office
from probierz.offices.scope import office_scope
from probierz.people.models import Account, Employee
from probierz.people.queries import employed_on
from tests.house.racing import Ready, at_once

actor = system_actor("test")
today = timezone.localdate()
here = Office.objects.get(code=OFFICE)
CAUSE = Cause(method=CauseMethod.TEXT, root="Wyścig", area=CauseArea.METHOD)


def at_once_here(*acts: Callable[[Ready], object]) -> list[str]:
    def inside(act: Callable[[Ready], object]) -> Callable[[Ready], None]:
        def run(ready: Ready) -> None:
            with office_scope(here.pk):
                act(ready)

        return run

    return at_once(*map(inside, acts))


def people() -> list[Employee]:
    return list(employed_on(today).filter(account__isnull=False)[:3])


def a_case() -> Nonconformity:
    told = Report(title="Wyścig", source=Source.EMPLOYEE, found_on=today)
    return cases.analyse(actor, case=report(actor, office=here, details=told), cause=CAUSE)


def an_action(case: Nonconformity, text: str = "Wyścig") -> Step:
    told = ActionDetails(kind=StepKind.CORRECTIVE, text=text, due_on=today, responsible=people()[0], nonconformity=case)
    return steps.add_action(actor, office=here, action=told)


def planned() -> tuple[Nonconformity, Step]:
    case = a_case()
    step = an_action(case)
    plan = cases.Plan(criterion="Nic", check_due_on=today + timedelta(days=9), checker=people()[1])
    return cases.plan(actor, case=case, plan=plan), step


def doing() -> Nonconformity:
    case, step = planned()
    steps.finish_action(actor, step=step, outcome=Outcome(result="Jest", on=today))
    case.refresh_from_db()
    return case


def reporting() -> dict[str, Any]:
    """Reports get numbers of their own; a button pressed twice at the same moment makes one."""

    def tell(title: str, *, by_hand: bool) -> Callable[[Ready], None]:
        def act(ready: Ready) -> None:
            ready()
            details = Report(title=title, source=Source.EMPLOYEE, found_on=today)
            report(actor, office=here, details=details, by_hand=by_hand)

        return act

    many = at_once_here(*[tell("Wyścig o numer", by_hand=False)] * 5)
    rows = Nonconformity.objects.filter(title="Wyścig o numer")
    twice = at_once_here(*[tell("Wyścig palców", by_hand=True)] * 2)
    pressed = Nonconformity.objects.filter(title="Wyścig palców").count()
    return {"many": many, "numbers": rows.values("number").distinct().count(), "twice": twice, "pressed": pressed}


def ending_an_action() -> dict[str, Any]:
    """One marks it as done while another gives it up."""
    _case, step = planned()

    def finish(ready: Ready) -> None:
        own = Step.objects.select_related("nonconformity", "office").get(pk=step.pk)
        ready()
        steps.finish_action(actor, step=own, outcome=Outcome(result="Jest", on=today))

    def drop(ready: Ready) -> None:
        own = Step.objects.select_related("nonconformity", "office").get(pk=step.pk)
        ready()
        steps.drop_action(actor, step=own, reason="Zbędne", on=today)

    ends = at_once_here(finish, drop)
    step.refresh_from_db()
    return {"ends": ends, "ended": [step.done_on is not None, step.dropped_on is not None].count(True)}


def handing_over() -> dict[str, Any]:
    """One hands the case over to the check while another plans a further action: no open action slips by."""
    case = doing()

    def finish(ready: Ready) -> None:
        own = Nonconformity.objects.get(pk=case.pk)
        ready()
        cases.finish(actor, case=own)

    def add(ready: Ready) -> None:
        own = Nonconformity.objects.get(pk=case.pk)
        ready()
        an_action(own, "Jeszcze jedno")

    at_once_here(finish, add)
    case.refresh_from_db()
    is_open = Step.objects.open().filter(nonconformity=case).exists()
    return {"is_whole": (case.state == "checking") is not is_open}


def checking() -> dict[str, Any]:
    """One finds it effective, another not."""
    case = cases.finish(actor, case=doing())

    def check(*, was_effective: bool) -> Callable[[Ready], None]:
        def act(ready: Ready) -> None:
            own = Nonconformity.objects.get(pk=case.pk)
            ready()
            finding = cases.Finding(was_effective=was_effective, note="Wyścig", on=today)
            cases.check(actor, case=own, finding=finding)

        return act

    ends = at_once_here(check(was_effective=True), check(was_effective=False))
    return {"ends": ends, "checks": Check.objects.filter(nonconformity=case).count()}


def answering() -> dict[str, Any]:
    """Two answers to one suggestion, and one person's two votes."""
    idea = suggestions.Idea(title="Wyścig", text="Szybciej")
    row = suggestions.suggest(actor, office=here, idea=idea, on=today)
    account = Account.objects.get(pk=people()[0].account_id or 0)
    me: Actor = replace(actor, account=account)

    def vote(ready: Ready) -> None:
        own = Suggestion.objects.select_related("office").get(pk=row.pk)
        ready()
        suggestions.vote(me, suggestion=own, supports=True)

    def accept(ready: Ready) -> None:
        own = Suggestion.objects.get(pk=row.pk)
        ready()
        suggestions.decide(actor, suggestion=own, command=SuggestionCommand.ACCEPT, answer="Tak", on=today)

    voted = at_once_here(vote, vote)
    votes = Vote.objects.filter(suggestion=row).count()
    return {"voted": voted, "votes": votes, "answered": at_once_here(accept, accept)}


with office_scope(here.pk):
    json.dump(
        {
            "reporting": reporting(),
            "ending_an_action": ending_an_action(),
            "handing_over": handing_over(),
            "checking": checking(),
            "answering": answering(),
        },
        sys.stdout,
    )
