"""Forms of the roster's import: the file, the columns, the confirmation."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from probierz.design.uploads import TableField
from probierz.lib.roster import REQUIRED_COLUMNS, Column, read_header
from probierz.lib.tabular import Cell, Table, column_letter
from probierz.members.labels import ROSTER_COLUMNS, told_refusal


class UploadForm(forms.Form):
    """The file; it is opened here, so that a wrong one is refused before anything is kept."""

    file = TableField(
        tell=told_refusal,
        label=_("File with the list of employees"),
        help_text=_("An xlsx, ods or csv file with headings in the first row, at most 10 MB."),
        error_messages={"empty": _("The file is empty. Choose the file with the list of employees.")},
    )

    @property
    def content(self) -> bytes:
        return self.cleaned_data["file"].content  # type: ignore[no-any-return] # an UploadedTable

    @property
    def table(self) -> Table:
        return self.cleaned_data["file"].table  # type: ignore[no-any-return] # an UploadedTable


class ColumnsForm(forms.Form):
    """Which column of the sheet holds what; guessed from the headings, to be corrected."""

    def __init__(self, *arguments: Any, header: Sequence[Cell], chosen: Mapping[str, int], **options: Any) -> None:
        super().__init__(*arguments, **options)
        guessed = {column.value: place for column, place in read_header(header).columns.items()}
        places = dict(chosen) or guessed
        names = [
            (str(place), f"{column_letter(place)}: {heading}") for place, heading in enumerate(header) if heading != ""
        ]
        for column, label in ROSTER_COLUMNS.items():
            self.fields[column.name.lower()] = forms.ChoiceField(
                label=capfirst(label),
                required=column in REQUIRED_COLUMNS,
                choices=[("", gettext("not in the file")), *names],
                initial=str(places.get(column.value, "")),
                error_messages={"required": _("Point to the column that holds it.")},
            )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        taken: dict[str, str] = {}
        for name, place in list(given.items()):
            if place and taken.setdefault(place, name) != name:
                self.add_error(name, gettext("One column cannot hold two things. Choose another one."))
        return given

    def mapping(self) -> dict[str, int]:
        given = {column: self.cleaned_data[column.name.lower()] for column in Column}
        return {column.value: int(place) for column, place in given.items() if place}


class ConfirmForm(forms.Form):
    """The last question before the import."""

    ends_absent = forms.BooleanField(required=False)

    def __init__(self, *arguments: Any, absent: int, **options: Any) -> None:
        super().__init__(*arguments, **options)
        if not absent:
            del self.fields["ends_absent"]
