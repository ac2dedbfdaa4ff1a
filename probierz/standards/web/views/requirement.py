"""One requirement in one office: what is asked, what shows it, why its light is what it is."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from probierz.access.doors import office_view
from probierz.access.finding import existing, no_such_page
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.design import downloads, records
from probierz.design.languages import localized
from probierz.standards.actions import evidence as actions
from probierz.standards.actions import use
from probierz.standards.models import Requirement
from probierz.standards.queries import catalogs as queries
from probierz.standards.queries import evidence as evidence_queries
from probierz.standards.queries import readiness as standing
from probierz.standards.queries.answers import answers_about
from probierz.standards.queries.pictures import Album
from probierz.standards.web import cards
from probierz.standards.web.forms.evidence import EvidenceForm, RecordSearch
from probierz.standards.web.forms.readiness import ApplicabilityForm
from probierz.standards.web.pages import (
    FormPage,
    Step,
    album,
    done_or_refused,
    files,
    form_page,
    requirement_at,
    today,
    typed,
    url,
)

READ, MANAGE, PROVE = Permission.REQUIREMENT_READ, Permission.REQUIREMENT_MANAGE, Permission.EVIDENCE_MANAGE


@office_view(READ)
@require_GET
def requirement(request: OfficeRequest, catalog: str, number: str) -> HttpResponse:
    one, known = requirement_at(catalog, number), album()
    rows = standing.rows_of(known, one.catalog)
    row = next(row for row in rows if row.requirement.pk == one.pk)
    beneath = [each for each in rows if each.requirement.parent_id == one.pk]
    context = {
        "requirement": one,
        "row": row,
        "beneath": beneath,
        "answers": answers_about(one) if one.is_leaf else [],
        "related": records.related(request.actor, "standards.Requirement", one.key),
        "neighbours": _neighbours(known, one),
        "around": _around(rows, one),
    }
    return render(request, "standards/requirement.html", context)


@office_view(READ)
@require_GET
def card(request: OfficeRequest, catalog: str, number: str, ending: str) -> HttpResponse:
    one = _leaf(catalog, number)
    row = next(row for row in standing.rows_of(album(), one.catalog) if row.requirement.pk == one.pk)
    paper = cards.requirement(request.office, row, answers_about(one), on=today())
    return downloads.paper(ending, paper, name=f"{catalog}-{number}")


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def applicability(request: OfficeRequest, catalog: str, number: str) -> HttpResponse:
    one = _leaf(catalog, number)
    row = queries.applicability_of(one)
    initial = {
        "applies": "no" if row and not row.applies else "yes",
        "justification": row.justification if row else "",
    }
    form = ApplicabilityForm(typed(request), initial=initial)
    page = _page(request, one, title=_("Does it apply?"), submit=_("Save"), done=_("Saved."))
    return form_page(
        request,
        page,
        form,
        lambda: use.decide_applicability(
            request.actor, office=request.office, requirement=one, on=today(), **form.cleaned_data
        ),
    )


@office_view(PROVE)
@require_http_methods(["GET", "POST"])
def add_evidence(request: OfficeRequest, catalog: str, number: str) -> HttpResponse:
    one = _leaf(catalog, number)
    form = EvidenceForm(typed(request), files(request), leaves=None, initial={"made_on": today()})
    page = _page(request, one, title=_("Add evidence from a file"), submit=_("Add"), done=_("The evidence was added."))
    return form_page(
        request,
        page,
        form,
        lambda: actions.add_file(
            request.actor,
            office=request.office,
            title=form.cleaned_data["title"],
            description=form.cleaned_data["description"],
            sheet=form.sheet(),
            requirements=[one],
            on=today(),
        ),
    )


@office_view(PROVE)
@require_GET
def pick_evidence(request: OfficeRequest, catalog: str, number: str) -> HttpResponse:
    """Evidence that is here already and records of the system, found by words."""
    one, known = _leaf(catalog, number), album()
    search = RecordSearch(request.GET)
    words = search.cleaned_data["q"] if search.is_valid() else ""
    linked = {fact.key for fact in known.picture(one).evidence if not fact.via}
    context = {
        "requirement": one,
        "search": search,
        "found": [
            each
            for each in evidence_queries.matching(known.evidence, words=words, standing=None)
            if each.key not in linked
        ][:30],
        "records": evidence_queries.records_to_link(request.actor, words),
        "is_filtered": bool(words),
    }
    return render(request, "standards/pick.html", context)


@office_view(PROVE)
@require_POST
def link_evidence(request: OfficeRequest, catalog: str, number: str, key: str) -> HttpResponse:
    one = _leaf(catalog, number)
    evidence = existing(evidence_queries.evidence_by_key(key))
    return done_or_refused(
        request,
        lambda: actions.link(request.actor, evidence=evidence, requirements=[one], on=today()),
        done=_("The evidence speaks for this requirement now."),
        back=_url(request, one),
    )


@office_view(PROVE)
@require_POST
def link_record(request: OfficeRequest, catalog: str, number: str, kind: str, key: str) -> HttpResponse:
    one = _leaf(catalog, number)
    return done_or_refused(
        request,
        lambda: actions.add_record(
            request.actor, office=request.office, kind=kind, key=key, requirements=[one], on=today()
        ),
        done=_("The record speaks for this requirement now."),
        back=_url(request, one),
    )


def _leaf(catalog: str, number: str) -> Requirement:
    one = requirement_at(catalog, number)
    if not one.is_leaf:
        raise no_such_page()
    return one


def _neighbours(known: Album, one: Requirement) -> list[tuple[Requirement, bool]]:
    found = known.crosswalk.get(one.pk, {})
    return sorted(
        ((known.requirements[pk], is_whole) for pk, is_whole in found.items()),
        key=lambda pair: (pair[0].catalog.position, pair[0].position),
    )


def _around(rows: list[standing.Row], one: Requirement) -> tuple[Requirement | None, Requirement | None]:
    """The leaf before and the leaf after: people go through a catalog one by one."""
    leaves = [row.requirement for row in rows if row.requirement.is_leaf]
    place = next((index for index, leaf in enumerate(leaves) if leaf.pk == one.pk), None)
    if place is None:
        return None, None
    return (leaves[place - 1] if place else None, leaves[place + 1] if place + 1 < len(leaves) else None)


def _url(request: OfficeRequest, one: Requirement) -> str:
    return url(request, "requirement", catalog=one.catalog.code, number=one.number)


def _page(request: OfficeRequest, one: Requirement, *, title: str, submit: str, done: str) -> FormPage:
    steps: tuple[Step, ...] = (
        (localized(one.catalog, "name"), url(request, "readiness", catalog=one.catalog.code)),
        (f"{one.number} {localized(one, 'title')}", _url(request, one)),
    )
    lead = localized(one, "question")
    return FormPage(title=title, lead=lead, submit=submit, done=done, back=_url(request, one), steps=steps)
