"""Forms on the way of a draft: written, sent, checked, approved, dated, withdrawn."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from probierz.design.forms import DayField, field_of
from probierz.documents.models import Revision
from probierz.documents.queries.people import possible_reviewers
from probierz.documents.rules import Verdicts
from probierz.documents.web.forms.fields import BodyForm, RowsField
from probierz.people.models import Account


class Seen(forms.Form):
    """What was on the page when it was opened."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)


class WriteForm(BodyForm, Seen):
    """The text of a draft and what is new in it."""

    summary = forms.CharField(
        label=_("What changed"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Stands in the change sheet. Readers are told this, not the whole text."),
    )
    order = forms.CharField(label=_("Order that puts it in force"), required=False, max_length=120)
    reads_anew = forms.BooleanField(
        label=_("People have to read it anew"),
        required=False,
        help_text=_("Leave it unchecked for corrections that change nothing in anybody's work."),
    )
    field_order = ["markdown", "file", "summary", "order", "reads_anew", "seen"]

    @staticmethod
    def values_of(revision: Revision) -> dict[str, Any]:
        content = revision.content
        return {
            "markdown": content.markdown if content else "",
            "summary": revision.summary,
            "order": revision.order,
            "reads_anew": revision.reads_anew,
            "seen": content.sha256 if content else "",
        }


class SendForm(forms.Form):
    """Who checks the draft, until when, and when it shall be in force."""

    reviewers = RowsField[Account](
        label=_("Who checks it"),
        required=False,
        help_text=_("Choose nobody to send it straight to approval."),
    )
    due_on = DayField(label=_("Answer until"), required=False)
    valid_from = DayField(
        label=_("In force from"),
        required=False,
        help_text=_("Leave it empty to put it in force on the day of approval."),
    )

    def __init__(self, *arguments: Any, revision: Revision, on: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        people = possible_reviewers(revision, on=on)
        field_of(self, "reviewers", RowsField).offer(people)
        if not people:
            self.fields["reviewers"].help_text = _("Nobody else works here yet, so it goes straight to approval.")
            del self.fields["due_on"]


class VerdictForm(Seen):
    """What a reviewer says."""

    verdict = forms.ChoiceField(
        label=_("Your word"),
        choices=[
            (Verdicts.APPROVES.value, _("It is right")),
            (Verdicts.CHANGES.value, _("Something has to change")),
        ],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label=_("Note"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 4}))


class CommentForm(forms.Form):
    """A remark."""

    text = forms.CharField(label=_("Your comment"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))


class ReasonForm(forms.Form):
    """Why something goes back to the author."""

    note = forms.CharField(label=_("What to change"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4}))


class WithdrawForm(forms.Form):
    """Why a document ends."""

    because = forms.CharField(label=_("Why"), max_length=300)


class BeginForm(forms.Form):
    """Why a new edition is made."""

    summary = forms.CharField(
        label=_("What shall change"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


class ScheduleForm(forms.Form):
    """The first day in force."""

    on = DayField(label=_("In force from"))


class ConfirmForm(forms.Form):
    """A review that changes nothing."""

    note = forms.CharField(label=_("Note"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
