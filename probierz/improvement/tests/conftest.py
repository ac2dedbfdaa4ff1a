"""Lipowo in scope with its people on a day on which time stands, and cases in every state."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
import time_machine
from django.test import Client

from probierz.access.actor import Actor
from probierz.improvement.actions import cases
from probierz.improvement.actions.reporting import Report, report
from probierz.improvement.actions.steps import ActionDetails, Outcome, add_action, finish_action
from probierz.improvement.models import Nonconformity, Step
from probierz.improvement.rules import Cause, CauseArea, CauseMethod, Source, State, StepKind
from probierz.offices.scope import office_scope
from probierz.people.models import Account, Employee
from tests.cast import TODAY, Cast

CAUSE = Cause(method=CauseMethod.TEXT, root="Nikt nie sprawdzał terminów.", area=CauseArea.METHOD)


@pytest.fixture(autouse=True)
def frozen() -> Iterator[None]:
    with time_machine.travel("2026-11-02T12:00Z", tick=False):
        yield


@pytest.fixture
def here(cast: Cast) -> Iterator[Cast]:
    with office_scope(cast.lipowo.pk):
        yield cast


@pytest.fixture
def lucja(here: Cast) -> Actor:
    return here.actor(here.lucja)


@pytest.fixture
def zaneta(here: Cast) -> Actor:
    return here.actor(here.zaneta)


@pytest.fixture
def bogdan(here: Cast) -> Actor:
    return here.actor(here.bogdan)


@pytest.fixture
def desk(client: Client, here: Cast) -> Client:
    """Łucja in her browser."""
    client.force_login(here.lucja)
    return client


def person(account: Account) -> Employee:
    return Employee.objects.get(account=account)


def reported(actor: Actor, cast: Cast, **details: object) -> Nonconformity:
    told = {"title": "Decyzja wydana po terminie", "source": Source.EMPLOYEE, "found_on": date(2026, 10, 1), **details}
    return report(actor, office=cast.lipowo, details=Report(**told))  # type: ignore[arg-type] # told by name


def corrective(actor: Actor, cast: Cast, case: Nonconformity, **details: object) -> Step:
    told = {
        "kind": StepKind.CORRECTIVE,
        "text": "Przegląd terminów co tydzień",
        "due_on": date(2026, 11, 10),
        "responsible": person(cast.bogdan),
        "nonconformity": case,
        **details,
    }
    return add_action(actor, office=cast.lipowo, action=ActionDetails(**told))  # type: ignore[arg-type] # told by name


def a_plan(cast: Cast, **details: object) -> cases.Plan:
    told = {
        "criterion": "Żadnej decyzji po terminie przez miesiąc",
        "check_due_on": date(2026, 12, 10),
        "checker": person(cast.zaneta),
        **details,
    }
    return cases.Plan(**told)  # type: ignore[arg-type] # told by name


def done(actor: Actor, step: Step, *, on: date = TODAY) -> Step:
    return finish_action(actor, step=step, outcome=Outcome(result="Notatka z 2 listopada", on=on))


Reach = Callable[[State], Nonconformity]


@pytest.fixture
def reach(here: Cast, lucja: Actor) -> Reach:
    """A case in the state, brought there by its own actions."""

    def bring(state: State) -> Nonconformity:
        case = reported(lucja, here)
        if state is State.REJECTED:
            return cases.reject(lucja, case=case, reason="To nie błąd.", on=TODAY)
        for step in (_analysed, _planned, _doing, _checking, _closed):
            if case.state == state:
                return case
            case = step(here, case)
        return case

    return bring


def _analysed(cast: Cast, case: Nonconformity) -> Nonconformity:
    return cases.analyse(cast.actor(cast.lucja), case=case, cause=CAUSE)


def _planned(cast: Cast, case: Nonconformity) -> Nonconformity:
    lucja = cast.actor(cast.lucja)
    corrective(lucja, cast, case)
    return cases.plan(lucja, case=case, plan=a_plan(cast))


def _doing(cast: Cast, case: Nonconformity) -> Nonconformity:
    done(cast.actor(cast.bogdan), Step.objects.open().get(nonconformity=case))
    case.refresh_from_db()
    return case


def _checking(cast: Cast, case: Nonconformity) -> Nonconformity:
    return cases.finish(cast.actor(cast.lucja), case=case)


def _closed(cast: Cast, case: Nonconformity) -> Nonconformity:
    return cases.check(cast.actor(cast.zaneta), case=case, finding=effective())


def effective(**details: object) -> cases.Finding:
    told = {"was_effective": True, "note": "Rejestr spraw z miesiąca: wszystkie w terminie.", "on": TODAY, **details}
    return cases.Finding(**told)  # type: ignore[arg-type] # told by name
