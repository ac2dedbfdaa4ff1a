"""What is not in a table is refused: suggestions, actions, lessons and addresses by state, every door by role."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from typing import Any

import pytest
from django.test import Client

from probierz.access.actor import Actor, passer_by
from probierz.access.permissions import Permission
from probierz.improvement.actions.lessons import Teaching, answer_lesson, share_lesson, write_lesson
from probierz.improvement.actions.links import Telling, close_link, open_link, tell
from probierz.improvement.actions.steps import change_action, drop_action
from probierz.improvement.actions.suggestions import Idea, decide, suggest, vote
from probierz.improvement.models import Lesson, LessonUnit, ProblemLink, Step, Suggestion
from probierz.improvement.rules import (
    SUGGESTION_WORKFLOW,
    LessonAnswer,
    Refusal,
    State,
    SuggestionCommand,
    SuggestionState,
)
from probierz.improvement.tests.conftest import Reach, corrective, done, person
from probierz.improvement.tests.pages import at
from probierz.improvement.tests.test_steps import decision
from probierz.improvement.tests.test_voices import a_unit
from probierz.lib.refusals import Refused
from probierz.lib.workflow import CommandRefused
from probierz.people.models import Membership
from probierz.people.rules import OFFICE_ROLES, Role
from probierz.trail.models import Event
from tests.cast import TODAY, Cast

WAYS: dict[SuggestionState, tuple[SuggestionCommand, ...]] = {
    SuggestionState.NEW: (),
    SuggestionState.ACCEPTED: (SuggestionCommand.ACCEPT,),
    SuggestionState.DONE: (SuggestionCommand.ACCEPT, SuggestionCommand.COMPLETE),
    SuggestionState.DECLINED: (SuggestionCommand.DECLINE,),
}


def a_suggestion(cast: Cast, state: SuggestionState) -> Suggestion:
    row = suggest(cast.actor(cast.bogdan), office=cast.lipowo, idea=Idea(title="Drukarka", text="Kolejki"), on=TODAY)
    for command in WAYS[state]:
        row = decide(cast.actor(cast.lucja), suggestion=row, command=command, answer="Bo tak.", on=TODAY)
    return row


@pytest.mark.parametrize(("state", "command"), list(product(SuggestionState, SuggestionCommand)))
def test_a_suggestion_moves_only_as_its_table_knows(
    here: Cast, lucja: Actor, state: SuggestionState, command: SuggestionCommand
) -> None:
    row = a_suggestion(here, state)
    events = Event.objects.count()

    try:
        target = SUGGESTION_WORKFLOW.after(state, command)
    except CommandRefused:
        with pytest.raises(Refused) as refused:
            decide(lucja, suggestion=row, command=command, answer="Inaczej.", on=TODAY)
        assert refused.value.reason is Refusal.NO_SUCH_MOVE
        target = state
    else:
        decide(lucja, suggestion=row, command=command, answer="Inaczej.", on=TODAY)
        events += 1

    assert Suggestion.objects.get(pk=row.pk).state == target
    assert Event.objects.count() == events


@pytest.mark.parametrize("state", list(SuggestionState))
def test_a_suggestion_is_supported_only_while_it_waits(here: Cast, zaneta: Actor, state: SuggestionState) -> None:
    row = a_suggestion(here, state)

    if state is SuggestionState.NEW:
        vote(zaneta, suggestion=row, supports=True)
    else:
        with pytest.raises(Refused) as refused:
            vote(zaneta, suggestion=row, supports=True)
        assert refused.value.reason is Refusal.SUGGESTION_ANSWERED
    assert row.votes.count() == (state is SuggestionState.NEW)


def _finished(cast: Cast, step: Step) -> object:
    return done(cast.actor(cast.bogdan), step)


def _dropped(cast: Cast, step: Step) -> object:
    return drop_action(cast.actor(cast.lucja), step=step, reason="Zbędne", on=TODAY)


def _changed(cast: Cast, step: Step) -> object:
    return change_action(cast.actor(cast.lucja), step=step, details=decision(responsible=person(cast.zaneta)))


ENDS: dict[str, Callable[[Cast, Step], object] | None] = {"open": None, "done": _finished, "given up": _dropped}


@pytest.mark.parametrize("end", list(ENDS))
@pytest.mark.parametrize("act", [_finished, _dropped, _changed])
def test_an_action_that_ended_neither_changes_nor_ends_again(
    here: Cast, lucja: Actor, reach: Reach, end: str, act: Callable[[Cast, Step], object]
) -> None:
    step = corrective(lucja, here, reach(State.ANALYSED))
    if before := ENDS[end]:
        before(here, step)
    kept = Step.objects.filter(pk=step.pk).values().get()

    if end == "open":
        act(here, step)
        assert Step.objects.filter(pk=step.pk).values().get() != kept
        return
    with pytest.raises(Refused) as refused:
        act(here, step)
    assert refused.value.reason is Refusal.STEP_ENDED
    assert Step.objects.filter(pk=step.pk).values().get() == kept


def a_lesson(cast: Cast) -> Lesson:
    unit = a_unit(cast, "Kancelaria", cast.bogdan)
    told = Teaching(title="Pilnuj terminów", happened="Po terminie", helped="Przegląd")
    return write_lesson(cast.actor(cast.lucja), office=cast.lipowo, teaching=told, units=[unit], on=TODAY)


@pytest.mark.parametrize(("is_shared", "wish"), list(product([True, False], repeat=2)))
def test_a_lesson_is_shared_and_taken_back_in_turn(here: Cast, lucja: Actor, *, is_shared: bool, wish: bool) -> None:
    lesson = a_lesson(here)
    if is_shared:
        share_lesson(lucja, lesson=lesson, is_shared=True, on=TODAY)

    if is_shared is wish:
        with pytest.raises(Refused) as refused:
            share_lesson(lucja, lesson=lesson, is_shared=wish, on=TODAY)
        assert refused.value.reason is Refusal.UNCHANGED
    else:
        share_lesson(lucja, lesson=lesson, is_shared=wish, on=TODAY)
    assert bool(Lesson.objects.get().shared_on) is wish


@pytest.mark.parametrize("state", list(State))
def test_a_lesson_is_drawn_only_from_what_is_closed(here: Cast, lucja: Actor, reach: Reach, state: State) -> None:
    unit, case = a_unit(here, "Kancelaria"), reach(state)
    told = Teaching(title="Pilnuj terminów", happened="Po terminie", helped="Przegląd", nonconformity=case)

    if state is State.CLOSED:
        assert write_lesson(lucja, office=here.lipowo, teaching=told, units=[unit], on=TODAY).nonconformity == case
        return
    with pytest.raises(Refused) as refused:
        write_lesson(lucja, office=here.lipowo, teaching=told, units=[unit], on=TODAY)
    assert refused.value.reason is Refusal.NOT_CLOSED_YET
    assert not Lesson.objects.exists()


def test_a_unit_answers_once_and_only_by_its_own_people(here: Cast, bogdan: Actor, zaneta: Actor) -> None:
    a_lesson(here)
    asked = LessonUnit.objects.select_related("lesson", "unit").get()

    with pytest.raises(Refused) as foreign:
        answer_lesson(zaneta, asked=asked, answer=LessonAnswer.IN_ORDER, note="", on=TODAY)
    answer_lesson(bogdan, asked=asked, answer=LessonAnswer.IN_ORDER, note="", on=TODAY)
    with pytest.raises(Refused) as again:
        answer_lesson(bogdan, asked=asked, answer=LessonAnswer.IMPROVED, note="", on=TODAY)

    assert (foreign.value.reason, again.value.reason) == (Refusal.NOT_OF_THE_UNIT, Refusal.LESSON_ANSWERED)
    assert LessonUnit.objects.get().answer == LessonAnswer.IN_ORDER


def test_a_closed_address_takes_nothing_and_is_not_closed_again(here: Cast, lucja: Actor) -> None:
    link = open_link(lucja, office=here.lipowo, place="Parter", unit=None, on=TODAY)
    close_link(lucja, link=link, on=TODAY)

    with pytest.raises(Refused) as again:
        close_link(lucja, link=link, on=TODAY)
    with pytest.raises(Refused) as told:
        tell(passer_by(), link=link, telling=Telling(text="Przycisk"))

    assert again.value.reason is told.value.reason is Refusal.LINK_CLOSED
    assert ProblemLink.objects.get().closed_on == TODAY


@dataclass(frozen=True)
class Rows:
    """One of each, for the doors that ask for one."""

    case: str
    step: str
    suggestion: str
    lesson: str
    link: str


@pytest.fixture
def rows(here: Cast, lucja: Actor, reach: Reach) -> Rows:
    case = reach(State.PLANNED)
    link = open_link(lucja, office=here.lipowo, place="Parter", unit=None, on=TODAY)
    suggestion = a_suggestion(here, SuggestionState.NEW)
    return Rows(case.key, Step.objects.get().key, suggestion.key, a_lesson(here).key, link.key)


READ, REPORT, MANAGE = Permission.IMPROVEMENT_READ, Permission.IMPROVEMENT_REPORT, Permission.IMPROVEMENT_MANAGE
EVERYBODY = set(OFFICE_ROLES)
MAY: dict[Permission, set[Role]] = {
    READ: EVERYBODY,
    REPORT: EVERYBODY - {Role.EXTERNAL_AUDITOR},
    MANAGE: {Role.QUALITY_REPRESENTATIVE, Role.OFFICE_HEAD},
}
# Each door with the method by which it is tried and what one must be allowed to pass; none of them changes anything.
DOORS: tuple[tuple[str, str, str, Permission], ...] = (
    ("cases", "get", "", READ),
    ("case", "get", "case", READ),
    ("actions", "get", "", READ),
    ("suggestions", "get", "", READ),
    ("suggestion", "get", "suggestion", READ),
    ("lessons", "get", "", READ),
    ("lesson", "get", "lesson", READ),
    ("pictures", "get", "", READ),
    ("report", "get", "", REPORT),
    ("analyse", "get", "case", REPORT),
    ("plan", "get", "case", REPORT),
    ("finish", "post", "case", REPORT),
    ("check", "get", "case", REPORT),
    ("revise", "get", "case", REPORT),
    ("add_action", "get", "case", REPORT),
    ("change_action", "get", "step", REPORT),
    ("finish_action", "get", "step", REPORT),
    ("drop_action", "get", "step", REPORT),
    ("suggest", "get", "", REPORT),
    ("judge", "get", "case", MANAGE),
    ("reject", "get", "case", MANAGE),
    ("restore", "get", "case", MANAGE),
    ("add_action_alone", "get", "", MANAGE),
    ("write_lesson", "get", "", MANAGE),
    ("links", "get", "", MANAGE),
    ("open_link", "get", "", MANAGE),
    ("link_sheet", "get", "link", MANAGE),
)


@pytest.mark.parametrize("role", OFFICE_ROLES)
def test_every_role_passes_its_own_doors_and_no_other(client: Client, here: Cast, rows: Rows, role: Role) -> None:
    Membership.objects.filter(account=here.bogdan).update(role=role)
    client.force_login(here.bogdan)
    wrong: list[Any] = []

    for name, method, what, permission in DOORS:
        names = {"key": getattr(rows, what)} if what else {}
        status = getattr(client, method)(at(name, **names)).status_code
        if (status == 403) is (role in MAY[permission]):
            wrong.append((name, status))

    assert wrong == []
    assert {one for one in (READ, REPORT, MANAGE) if here.actor(here.bogdan).may(one)} == {
        one for one, roles in MAY.items() if role in roles
    }
