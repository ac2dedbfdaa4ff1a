"""What people type about comments and alerts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from probierz.design.forms import field_of
from probierz.people.models import Employee
from probierz.surveys.labels import COMMENT_STATES
from probierz.surveys.models import CommentTag


class CommentFilters(forms.Form):
    q = forms.CharField(label=_("Words"), required=False, max_length=100)
    state = forms.ChoiceField(label=_("State"), required=False)
    tag = forms.ChoiceField(label=_("Tag"), required=False)
    mine = forms.BooleanField(label=_("Given to me"), required=False)

    def __init__(self, *args: Any, tags: list[CommentTag], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        states = [("", _("all")), *((state.value, words) for state, words in COMMENT_STATES.items())]
        field_of(self, "state", forms.ChoiceField).choices = states
        field_of(self, "tag", forms.ChoiceField).choices = [("", _("all")), *((tag.key, tag.name) for tag in tags)]


class SortForm(forms.Form):
    """What a comment is about, and whose it is."""

    tags = forms.ModelMultipleChoiceField(
        label=_("Tags"),
        queryset=CommentTag.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        to_field_name="key",
    )
    assignee = forms.ModelChoiceField(
        label=_("Whose is it?"),
        queryset=Employee.objects.none(),
        required=False,
        empty_label=_("nobody yet"),
        help_text=_("The person reads the comment as it was written and gets a notice without its words."),
        to_field_name="key",
    )

    def __init__(self, *args: Any, people: Any, tags: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field_of(self, "assignee", forms.ModelChoiceField).queryset = people
        field_of(self, "tags", forms.ModelMultipleChoiceField).queryset = tags


class ReplyForm(forms.Form):
    reply = forms.CharField(
        label=_("Reply of the office"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Say what you have done or why you cannot. It is published beside the comment."),
    )


class CoverForm(forms.Form):
    """The words that may be told."""

    public_text = forms.CharField(
        label=_("The words that may be told"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Cover names, dates, case numbers and whatever tells who wrote it, for example: [a clerk]."),
    )
    is_looked_through = forms.BooleanField(
        label=_("I have looked through it: nobody can be recognised"), required=False
    )


class TagForm(forms.Form):
    name = forms.CharField(label=_("New tag"), required=False, max_length=40)


class AlertForm(forms.Form):
    """What the office wants to hear of."""

    below = forms.IntegerField(
        label=_("An answer with an index below"),
        required=False,
        min_value=1,
        max_value=100,
        help_text=_("From 1 to 100, for example 40. Leave it empty to hear of no scores."),
        error_messages={"invalid": _("Give a whole number from 1 to 100.")},
    )
    on_comment = forms.BooleanField(label=_("A comment"), required=False)
