"""What pages with a form share: the form is tried, a refusal becomes a sentence beside what was typed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.functional import Promise

from probierz.lib.refusals import Refused

Words = str | Promise
Step = tuple[Words, str]
Sentences = Mapping[Any, Words]


@dataclass(frozen=True, kw_only=True)
class FormPage:
    """A page that is a title and a form; `back` is where it came from and returns to."""

    title: Words
    submit: Words
    back: str
    sentences: Sentences
    steps: tuple[Step, ...] = ()
    lead: Words = ""
    done: Words = ""
    tone: str = "primary"
    wide: bool = False


def typed(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: everything that was sent, even nothing."""
    return request.POST if request.method == "POST" else None


def files(request: HttpRequest) -> Any:
    return request.FILES if request.method == "POST" else None


def sentence(refused: Refused, sentences: Sentences) -> str:
    """The refusal in words, its figures filled in."""
    words = str(sentences[refused.reason])
    return words % refused.params if refused.params else words


def attempt(form: Form, act: Callable[[], object], *, sentences: Sentences) -> bool:
    """Whether the form was good and the action done; otherwise the form says why not."""
    if not form.is_bound or not form.is_valid():
        return False
    try:
        act()
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, sentence(refused, sentences))
        return False
    return True


def form_page(request: HttpRequest, page: FormPage, form: Form, act: Callable[[], object]) -> HttpResponse:
    """Show the form, or do what it asks and go back."""
    if attempt(form, act, sentences=page.sentences):
        if page.done:
            messages.success(request, str(page.done))
        return redirect(page.back)
    return render(request, "design/form_page.html", {"form": form, "page": page})


def done_or_refused(
    request: HttpRequest, act: Callable[[], object], *, done: Words, back: str, sentences: Sentences
) -> HttpResponse:
    """The same for a button alone."""
    try:
        act()
    except Refused as refused:
        messages.error(request, sentence(refused, sentences))
    else:
        messages.success(request, str(done))
    return redirect(back)
