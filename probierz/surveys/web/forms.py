"""What people type about surveys."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from probierz.design.forms import DayField, field_of
from probierz.lib.questionnaires import Questionnaire
from probierz.offices.models import Unit
from probierz.offices.queries import units_on
from probierz.surveys.labels import CAMPAIGN_KINDS, COMPARISON_GROUPS, POINT_KINDS
from probierz.surveys.queries.questionnaires import Frozen
from probierz.surveys.rules import CampaignKind, ComparisonGroup, PointKind
from probierz.surveys.web.questions import words


class PointForm(forms.Form):
    """A new collection point."""

    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=[(kind, name) for kind, name in POINT_KINDS.items() if kind is not PointKind.LIST],
        initial=PointKind.DESK,
        widget=forms.RadioSelect,
    )
    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        help_text=_("Clients see it above the questions. For example: desk 4, residents' register."),
    )
    unit = forms.ModelChoiceField(label=_("Unit"), queryset=Unit.objects.none(), required=False)
    since = DayField(label=_("Takes answers from"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["since"].initial = today
        # Choices are made here, where a scope is open.
        field = field_of(self, "unit", forms.ModelChoiceField)
        field.queryset = units_on(today)


class PlanForm(forms.Form):
    """The planned days of a wave."""

    since = DayField(label=_("Planned to open on"))
    until = DayField(label=_("Planned to close on"))


class PlanOfAnalysisForm(forms.Form):
    """What is asked and what will decide, named before anybody answers."""

    questionnaire = forms.ChoiceField(
        label=_("Questionnaire"),
        required=False,
        help_text=_("A frozen version; its index goes with it."),
    )
    decides = forms.ChoiceField(
        label=_("What decides whether something changed"),
        required=False,
        help_text=_("One figure, named now. All others are shown too, but they do not decide."),
    )
    comparison_group = forms.ChoiceField(
        label=_("An office is compared with"),
        choices=list(COMPARISON_GROUPS.items()),
        initial=ComparisonGroup.PROGRAMME,
        required=False,
    )

    def __init__(self, *args: Any, versions: Sequence[Frozen], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.versions = versions
        named = [(one.key, f"{words(one.content.title)} ({one.key})") for one in versions]
        blank = [("", _("the one shipped for whom you ask"))] if "kind" in self.base_fields else []
        field_of(self, "questionnaire", forms.ChoiceField).choices = [*blank, *named]
        ratings = [(label, _ratings(one)) for one, (_key, label) in zip(versions, named, strict=True)]
        index = ("", _("the index, by Welch's t-test"))
        field_of(self, "decides", forms.ChoiceField).choices = [index, *ratings]

    def chosen(self, *, otherwise: str = "") -> Questionnaire:
        """The version that was chosen."""
        key = self.cleaned_data["questionnaire"]
        by_key = {one.key: one.content for one in self.versions}
        by_code = {one.content.code: one.content for one in self.versions if one.is_shipped}
        return by_key[key] if key else by_code[otherwise]

    @property
    def item(self) -> str:
        return str(self.cleaned_data["decides"]).partition("/")[2]

    @property
    def group(self) -> ComparisonGroup:
        return ComparisonGroup(self.cleaned_data["comparison_group"] or ComparisonGroup.PROGRAMME)


class CampaignForm(PlanOfAnalysisForm):
    """A new survey with the plan of both its waves."""

    kind = forms.ChoiceField(
        label=_("Whom does it ask?"),
        choices=list(CAMPAIGN_KINDS.items()),
        initial=CampaignKind.CLIENT,
        widget=forms.RadioSelect,
    )
    name_pl = forms.CharField(label=_("Name in Polish"), max_length=120)
    name_en = forms.CharField(label=_("Name in English"), max_length=120)
    baseline_since = DayField(label=_("The baseline opens on"))
    baseline_until = DayField(label=_("The baseline closes on"))
    followup_since = DayField(label=_("The follow-up opens on"))
    followup_until = DayField(label=_("The follow-up closes on"))

    field_order = ("kind", "name_pl", "name_en", "questionnaire", "decides", "comparison_group")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for wave in ("baseline", "followup"):
            if not _in_order(cleaned.get(f"{wave}_since"), cleaned.get(f"{wave}_until")):
                self.add_error(f"{wave}_until", _("The last day cannot come before the first. Choose a later one."))
        ends, begins = cleaned.get("baseline_until"), cleaned.get("followup_since")
        if ends and begins and begins <= ends:
            self.add_error(
                "followup_since", _("The follow-up begins after the baseline has ended. Choose a later day.")
            )
        return cleaned


def _ratings(version: Frozen) -> list[tuple[str, str]]:
    """Named with their version, since two versions may ask under one code."""
    ratings = (item for item in version.content.items if item.is_rating)
    return [(f"{version.key}/{item.code}", f"{item.code} · {words(item.text)}") for item in ratings]


def _in_order(first: date | None, last: date | None) -> bool:
    return first is None or last is None or first <= last
