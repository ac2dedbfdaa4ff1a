"""Forms about evidence."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from probierz.design.forms import DayField, field_of
from probierz.standards.actions.evidence import Sheet
from probierz.standards.labels import STANDINGS
from probierz.standards.models import Requirement
from probierz.standards.rules.readiness import Standing
from probierz.standards.web.forms.fields import RequirementsField


class EvidenceFilters(forms.Form):
    """Which evidence is shown."""

    q = forms.CharField(label=_("Title"), required=False, max_length=100)
    standing = forms.ChoiceField(
        label=_("Today it is"),
        required=False,
        choices=[("", _("all")), *((one.value, STANDINGS[one]) for one in Standing)],
    )

    def words(self) -> str:
        self.is_valid()
        return str(self.cleaned_data.get("q", ""))

    def wanted(self) -> Standing | None:
        self.is_valid()
        given = self.cleaned_data.get("standing")
        return Standing(given) if given else None


class SheetForm(forms.Form):
    """A file with its three days."""

    file = forms.FileField(label=_("File"), help_text=_("At most 25 MB."))
    made_on = DayField(label=_("Made on"), help_text=_("The day it came to be, not the day of uploading."))
    valid_from = DayField(label=_("Valid from"), required=False)
    valid_to = DayField(
        label=_("Valid to"), required=False, help_text=_("The last day on which it shows anything. Empty: no end.")
    )
    note = forms.CharField(label=_("What changed"), required=False, max_length=300)

    def sheet(self) -> Sheet:
        given = self.cleaned_data
        file = given["file"]
        return Sheet(
            name=file.name,
            content=file.read(),
            made_on=given["made_on"],
            valid_from=given["valid_from"],
            valid_to=given["valid_to"],
            note=given.get("note", ""),
        )


class EvidenceForm(SheetForm):
    """New evidence from a file; `requirements` is offered unless it is known already."""

    title = forms.CharField(label=_("Title"), max_length=200)
    description = forms.CharField(
        label=_("What it shows"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    requirements = RequirementsField(label=_("Which requirements it speaks for"), required=False)
    field_order = ["title", "description", "file", "made_on", "valid_from", "valid_to", "requirements"]

    def __init__(self, *arguments: Any, leaves: Iterable[Requirement] | None, **options: Any) -> None:
        super().__init__(*arguments, **options)
        del self.fields["note"]
        if leaves is None:
            del self.fields["requirements"]
        else:
            field_of(self, "requirements", RequirementsField).offer(leaves)


class LinkForm(forms.Form):
    """Requirements that a piece of evidence speaks for."""

    requirements = RequirementsField(label=_("Which requirements it speaks for"), required=False)

    def __init__(self, *arguments: Any, leaves: Iterable[Requirement], **options: Any) -> None:
        super().__init__(*arguments, **options)
        field_of(self, "requirements", RequirementsField).offer(leaves)


class RecordSearch(forms.Form):
    """Words to find evidence or a record by."""

    q = forms.CharField(label=_("Words of the title"), required=False, max_length=100)
