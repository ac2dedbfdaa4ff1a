"""Fields that several forms share."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django import forms

from probierz.design.languages import localized
from probierz.people.models import Employee
from probierz.standards.models import Requirement


class RequirementsField(forms.MultipleChoiceField):
    """Some requirements, by catalog; the value is a list of rows."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **options: Any) -> None:
        self.known: dict[str, Requirement] = {}
        super().__init__(**options)

    def offer(self, leaves: Iterable[Requirement]) -> None:
        """Called when the form is made; several catalogs become groups."""
        groups: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for one in leaves:
            self.known[one.key] = one
            groups[localized(one.catalog, "name")].append((one.key, f"{one.number} {localized(one, 'title')}"))
        self.choices = list(groups.items()) if len(groups) > 1 else next(iter(groups.values()), [])

    def clean(self, value: Any) -> list[Requirement]:
        return [self.known[key] for key in super().clean(value)]

    def __deepcopy__(self, memo: dict[int, Any]) -> "RequirementsField":
        copied = super().__deepcopy__(memo)
        copied.known = {}
        return copied


class PeopleField(forms.MultipleChoiceField):
    """Some people of the office; the value is a list of rows."""

    widget: Any = forms.CheckboxSelectMultiple

    def __init__(self, **options: Any) -> None:
        self.known: dict[str, Employee] = {}
        super().__init__(**options)

    def offer(self, people: Iterable[Employee], *, one_only: bool = False) -> None:
        if one_only:
            self.widget = forms.RadioSelect()
        self.known = {one.key: one for one in people}
        self.choices = [(key, one.family_first) for key, one in self.known.items()]

    def clean(self, value: Any) -> list[Employee]:
        keys = [value] if isinstance(value, str) and value else value  # one radio sends no list
        return [self.known[key] for key in super().clean(keys)]

    def __deepcopy__(self, memo: dict[int, Any]) -> "PeopleField":
        copied = super().__deepcopy__(memo)
        copied.known = {}
        return copied
