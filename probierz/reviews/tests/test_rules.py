"""The table of states, the agendas, and why something may not be done."""

from datetime import date
from itertools import product

import pytest

from probierz.lib.workflow import CommandRefused
from probierz.reviews.rules import (
    AGENDAS,
    REVIEW_WORKFLOW,
    ApprovalFacts,
    Command,
    Edition,
    InputCode,
    MeetingFacts,
    PlanFacts,
    Refusal,
    State,
    agenda_of,
    digest_of,
    edition_of,
    may_approve,
    may_decide,
    may_hold,
    may_plan,
)

TODAY = date(2026, 11, 2)
OPEN = {
    (State.PREPARED, Command.HOLD),
    *((state, Command.CANCEL) for state in (State.PREPARED, State.HELD)),
    (State.HELD, Command.APPROVE),
}


def test_every_state_can_be_reached():
    assert REVIEW_WORKFLOW.reachable() == set(State)


@pytest.mark.parametrize(("state", "command"), sorted(set(product(State, Command)) - OPEN))
def test_whatever_is_not_in_the_table_is_refused(state: State, command: Command):
    with pytest.raises(CommandRefused):
        REVIEW_WORKFLOW.after(state, command)


def test_the_edition_of_2008_asks_for_seven_inputs_and_that_of_2015_for_twelve():
    assert [len(agenda_of(one)) for one in (Edition.ISO_2008, Edition.ISO_2015)] == [7, 12]
    assert next(iter(agenda_of(Edition.ISO_2008))) is InputCode.AUDITS
    assert {code for agenda in AGENDAS.values() for code in agenda} == set(InputCode)


def test_each_clause_is_named_once():
    for agenda in AGENDAS.values():
        assert len(set(agenda.values())) == len(agenda)


def test_preventive_actions_belong_to_the_edition_of_2008_alone():
    assert InputCode.ACTIONS in agenda_of(Edition.ISO_2008)
    assert InputCode.ACTIONS not in agenda_of(Edition.ISO_2015)


def test_the_newest_edition_in_use_leads():
    assert edition_of(["iso9001-2008", "iso9001-2015", "caf2020"]) is Edition.ISO_2015
    assert edition_of([]) is Edition.ISO_2015
    assert edition_of(["iso9001-2008"]) is Edition.ISO_2008


def reason(verdict) -> Refusal | None:
    return None if verdict else verdict.reason


def plan(**changed) -> PlanFacts:
    facts = {"since": date(2025, 11, 1), "until": date(2026, 10, 31), "meeting_on": TODAY, "another_is_open": False}
    return PlanFacts(**{**facts, **changed})


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({}, None),
        ({"another_is_open": True}, Refusal.ONE_IS_OPEN),
        ({"until": date(2025, 11, 1)}, Refusal.PERIOD_UPSIDE_DOWN),
        ({"since": date(2020, 1, 1)}, Refusal.PERIOD_TOO_LONG),
        ({"meeting_on": date(2026, 10, 30)}, Refusal.MEETING_BEFORE_PERIOD),
        ({"meeting_on": date(2126, 11, 2)}, Refusal.MEETING_LONG_AFTER),
    ],
)
def test_a_plan_is_looked_at(changed, why):
    assert reason(may_plan(plan(**changed))) == why


@pytest.mark.parametrize(
    ("on", "present", "why"),
    [
        (TODAY, 1, None),
        (date(2026, 11, 3), 1, Refusal.IN_FUTURE),
        (TODAY, 0, Refusal.NOBODY_PRESENT),
        (date(2026, 10, 30), 1, Refusal.MEETING_BEFORE_PERIOD),
    ],
)
def test_a_meeting_is_of_the_past_after_its_period_and_of_people(on, present, why):
    facts = MeetingFacts(on=on, today=TODAY, until=date(2026, 10, 31), present=present)
    assert reason(may_hold(facts)) == why


def test_a_decision_has_words_a_person_and_a_later_day():
    assert may_decide(text="Kupić", has_owner=True, due_on=TODAY, held_on=TODAY)
    assert reason(may_decide(text=" ", has_owner=True, due_on=TODAY, held_on=TODAY)) is Refusal.NO_TEXT
    assert reason(may_decide(text="Kupić", has_owner=False, due_on=TODAY, held_on=TODAY)) is Refusal.NO_OWNER
    early = may_decide(text="Kupić", has_owner=True, due_on=date(2026, 11, 1), held_on=TODAY)
    assert reason(early) is Refusal.DUE_BEFORE_MEETING


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ((True, True, True), None),
        ((False, True, True), Refusal.NO_MINUTES),
        ((True, False, True), Refusal.NO_CONCLUSION),
        ((True, True, False), Refusal.PACKAGE_BROKEN),
    ],
)
def test_the_approval_needs_minutes_a_conclusion_and_the_same_package(facts, why):
    minutes, conclusion, intact = facts
    verdict = may_approve(ApprovalFacts(has_minutes=minutes, has_conclusion=conclusion, is_intact=intact))
    assert reason(verdict) == why


def test_the_digest_does_not_depend_on_the_order_of_keys():
    assert digest_of({"a": 1, "b": TODAY}) == digest_of({"b": "2026-11-02", "a": 1})
    assert digest_of({"a": 1}) != digest_of({"a": 2})
