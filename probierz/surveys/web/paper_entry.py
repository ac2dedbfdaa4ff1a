"""Typing in paper forms: a page to each form, a key to each answer, Enter to save it and go on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.forms.boundfield import BoundField
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from probierz.access.doors import office_view
from probierz.access.finding import existing
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.design.pages import attempt, sentence, typed
from probierz.lib.paper_keys import accepted_keys, keys_for, keys_of, read_keys
from probierz.lib.questionnaires import (
    Answer,
    Answers,
    Item,
    ItemType,
    Problem,
    ProblemCode,
    Questionnaire,
    validate_answers,
)
from probierz.lib.refusals import Refused
from probierz.surveys.actions import paper as actions
from probierz.surveys.labels import FORM_STATES, PAPER_REFUSALS
from probierz.surveys.models import PaperForm
from probierz.surveys.queries import paper
from probierz.surveys.rules.paper import Entry, FormState, PaperRefusal
from probierz.surveys.web import questions as asked
from probierz.surveys.web.paper import BatchPage, batch_page

ENTER = Permission.SURVEY_ENTER
SECOND_ROUND = "2"
# What to offer when a number is where it should not be in this round.
OTHER_ENTRY = {PaperRefusal.ENTERED_ALREADY: Entry.SECOND, PaperRefusal.NOT_ENTERED: Entry.FIRST}


@dataclass(frozen=True)
class Row:
    """One question as the clerk sees it: its field, and the keys with what they mean."""

    number: int
    field: BoundField
    text: str
    keys: tuple[tuple[str, str, bool], ...]
    accepted: str
    takes_many: bool
    is_long: bool


class SheetForm(forms.Form):
    """The answers of one paper form, typed as keys; `answers` holds them once they are checked."""

    answers: Answers

    def __init__(self, *args: Any, questionnaire: Questionnaire, stored: Mapping[str, Answer] = {}, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.questionnaire = questionnaire
        self.items = [item for item in questionnaire.items if item.is_answered and item.is_seen]
        for item in self.items:
            self.fields[item.code] = forms.CharField(
                required=False,
                label=asked.words(item.text),
                initial=keys_for(item, stored[item.code]) if item.code in stored else "",
                widget=forms.Textarea(attrs={"rows": 2}) if item.type is ItemType.TEXT else forms.TextInput(),
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        raw: dict[str, str] = {}
        for item in self.items:
            read = read_keys(item, cleaned.get(item.code, ""))
            if read is None:
                self.add_error(item.code, _no_such_key(item))
            else:
                raw[item.code] = read
        checked = validate_answers(self.questionnaire, raw, require=False)
        if isinstance(checked, Answers):
            self.answers = checked
        elif not self.errors:
            for problem in checked:
                self.add_error(problem.item or None, _told(problem))
        return cleaned

    def rows(self) -> Iterator[Row]:
        for number, item in enumerate(self.items, start=1):
            labels = {option.code: asked.words(option.label) for option in item.options}
            pressed = str(self[item.code].value() or "").casefold()
            read = (read_keys(item, pressed) or "").split(" ")
            yield Row(
                number=number,
                field=self[item.code],
                text=asked.words(item.text),
                keys=tuple((key, labels[code], code in read) for key, code in keys_of(item).items()),
                accepted="".join(accepted_keys(item)),
                takes_many=item.type is ItemType.MULTIPLE,
                is_long=item.type is ItemType.TEXT,
            )


class EntryForm(SheetForm):
    """The same with the number printed on the form."""

    field_order = ("number",)
    number = forms.IntegerField(
        label=gettext_lazy("Form number"),
        error_messages={"required": gettext_lazy("Type the number printed on the form.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


@office_view(ENTER)
@require_http_methods(["GET", "POST"])
def entry(request: OfficeRequest, campaign: str, key: str) -> HttpResponse:
    page = batch_page(request, campaign, key)
    is_second = request.GET.get("runda") == SECOND_ROUND
    usual = Entry.SECOND if is_second else Entry.FIRST
    rows = paper.forms_of(page.batch)
    after = _whole(request.GET.get("po"))
    wish = request.GET.get("nr") or paper.next_number(rows, after=after, entry=usual)
    questions = paper.asked_at(page.batch)
    form = EntryForm(typed(request), questionnaire=questions, initial={"number": wish})
    other = None
    if form.is_bound and form.is_valid():
        chosen = request.POST.get("entry")
        which = Entry(chosen) if chosen in set(Entry) else usual
        try:
            saved = _enter(request, page, form, which)
        except Refused as refused:
            form.add_error(refused.field or None, sentence(refused, PAPER_REFUSALS))
            other = OTHER_ENTRY.get(PaperRefusal(refused.reason))
        else:
            query = urlencode({"po": saved.number, **({"runda": SECOND_ROUND} if is_second else {})})
            return redirect(f"{request.path}?{query}")
    context = {**_about(page, rows, after), "form": form, "other": other, "is_second": is_second}
    return render(request, "surveys/paper_entry.html", context, status=422 if form.errors else 200)


@office_view(ENTER)
@require_http_methods(["GET", "POST"])
def form(request: OfficeRequest, campaign: str, key: str, number: int) -> HttpResponse:
    """One form that is typed in: to be corrected, or its differences settled."""
    page = batch_page(request, campaign, key)
    row = existing(paper.form_of(page.batch, number))
    questions = paper.asked_at(page.batch)
    state = paper.state_of_form(row)
    if state is FormState.DIFFERS and "poprawa" not in request.GET:
        return _settle(request, page, row, questions)
    sheet = SheetForm(typed(request), questionnaire=questions, stored=row.first)
    if attempt(sheet, lambda: _correct(request, page, number, sheet.answers), sentences=PAPER_REFUSALS):
        messages.success(request, _("Form %(number)s is corrected.") % {"number": paper.printed(page.batch, number)})
        return redirect(page.address("paper_batch"))
    context = {**_named(page, number), "form": sheet, "state": state, "state_name": FORM_STATES[state]}
    return render(request, "surveys/paper_form.html", context, status=422 if sheet.errors else 200)


@office_view(ENTER)
@require_http_methods(["GET", "POST"])
def delete(request: OfficeRequest, campaign: str, key: str, number: int) -> HttpResponse:
    page = batch_page(request, campaign, key)
    existing(paper.form_of(page.batch, number))
    if request.method != "POST":
        return render(request, "surveys/paper_delete.html", _named(page, number))
    try:
        actions.delete_form(request.actor, batch=page.batch, number=number)
    except Refused as refused:
        messages.error(request, sentence(refused, PAPER_REFUSALS))
    else:
        messages.success(request, _("Form %(number)s is taken out.") % {"number": paper.printed(page.batch, number)})
    return redirect(page.address("paper_batch"))


class SettleForm(forms.Form):
    """Which of two entries is right, answer by answer."""

    def __init__(self, *args: Any, differing: list[tuple[Item, str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for item, first, second in differing:
            self.fields[item.code] = forms.ChoiceField(
                label=asked.words(item.text),
                choices=[(Entry.FIRST.value, first), (Entry.SECOND.value, second)],
                widget=forms.RadioSelect,
                error_messages={"required": gettext_lazy("Look at the paper and choose what it says.")},
            )


def _settle(request: OfficeRequest, page: BatchPage, row: PaperForm, questions: Questionnaire) -> HttpResponse:
    differing = _differences(row, questions)
    form = SettleForm(typed(request), differing=differing)
    if attempt(form, lambda: _settled(request, page, row, questions, form), sentences=PAPER_REFUSALS):
        number = paper.printed(page.batch, row.number)
        messages.success(request, _("The differences of form %(number)s are settled.") % {"number": number})
        return redirect(page.address("paper_batch"))
    context = {**_named(page, row.number), "form": form}
    return render(request, "surveys/paper_differences.html", context, status=422 if form.errors else 200)


def _settled(
    request: OfficeRequest, page: BatchPage, row: PaperForm, questions: Questionnaire, form: SettleForm
) -> PaperForm:
    """The first entry with the answers that the second has right; a blank may be the right one."""
    second = row.second or {}
    chosen = {code for code, which in form.cleaned_data.items() if which == Entry.SECOND}
    kept = {code: value for code, value in row.first.items() if code not in chosen}
    merged = {**kept, **{code: second[code] for code in chosen if code in second}}
    answers = validate_answers(questions, merged, require=False)
    if not isinstance(answers, Answers):
        raise Refused(PaperRefusal.NOTHING_LEFT)
    return _correct(request, page, row.number, answers)


def _differences(row: PaperForm, questions: Questionnaire) -> list[tuple[Item, str, str]]:
    """Items typed in differently, each with both answers in words."""
    second = row.second or {}
    pairs = [(item, row.first.get(item.code, ""), second.get(item.code, "")) for item in questions.items]
    return [(item, _in_words(item, one), _in_words(item, other)) for item, one, other in pairs if one != other]


def _in_words(item: Item, answer: Answer) -> str:
    if answer == "":
        return _("left blank")
    keys = keys_for(item, answer)
    if not item.options:
        return keys
    labels = {key: asked.words(option.label) for key, option in zip(keys_of(item), item.options, strict=True)}
    return ", ".join(f"{key} · {labels[key]}" for key in keys)


def _enter(request: OfficeRequest, page: BatchPage, form: EntryForm, which: Entry) -> PaperForm:
    number = form.cleaned_data["number"]
    return actions.enter_form(request.actor, batch=page.batch, number=number, answers=form.answers, entry=which)


def _correct(request: OfficeRequest, page: BatchPage, number: int, answers: Answers) -> PaperForm:
    return actions.correct_form(request.actor, batch=page.batch, number=number, answers=answers)


def _about(page: BatchPage, rows: list[paper.FormRow], after: int) -> dict[str, Any]:
    """How far the batch is, and what became of the form saved a moment ago."""
    return {
        **page.context,
        "saved": next((row for row in rows if row.number == after and row.state is not FormState.MISSING), None),
        "entered": sum(row.state is not FormState.MISSING for row in rows),
        "twice": sum(row.state in {FormState.CHECKED, FormState.DIFFERS} for row in rows),
        "first": rows[0].printed,
        "last": rows[-1].printed,
    }


def _named(page: BatchPage, number: int) -> dict[str, Any]:
    return {**page.context, "number": number, "printed": paper.printed(page.batch, number)}


def _no_such_key(item: Item) -> str:
    keys = ", ".join(accepted_keys(item))
    return _("No box of this question has that key. The keys are: %(keys)s.") % {"keys": keys}


def _told(problem: Problem) -> str:
    if problem.code is ProblemCode.BLANK_SHEET:
        return _("Type at least one answer. A form that came back blank is not typed in.")
    return asked.sentence(problem)


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else 0
