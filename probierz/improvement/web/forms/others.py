"""Forms about suggestions, lessons and addresses for reporting."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from probierz.design.choosing import choices_from, long_text
from probierz.design.forms import field_of
from probierz.improvement import labels
from probierz.improvement.actions.links import Telling
from probierz.improvement.actions.suggestions import Idea
from probierz.improvement.rules import SuggestionCommand
from probierz.improvement.web.forms.choosing import Choosing


class SuggestionFilters(forms.Form):
    q = forms.CharField(label=_("Words"), required=False, max_length=100)
    state = forms.ChoiceField(label=_("State"), required=False)

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        field_of(self, "state", forms.ChoiceField).choices = [("", _("all")), *choices_from(labels.SUGGESTION_STATES)]


class SuggestionForm(forms.Form):
    title = forms.CharField(label=_("What you suggest"), max_length=200, help_text=_("One sentence."))
    text = long_text(_("How it would work"), rows=4, required=True)
    gain = long_text(_("What it would give, and to whom"), rows=2)
    is_anonymous = forms.BooleanField(
        label=_("Without my name"),
        required=False,
        help_text=_("Nobody can tell by whom it was, the history included. You follow it on the list."),
    )

    def idea(self) -> Idea:
        return Idea(**self.cleaned_data)


class AnswerForm(forms.Form):
    command = forms.ChoiceField(label=_("Decision"), widget=forms.RadioSelect)
    answer = long_text(
        _("Answer to the author"), rows=3, required=True, hint=_("What will happen and when, or why not.")
    )

    def __init__(self, *arguments: Any, commands: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        offered = [(one.value, labels.SUGGESTION_COMMANDS[one]) for one in commands]
        field_of(self, "command", forms.ChoiceField).choices = offered

    def decision(self) -> dict[str, Any]:
        return {**self.cleaned_data, "command": SuggestionCommand(self.cleaned_data["command"])}


class LessonForm(forms.Form):
    title = forms.CharField(label=_("Lesson"), max_length=200, help_text=_("What others should know, in one sentence."))
    happened = long_text(_("What happened"), required=True, hint=_("Without names: others will read it."))
    cause = long_text(_("Why it happened"), rows=2)
    helped = long_text(_("What helped"), required=True)
    units = forms.MultipleChoiceField(
        label=_("Units to be asked"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Each says whether the same could happen there."),
    )

    def __init__(self, *arguments: Any, units: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.rows = {row.key: row for row in units}
        if not self.rows:
            del self.fields["units"]
            return
        field_of(self, "units", forms.MultipleChoiceField).choices = [(key, str(row)) for key, row in self.rows.items()]

    def chosen(self) -> list[Any]:
        return [self.rows[key] for key in self.cleaned_data.get("units", ())]

    def teaching(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "units"}


class LessonAnswerForm(forms.Form):
    answer = forms.ChoiceField(
        label=_("Could it happen in your unit?"), choices=choices_from(labels.LESSON_ANSWERS), widget=forms.RadioSelect
    )
    note = forms.CharField(label=_("Note"), max_length=300, required=False)


class LinkForm(Choosing):
    place = forms.CharField(label=_("Place"), max_length=120, help_text=_("For example: ground floor, window 3."))
    unit = forms.ChoiceField(label=_("Unit that looks after it"), required=False)


class TellForm(forms.Form):
    """What somebody without an account writes; few words, large fields."""

    text = long_text(_("What is wrong?"), rows=5, required=True, hint=_("Write what you saw, in your own words."))
    contact = forms.CharField(
        label=_("Where to answer you"),
        required=False,
        max_length=200,
        help_text=_("An e-mail address or a telephone number, only if you want an answer."),
    )

    def telling(self) -> Telling:
        return Telling(**self.cleaned_data)
