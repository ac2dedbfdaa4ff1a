"""The circle of a nonconformity with its gates, as the actions hold them."""

from collections.abc import Callable
from datetime import date
from itertools import product

import pytest
from django.db import IntegrityError, transaction

from probierz.access.actor import Actor
from probierz.improvement.actions import cases
from probierz.improvement.actions.steps import drop_action
from probierz.improvement.models import Check, Nonconformity, Step
from probierz.improvement.queries import of_origin, open_against
from probierz.improvement.rules import (
    NONCONFORMITY_WORKFLOW,
    Cause,
    CauseArea,
    CauseMethod,
    Command,
    Grade,
    Refusal,
    State,
)
from probierz.improvement.tests.conftest import (
    CAUSE,
    Reach,
    a_plan,
    corrective,
    done,
    effective,
    person,
    reported,
)
from probierz.lib.refusals import Refused
from probierz.lib.workflow import CommandRefused
from probierz.trail.models import Event
from tests.cast import TODAY, Cast

Move = Callable[[Actor, Actor, Cast, Nonconformity], Nonconformity]
MOVES: dict[Command, Move] = {
    Command.ANALYSE: lambda lucja, _z, _c, case: cases.analyse(lucja, case=case, cause=CAUSE),
    Command.PLAN: lambda lucja, _z, cast, case: cases.plan(
        lucja, case=case, plan=a_plan(cast, waiver="Jednorazowa pomyłka.")
    ),
    Command.START: lambda lucja, _z, _c, case: cases.start(lucja, case=case),
    Command.FINISH: lambda lucja, _z, _c, case: cases.finish(lucja, case=case),
    Command.CONFIRM: lambda _l, zaneta, _c, case: cases.check(zaneta, case=case, finding=effective()),
    Command.REOPEN: lambda _l, zaneta, _c, case: cases.check(
        zaneta, case=case, finding=effective(was_effective=False, note="Trzy decyzje po terminie.")
    ),
    Command.REVISE: lambda lucja, _z, _c, case: cases.revise(lucja, case=case, reason="Przyczyna jest inna."),
    Command.REJECT: lambda lucja, _z, _c, case: cases.reject(lucja, case=case, reason="To nie błąd.", on=TODAY),
    Command.RESTORE: lambda lucja, _z, _c, case: cases.restore(lucja, case=case, reason="Jednak błąd."),
}


@pytest.mark.parametrize(("state", "command"), list(product(State, Command)))
def test_only_what_the_table_knows_can_be_done(
    here: Cast, lucja: Actor, zaneta: Actor, reach: Reach, state: State, command: Command
) -> None:
    case = reach(state)
    events = Event.objects.count()

    try:
        target = NONCONFORMITY_WORKFLOW.after(state, command)
    except CommandRefused:
        with pytest.raises(Refused) as refused:
            MOVES[command](lucja, zaneta, here, case)
        assert refused.value.reason in {Refusal.NO_SUCH_MOVE, Refusal.NOT_YOURS}
        assert Nonconformity.objects.get(pk=case.pk).state == state
        assert Event.objects.count() == events
    else:
        assert MOVES[command](lucja, zaneta, here, case).state == target
        assert Nonconformity.objects.get(pk=case.pk).state == target
        assert Event.objects.count() == events + 1


def test_a_failed_check_opens_the_next_round_which_needs_an_action_of_its_own(
    here: Cast, lucja: Actor, zaneta: Actor, bogdan: Actor, reach: Reach
) -> None:
    case = reach(State.CHECKING)
    failed = effective(was_effective=False, note="Nadal po terminie.")

    case = cases.check(zaneta, case=case, finding=failed)

    assert (case.state, case.round, case.was_effective) == (State.ANALYSED, 2, False)
    with pytest.raises(Refused) as refused:
        cases.plan(lucja, case=case, plan=a_plan(here))
    assert refused.value.reason is Refusal.NO_ACTION
    step = corrective(lucja, here, case, text="Zastępstwa na piśmie")
    case = cases.plan(lucja, case=case, plan=a_plan(here))
    done(bogdan, step)
    case = cases.finish(lucja, case=case)
    case = cases.check(zaneta, case=case, finding=effective())
    assert (case.state, case.closed_on, case.was_effective) == (State.CLOSED, TODAY, True)
    assert list(Check.objects.order_by("pk").values_list("round", "was_effective")) == [(1, False), (2, True)]


def test_a_failed_check_clears_the_day_and_the_reasons_of_its_plan(here: Cast, lucja: Actor, zaneta: Actor) -> None:
    case = cases.analyse(lucja, case=reported(lucja, here), cause=CAUSE)
    case = cases.plan(lucja, case=case, plan=a_plan(here, waiver="Jednorazowa pomyłka."))
    case = cases.finish(lucja, case=cases.start(lucja, case=case))

    case = cases.check(zaneta, case=case, finding=effective(was_effective=False, note="Znowu."))

    assert (case.check_due_on, case.waiver) == (None, "")


def test_whoever_acted_in_a_failed_round_never_closes_the_case(
    here: Cast, lucja: Actor, zaneta: Actor, reach: Reach
) -> None:
    case = cases.check(zaneta, case=reach(State.CHECKING), finding=effective(was_effective=False, note="Nadal."))

    with pytest.raises(Refused) as refused:
        cases.plan(lucja, case=case, plan=a_plan(here, checker=person(here.bogdan), waiver="Jednorazowa pomyłka."))

    assert refused.value.reason is Refusal.CHECKER_IS_DOER


def test_a_plan_whose_actions_were_all_given_up_is_not_finished(here: Cast, lucja: Actor, reach: Reach) -> None:
    case = cases.start(lucja, case=reach(State.PLANNED))
    drop_action(lucja, step=Step.objects.get(nonconformity=case), reason="Zbędne", on=TODAY)

    with pytest.raises(Refused) as refused:
        cases.finish(lucja, case=case)

    assert refused.value.reason is Refusal.ALL_GIVEN_UP


def test_a_check_before_the_finding_is_refused(here: Cast, lucja: Actor, zaneta: Actor) -> None:
    case = cases.analyse(lucja, case=reported(lucja, here), cause=CAUSE)
    case = cases.plan(lucja, case=case, plan=a_plan(here, waiver="Jednorazowa pomyłka."))
    case = cases.finish(lucja, case=cases.start(lucja, case=case))

    with pytest.raises(Refused) as refused:
        cases.check(zaneta, case=case, finding=effective(on=date(2026, 9, 1)))

    assert refused.value.reason is Refusal.BEFORE_FOUND


def test_a_case_is_numbered_and_told_to_the_trail(here: Cast, bogdan: Actor) -> None:
    first, second = reported(bogdan, here), reported(bogdan, here, found_by=person(here.bogdan))

    assert (first.number, second.number) == (1, 2)
    event = Event.objects.order_by("-pk").first()
    assert event is not None
    assert event.verb == "improvement.nonconformity.reported"
    assert event.personal["found_by"] == "Bogdan Łoś"


@pytest.mark.parametrize(
    ("details", "reason"), [({"title": " "}, Refusal.NO_TITLE), ({"found_on": date(2026, 11, 3)}, Refusal.IN_FUTURE)]
)
def test_a_report_says_what_and_when(here: Cast, bogdan: Actor, details: dict[str, object], reason: Refusal) -> None:
    with pytest.raises(Refused) as refused:
        reported(bogdan, here, **details)

    assert refused.value.reason is reason
    assert not Nonconformity.objects.exists()


def test_a_colleague_does_not_lead_the_case_of_another(here: Cast, lucja: Actor, bogdan: Actor) -> None:
    case = reported(lucja, here)

    with pytest.raises(Refused) as refused:
        cases.analyse(bogdan, case=case, cause=CAUSE)

    assert refused.value.reason is Refusal.NOT_YOURS


def test_the_owner_leads_the_case_without_any_role(here: Cast, lucja: Actor, bogdan: Actor) -> None:
    case = reported(lucja, here, responsible=person(here.bogdan))

    assert cases.analyse(bogdan, case=case, cause=CAUSE).state == State.ANALYSED


def test_the_doer_does_not_check_even_when_in_charge(here: Cast, lucja: Actor, reach: Reach) -> None:
    case = reach(State.ANALYSED)
    step = corrective(lucja, here, case, responsible=person(here.bogdan))
    case = cases.plan(lucja, case=case, plan=a_plan(here))
    done(lucja, step)
    case = cases.finish(lucja, case=case)

    with pytest.raises(Refused) as refused:
        cases.check(lucja, case=case, finding=effective())

    assert refused.value.reason is Refusal.CHECKER_IS_DOER
    assert not Check.objects.exists()


def test_only_the_planned_person_or_those_in_charge_check(here: Cast, bogdan: Actor, reach: Reach) -> None:
    with pytest.raises(Refused) as refused:
        cases.check(bogdan, case=reach(State.CHECKING), finding=effective())

    assert refused.value.reason is Refusal.NOT_YOURS


def test_an_open_action_keeps_the_case_open(here: Cast, lucja: Actor, bogdan: Actor, reach: Reach) -> None:
    case = reach(State.PLANNED)
    other = corrective(lucja, here, case, text="Szkolenie")
    done(bogdan, Step.objects.open().exclude(pk=other.pk).get(nonconformity=case))
    case.refresh_from_db()

    with pytest.raises(Refused) as refused:
        cases.finish(lucja, case=case)

    assert refused.value.reason is Refusal.STEPS_OPEN
    drop_action(lucja, step=other, reason="Szkolenie było wiosną.", on=TODAY)
    assert cases.finish(lucja, case=case).state == State.CHECKING


def test_the_first_finished_action_starts_the_case(here: Cast, bogdan: Actor, reach: Reach) -> None:
    case = reach(State.PLANNED)

    done(bogdan, Step.objects.get(nonconformity=case))

    case.refresh_from_db()
    assert case.state == State.DOING


def test_a_case_is_judged_while_it_is_open(here: Cast, lucja: Actor, reach: Reach) -> None:
    case = reach(State.REPORTED)
    told = cases.Judgement(title="Trzy decyzje po terminie", grade=Grade.MAJOR, responsible=person(here.bogdan))

    judged = cases.judge(lucja, case=case, judgement=told)

    assert (judged.grade, judged.responsible, judged.search_key) == (
        Grade.MAJOR,
        person(here.bogdan),
        "1 trzy decyzje po terminie",
    )
    for judgement, reason in (
        (told, Refusal.UNCHANGED),
        (cases.Judgement(title="", grade=Grade.MINOR), Refusal.NO_TITLE),
    ):
        with pytest.raises(Refused) as refused:
            cases.judge(lucja, case=case, judgement=judgement)
        assert refused.value.reason is reason
    with pytest.raises(Refused) as closed:
        cases.judge(lucja, case=reach(State.CLOSED), judgement=told)
    assert closed.value.reason is Refusal.CLOSED


@pytest.mark.parametrize("act", [cases.reject, cases.revise, cases.restore])
def test_a_way_back_has_a_reason(here: Cast, lucja: Actor, reach: Reach, act: Callable[..., object]) -> None:
    state = {cases.reject: State.REPORTED, cases.revise: State.PLANNED, cases.restore: State.REJECTED}[act]
    day = {"on": TODAY} if act is cases.reject else {}

    with pytest.raises(Refused) as refused:
        act(lucja, case=reach(state), reason="  ", **day)

    assert refused.value.reason is Refusal.NO_REASON


def test_an_account_outside_the_roster_does_not_check(here: Cast, lucja: Actor, reach: Reach) -> None:
    case = reach(State.CHECKING)
    moved = person(here.lucja)
    moved.account = None
    moved.save()

    with pytest.raises(Refused) as refused:
        cases.check(lucja, case=case, finding=effective())

    assert refused.value.reason is Refusal.NOT_AN_EMPLOYEE


def test_somebody_else_who_was_first_is_not_overwritten(here: Cast, lucja: Actor, reach: Reach) -> None:
    case = reach(State.REPORTED)
    stale = Nonconformity.objects.get(pk=case.pk)
    cases.reject(lucja, case=case, reason="To nie błąd.", on=TODAY)

    with pytest.raises(Refused) as refused:
        cases.analyse(lucja, case=stale, cause=CAUSE)

    assert refused.value.reason is Refusal.NO_SUCH_MOVE


def test_the_way_to_the_cause_is_kept(here: Cast, lucja: Actor, reach: Reach) -> None:
    cause = Cause(
        method=CauseMethod.FIVE_WHY,
        root="Brak zastępstw",
        area=CauseArea.PEOPLE,
        whys=("Urlop", "", "Nikt nie wiedział"),
    )

    case = cases.analyse(lucja, case=reach(State.REPORTED), cause=cause)

    assert case.cause_steps == {"whys": ["Urlop", "Nikt nie wiedział"]}
    assert case.cause_area == "people"


@pytest.mark.parametrize(
    "values",
    [
        {"state": "analysed"},
        {"state": "planned", "cause": "Brak", "criterion": ""},
        {"state": "closed", "cause": "Brak", "criterion": "x", "check_due_on": TODAY, "closed_on": TODAY},
        {"state": "rejected", "closed_on": TODAY},
        {"state": "reported", "closed_on": TODAY},
        {"state": "unheard"},
    ],
)
def test_the_database_holds_the_gates_too(here: Cast, lucja: Actor, values: dict[str, object]) -> None:
    case = reported(lucja, here)

    with pytest.raises(IntegrityError), transaction.atomic():
        Nonconformity.objects.filter(pk=case.pk).update(**values)


def test_what_was_found_in_a_record_is_found_again(here: Cast, lucja: Actor) -> None:
    case = reported(lucja, here, origin_kind="audits.Audit", origin_key="a1", origin_title="Audit 1/2026")

    assert list(of_origin("audits.Audit", "a1")) == [case]
    assert list(of_origin("audits.Audit", "a2")) == []
    assert list(open_against([1])) == []
