"""Who knows what is due from a person: the desk says so when it is ready, since it stands above this application."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import override

from probierz.access.actor import Actor
from probierz.lib.duties import Duty

Gather = Callable[[Actor, date], list[Duty]]


@dataclass
class _Registry:
    gather: Gather | None = None


_registry = _Registry()


def set_duties(gather: Gather) -> None:
    """Called in AppConfig.ready."""
    _registry.gather = gather


def duties_of(actor: Actor, *, on: date, language: str) -> list[Duty]:
    """What waits for the person, in this language."""
    if _registry.gather is None:
        return []
    with override(language):
        return _registry.gather(actor, on)


def matter_of(duty: Duty) -> str:
    """What tells one duty from another, in any language."""
    return f"{duty.href} {duty.due_on}"
