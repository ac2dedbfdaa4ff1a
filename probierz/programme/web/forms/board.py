"""Forms of the board and of the stages."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from probierz.design.forms import DayField, field_of
from probierz.design.languages import localized
from probierz.programme.models import Stage
from probierz.programme.queries import BoardFilter, Show
from probierz.programme.web.forms.fields import text_field


class BoardFilterForm(forms.Form):
    """Search and filters of the board; what cannot be read is left out, a list is always shown."""

    q = forms.CharField(label=_("Office"), required=False, max_length=100)
    stage = forms.ChoiceField(label=_("Now in stage"), required=False)
    show = forms.ChoiceField(
        label=_("Show"),
        required=False,
        choices=[
            (Show.ALL, _("all offices")),
            (Show.LATE, _("late")),
            (Show.RUNNING, _("in progress")),
            (Show.SILENT, _("not sharing")),
        ],
    )
    sort = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput())

    def __init__(self, data: Any, *, stages: tuple[Stage, ...]) -> None:
        super().__init__(data or None)
        field = field_of(self, "stage", forms.ChoiceField)
        names = [(stage.code, localized(stage, "short")) for stage in stages]
        field.choices = [("", _("any")), *names]

    def filter(self) -> BoardFilter:
        self.is_valid()
        given = getattr(self, "cleaned_data", {})
        return BoardFilter(
            words=given.get("q") or "",
            stage=given.get("stage") or "",
            show=Show(given.get("show") or Show.ALL),
            sort=given.get("sort") or "name",
        )


class StageMoveForm(forms.Form):
    """The day on which a stage began or ended."""

    on = DayField(label=_("Day"))


class StagePlanForm(forms.Form):
    """New days agreed with the office."""

    start_on = DayField(label=_("First planned day"))
    end_on = DayField(label=_("Last planned day"))
    note = text_field(_("Why the plan changes"), longest=300, required=False, hint=_("Stays in the history."))
