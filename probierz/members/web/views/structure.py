"""The structure of the office and what can be done with its units."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from probierz.access.doors import office_view
from probierz.access.finding import existing
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.design import downloads
from probierz.lib.sheets import Value
from probierz.members.actions import structure as actions
from probierz.members.queries import structure as queries
from probierz.members.queries.history import history_of
from probierz.members.web.forms.structure import DayOfTree, EndOfUnit, Merger, NameOfUnit, NewUnit, PlaceOfUnit
from probierz.members.web.pages import FormPage, Step, form_page, today, typed
from probierz.offices.models import Unit

READ, MANAGE = Permission.OFFICE_READ, Permission.OFFICE_MANAGE


@office_view(READ)
@require_GET
def structure(request: OfficeRequest) -> HttpResponse:
    form = DayOfTree(request.GET or None)
    day = _day_in(form)
    branches = queries.tree(on=day)
    context = {
        "form": form,
        "day": day,
        "is_past": day != today(),
        "branches": branches,
        "rows": queries.flat(branches),
        "query": request.GET.urlencode(),
    }
    return render(request, "members/structure.html", context)


@office_view(READ)
@require_GET
def structure_sheet(request: OfficeRequest, ending: str) -> HttpResponse:
    """The same units of the same day."""
    head = ["komórka", "symbol", "komórka nadrzędna", "osób", "osób z podległymi", "od"]
    rows = _lines(queries.tree(on=_day_in(DayOfTree(request.GET or None))), above="")
    return downloads.table(ending, head, rows, name=f"struktura-{request.office.code}")


def _day_in(form: DayOfTree) -> date:
    day: date | None = form.cleaned_data["on"] if form.is_bound and form.is_valid() else None
    return day or today()


def _lines(branches: Iterable[queries.Branch], *, above: str) -> Iterator[list[Value]]:
    for one in branches:
        yield [one.unit.name, one.unit.symbol, above, one.people, one.total, one.unit.since]
        yield from _lines(one.branches, above=one.unit.name)


@office_view(READ)
@require_GET
def unit(request: OfficeRequest, key: str) -> HttpResponse:
    one = _unit(key)
    context = {
        "unit": one,
        "lineage": queries.lineage(one),
        "children": one.children.filter(until__isnull=True).order_by("sort_key"),
        "history": history_of(one) if request.actor.may(Permission.TRAIL_READ) else [],
    }
    return render(request, "members/unit.html", context)


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def add(request: OfficeRequest) -> HttpResponse:
    form = NewUnit(typed(request), today=today(), initial={"parent": request.GET.get("parent", "")})
    page = _page(request, title=_("Add a unit"), submit=_("Add"), done=_("The unit was added."))
    return form_page(
        request,
        page,
        form,
        lambda: actions.add_unit(request.actor, office=request.office, **form.cleaned_data),
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def rename(request: OfficeRequest, key: str) -> HttpResponse:
    one = _unit(key)
    form = NameOfUnit(typed(request), today=today(), initial={"name": one.name, "symbol": one.symbol})
    page = _page(
        request,
        one,
        title=_("Rename the unit"),
        lead=_("The unit gets a successor with the new name. People and units beneath it go over to it."),
        submit=_("Rename"),
        done=_("The unit has a new name."),
    )
    return form_page(
        request,
        page,
        form,
        lambda: actions.rename_unit(request.actor, unit=one, today=today(), **form.cleaned_data),
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def move(request: OfficeRequest, key: str) -> HttpResponse:
    one = _unit(key)
    above = {"parent": one.parent.key if one.parent else ""}
    form = PlaceOfUnit(typed(request), today=today(), initial=above)
    page = _page(
        request,
        one,
        title=_("Move the unit"),
        lead=_("The unit moves with everything beneath it."),
        submit=_("Move"),
        done=_("The unit has a new place."),
    )
    return form_page(
        request,
        page,
        form,
        lambda: actions.move_unit(request.actor, unit=one, today=today(), **form.cleaned_data),
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def merge(request: OfficeRequest) -> HttpResponse:
    form = Merger(typed(request), today=today())
    page = _page(
        request,
        title=_("Merge units"),
        lead=_("The units end and one successor begins. People and units beneath them go over to it."),
        submit=_("Merge"),
        done=_("The units were merged."),
    )
    return form_page(
        request,
        page,
        form,
        lambda: actions.merge_units(request.actor, today=today(), **form.cleaned_data),
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def close(request: OfficeRequest, key: str) -> HttpResponse:
    one = _unit(key)
    form = EndOfUnit(typed(request), today=today())
    page = _page(
        request,
        one,
        title=_("Close the unit"),
        lead=_("A unit without people and without units beneath it can be closed. Its history stays."),
        submit=_("Close the unit"),
        tone="danger",
        done=_("The unit was closed."),
    )
    return form_page(
        request,
        page,
        form,
        lambda: actions.close_unit(request.actor, unit=one, today=today(), **form.cleaned_data),
    )


def _unit(key: str) -> Unit:
    return existing(queries.unit_by_key(key))


def _page(request: OfficeRequest, one: Unit | None = None, **words: Any) -> FormPage:
    back = reverse("members:structure", kwargs={"office": request.office.code})
    steps: tuple[Step, ...] = ((gettext_lazy("Structure"), back),)
    if one is not None:
        address = reverse("members:unit", kwargs={"office": request.office.code, "key": one.key})
        steps = (*steps, (one.name, address))
    return FormPage(**words, back=back, steps=steps)
