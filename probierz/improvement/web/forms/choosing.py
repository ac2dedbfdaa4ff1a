"""What the forms of improvement share: people, processes, units and requirements to choose from, long texts."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from probierz.design.forms import field_of
from probierz.design.languages import localized

LONGEST_KEY = 40


def long(label: Any, *, rows: int = 3, hint: Any = "", required: bool = False) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=required, max_length=8000, widget=area, help_text=hint)


def choices(words: Any) -> list[tuple[str, Any]]:
    return [(code.value, label) for code, label in words.items()]


def key_in(data: Mapping[str, str], name: str) -> str:
    """A key that stands in an address; nothing for what cannot be one."""
    value = data.get(name, "")
    return value if value.isprintable() and len(value) <= LONGEST_KEY else ""


def person_words(one: Any) -> str:
    return f"{one.family_name} {one.given_name}"


PEOPLE = ("responsible", "deputy", "checker")


class Choosing(forms.Form):
    """A form that offers rows of the office by their keys; `offered` gives them by the name of the field."""

    def __init__(self, *arguments: Any, people: Any = (), **options: Any) -> None:
        offered = {name: options.pop(name, ()) for name in ("process", "unit", "requirement")}
        super().__init__(*arguments, **options)
        self.known: dict[str, dict[str, Any]] = {}
        rows = list(people) if any(name in self.fields for name in PEOPLE) else []
        for name in PEOPLE:
            is_needed = name in self.fields and self.fields[name].required
            self._offer(name, rows, person_words, _("choose") if is_needed else _("nobody yet"))
        self._offer("process", offered["process"], str, _("none"))
        self._offer("unit", offered["unit"], str, _("none"))
        self._offer(
            "requirement", offered["requirement"], lambda one: f"{one.number} {localized(one, 'title')}", _("none")
        )

    def values(self) -> dict[str, Any]:
        """What was typed, keys replaced by what they name."""
        found = {name: rows.get(self.cleaned_data[name]) for name, rows in self.known.items()}
        return {**self.cleaned_data, **found}

    def _offer(self, name: str, rows: Iterable[Any], words: Any, nothing: Any) -> None:
        if name not in self.fields:
            return
        self.known[name] = {row.key: row for row in rows}
        offered = [(key, words(row)) for key, row in self.known[name].items()]
        field_of(self, name, forms.ChoiceField).choices = [("", nothing), *offered]

    @classmethod
    def values_of(cls, row: Any) -> dict[str, Any]:
        values = {name: getattr(row, name) for name in cls.base_fields if hasattr(row, name)}
        return {name: getattr(value, "key", value) for name, value in values.items()}
