"""Fields that several forms share."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from probierz.members.queries.structure import Branch, flat, tree
from probierz.offices.models import Unit
from probierz.people.models import Employee


class UnitField(forms.TypedChoiceField):
    """One of the units that exist on a day, drawn as a tree; empty means none."""

    def __init__(self, *, empty: Any, **options: Any) -> None:
        self.units: dict[str, Unit] = {}
        self.empty = empty
        super().__init__(coerce=self.unit_of, empty_value=None, required=False, **options)

    def offer(self, *, on: date) -> None:
        """Called when the form is made, inside the office's scope."""
        branches = flat(tree(on=on))
        self.units = {branch.unit.key: branch.unit for branch in branches}
        self.choices = [("", self.empty), *unit_choices(branches)]

    def unit_of(self, key: str) -> Unit | None:
        return self.units.get(key)

    def __deepcopy__(self, memo: dict[int, Any]) -> "UnitField":
        copied = super().__deepcopy__(memo)
        copied.coerce = copied.unit_of
        return copied


class PersonField(forms.TypedChoiceField):
    """One of some people of the office; empty means nobody."""

    def __init__(self, *, empty: Any, **options: Any) -> None:
        self.people: dict[str, Employee] = {}
        self.empty = empty
        super().__init__(coerce=self.person_of, empty_value=None, required=False, **options)

    def offer(self, people: Iterable[Employee]) -> None:
        self.people = {person.key: person for person in people}
        names = [(key, person.family_first) for key, person in self.people.items()]
        self.choices = [("", self.empty), *names]

    def person_of(self, key: str) -> Employee | None:
        return self.people.get(key)

    def __deepcopy__(self, memo: dict[int, Any]) -> "PersonField":
        copied = super().__deepcopy__(memo)
        copied.coerce = copied.person_of
        return copied


def unit_choices(branches: Iterable[Branch]) -> list[tuple[str, str]]:
    return [(branch.unit.key, branch.path) for branch in branches]
