"""What the pages share: today, forms that are tried, and refusals that become sentences."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise

from probierz.access.finding import existing
from probierz.access.requests import OfficeRequest
from probierz.standards.actions.refusals import Refused
from probierz.standards.labels import told_refusal
from probierz.standards.models import Catalog, Requirement
from probierz.standards.queries.catalogs import catalog_by_code, requirement_of
from probierz.standards.queries.pictures import Album

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
    wide: str = ""


def today() -> date:
    return timezone.localdate()


def album() -> Album:
    return Album(today())


def typed(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: everything that was sent, even nothing."""
    return request.POST if request.method == "POST" else None


def files(request: HttpRequest) -> Any:
    return request.FILES if request.method == "POST" else None


def url(request: OfficeRequest, name: str, **names: Any) -> str:
    return reverse(f"standards:{name}", kwargs={"office": request.office.code, **names})


def catalog_of(code: str) -> Catalog:
    return existing(catalog_by_code(code))


def requirement_at(code: str, number: str) -> Requirement:
    return existing(requirement_of(catalog_of(code), number))


def attempt(form: Form, act: Callable[[], object]) -> bool:
    """Whether the form was good and the action done; otherwise the form says why not."""
    if not form.is_bound or not form.is_valid():
        return False
    try:
        act()
    except Refused as refused:
        field = refused.field if refused.field in form.fields else None
        form.add_error(field, told_refusal(refused.reason, refused.params))
        return False
    return True


def form_page(request: HttpRequest, page: FormPage, form: Form, act: Callable[[], object]) -> HttpResponse:
    """Show the form, or do what it asks and go back."""
    if attempt(form, act):
        if page.done:
            messages.success(request, str(page.done))
        return redirect(page.back)
    return render(request, "standards/form.html", {"form": form, "page": page})


def done_or_refused(request: HttpRequest, act: Callable[[], object], *, done: Words, back: str) -> HttpResponse:
    """The same for a button alone."""
    try:
        act()
    except Refused as refused:
        messages.error(request, told_refusal(refused.reason, refused.params))
    else:
        messages.success(request, str(done))
    return redirect(back)
