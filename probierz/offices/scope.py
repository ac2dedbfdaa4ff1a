"""Whose rows may be seen now: the offices and programmes in scope, held per thread and task."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


class OutOfScope(Exception):
    """A query or a row needs an office or a programme that is not in scope."""


@dataclass(frozen=True)
class Scope:
    """Primary keys in scope; `everything` lifts both limits, with its reason."""

    offices: frozenset[int] = frozenset()
    programmes: frozenset[int] = frozenset()
    everything: str = ""

    @property
    def only_office(self) -> int | None:
        """The office, when exactly one is in scope."""
        return next(iter(self.offices)) if len(self.offices) == 1 else None

    @property
    def only_programme(self) -> int | None:
        """The programme, when exactly one is in scope."""
        return next(iter(self.programmes)) if len(self.programmes) == 1 else None


_scope: ContextVar[Scope | None] = ContextVar("scope", default=None)


def current_scope() -> Scope | None:
    return _scope.get()


@contextmanager
def _open(scope: Scope) -> Iterator[Scope]:
    token = _scope.set(scope)
    try:
        yield scope
    finally:
        _scope.reset(token)


def office_scope(*offices: int) -> AbstractContextManager[Scope]:
    """Open the scope with these offices and no programme."""
    return _open(Scope(offices=frozenset(offices)))


def programme_scope(programme: int, *, offices: Iterable[int] = ()) -> AbstractContextManager[Scope]:
    """Open the scope with one programme and the offices that share with it."""
    return _open(Scope(offices=frozenset(offices), programmes=frozenset([programme])))


def across_offices(*, reason: str) -> AbstractContextManager[Scope]:
    """Lift the limit, for the few tasks that belong to no single office. Each use is reviewed."""
    if not reason.strip():
        raise ValueError("Crossing between offices needs a reason.")
    return _open(Scope(everything=reason))
