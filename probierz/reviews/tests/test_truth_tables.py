"""Every action in every state, every page and action for every role: what is not in a table is refused."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from probierz.access.actions import ACTIONS, PermissionRefused
from probierz.access.actor import Actor
from probierz.lib.refusals import Refused
from probierz.people.models import Employee, Membership
from probierz.people.rules import OFFICE_ROLES, Role
from probierz.reviews.actions import deciding, meeting, preparing
from probierz.reviews.models import Decision, ManagementReview, Participant, ReviewInput
from probierz.reviews.rules import REVIEW_WORKFLOW, Command, DecisionKind, InputCode, State
from probierz.reviews.tests.conftest import PLAN
from probierz.trail.models import Event
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db
ROOT = "/o/urzad-lipowo/przeglady/"
Act = Callable[[Actor, ManagementReview], object]
Way = Callable[[State], ManagementReview]


def _decision(review: ManagementReview, text: str) -> deciding.DecisionDetails:
    owner = Employee.objects.order_by("pk").first()
    kind = DecisionKind.SYSTEM_CHANGE
    return deciding.DecisionDetails(kind=kind, text=text, responsible=owner, due_on=date(2027, 1, 31))


def _of(review: ManagementReview) -> Decision:
    return Decision.objects.select_related("review__office").get(review=review)


def _guest(review: ManagementReview) -> Participant:
    return Participant.objects.select_related("review__office").get(review=review)


ACTS: Mapping[str, tuple[Act, set[State]]] = {
    "change_plan": (
        lambda by, one: preparing.change_plan(by, review=one, plan=replace(PLAN, since=date(2025, 12, 1))),
        {State.PREPARED},
    ),
    "gather": (lambda by, one: preparing.gather_inputs(by, review=one), {State.PREPARED}),
    "write_input": (
        lambda by, one: preparing.write_input(by, review=one, code=InputCode.AUDITS, text="Słowa"),
        {State.PREPARED},
    ),
    "cancel": (
        lambda by, one: preparing.cancel_review(by, review=one, reason="Po wyborach"),
        {State.PREPARED, State.HELD},
    ),
    "hold": (lambda by, one: meeting.hold_review(by, review=one, on=TODAY), {State.PREPARED}),
    "add_participant": (
        lambda by, one: meeting.add_participant(by, review=one, person=meeting.Person(guest="Ewa")),
        {State.PREPARED, State.HELD},
    ),
    "change_participant": (
        lambda by, one: meeting.change_participant(by, participant=_guest(one), was_present=False),
        {State.PREPARED, State.HELD},
    ),
    "remove_participant": (
        lambda by, one: meeting.remove_participant(by, participant=_guest(one)),
        {State.PREPARED, State.HELD},
    ),
    "write_minutes": (
        lambda by, one: meeting.write_minutes(by, review=one, minutes="Inaczej", conclusion="Dobrze"),
        {State.HELD},
    ),
    "add_decision": (
        lambda by, one: deciding.add_decision(by, review=one, details=_decision(one, "Dwa")),
        {State.HELD},
    ),
    "change_decision": (
        lambda by, one: deciding.change_decision(by, decision=_of(one), details=_decision(one, "Trzy")),
        {State.HELD},
    ),
    "remove_decision": (lambda by, one: deciding.remove_decision(by, decision=_of(one)), {State.HELD}),
    "approve": (lambda by, one: meeting.approve_review(by, review=one, on=TODAY), {State.HELD}),
}
COMMANDS = {"hold": Command.HOLD, "approve": Command.APPROVE, "cancel": Command.CANCEL}


@pytest.fixture
def way(ready: ManagementReview, scibor: Actor) -> Way:
    """The review in a state; a decision and a participant are always there, so that each action has its thing."""

    def to(state: State) -> ManagementReview:
        rows = ManagementReview.objects.filter(pk=ready.pk)
        if state is State.APPROVED:
            meeting.approve_review(scibor, review=ready, on=TODAY)
        elif state is not State.HELD:
            rows.update(state=state, held_on=None, frozen_at=None, package_sha256="")
        return rows.select_related("office").get()

    return to


def told(review: ManagementReview) -> list[object]:
    """Everything that is kept of a review."""
    rows = (Participant, Decision, ReviewInput)
    found = [list(model.objects.filter(review=review).order_by("pk").values()) for model in rows]
    return [ManagementReview.objects.filter(pk=review.pk).values().get(), *found]


@pytest.mark.parametrize(
    ("name", "state"), [(name, state) for name, (_act, states) in ACTS.items() for state in states]
)
def test_an_action_happens_in_its_states(way: Way, scibor: Actor, name: str, state: State) -> None:
    review, events = way(state), Event.objects.count()

    ACTS[name][0](scibor, review)

    assert Event.objects.count() > events


@pytest.mark.parametrize("state", list(State))
def test_every_other_action_is_refused_and_writes_nothing(way: Way, scibor: Actor, state: State) -> None:
    review = way(state)
    before, events = told(review), Event.objects.count()

    for act in [act for act, states in ACTS.values() if state not in states]:
        with pytest.raises(Refused):
            act(scibor, review)

    assert told(review) == before
    assert Event.objects.count() == events


def test_the_workflow_says_the_same() -> None:
    for name, command in COMMANDS.items():
        assert {one.source for one in REVIEW_WORKFLOW.transitions if one.command is command} == ACTS[name][1]


MANAGERS = {Role.QUALITY_REPRESENTATIVE, Role.OFFICE_HEAD}
READERS = MANAGERS | {Role.INTERNAL_AUDITOR, Role.EXTERNAL_AUDITOR}
READ = ["", "lista.csv", "decyzje/", "decyzje/lista.csv", "{key}/", "{key}/protokol.docx", "{key}/pakiet.json"]
FORMS = ["zaplanuj/", "{key}/zmien/", "{key}/wejscia/audits/", "{key}/uczestnicy/dodaj/", "{key}/spotkanie/"]
FORMS += ["{key}/odwolaj/", "{key}/przebieg/", "{key}/decyzje/dodaj/", "{key}/decyzje/{decision}/zmien/"]
BUTTONS = ["{key}/zbierz/", "{key}/uczestnicy/{person}/obecnosc/", "{key}/uczestnicy/{person}/usun/"]
BUTTONS += ["{key}/decyzje/{decision}/usun/"]
DOORS: Mapping[str, set[Role]] = {
    **dict.fromkeys(READ, READERS),
    **dict.fromkeys([*FORMS, *BUTTONS], MANAGERS),
    "{key}/zatwierdz/": {Role.OFFICE_HEAD},
}


GATES: Mapping[str, set[Role]] = {
    **dict.fromkeys(("preparing.plan_review", "preparing.change_plan", "preparing.gather_inputs"), MANAGERS),
    **dict.fromkeys(("preparing.write_input", "preparing.cancel_review", "meeting.hold_review"), MANAGERS),
    **dict.fromkeys((f"meeting.{verb}_participant" for verb in ("add", "change", "remove")), MANAGERS),
    **dict.fromkeys((f"deciding.{verb}_decision" for verb in ("add", "change", "remove")), MANAGERS),
    "meeting.write_minutes": MANAGERS,
    "meeting.approve_review": {Role.OFFICE_HEAD},
}


def knock(client: Client, review: ManagementReview, *, root: str = ROOT) -> dict[str, int]:
    """What each door answers; forms are opened before buttons are pressed, the approval is the last of them."""
    names = {"key": review.key, "decision": _of(review).key, "person": _guest(review).pk}
    found = {}
    for door in DOORS:
        ask = client.post if door in BUTTONS or door == "{key}/zatwierdz/" else client.get
        found[door] = ask(root + door.format(**names)).status_code
    return found


def with_role(cast: Cast, role: Role) -> Actor:
    """Bogdan in this role alone."""
    Membership.objects.filter(account=cast.bogdan).update(role=role)
    return cast.actor(cast.bogdan)


@pytest.mark.parametrize("role", sorted(OFFICE_ROLES))
def test_a_role_opens_its_own_doors_alone(client: Client, here: Cast, ready: ManagementReview, role: Role) -> None:
    with_role(here, role)
    client.force_login(here.bogdan)

    found = knock(client, ready)

    assert {door for door, status in found.items() if status in {200, 302}} == {
        door for door, roles in DOORS.items() if role in roles
    }
    assert set(found.values()) <= {200, 302, 403}


@pytest.mark.parametrize("role", sorted(OFFICE_ROLES))
def test_a_role_gets_past_the_gate_of_its_own_actions_alone(here: Cast, role: Role) -> None:
    actor = with_role(here, role)

    for name, may in GATES.items():
        # Behind the gate the action misses its arguments, so nothing is done.
        with pytest.raises(TypeError if role in may else PermissionRefused):
            ACTIONS[f"probierz.reviews.actions.{name}"](actor)


def test_the_table_names_every_action() -> None:
    ours = {name.removeprefix("probierz.reviews.actions.") for name in ACTIONS if name.startswith("probierz.reviews.")}

    assert ours == set(GATES)
    assert len(ACTS) == len(GATES) - 1  # planning has no state before it


@pytest.mark.parametrize("who", ["celina", "swiecicka", "administrator"])
def test_people_of_other_places_find_no_door(client: Client, here: Cast, ready: ManagementReview, who: str) -> None:
    client.force_login(getattr(here, who))

    assert set(knock(client, ready).values()) == {404}


def test_our_keys_open_nothing_in_another_office(client: Client, here: Cast, ready: ManagementReview) -> None:
    client.force_login(here.celina)

    found = knock(client, ready, root="/o/urzad-olszyny/przeglady/")

    assert {status for door, status in found.items() if "{key}" in door} <= {403, 404}
