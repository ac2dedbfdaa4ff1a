"""What many forms share: long texts, words of a vocabulary to choose from, rows of the office by their keys."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django import forms

from probierz.design.forms import field_of

LONGEST_TEXT = 8_000


def long_text(
    label: Any, *, rows: int = 3, hint: Any = "", required: bool = False, most: int = LONGEST_TEXT
) -> forms.CharField:
    """Several lines, at most `most` characters."""
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=required, max_length=most, widget=area, help_text=hint)


def choices_from(words: Mapping[Any, Any]) -> list[tuple[str, Any]]:
    """The codes of a vocabulary with their words, in its order."""
    return [(code.value, label) for code, label in words.items()]


class Choosing(forms.Form):
    """A form that offers rows by their keys; its fields are told which when it is made."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.known: dict[str, dict[str, Any]] = {}

    def offer(self, name: str, rows: Iterable[Any], *, nothing: Any, words: Callable[[Any], str] = str) -> None:
        """Rows for a field, which the form may lack; `nothing` is what stands before a choice."""
        if name not in self.fields:
            return
        self.known[name] = {row.key: row for row in rows}
        named = [(key, words(row)) for key, row in self.known[name].items()]
        field_of(self, name, forms.ChoiceField).choices = [("", nothing), *named]

    def values(self) -> dict[str, Any]:
        """What was typed, keys replaced by what they name."""
        found = {name: rows.get(self.cleaned_data[name]) for name, rows in self.known.items()}
        return {**self.cleaned_data, **found}

    @classmethod
    def values_of(cls, row: Any) -> dict[str, Any]:
        """What the form begins with when the row is changed."""
        values = {name: getattr(row, name) for name in cls.base_fields if hasattr(row, name)}
        return {name: getattr(value, "key", value) for name, value in values.items()}
