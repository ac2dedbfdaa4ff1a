"""Fields that forms of audits share: some rows of a list, one row."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from django import forms

from probierz.audits.labels import REFUSALS
from probierz.audits.rules import Refusal
from probierz.design.languages import localized
from probierz.standards.models import Requirement


class RowsField(forms.MultipleChoiceField):
    """Some rows by their keys; the value is a list of rows."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **options: Any) -> None:
        self.known: dict[str, Any] = {}
        super().__init__(**options)

    def offer(self, rows: Iterable[Any], *, words: Callable[[Any], str] = str) -> None:
        """Called when the form is made."""
        self.known = {row.key: row for row in rows}
        self.choices = [(key, words(row)) for key, row in self.known.items()]

    def offer_requirements(self, leaves: Iterable[Requirement]) -> None:
        groups: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for one in leaves:
            self.known[one.key] = one
            groups[localized(one.catalog, "name")].append((one.key, f"{one.number} {localized(one, 'title')}"))
        self.choices = list(groups.items()) if len(groups) > 1 else next(iter(groups.values()), [])

    def clean(self, value: Any) -> list[Any]:
        return [self.known[key] for key in super().clean(value)]

    def __deepcopy__(self, memo: dict[int, Any]) -> "RowsField":
        copied = super().__deepcopy__(memo)
        copied.known = {}
        return copied


def some_of(label: Any) -> RowsField:
    """At least one must be chosen; the sentence is that of the action."""
    return RowsField(label=label, error_messages={"required": REFUSALS[Refusal.NOTHING_CHOSEN]})


class RowField(forms.ChoiceField):
    """One row by its key, or none; the value is the row."""

    def __init__(self, **options: Any) -> None:
        self.known: dict[str, Any] = {}
        super().__init__(**options)

    def offer(self, rows: Iterable[Any], *, nothing: Any, words: Callable[[Any], str] = str) -> None:
        """Called when the form is made; `nothing` is what stands before a choice."""
        self.known = {row.key: row for row in rows}
        self.choices = [("", nothing), *((key, words(row)) for key, row in self.known.items())]

    def clean(self, value: Any) -> Any:
        return self.known.get(super().clean(value))

    def __deepcopy__(self, memo: dict[int, Any]) -> "RowField":
        copied = super().__deepcopy__(memo)
        copied.known = {}
        return copied
