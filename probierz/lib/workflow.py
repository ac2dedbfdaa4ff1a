"""Life cycles as data: a table of transitions that can be asked, tested as a whole and drawn."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

State = TypeVar("State", bound=StrEnum)
Command = TypeVar("Command", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Transition(Generic[State, Command]):
    """One row of the table: the command moves the source to the target."""

    command: Command
    source: State
    target: State


class CommandRefused(Exception):
    """The command is not open in this state."""

    def __init__(self, state: StrEnum, command: StrEnum) -> None:
        super().__init__(f"{command.value} is not open in the state {state.value}")
        self.state = state
        self.command = command


class Workflow(Generic[State, Command]):
    """A life cycle. The table must be unambiguous: one target for a command in a state."""

    def __init__(self, initial: State, transitions: Iterable[Transition[State, Command]]) -> None:
        self.initial = initial
        self.transitions = tuple(transitions)
        self._targets = {(row.source, row.command): row.target for row in self.transitions}
        if len(self._targets) != len(self.transitions):
            raise ValueError("two transitions share one state and command")

    def after(self, state: State, command: Command) -> State:
        """The state that follows; raises CommandRefused when the command is not open."""
        try:
            return self._targets[state, command]
        except KeyError:
            raise CommandRefused(state, command) from None

    def commands_open(self, state: State) -> tuple[Command, ...]:
        """What may be done in this state, in the order of the table."""
        return tuple(row.command for row in self.transitions if row.source == state)

    def sources(self, command: Command) -> tuple[State, ...]:
        """The states a command may start from: the WHERE of its conditional update."""
        return tuple(row.source for row in self.transitions if row.command == command)

    def target(self, command: Command) -> State:
        """The one state a command leads to, wherever it starts: the SET of that update."""
        (target,) = {row.target for row in self.transitions if row.command == command}
        return target

    def reachable(self) -> frozenset[State]:
        """The states some sequence of commands leads to, the initial one included."""
        found = {self.initial}
        waiting = [self.initial]
        while waiting:
            state = waiting.pop()
            fresh = {row.target for row in self.transitions if row.source == state} - found
            found |= fresh
            waiting.extend(fresh)
        return frozenset(found)

    def mermaid(self) -> str:
        """The state diagram as Mermaid text, for the generated reference."""
        arrows = [f"    {row.source} --> {row.target}: {row.command}" for row in self.transitions]
        return "\n".join(["stateDiagram-v2", f"    [*] --> {self.initial}", *arrows, ""])
