"""Fields that several forms share: people, units, types, and a text that may come as a file."""

from collections.abc import Iterable
from typing import Any, Generic, Protocol, TypeVar

from django import forms
from django.utils.translation import gettext_lazy as _

from probierz.documents.actions.bodies import Body, uploaded, written
from probierz.documents.labels import FILE_REFUSALS
from probierz.lib.extraction import FileRefused


class Keyed(Protocol):
    @property
    def pk(self) -> Any: ...


Row = TypeVar("Row", bound=Keyed)


class RowField(forms.TypedChoiceField, Generic[Row]):
    """One of some rows that are known only when the form is made; empty means none."""

    def __init__(self, *, empty: Any = None, **options: Any) -> None:
        self.rows: dict[str, Any] = {}
        self.empty = empty
        super().__init__(coerce=self.row_of, empty_value=None, **options)

    def offer(self, rows: Iterable[Any], *, name: Any = str) -> None:
        self.rows = {str(getattr(row, "key", row.pk)): row for row in rows}
        named = [(key, name(row)) for key, row in self.rows.items()]
        self.choices = [("", self.empty), *named] if self.empty is not None else named

    def row_of(self, key: str) -> Any:
        return self.rows.get(key)

    def __deepcopy__(self, memo: dict[int, Any]) -> "RowField[Row]":
        copied = super().__deepcopy__(memo)
        copied.coerce = copied.row_of
        return copied


class RowsField(forms.TypedMultipleChoiceField, Generic[Row]):
    """Several of some rows."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **options: Any) -> None:
        self.rows: dict[str, Any] = {}
        super().__init__(coerce=self.row_of, **options)

    def offer(self, rows: Iterable[Any], *, name: Any = str) -> None:
        self.rows = {str(getattr(row, "key", row.pk)): row for row in rows}
        self.choices = [(key, name(row)) for key, row in self.rows.items()]

    def row_of(self, key: str) -> Any:
        return self.rows.get(key)

    def __deepcopy__(self, memo: dict[int, Any]) -> "RowsField[Row]":
        copied = super().__deepcopy__(memo)
        copied.coerce = copied.row_of
        return copied


class BodyForm(forms.Form):
    """A text typed here, or a file; a chosen file wins."""

    markdown = forms.CharField(
        label=_("Text"),
        required=False,
        max_length=500_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 24, "class": "document-text"}),
        help_text=_("Headings begin with #, items of a list with a hyphen; a blank line ends a paragraph."),
    )
    file = forms.FileField(
        label=_("Or a file"),
        required=False,
        help_text=_("docx, odt or pdf, at most 20 MB. Its text is found by search and compared with other editions."),
        widget=forms.ClearableFileInput(attrs={"accept": ".docx,.odt,.pdf"}),
    )

    def clean_file(self) -> Body | None:
        file = self.cleaned_data.get("file")
        if not file:
            return None
        try:
            return uploaded(file.name or "", file.read())
        except FileRefused as refused:
            raise forms.ValidationError(FILE_REFUSALS[refused.reason], code=refused.reason.value) from refused

    def body(self) -> Body | None:
        """What was given; None when nothing was."""
        given: Body | None = self.cleaned_data.get("file")
        text = self.cleaned_data.get("markdown", "").strip()
        return given or (written(text) if text else None)
