"""What pages with a form share: the form is tried, a refusal becomes a sentence beside what was typed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise

from probierz.members.actions.refusals import Refused
from probierz.members.labels import REFUSALS

Words = str | Promise
Step = tuple[Words, str]


@dataclass(frozen=True, kw_only=True)
class FormPage:
    """A page that is a title and a form; `back` is where it came from and returns to."""

    title: Words
    submit: Words
    back: str
    steps: tuple[Step, ...] = ()
    lead: Words = ""
    done: Words = ""
    tone: str = "primary"


def today() -> date:
    return timezone.localdate()


def typed(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: everything that was sent, even nothing."""
    return request.POST if request.method == "POST" else None


def files(request: HttpRequest) -> Any:
    return request.FILES if request.method == "POST" else None


def attempt(form: Form, act: Callable[[], object]) -> bool:
    """Whether the form was good and the action done; otherwise the form says why not."""
    if not form.is_bound or not form.is_valid():
        return False
    try:
        act()
    except Refused as refused:
        field = refused.field if refused.field in form.fields else None
        form.add_error(field, str(REFUSALS[refused.reason]))
        return False
    return True


def form_page(request: HttpRequest, page: FormPage, form: Form, act: Callable[[], object]) -> HttpResponse:
    """Show the form, or do what it asks and go back."""
    if attempt(form, act):
        if page.done:
            messages.success(request, str(page.done))
        return redirect(page.back)
    return render(request, "members/form.html", {"form": form, "page": page})


def done_or_refused(request: HttpRequest, act: Callable[[], object], *, done: Words, back: str) -> HttpResponse:
    """The same for a button alone."""
    try:
        act()
    except Refused as refused:
        messages.error(request, str(REFUSALS[refused.reason]))
    else:
        messages.success(request, str(done))
    return redirect(back)
