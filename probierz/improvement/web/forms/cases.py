"""Forms about nonconformities."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from probierz.design.choosing import choices_from, long_text
from probierz.design.forms import DayField, field_of
from probierz.improvement import labels
from probierz.improvement.actions.cases import Finding, Judgement, Plan
from probierz.improvement.queries.lists import Show, Wish
from probierz.improvement.rules import Cause, CauseArea, CauseMethod, Grade, Source
from probierz.improvement.rules.causes import WHYS
from probierz.improvement.web.forms.choosing import Choosing, key_in
from probierz.people.models import Employee

SHOWN = {
    Show.OPEN: pgettext_lazy("which are shown", "open"),
    Show.UNASSIGNED: pgettext_lazy("which are shown", "to be assigned"),
    Show.LATE: pgettext_lazy("which are shown", "after their day"),
    Show.MINE: pgettext_lazy("which are shown", "open and mine"),
    Show.REPORTED: pgettext_lazy("which are shown", "reported by me"),
    Show.CLOSED: pgettext_lazy("which are shown", "closed"),
    Show.REJECTED: pgettext_lazy("which are shown", "rejected"),
    Show.ALL: pgettext_lazy("which are shown", "all"),
}


class CaseFilters(forms.Form):
    q = forms.CharField(label=_("Words or number"), required=False, max_length=100)
    show = forms.ChoiceField(label=_("Show"), required=False)
    source = forms.ChoiceField(label=_("Source"), required=False)
    grade = forms.ChoiceField(label=_("Grade"), required=False)

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        field_of(self, "show", forms.ChoiceField).choices = choices_from(SHOWN)
        field_of(self, "source", forms.ChoiceField).choices = [("", _("all")), *choices_from(labels.SOURCES)]
        field_of(self, "grade", forms.ChoiceField).choices = [("", _("all")), *choices_from(labels.GRADES)]

    def wish(self, me: Callable[[], Employee | None]) -> Wish:
        """What cannot be understood is left out, as if it had not been asked. `me` is asked only when it matters."""
        found = self.cleaned_data if self.is_valid() else {}
        show = Show(found.get("show") or Show.OPEN)
        return Wish(
            words=found.get("q", ""),
            show=show,
            source=found.get("source", ""),
            grade=found.get("grade", ""),
            process=key_in(self.data, "process"),
            me=me() if show in {Show.MINE, Show.REPORTED} else None,
        )


class ReportForm(Choosing):
    """Short enough to be filled in while standing; those in charge say more at once."""

    title = forms.CharField(label=_("What is wrong"), max_length=200, help_text=_("One sentence is enough."))
    description = long_text(
        _("What you saw"), rows=4, hint=_("Where, when, and what shows it. Without names if you can.")
    )
    found_on = DayField(label=_("When"))
    process = forms.ChoiceField(label=_("Process"), required=False)
    unit = forms.ChoiceField(label=_("Unit"), required=False)
    source = forms.ChoiceField(label=_("Source"), choices=choices_from(labels.SOURCES))
    grade = forms.ChoiceField(label=_("Grade"), choices=choices_from(labels.GRADES))
    requirement = forms.ChoiceField(label=_("Requirement"), required=False)

    FOR_THOSE_IN_CHARGE = ("source", "grade", "requirement")

    def __init__(self, *arguments: Any, manages: bool, **options: Any) -> None:
        super().__init__(*arguments, **options)
        if not manages:
            for name in self.FOR_THOSE_IN_CHARGE:
                del self.fields[name]
                self.known.pop(name, None)

    def details(self) -> dict[str, Any]:
        values = self.values()
        source, grade = values.get("source", Source.EMPLOYEE), values.get("grade", Grade.MINOR)
        return {**values, "source": Source(source), "grade": Grade(grade)}


class JudgeForm(Choosing):
    title = forms.CharField(label=_("What is wrong"), max_length=200)
    description = long_text(_("Description"), rows=4)
    grade = forms.ChoiceField(label=_("Grade"), choices=choices_from(labels.GRADES), widget=forms.RadioSelect)
    responsible = forms.ChoiceField(
        label=_("Who leads the case"), required=False, help_text=_("Finds the cause, plans the actions, sees to them.")
    )
    process = forms.ChoiceField(label=_("Process"), required=False)
    unit = forms.ChoiceField(label=_("Unit"), required=False)
    requirement = forms.ChoiceField(label=_("Requirement"), required=False)

    def judgement(self) -> Judgement:
        values = self.values()
        return Judgement(**{**values, "grade": Grade(values["grade"])})


class CauseForm(forms.Form):
    """One method is chosen; only what belongs to it is kept."""

    method = forms.ChoiceField(label=_("How you looked for it"), choices=choices_from(labels.CAUSE_METHODS))
    cause = long_text(
        _("The cause in one sentence"), rows=2, hint=_("What made it possible, not who did it."), required=True
    )
    area = forms.ChoiceField(
        label=_("Where the cause lies"), choices=[("", _("choose")), *choices_from(labels.CAUSE_AREAS)]
    )

    def __init__(self, *arguments: Any, method: CauseMethod, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["method"].widget = forms.HiddenInput()
        self.initial["method"] = method.value
        found = self._whys() if method is CauseMethod.FIVE_WHY else self._bones()
        if method is not CauseMethod.TEXT:
            last = {name: self.fields.pop(name) for name in ("cause", "area")}
            self.fields.update({**found, **last})

    def result(self) -> Cause:
        values = self.cleaned_data
        return Cause(
            method=CauseMethod(values["method"]),
            root=values["cause"],
            area=CauseArea(values["area"]),
            whys=tuple(values.get(f"why_{place}", "") for place in range(1, WHYS + 1)),
            bones={area.value: values.get(f"bone_{area.value}", "") for area in CauseArea},
        )

    @staticmethod
    def _whys() -> dict[str, forms.Field]:
        first = _("Why did it happen?")
        again = _("And why that?")
        return {
            f"why_{place}": forms.CharField(label=first if place == 1 else again, required=False, max_length=500)
            for place in range(1, WHYS + 1)
        }

    @staticmethod
    def _bones() -> dict[str, forms.Field]:
        return {
            f"bone_{area.value}": forms.CharField(label=words, required=False, max_length=500)
            for area, words in labels.CAUSE_AREAS.items()
        }


class PlanForm(Choosing):
    criterion = long_text(
        _("How will you know that it helped?"),
        rows=2,
        required=True,
        hint=_("Something that can be seen or counted, for example no decision after its day for three months."),
    )
    check_due_on = DayField(label=_("Day of the check"))
    checker = forms.ChoiceField(label=_("Who checks"), help_text=_("Somebody other than those who act."))
    waiver = long_text(
        _("Why no corrective action is needed"), rows=2, hint=_("Only when there is none, for example a single slip.")
    )

    def plan(self) -> Plan:
        return Plan(**self.values())


class CheckForm(forms.Form):
    was_effective = forms.TypedChoiceField(
        label=_("Did the actions help?"),
        choices=[("yes", _("yes, the nonconformity is closed")), ("no", _("no, it is opened again at its cause"))],
        widget=forms.RadioSelect,
        coerce=lambda value: value == "yes",
    )
    note = long_text(_("What you looked at and what you saw"), rows=3, required=True)
    on = DayField(label=_("Day of the check"))

    def finding(self) -> Finding:
        return Finding(**self.cleaned_data)


class ReasonForm(forms.Form):
    reason = long_text(_("Reason"), rows=2, required=True)
