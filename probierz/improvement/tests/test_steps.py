"""Actions: where each kind may stand, whose it is, by when, and how it ends."""

from datetime import date

import pytest

from probierz.access.actor import Actor
from probierz.improvement.actions import cases
from probierz.improvement.actions.steps import (
    ActionDetails,
    Outcome,
    add_action,
    change_action,
    drop_action,
    finish_action,
)
from probierz.improvement.models import Nonconformity
from probierz.improvement.queries import steps_of_origin
from probierz.improvement.rules import Refusal, State, StepKind
from probierz.improvement.tests.conftest import CAUSE, Reach, a_plan, corrective, done, person, reported
from probierz.lib.refusals import Refused
from tests.cast import TODAY, Cast


def test_an_action_planned_later_fits_the_check_of_the_plan(here: Cast, lucja: Actor, reach: Reach) -> None:
    case = reach(State.PLANNED)

    with pytest.raises(Refused) as too_late:
        corrective(lucja, here, case, due_on=date(2027, 1, 10))
    with pytest.raises(Refused) as by_checker:
        corrective(lucja, here, case, responsible=person(here.zaneta))

    assert too_late.value.reason is Refusal.CHECK_BEFORE_ACTIONS
    assert by_checker.value.reason is Refusal.CHECKER_IS_DOER


def test_an_action_is_finished_by_its_deputy_too_but_not_by_others(here: Cast, lucja: Actor, zaneta: Actor) -> None:
    case = cases.analyse(lucja, case=reported(lucja, here), cause=CAUSE)
    step = corrective(lucja, here, case, deputy=person(here.lucja))

    with pytest.raises(Refused) as refused:
        done(zaneta, step)

    assert refused.value.reason is Refusal.NOT_THE_DOER
    assert done(lucja, step).done_on == TODAY
    with pytest.raises(Refused) as again:
        done(lucja, step)
    assert again.value.reason is Refusal.STEP_ENDED


def test_an_action_needs_evidence_and_a_day_that_has_come(
    here: Cast, lucja: Actor, bogdan: Actor, reach: Reach
) -> None:
    step = corrective(lucja, here, reach(State.ANALYSED))

    with pytest.raises(Refused) as silent:
        finish_action(bogdan, step=step, outcome=Outcome(result="", on=TODAY))
    with pytest.raises(Refused) as early:
        finish_action(bogdan, step=step, outcome=Outcome(result="Jest", on=date(2026, 11, 3)))

    assert (silent.value.reason, early.value.reason) == (Refusal.NO_EVIDENCE, Refusal.IN_FUTURE)


def test_a_corrective_action_waits_for_the_cause_and_a_correction_does_not(here: Cast, lucja: Actor) -> None:
    case = reported(lucja, here)

    with pytest.raises(Refused) as refused:
        corrective(lucja, here, case)

    assert refused.value.reason is Refusal.CAUSE_FIRST
    assert corrective(lucja, here, case, kind=StepKind.CORRECTION).round == 1


def test_a_preventive_action_needs_the_old_edition(here: Cast, lucja: Actor, reach: Reach) -> None:
    case = reach(State.ANALYSED)

    with pytest.raises(Refused) as refused:
        corrective(lucja, here, case, kind=StepKind.PREVENTIVE)
    Nonconformity.objects.filter(pk=case.pk).update(edition="iso9001-2008")

    assert refused.value.reason is Refusal.NOT_PREVENTIVE_HERE
    assert corrective(lucja, here, case, kind=StepKind.PREVENTIVE).kind == StepKind.PREVENTIVE


def decision(**details: object) -> ActionDetails:
    told = {
        "kind": StepKind.IMPROVING,
        "text": "Druga kasa w piątki",
        "due_on": date(2027, 1, 10),
        "origin_kind": "reviews.Decision",
        "origin_key": "k1",
        "origin_title": "Przegląd zarządzania 2026",
        **details,
    }
    return ActionDetails(**told)  # type: ignore[arg-type] # told by name


def test_a_decision_becomes_an_action_that_stands_alone(here: Cast, lucja: Actor, bogdan: Actor) -> None:
    step = add_action(lucja, office=here.lipowo, action=decision())

    assert list(steps_of_origin("reviews.Decision", "k1")) == [step]
    with pytest.raises(Refused) as refused:
        add_action(bogdan, office=here.lipowo, action=decision())
    assert refused.value.reason is Refusal.NOT_YOURS


@pytest.mark.parametrize(
    ("details", "reason"),
    [
        ({"text": " "}, Refusal.NO_TITLE),
        ({"kind": StepKind.CORRECTIVE}, Refusal.NEEDS_NONCONFORMITY),
        ({"kind": StepKind.PREVENTIVE}, Refusal.NOT_PREVENTIVE_HERE),
    ],
)
def test_an_action_that_stands_alone_is_refused_in_words(
    here: Cast, lucja: Actor, details: dict[str, object], reason: Refusal
) -> None:
    with pytest.raises(Refused) as refused:
        add_action(lucja, office=here.lipowo, action=decision(**details))

    assert refused.value.reason is reason


def test_the_deputy_is_another_person(here: Cast, lucja: Actor) -> None:
    with pytest.raises(Refused) as refused:
        add_action(
            lucja, office=here.lipowo, action=decision(responsible=person(here.bogdan), deputy=person(here.bogdan))
        )

    assert refused.value.reason is Refusal.DEPUTY_IS_SELF


def test_an_action_is_changed_while_it_is_open(here: Cast, lucja: Actor) -> None:
    step = add_action(lucja, office=here.lipowo, action=decision())

    changed = change_action(lucja, step=step, details=decision(responsible=person(here.bogdan)))

    assert changed.responsible == person(here.bogdan)
    with pytest.raises(Refused) as same:
        change_action(lucja, step=step, details=decision(responsible=person(here.bogdan)))
    assert same.value.reason is Refusal.UNCHANGED
    drop_action(lucja, step=step, reason="Kasa działa online.", on=TODAY)
    with pytest.raises(Refused) as ended:
        change_action(lucja, step=step, details=decision(text="Inaczej"))
    assert ended.value.reason is Refusal.STEP_ENDED


def test_an_action_is_given_up_for_a_reason_by_those_in_charge(here: Cast, lucja: Actor, bogdan: Actor) -> None:
    step = add_action(lucja, office=here.lipowo, action=decision())

    for actor, words, reason in ((bogdan, "x", Refusal.NOT_YOURS), (lucja, " ", Refusal.NO_REASON)):
        with pytest.raises(Refused) as refused:
            drop_action(actor, step=step, reason=words, on=TODAY)
        assert refused.value.reason is reason
    assert drop_action(lucja, step=step, reason="Zbędne", on=TODAY).dropped_because == "Zbędne"
    with pytest.raises(Refused) as again:
        drop_action(lucja, step=step, reason="Zbędne", on=TODAY)
    assert again.value.reason is Refusal.STEP_ENDED


def test_every_action_has_a_person(here: Cast, lucja: Actor, reach: Reach) -> None:
    case = reach(State.ANALYSED)

    with pytest.raises(Refused) as refused:
        corrective(lucja, here, case, responsible=None)

    assert (refused.value.reason, refused.value.field) == (Refusal.NO_OWNER, "responsible")


def test_days_of_an_action_are_not_before_the_finding(here: Cast, lucja: Actor, bogdan: Actor, reach: Reach) -> None:
    case = reach(State.ANALYSED)

    with pytest.raises(Refused) as due:
        corrective(lucja, here, case, due_on=date(2026, 9, 30))
    with pytest.raises(Refused) as finished:
        done(bogdan, corrective(lucja, here, case), on=date(2026, 9, 30))

    assert due.value.reason is finished.value.reason is Refusal.BEFORE_FOUND


def test_whoever_is_to_check_does_not_do_the_action(here: Cast, lucja: Actor, reach: Reach) -> None:
    case = reach(State.ANALYSED)
    step = corrective(lucja, here, case)
    cases.plan(lucja, case=case, plan=a_plan(here, checker=person(here.lucja)))

    with pytest.raises(Refused) as refused:
        done(lucja, step)

    assert refused.value.reason is Refusal.CHECKER_IS_DOER
    step.refresh_from_db()
    assert step.is_open


def test_a_rejected_case_asks_nobody_for_its_actions(here: Cast, lucja: Actor, reach: Reach) -> None:
    case = reach(State.ANALYSED)
    step = corrective(lucja, here, case)

    cases.reject(lucja, case=case, reason="To nie błąd.", on=TODAY)

    step.refresh_from_db()
    assert (step.dropped_on, step.dropped_because) == (TODAY, "To nie błąd.")
