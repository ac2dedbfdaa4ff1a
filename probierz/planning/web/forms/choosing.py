"""What the forms of planning share: people and processes to choose from, long texts, numbers."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from probierz.design.forms import field_of
from probierz.processes.rules.readings import number_of


def long(label: Any, *, rows: int = 3, hint: Any = "", required: bool = False) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=required, max_length=8000, widget=area, help_text=hint)


def choices(words: Any) -> list[tuple[str, Any]]:
    return [(code.value, label) for code, label in words.items()]


class Choosing(forms.Form):
    """A form that offers people, processes and others of the office by their keys."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        offered = {name: options.pop(name, ()) for name in ("people", "processes", "indicators", "objectives")}
        super().__init__(*arguments, **options)
        self.known: dict[str, dict[str, Any]] = {}
        self._offer("responsible", offered["people"], lambda one: f"{one.family_name} {one.given_name}", _("nobody"))
        self._offer("process", offered["processes"], str, _("none"))
        self._offer("indicator", offered["indicators"], lambda one: f"{one.process.code} {one.name}", _("none"))
        self._offer("objective", offered["objectives"], str, _("none"))

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


class NumberField(forms.CharField):
    """A number with a comma or a point."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        found = number_of(text) if text else None
        if text and found is None:
            raise forms.ValidationError(_("Write a number, for example 12,5."))
        return found


def asked(offered: Iterable[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    """Nothing is chosen beforehand: the first answer must not become everybody's judgement."""
    return [("", _("choose")), *offered]


def scored(words: Iterable[Any]) -> list[tuple[int, str]]:
    return [(step, f"{step} {word}") for step, word in enumerate(words, start=1)]
