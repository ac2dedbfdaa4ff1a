"""Forms about actions."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from probierz.design.choosing import choices_from, long_text
from probierz.design.forms import DayField, field_of
from probierz.improvement import labels
from probierz.improvement.actions.steps import ActionDetails
from probierz.improvement.models import Nonconformity
from probierz.improvement.queries.lists import Steps
from probierz.improvement.rules import StepKind
from probierz.improvement.web.forms.choosing import Choosing

SHOWN = {
    Steps.OPEN: pgettext_lazy("which are shown", "open"),
    Steps.LATE: pgettext_lazy("which are shown", "after their day"),
    Steps.MINE: pgettext_lazy("which are shown", "open and mine"),
    Steps.DONE: pgettext_lazy("which are shown", "done"),
    Steps.ALL: pgettext_lazy("which are shown", "all"),
}


class StepFilters(forms.Form):
    q = forms.CharField(label=_("Words"), required=False, max_length=100)
    show = forms.ChoiceField(label=_("Show"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        field_of(self, "show", forms.ChoiceField).choices = choices_from(SHOWN)
        field_of(self, "kind", forms.ChoiceField).choices = [("", _("all")), *choices_from(labels.STEP_KINDS)]

    def wish(self) -> dict[str, Any]:
        found = self.cleaned_data if self.is_valid() else {}
        shown = Steps(found.get("show") or Steps.OPEN)
        return {"show": shown, "words": found.get("q", ""), "kind": found.get("kind", "")}


class StepForm(Choosing):
    kind = forms.ChoiceField(
        label=_("Kind"),
        widget=forms.RadioSelect,
        help_text=_("A correction mends what happened. A corrective action removes its cause."),
    )
    text = forms.CharField(label=_("What is to be done"), max_length=300)
    responsible = forms.ChoiceField(label=_("Who does it"))
    deputy = forms.ChoiceField(label=_("Deputy"), required=False)
    due_on = DayField(label=_("By when"))

    def __init__(self, *arguments: Any, kinds: Iterable[StepKind], **options: Any) -> None:
        super().__init__(*arguments, **options)
        offered = [(kind.value, labels.STEP_KINDS[kind]) for kind in kinds]
        field_of(self, "kind", forms.ChoiceField).choices = offered
        if len(offered) == 1:
            self.fields["kind"].widget = forms.HiddenInput()
            self.initial["kind"] = offered[0][0]

    def details(self, case: Nonconformity | None) -> ActionDetails:
        values = self.values()
        return ActionDetails(**{**values, "kind": StepKind(values["kind"])}, nonconformity=case)


class FinishForm(forms.Form):
    result = long_text(
        _("What was done, and what shows it"),
        rows=3,
        required=True,
        hint=_("For example a document, a list or a date."),
    )
    on = DayField(label=_("Done on"))
    file = forms.FileField(label=_("File that shows it"), required=False, allow_empty_file=False)
