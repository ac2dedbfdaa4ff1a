"""Forms about the programme, the plan of an audit and its calling off."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from probierz.audits import labels
from probierz.audits.actions.planning import Plan
from probierz.audits.models import Audit
from probierz.audits.rules import AuditKind
from probierz.audits.web.forms.fields import RowsField
from probierz.design.choosing import choices_from, long_text
from probierz.design.forms import DayField, field_of
from probierz.offices.models import Unit
from probierz.processes.models import Process


class ProgrammeForm(forms.Form):
    objectives = long_text(
        _("Objectives of the audits of this year"),
        rows=5,
        required=True,
        hint=_("One in each line: what the head of the office wants to know from the audits."),
    )
    risks = long_text(
        _("Risks and opportunities of the programme"),
        rows=5,
        hint=_(
            "What may go wrong with the audits themselves, for example too few independent auditors, and what you do."
        ),
    )


class AdoptForm(forms.Form):
    """The programme as it was read."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)


class PlanForm(forms.Form):
    title = forms.CharField(label=_("What is audited, in a few words"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=choices_from(labels.KINDS), widget=forms.RadioSelect)
    occasion = forms.CharField(
        label=_("Why an extra audit"),
        required=False,
        max_length=300,
        help_text=_("For example after corrective actions, at the wish of the head, after complaints."),
    )
    processes = RowsField(label=_("Processes"), required=False)
    units = RowsField(label=_("Units"), required=False, help_text=_("A unit is audited with everything beneath it."))
    criteria = long_text(
        _("Criteria"), hint=_("By what is judged: the standard, procedures, law. The checklist names each requirement.")
    )
    scope = long_text(_("Scope"), hint=_("Places, cases and the time that is looked at."))
    starts_on = DayField(label=_("First day"))
    ends_on = DayField(label=_("Last day"))
    answers_by = DayField(
        label=_("The audited answer first, by"),
        required=False,
        help_text=_("They see the checklist under their duties and may answer before the auditor comes. Empty: no."),
    )

    def __init__(self, *arguments: Any, units: Iterable[Unit], processes: Iterable[Process], **options: Any) -> None:
        super().__init__(*arguments, **options)
        field_of(self, "units", RowsField).offer(units)
        field_of(self, "processes", RowsField).offer(processes)

    def plan(self) -> Plan:
        return Plan(**{**self.cleaned_data, "kind": AuditKind(self.cleaned_data["kind"])})

    @staticmethod
    def values_of(audit: Audit, units: Iterable[Unit], processes: Iterable[Process]) -> dict[str, Any]:
        names = ("title", "kind", "occasion", "criteria", "scope", "starts_on", "ends_on", "answers_by")
        chosen = {"units": [one.key for one in units], "processes": [one.key for one in processes]}
        return {**{name: getattr(audit, name) for name in names}, **chosen}


class CancelForm(forms.Form):
    reason = long_text(_("Why it is called off"), required=True)


class AuditFilters(forms.Form):
    q = forms.CharField(label=_("Words"), required=False, max_length=100)
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("all")), *choices_from(labels.STATES)])


class SummaryForm(forms.Form):
    text = long_text(
        _("Conclusions"),
        rows=12,
        required=True,
        hint=_("Is the area in line with the criteria and does it work? What is good, what must change, what next."),
    )
