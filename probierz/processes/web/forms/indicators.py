"""Forms about indicators and their values."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from probierz.design.forms import DayField, field_of
from probierz.lib.catalogs.processes import Direction, Unit
from probierz.lib.periods import Frequency
from probierz.lib.tabular import Cell, Limits, RefusalCode, TableRefused, read_table
from probierz.processes.actions.indicators import Definition
from probierz.processes.labels import BANDS, DIRECTIONS, FILE_REFUSALS, FREQUENCIES, UNITS
from probierz.processes.models import Indicator
from probierz.processes.queries.sources import all_sources, source_named
from probierz.processes.rules.readings import number_of

LIMITS = Limits(upload_bytes=2_000_000, rows=5_000, columns=30)


def cell_text(cell: Cell) -> str:
    """A cell as it is kept: days as year-month-day, whole numbers without a point."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def written(value: Decimal | None) -> str:
    """A number as people type it."""
    return "" if value is None else f"{value.normalize():f}".replace(".", ",")


class NumberField(forms.CharField):
    """A number with a comma or a point, thousands apart or not."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        number = number_of(text)
        if number is None:
            raise ValidationError(_("Write a number, for example 12,5."))
        return number


class IndicatorForm(forms.Form):
    """What is measured, how and how often."""

    name = forms.CharField(label=_("Name"), max_length=200)
    definition = forms.CharField(
        label=_("How it is counted"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What is divided by what, and where the figures come from, so that two people get the same."),
    )
    unit = forms.ChoiceField(
        label=pgettext_lazy("of measure", "Unit"), choices=[(u.value, words) for u, words in UNITS.items()]
    )
    direction = forms.ChoiceField(
        label=_("Which way is better"),
        choices=[(d.value, words) for d, words in DIRECTIONS.items()],
        widget=forms.RadioSelect,
        initial=Direction.UP,
    )
    target = NumberField(label=_("Target"), required=False, max_length=20)
    frequency = forms.ChoiceField(label=_("How often"), choices=[(f.value, words) for f, words in FREQUENCIES.items()])
    source = forms.ChoiceField(
        label=_("Where the values come from"), required=False, help_text=_("What the system computes needs no typing.")
    )
    since = DayField(label=_("Counted from"), help_text=_("Values are asked for from the period that holds this day."))

    def __init__(self, *arguments: Any, is_new: bool, **options: Any) -> None:
        super().__init__(*arguments, **options)
        offered = [(source.code, source.label) for source in all_sources()]
        field_of(self, "source", forms.ChoiceField).choices = [("", _("people give them")), *offered]
        if not is_new:
            del self.fields["since"]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if (code := values.get("source")) and values.get("unit") != source_named(code).unit:
            unit = str(UNITS[source_named(code).unit])
            self.add_error("unit", _("The system computes this in another unit: %(unit)s.") % {"unit": unit})
        return values

    def definition_of(self) -> Definition:
        values = {name: value for name, value in self.cleaned_data.items() if name != "since"}
        enums = {
            "unit": Unit(values["unit"]),
            "direction": Direction(values["direction"]),
            "frequency": Frequency(values["frequency"]),
        }
        return Definition(**{**values, **enums})

    @staticmethod
    def values_of(indicator: Indicator) -> dict[str, Any]:
        values = {name: getattr(indicator, name) for name in IndicatorForm.base_fields}
        return {**values, "target": written(indicator.target)}


class ValueForm(forms.Form):
    """The value of one period; `seen` is what stood there when the page was opened."""

    value = NumberField(label=_("Value"), max_length=20)
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=300,
        help_text=_("What happened in this period, when the value needs a word."),
    )
    seen = NumberField(required=False, widget=forms.HiddenInput)


class FileForm(forms.Form):
    """A sheet of values."""

    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "A spreadsheet (xlsx, ods) or csv with the columns: indicator, period, value and, if you like, note."
        ),
        error_messages={"required": _("Choose a file.")},
    )
    rows: list[list[str]]

    def clean_file(self) -> "UploadedFile[bytes]":
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        try:
            if (file.size or 0) > LIMITS.upload_bytes:
                raise TableRefused(RefusalCode.TOO_LARGE)
            table = read_table(file.read(), limits=LIMITS)
        except TableRefused as refused:
            raise ValidationError(FILE_REFUSALS[refused.code]) from refused
        self.rows = [[cell_text(cell) for cell in row] for row in table.rows]
        return file


class EndIndicatorForm(forms.Form):
    """The first day without it."""

    on = DayField(label=_("From which day it is no longer counted"))


class IndicatorFilters(forms.Form):
    """Which indicators the list shows."""

    q = forms.CharField(label=_("Indicator or process"), required=False, max_length=100)
    group = forms.ChoiceField(
        label=_("Group"), required=False, choices=[("", _("all")), *((g.value, words) for g, words in BANDS.items())]
    )
    only = forms.ChoiceField(
        label=_("Show"),
        required=False,
        choices=[("", _("all")), ("missing", _("values missing")), ("out", _("target missed or a signal"))],
    )
