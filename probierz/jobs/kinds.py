"""The kinds of jobs: each application registers the functions that do its long work."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from probierz.access.actor import Actor
from probierz.offices.models import Office, Programme

Words = Callable[[], str]  # asked once in each language, because the reader is not known yet


def silence() -> str:
    return ""


class JobRefused(Exception):
    """The job cannot be done; the message says why and what to do."""

    def __init__(self, message: Words) -> None:
        super().__init__(message())
        self.message = message


class Work(Protocol):
    """What a running job is given."""

    actor: Actor

    @property
    def arguments(self) -> Mapping[str, Any]: ...

    @property
    def office(self) -> Office: ...

    @property
    def programme(self) -> Programme: ...

    def report(self, done: int, total: int) -> None:
        """Say how far the work is; cheap, call it after every piece and outside of transactions."""


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a job leaves: a sentence, the page with the result, the content of a result file."""

    message: Words = silence
    url: str = ""
    sha256: str = ""


Run = Callable[[Work], Outcome]


@dataclass
class _Registry:
    kinds: dict[str, Run] = field(default_factory=dict)


_registry = _Registry()


def job_kind(name: str) -> Callable[[Run], Run]:
    """Register the function that does jobs of this kind; it runs in the scope of the job's place.

    It may be started again after its worker was killed, so it must not do twice what it did before.
    """

    def register(run: Run) -> Run:
        known = _registry.kinds.setdefault(name, run)
        if known is not run:
            raise ValueError(f"two kinds of jobs are called {name}")
        return run

    return register


def run_of(name: str) -> Run:
    return _registry.kinds[name]


def names() -> frozenset[str]:
    """Every registered kind."""
    return frozenset(_registry.kinds)
