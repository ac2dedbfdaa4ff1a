"""What may follow what, and the gates, without a database."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probierz.improvement import labels, rules
from probierz.improvement.rules import (
    NONCONFORMITY_WORKFLOW,
    SUGGESTION_WORKFLOW,
    Cause,
    CauseArea,
    CauseMethod,
    CheckFacts,
    Command,
    DoerFacts,
    PlanFacts,
    Refusal,
    State,
    StepFacts,
    StepKind,
    SuggestionCommand,
    SuggestionState,
    may_add_step,
    may_analyse,
    may_check,
    may_finish,
    may_finish_step,
    may_handle,
    may_plan,
)
from probierz.improvement.rules.pictures import closing_of, months_before, pareto_of
from probierz.lib.verdicts import Denied, Verdict
from probierz.lib.workflow import CommandRefused

DAY = date(2026, 11, 2)
OPEN = StepFacts(kind=StepKind.CORRECTIVE, due_on=DAY, doers=frozenset({7}))
DONE = StepFacts(kind=StepKind.CORRECTIVE, due_on=DAY, doers=frozenset({7}), done_on=DAY)
TABLE = {
    (State.REPORTED, Command.ANALYSE): State.ANALYSED,
    (State.ANALYSED, Command.ANALYSE): State.ANALYSED,
    (State.ANALYSED, Command.PLAN): State.PLANNED,
    (State.PLANNED, Command.START): State.DOING,
    (State.DOING, Command.FINISH): State.CHECKING,
    (State.CHECKING, Command.CONFIRM): State.CLOSED,
    (State.CHECKING, Command.REOPEN): State.ANALYSED,
    (State.PLANNED, Command.REVISE): State.ANALYSED,
    (State.DOING, Command.REVISE): State.ANALYSED,
    (State.REPORTED, Command.REJECT): State.REJECTED,
    (State.ANALYSED, Command.REJECT): State.REJECTED,
    (State.REJECTED, Command.RESTORE): State.REPORTED,
}
OF_SUGGESTIONS = {
    (SuggestionState.NEW, SuggestionCommand.ACCEPT): SuggestionState.ACCEPTED,
    (SuggestionState.NEW, SuggestionCommand.DECLINE): SuggestionState.DECLINED,
    (SuggestionState.ACCEPTED, SuggestionCommand.COMPLETE): SuggestionState.DONE,
    (SuggestionState.ACCEPTED, SuggestionCommand.DECLINE): SuggestionState.DECLINED,
    (SuggestionState.DECLINED, SuggestionCommand.CONSIDER_AGAIN): SuggestionState.NEW,
}


def reason(verdict: Verdict) -> object:
    return verdict.reason if isinstance(verdict, Denied) else None


@pytest.mark.parametrize(("state", "command"), list(product(State, Command)))
def test_the_table_is_the_whole_life(state: State, command: Command) -> None:
    if (state, command) in TABLE:
        assert NONCONFORMITY_WORKFLOW.after(state, command) is TABLE[state, command]
    else:
        with pytest.raises(CommandRefused):
            NONCONFORMITY_WORKFLOW.after(state, command)


@pytest.mark.parametrize(("state", "command"), list(product(SuggestionState, SuggestionCommand)))
def test_the_table_of_suggestions_is_their_whole_life(state: SuggestionState, command: SuggestionCommand) -> None:
    if (state, command) in OF_SUGGESTIONS:
        assert SUGGESTION_WORKFLOW.after(state, command) is OF_SUGGESTIONS[state, command]
    else:
        with pytest.raises(CommandRefused):
            SUGGESTION_WORKFLOW.after(state, command)


def test_every_state_can_be_reached() -> None:
    assert NONCONFORMITY_WORKFLOW.reachable() == frozenset(State)
    assert SUGGESTION_WORKFLOW.reachable() == frozenset(SuggestionState)


def plan(**facts: object) -> PlanFacts:
    good = {
        "has_cause": True,
        "found_on": DAY,
        "steps": (OPEN,),
        "waiver": "",
        "criterion": "Brak skarg",
        "check_due_on": date(2026, 12, 1),
        "checker": 8,
    }
    return PlanFacts(**{**good, **facts})  # type: ignore[arg-type] # named facts


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, None),
        ({"has_cause": False}, Refusal.NO_CAUSE),
        ({"steps": ()}, Refusal.NO_ACTION),
        ({"steps": (), "waiver": "Jednorazowa pomyłka."}, None),
        ({"steps": (StepFacts(kind=StepKind.CORRECTION, due_on=DAY),)}, Refusal.NO_ACTION),
        ({"steps": (StepFacts(kind=StepKind.CORRECTIVE, due_on=DAY, is_dropped=True),)}, Refusal.NO_ACTION),
        ({"criterion": "  "}, Refusal.NO_CRITERION),
        ({"check_due_on": None}, Refusal.NO_CHECK_DAY),
        ({"check_due_on": date(2026, 11, 1)}, Refusal.BEFORE_FOUND),
        ({"found_on": date(2026, 10, 1), "check_due_on": date(2026, 11, 1)}, Refusal.CHECK_BEFORE_ACTIONS),
        ({"checker": None}, Refusal.NO_CHECKER),
        ({"checker": 7}, Refusal.CHECKER_IS_DOER),
    ],
)
def test_no_plan_without_a_cause_an_action_and_another_person_to_check(
    facts: dict[str, object], expected: object
) -> None:
    assert reason(may_plan(plan(**facts))) is expected


def finding(**facts: object) -> CheckFacts:
    good = {
        "steps": (DONE,),
        "waiver": "",
        "checker": 8,
        "note": "Sprawdzono rejestr.",
        "found_on": date(2026, 10, 1),
        "on": DAY,
        "today": DAY,
    }
    return CheckFacts(**{**good, **facts})  # type: ignore[arg-type] # named facts


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, None),
        ({"checker": None}, Refusal.NOT_AN_EMPLOYEE),
        ({"note": ""}, Refusal.NO_NOTE),
        ({"on": date(2026, 9, 30)}, Refusal.BEFORE_FOUND),
        ({"on": date(2026, 11, 3)}, Refusal.IN_FUTURE),
        ({"on": date(2026, 11, 1)}, Refusal.CHECK_BEFORE_DONE),
        ({"steps": (DONE, OPEN)}, Refusal.STEPS_OPEN),
        ({"checker": 7}, Refusal.CHECKER_IS_DOER),
    ],
)
def test_whoever_acted_does_not_judge_the_effect(facts: dict[str, object], expected: object) -> None:
    assert reason(may_check(finding(**facts))) is expected


GIVEN_UP = StepFacts(kind=StepKind.CORRECTIVE, due_on=DAY, is_dropped=True)
CORRECTED = StepFacts(kind=StepKind.CORRECTION, due_on=DAY, done_on=DAY)
PAST = StepFacts(kind=StepKind.CORRECTIVE, due_on=DAY, doers=frozenset({7}), done_on=DAY, is_past=True)


@pytest.mark.parametrize(
    ("steps", "waiver", "expected"),
    [
        ((OPEN, DONE), "", Refusal.STEPS_OPEN),
        ((OPEN,), "Jednorazowa pomyłka.", Refusal.STEPS_OPEN),
        ((DONE, GIVEN_UP), "", None),
        ((GIVEN_UP,), "", Refusal.ALL_GIVEN_UP),
        ((GIVEN_UP, CORRECTED), "", Refusal.ALL_GIVEN_UP),
        ((PAST,), "", Refusal.ALL_GIVEN_UP),
        ((), " ", Refusal.ALL_GIVEN_UP),
        ((), "Jednorazowa pomyłka.", None),
    ],
)
def test_a_case_is_finished_when_something_was_done_and_nothing_is_open(
    steps: tuple[StepFacts, ...], waiver: str, expected: object
) -> None:
    assert reason(may_finish(steps, waiver=waiver)) is expected


def test_whoever_acted_in_a_round_that_failed_does_not_check_a_later_one() -> None:
    other = StepFacts(kind=StepKind.CORRECTIVE, due_on=DAY, doers=frozenset({9}))

    assert reason(may_plan(plan(steps=(PAST, other), checker=7))) is Refusal.CHECKER_IS_DOER
    assert reason(may_check(finding(steps=(PAST, DONE), checker=7))) is Refusal.CHECKER_IS_DOER
    assert reason(may_plan(plan(steps=(PAST,)))) is Refusal.NO_ACTION


EVERYWHERE = [None, *State]
ALLOWED: dict[StepKind, set[State | None]] = {
    StepKind.CORRECTION: {State.REPORTED, State.ANALYSED, State.PLANNED, State.DOING},
    StepKind.CORRECTIVE: {State.ANALYSED, State.PLANNED, State.DOING},
    StepKind.PREVENTIVE: {None, State.ANALYSED, State.PLANNED, State.DOING},
    StepKind.IMPROVING: {None},
}


@pytest.mark.parametrize(("kind", "state"), list(product(StepKind, EVERYWHERE)))
def test_each_kind_of_action_has_its_place(kind: StepKind, state: State | None) -> None:
    assert bool(may_add_step(kind, state=state, edition="iso9001-2008")) is (state in ALLOWED[kind])


@pytest.mark.parametrize("edition", ["iso9001-2015", "iso9001-2026", ""])
@pytest.mark.parametrize("state", EVERYWHERE)
def test_a_preventive_action_exists_only_under_the_edition_of_2008(edition: str, state: State | None) -> None:
    assert reason(may_add_step(StepKind.PREVENTIVE, state=state, edition=edition)) is Refusal.NOT_PREVENTIVE_HERE


@pytest.mark.parametrize(
    ("is_doer", "manages", "is_open", "result", "expected"),
    [
        (True, False, True, "Zrobione", None),
        (False, True, True, "Zrobione", None),
        (False, False, True, "Zrobione", Refusal.NOT_THE_DOER),
        (True, True, False, "Zrobione", Refusal.STEP_ENDED),
        (True, False, True, " ", Refusal.NO_EVIDENCE),
    ],
)
def test_an_action_is_finished_by_its_doer_with_evidence(
    *, is_doer: bool, manages: bool, is_open: bool, result: str, expected: object
) -> None:
    facts = DoerFacts(is_doer=is_doer, manages=manages)

    assert reason(may_finish_step(facts, is_open=is_open, result=result)) is expected


@pytest.mark.parametrize(("is_owner", "manages"), list(product([True, False], repeat=2)))
def test_a_case_is_led_by_its_owner_or_by_those_in_charge(*, is_owner: bool, manages: bool) -> None:
    assert bool(may_handle(is_owner=is_owner, manages=manages)) is (is_owner or manages)


@pytest.mark.parametrize(
    ("cause", "expected"),
    [
        (Cause(method=CauseMethod.TEXT, root="Brak zastępstw", area=CauseArea.PEOPLE), None),
        (Cause(method=CauseMethod.TEXT, root=" ", area=CauseArea.PEOPLE), Refusal.NO_CAUSE),
        (Cause(method=CauseMethod.TEXT, root="Brak zastępstw", area=None), Refusal.NO_CAUSE_AREA),
        (Cause(method=CauseMethod.FIVE_WHY, root="Brak", area=CauseArea.PEOPLE), Refusal.NO_CAUSE_STEPS),
        (Cause(method=CauseMethod.FIVE_WHY, root="Brak", area=CauseArea.PEOPLE, whys=("Bo urlop",)), None),
        (
            Cause(method=CauseMethod.FISHBONE, root="Brak", area=CauseArea.PEOPLE, bones={"law": " "}),
            Refusal.NO_CAUSE_STEPS,
        ),
        (Cause(method=CauseMethod.FISHBONE, root="Brak", area=CauseArea.PEOPLE, bones={"law": "Nowela"}), None),
    ],
)
def test_a_cause_is_a_sentence_an_area_and_the_way_to_it(cause: Cause, expected: object) -> None:
    assert reason(may_analyse(cause)) is expected


@given(st.dictionaries(st.sampled_from(["", "people", "law", "tools", "method"]), st.integers(1, 500), min_size=1))
def test_a_pareto_falls_adds_up_and_keeps_the_unknown_last(counts: dict[str, int]) -> None:
    pareto = pareto_of(Counter(counts))

    named = [row.count for row in pareto.rows if row.code]
    assert named == sorted(named, reverse=True)
    assert sum(row.count for row in pareto.rows) == pareto.total
    assert pareto.rows[-1].cumulative == pytest.approx(1)
    assert all(row.code for row in pareto.rows[:-1])


def test_the_vital_few_make_eighty_in_a_hundred() -> None:
    pareto = pareto_of(Counter({"people": 60, "law": 25, "tools": 15}))

    assert [row.code for row in pareto.vital] == ["people", "law"]


def test_half_are_closed_within_the_median() -> None:
    closing = closing_of(Counter({10: 5, 40: 4, 200: 1}))

    assert (closing.count, closing.median, closing.ninety) == (10, 10, 40)
    assert [count for _, _, count in closing.within] == [5, 4, 0, 0, 1]


def test_nothing_closed_has_no_median() -> None:
    assert closing_of(Counter()).median is None


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(2026, 11, 1), 24, date(2024, 11, 1)),
    ],
)
def test_months_back_stay_in_the_calendar(day: date, months: int, expected: date) -> None:
    assert months_before(day, months) == expected


def test_every_code_has_words() -> None:
    tables: dict[type[StrEnum], Mapping[Any, Any]] = {
        rules.State: labels.STATES,
        rules.Command: labels.COMMANDS,
        rules.Source: labels.SOURCES,
        rules.Grade: labels.GRADES,
        rules.StepKind: labels.STEP_KINDS,
        rules.CauseMethod: labels.CAUSE_METHODS,
        rules.CauseArea: labels.CAUSE_AREAS,
        rules.SuggestionState: labels.SUGGESTION_STATES,
        rules.SuggestionCommand: labels.SUGGESTION_COMMANDS,
        rules.LessonAnswer: labels.LESSON_ANSWERS,
        rules.NoticeKind: labels.NOTICES,
        rules.Refusal: labels.REFUSALS,
    }
    for codes, words in tables.items():
        assert set(words) == set(codes), codes
