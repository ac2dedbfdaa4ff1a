"""Forms about the context."""

from django import forms
from django.utils.translation import gettext_lazy as _

from probierz.design.choosing import choices_from, long_text
from probierz.design.forms import DayField
from probierz.planning import labels
from probierz.planning.actions.context import Issue, Party, Reviewed
from probierz.planning.rules import (
    Side,
)


class IssueForm(forms.Form):
    side = forms.ChoiceField(label=_("Where"), choices=choices_from(labels.SIDES), widget=forms.RadioSelect)
    text = forms.CharField(label=_("Issue"), max_length=300)
    effect = long_text(_("What it means for the office"), rows=2)
    is_climate = forms.BooleanField(label=_("It comes from climate change"), required=False)

    def issue(self) -> Issue:
        values = self.cleaned_data
        return Issue(**{**values, "side": Side(values["side"])})


class PartyForm(forms.Form):
    name = forms.CharField(label=_("Interested party"), max_length=200)
    expectations = long_text(_("What they expect"), required=True)
    how_met = long_text(_("How it is met"))

    def party(self) -> Party:
        return Party(**self.cleaned_data)


class EndForm(forms.Form):
    on = DayField(label=_("From which day it no longer counts"))


class ContextForm(forms.Form):
    scope = long_text(
        _("Scope of the quality system"), required=True, hint=_("Which units and services it covers, and where.")
    )
    exclusions = long_text(_("What does not apply, and why"), rows=2)
    climate_matters = forms.TypedChoiceField(
        label=_("Does climate change matter to the office's services?"),
        choices=[("yes", _("yes")), ("no", _("no"))],
        widget=forms.RadioSelect,
        coerce=lambda value: value == "yes",
    )
    climate_reason = long_text(
        _("Why"), rows=2, hint=_("The standard asks this question; either answer is good, with its reason.")
    )
    next_review_on = DayField(label=_("Next review"))

    def reviewed(self) -> Reviewed:
        return Reviewed(**self.cleaned_data)
