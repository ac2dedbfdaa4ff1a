"""Which units of an office answer a survey of staff under their own name."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

from probierz.surveys.rules.answers import THRESHOLD

Unit = TypeVar("Unit", bound=Hashable)


def units_named(people: Mapping[Unit, int], *, of_no_unit: int = 0) -> list[Unit]:
    """Units of ten people or more; whoever works elsewhere answers together with the others.

    The others must be ten as well, or none: a smaller rest would have to be hidden, and a unit with it. So the
    smallest named unit joins them until they are.
    """
    named = sorted((unit for unit, n in people.items() if n >= THRESHOLD), key=lambda unit: people[unit], reverse=True)
    rest = of_no_unit + sum(people.values()) - sum(people[unit] for unit in named)
    while named and 0 < rest < THRESHOLD:
        rest += people[named.pop()]
    return named
