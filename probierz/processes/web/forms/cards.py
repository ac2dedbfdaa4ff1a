"""Forms about processes and those who answer for them."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from probierz.design.forms import DayField, field_of
from probierz.design.languages import localized, page_language
from probierz.documents.models import Document
from probierz.lib.catalogs.processes import Group, StarterProcess
from probierz.people.models import Employee
from probierz.processes.actions.cards import Card
from probierz.processes.labels import BANDS, PARTS
from probierz.processes.models import Process
from probierz.processes.rules import Part
from probierz.standards.models import Requirement

ONE_IN_A_LINE = _("One in each line.")


def lines(label: Any) -> forms.CharField:
    return forms.CharField(label=label, required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=4000)


class CardForm(forms.Form):
    """A process's card."""

    name = forms.CharField(label=_("Name"), max_length=200)
    group = forms.ChoiceField(label=_("Group"), choices=[(g.value, words) for g, words in BANDS.items()])
    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        required=False,
        help_text=_("For example G-5. Left empty, it gets the next number of its group."),
    )
    parent = forms.ChoiceField(label=_("Belongs to"), required=False)
    purpose = forms.CharField(
        label=_("What it is for"), required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=2000
    )
    suppliers = lines(_("Suppliers: who brings what it begins with"))
    inputs = lines(_("Inputs: what it begins with"))
    outputs = lines(_("Outputs: what comes of it"))
    clients = lines(_("Clients: who receives it"))
    resources = lines(_("Resources: people, premises, tools"))
    legal_basis = lines(_("Legal basis"))

    def __init__(self, *arguments: Any, parents: Iterable[Process], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.parents = {process.key: process for process in parents}
        offered = [(key, str(process)) for key, process in self.parents.items()]
        field_of(self, "parent", forms.ChoiceField).choices = [("", _("no other process")), *offered]
        self.fields["inputs"].help_text = ONE_IN_A_LINE

    def card(self) -> Card:
        values = {**self.cleaned_data, "parent": self.parents.get(self.cleaned_data["parent"])}
        return Card(**{**values, "group": Group(values["group"])})

    @staticmethod
    def values_of(process: Process) -> dict[str, Any]:
        values = {name: getattr(process, name) for name in CardForm.base_fields if name != "parent"}
        return {**values, "parent": process.parent.key if process.parent else ""}


class ResponsibleForm(forms.Form):
    """Who owns the process, or stands in, from a day."""

    employee = forms.ChoiceField(label=_("Person"), required=False)
    on = DayField(label=_("From which day"))

    def __init__(self, *arguments: Any, people: Iterable[Employee], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.people = {person.key: person for person in people}
        offered = [(key, one.family_first) for key, one in self.people.items()]
        field_of(self, "employee", forms.ChoiceField).choices = [("", _("nobody")), *offered]

    def clean_employee(self) -> Employee | None:
        return self.people.get(self.cleaned_data["employee"])


class EndForm(forms.Form):
    """The first day without it."""

    on = DayField(label=_("From which day it no longer runs"))


class MergeForm(EndForm):
    """Other processes that become part of this one."""

    others = forms.MultipleChoiceField(
        label=_("Processes to be joined to this one"), widget=forms.CheckboxSelectMultiple
    )
    on = DayField(label=_("From which day"))
    field_order = ["others", "on"]

    def __init__(self, *arguments: Any, processes: Iterable[Process], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.known = {process.key: process for process in processes}
        offered = [(key, str(process)) for key, process in self.known.items()]
        field_of(self, "others", forms.MultipleChoiceField).choices = offered

    def clean_others(self) -> list[Process]:
        return [self.known[key] for key in self.cleaned_data["others"]]


class LinksForm(forms.Form):
    """Documents by which the process runs, and requirements it answers."""

    documents = forms.MultipleChoiceField(label=_("Documents"), required=False, widget=forms.CheckboxSelectMultiple)
    requirements = forms.MultipleChoiceField(
        label=_("Requirements"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self, *arguments: Any, documents: Iterable[Document], requirements: Iterable[Requirement], **options: Any
    ) -> None:
        super().__init__(*arguments, **options)
        self.known_documents = {one.key: one for one in documents}
        self.known_requirements = {one.key: one for one in requirements}
        papers = [(key, str(one)) for key, one in self.known_documents.items()]
        field_of(self, "documents", forms.MultipleChoiceField).choices = papers
        asked = [(key, f"{one.number} {localized(one, 'title')}") for key, one in self.known_requirements.items()]
        field_of(self, "requirements", forms.MultipleChoiceField).choices = asked

    def clean_documents(self) -> list[Document]:
        return [self.known_documents[key] for key in self.cleaned_data["documents"]]

    def clean_requirements(self) -> list[Requirement]:
        return [self.known_requirements[key] for key in self.cleaned_data["requirements"]]


class StarterForm(forms.Form):
    """Which processes of the starting set to take over."""

    codes = forms.MultipleChoiceField(
        label=_("Processes to take over"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *arguments: Any, offered: Iterable[StarterProcess], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.offered = list(offered)
        language = page_language()
        names = [(one.code, f"{one.code} {one.name.text_in(language)}") for one in self.offered]
        field_of(self, "codes", forms.MultipleChoiceField).choices = names
        self.initial.setdefault("codes", [one.code for one in self.offered])


class MapFilters(forms.Form):
    """Which processes the list shows."""

    q = forms.CharField(label=_("Name, code or owner"), required=False, max_length=100)
    group = forms.ChoiceField(
        label=_("Group"), required=False, choices=[("", _("all")), *((g.value, words) for g, words in BANDS.items())]
    )


def part_words(part: Part) -> str:
    return str(PARTS[part])
