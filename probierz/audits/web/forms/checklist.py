"""Forms of the checklist: questions added and given out, verdicts, answers, evidence."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from probierz.audits import labels
from probierz.audits.actions.entries import Judgement, Sent
from probierz.audits.actions.evidence import Sheet
from probierz.audits.models import AuditMember, Question
from probierz.audits.rules import LARGEST_FILE, QuestionVerdict, Refusal
from probierz.audits.web.forms.fields import RowField, RowsField, some_of
from probierz.design.choosing import choices_from, long_text
from probierz.design.forms import field_of
from probierz.processes.models import Process
from probierz.standards.models import Requirement

A_NAME = RegexValidator(r"^[A-Za-z0-9_-]{8,40}$")


class RequirementsForm(forms.Form):
    requirements = some_of(_("Requirements to ask about"))

    def __init__(self, *arguments: Any, leaves: Iterable[Requirement], **options: Any) -> None:
        super().__init__(*arguments, **options)
        field_of(self, "requirements", RowsField).offer_requirements(leaves)


class CardsForm(forms.Form):
    processes = some_of(_("Processes whose cards to ask about"))

    def __init__(self, *arguments: Any, processes: Iterable[Process], **options: Any) -> None:
        super().__init__(*arguments, **options)
        field_of(self, "processes", RowsField).offer(processes)


class OwnForm(forms.Form):
    texts = long_text(_("Your questions"), rows=8, required=True, hint=_("One in each line."))

    def clean_texts(self) -> list[str]:
        return str(self.cleaned_data["texts"]).splitlines()


class AssignForm(forms.Form):
    member = RowField(label=_("Who asks"), required=False)
    questions = some_of(_("Questions"))

    def __init__(
        self, *arguments: Any, members: Iterable[AuditMember], questions: Iterable[Question], **options: Any
    ) -> None:
        super().__init__(*arguments, **options)
        field_of(self, "member", RowField).offer(members, nothing=_("nobody in particular"))
        field_of(self, "questions", RowsField).offer(questions, words=_worded)


class WordsField(forms.CharField):
    """Long words, kept as they were typed; line ends are one character however a browser sends them."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")


class EntryForm(forms.Form):
    """An entry with the name the device gave it, and the one it had seen before."""

    name = forms.CharField(widget=forms.HiddenInput, validators=[A_NAME])
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)

    def sent(self) -> Sent:
        return Sent(name=self.cleaned_data["name"], seen=self.cleaned_data["seen"])


class JudgementForm(EntryForm):
    verdict = forms.ChoiceField(
        label=_("Verdict"), required=False, choices=[("", _("none yet")), *choices_from(labels.VERDICTS)]
    )
    note = WordsField(label=_("What was seen"), required=False, max_length=8000, strip=False)
    reason = WordsField(label=_("Why it does not apply"), required=False, max_length=2000, strip=False)

    def judgement(self) -> Judgement:
        given = self.cleaned_data
        verdict = QuestionVerdict(given["verdict"]) if given["verdict"] else None
        return Judgement(verdict=verdict, note=given["note"], reason=given["reason"])


class AnswerForm(EntryForm):
    answer = WordsField(label=_("Your answer"), required=False, max_length=8000, strip=False)


class FileForm(forms.Form):
    name = forms.CharField(widget=forms.HiddenInput, validators=[A_NAME])
    file = forms.FileField(label=_("Photo or file"))
    note = forms.CharField(label=_("What it shows"), required=False, max_length=300)

    def clean_file(self) -> Any:
        """Refused by its size before anybody reads it."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            words = labels.REFUSALS[Refusal.FILE_TOO_LARGE] % {"megabytes": LARGEST_FILE // 1_000_000}
            raise forms.ValidationError(words)
        return file

    def sheet(self) -> Sheet:
        file = self.cleaned_data["file"]
        given = self.cleaned_data
        return Sheet(name=file.name, content=file.read(), note=given["note"], sent_as=given["name"])


def _worded(question: Question) -> str:
    number = f"{question.requirement.number} · " if question.requirement else ""
    who = f" ({question.assigned_to})" if question.assigned_to else ""
    return f"{number}{question.text}{who}"
