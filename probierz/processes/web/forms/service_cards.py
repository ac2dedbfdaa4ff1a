"""Forms about service cards."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from probierz.design.forms import field_of
from probierz.design.languages import page_language
from probierz.lib.catalogs.deadlines import legal_deadlines
from probierz.offices.models import Unit
from probierz.processes.actions.service_cards import FIELDS, Frame
from probierz.processes.labels import SERVICE_FIELDS, SERVICE_HINTS, SERVICE_STATES
from probierz.processes.models import Process, Service, ServiceText

LONG = ("purpose", "who", "documents", "where", "fee", "time_limit", "appeal", "legal_basis", "notes")


class TextForm(forms.Form):
    """The card in one language; `seen` is the version the person looked at."""

    title = forms.CharField(label=_("Name of the service"), max_length=200)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for name, label in SERVICE_FIELDS.items():
            self.fields[name] = self._field(name, label)

    def texts(self) -> Mapping[str, str]:
        return {name: self.cleaned_data[name] for name in FIELDS}

    def _field(self, name: str, label: Any) -> forms.Field:
        hint = SERVICE_HINTS[name]
        if name == "online":
            return forms.URLField(label=label, required=False, max_length=300, help_text=hint, assume_scheme="https")
        area = forms.Textarea(attrs={"rows": 2})
        return forms.CharField(label=label, required=False, max_length=4000, help_text=hint, widget=area)

    @staticmethod
    def values_of(text: ServiceText | None, version: int) -> dict[str, Any]:
        values = {name: getattr(text, name) for name in FIELDS} if text else {}
        return {**values, "seen": version}


class EnglishForm(TextForm):
    """The English card; without a title there is none."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["title"].required = False


class ServiceForm(TextForm):
    """The Polish card and what it is tied to."""

    process = forms.ChoiceField(label=_("Process"), required=False)
    unit = forms.ChoiceField(label=_("Unit that provides it"), required=False)
    deadline = forms.ChoiceField(label=_("Statutory time limit"), required=False)
    slug = forms.CharField(
        label=_("End of the public address"),
        required=False,
        max_length=80,
        help_text=_("Small letters and hyphens. Left empty, it is made of the name."),
    )

    def __init__(self, *arguments: Any, processes: Iterable[Process], units: Iterable[Unit], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.processes = {one.key: one for one in processes}
        self.units = {one.key: one for one in units}
        language = page_language()
        limits = [(code, f"{one.name.text_in(language)} ({one.base})") for code, one in legal_deadlines().items()]
        self._offer("process", [(key, str(one)) for key, one in self.processes.items()])
        self._offer("unit", [(key, one.name) for key, one in self.units.items()])
        self._offer("deadline", limits)
        self.order_fields(["title", "purpose", "who", "documents", "where", "fee", "deadline", "time_limit"])

    def frame(self) -> Frame:
        values = self.cleaned_data
        return Frame(
            slug=values["slug"],
            process=self.processes.get(values["process"]),
            unit=self.units.get(values["unit"]),
            deadline=values["deadline"],
        )

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field_of(self, name, forms.ChoiceField).choices = [("", _("none")), *choices]

    @staticmethod
    def frame_of(service: Service) -> dict[str, Any]:
        return {
            "process": service.process.key if service.process else "",
            "unit": service.unit.key if service.unit else "",
            "deadline": service.deadline,
            "slug": service.slug,
        }


class ServiceFilters(forms.Form):
    """Which cards the list shows."""

    q = forms.CharField(label=_("Name"), required=False, max_length=100)
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("all")), *((state.value, words) for state, words in SERVICE_STATES.items())],
    )
