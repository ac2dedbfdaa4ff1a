"""The workflow table: moves, refusals by product, reachability, diagram."""

from enum import StrEnum
from itertools import product

import pytest

from probierz.lib.workflow import CommandRefused, Transition, Workflow


class Door(StrEnum):
    OPEN = "open"
    CLOSED = "closed"
    LOCKED = "locked"
    WALLED_UP = "walled_up"


class Hand(StrEnum):
    CLOSE = "close"
    OPEN = "open"
    LOCK = "lock"
    UNLOCK = "unlock"


TABLE = [
    Transition(Hand.CLOSE, Door.OPEN, Door.CLOSED),
    Transition(Hand.OPEN, Door.CLOSED, Door.OPEN),
    Transition(Hand.LOCK, Door.CLOSED, Door.LOCKED),
    Transition(Hand.UNLOCK, Door.LOCKED, Door.CLOSED),
]
DOOR = Workflow(Door.OPEN, TABLE)


@pytest.mark.parametrize("row", TABLE)
def test_a_command_in_the_table_leads_to_its_target(row: Transition[Door, Hand]) -> None:
    assert DOOR.after(row.source, row.command) is row.target


@pytest.mark.parametrize(("state", "command"), list(product(Door, Hand)))
def test_a_command_outside_the_table_is_refused(state: Door, command: Hand) -> None:
    if command in DOOR.commands_open(state):
        return

    with pytest.raises(CommandRefused) as caught:
        DOOR.after(state, command)

    assert (caught.value.state, caught.value.command) == (state, command)
    assert str(caught.value) == f"{command} is not open in the state {state}"


def test_open_commands_keep_the_order_of_the_table() -> None:
    assert DOOR.commands_open(Door.CLOSED) == (Hand.OPEN, Hand.LOCK)
    assert DOOR.commands_open(Door.WALLED_UP) == ()


def test_a_command_knows_the_states_it_may_start_from() -> None:
    both = Workflow(Door.OPEN, [*TABLE, Transition(Hand.LOCK, Door.OPEN, Door.LOCKED)])

    assert both.sources(Hand.LOCK) == (Door.CLOSED, Door.OPEN)


def test_a_command_knows_the_one_state_it_leads_to() -> None:
    both = Workflow(Door.OPEN, [*TABLE, Transition(Hand.LOCK, Door.OPEN, Door.LOCKED)])
    torn = Workflow(Door.OPEN, [*TABLE, Transition(Hand.LOCK, Door.OPEN, Door.WALLED_UP)])

    assert both.target(Hand.LOCK) is Door.LOCKED
    with pytest.raises(ValueError, match="too many values"):
        torn.target(Hand.LOCK)


def test_reachable_leaves_out_a_state_nothing_leads_to() -> None:
    assert DOOR.reachable() == {Door.OPEN, Door.CLOSED, Door.LOCKED}


def test_an_ambiguous_table_is_refused_when_it_is_written() -> None:
    with pytest.raises(ValueError, match="two transitions"):
        Workflow(Door.OPEN, [*TABLE, Transition(Hand.LOCK, Door.CLOSED, Door.WALLED_UP)])


def test_the_diagram_starts_at_the_initial_state_and_shows_every_move() -> None:
    assert DOOR.mermaid() == (
        "stateDiagram-v2\n"
        "    [*] --> open\n"
        "    open --> closed: close\n"
        "    closed --> open: open\n"
        "    closed --> locked: lock\n"
        "    locked --> closed: unlock\n"
    )
