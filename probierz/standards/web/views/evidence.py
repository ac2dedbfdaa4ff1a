"""Evidence: the list, the card, revisions and what it speaks for."""

from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from probierz.access.doors import office_view
from probierz.access.finding import existing
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.attachments.store import content_of
from probierz.design import downloads
from probierz.lib.identifiers import slugify
from probierz.standards.actions import evidence as actions
from probierz.standards.models import Evidence, EvidenceLink, Requirement
from probierz.standards.queries import evidence as queries
from probierz.standards.queries.catalogs import catalogs_in_use
from probierz.standards.web import cards, papers
from probierz.standards.web.forms.evidence import EvidenceFilters, EvidenceForm, LinkForm, SheetForm
from probierz.standards.web.pages import FormPage, album, attempt, done_or_refused, files, form_page, today, typed, url

READ, MANAGE = Permission.REQUIREMENT_READ, Permission.EVIDENCE_MANAGE
PER_PAGE = 50


@office_view(READ)
@require_GET
def evidence_list(request: OfficeRequest) -> HttpResponse:
    filters = EvidenceFilters(request.GET)
    everything = queries.shown(queries.evidence_in_force(), on=today())
    found = queries.matching(everything, words=filters.words(), standing=filters.wanted())
    context = {
        "filters": filters,
        "page": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
        "has_any": bool(everything),
        "is_filtered": bool(filters.words() or filters.wanted()),
        "query": request.GET.urlencode(),
    }
    return render(request, "standards/evidence_list.html", context)


@office_view(READ)
@require_GET
def evidence_sheet(request: OfficeRequest, ending: str) -> HttpResponse:
    filters = EvidenceFilters(request.GET)
    everything = queries.shown(queries.evidence_in_force(), on=today())
    found = queries.matching(everything, words=filters.words(), standing=filters.wanted())
    name = f"{_('evidence')}-{request.office.code}"
    return downloads.table(ending, papers.evidence_head(), papers.evidence_rows(found), name=name)


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def new_evidence(request: OfficeRequest) -> HttpResponse:
    form = EvidenceForm(typed(request), files(request), leaves=_leaves(), initial={"made_on": today()})
    page = FormPage(
        title=_("Add evidence"),
        lead=_("A file that shows how the office works. Records of the system are linked from the requirement itself."),
        submit=_("Add"),
        back=url(request, "evidence_list"),
        steps=_steps(request),
        wide="yes",
    )
    made: list[Evidence] = []

    def act() -> None:
        given = form.cleaned_data
        made.append(
            actions.add_file(
                request.actor,
                office=request.office,
                title=given["title"],
                description=given["description"],
                sheet=form.sheet(),
                requirements=given["requirements"],
                on=today(),
            )
        )

    if attempt(form, act):
        return redirect(url(request, "evidence", key=made[0].key))
    return render(request, "standards/form.html", {"form": form, "page": page})


@office_view(READ)
@require_GET
def evidence(request: OfficeRequest, key: str) -> HttpResponse:
    one = _evidence(key)
    context = {
        "one": queries.shown([one], on=today())[0],
        "revisions": queries.revisions_of(one),
        "carried": _carried(one),
    }
    return render(request, "standards/evidence.html", context)


@office_view(READ)
@require_GET
def card(request: OfficeRequest, key: str, ending: str) -> HttpResponse:
    one = queries.shown([_evidence(key)], on=today())[0]
    revisions = list(queries.revisions_of(one.evidence))
    return downloads.paper(
        ending, cards.evidence(request.office, one, revisions, on=today()), name=f"{_('evidence')}-{one.title}"[:60]
    )


@office_view(READ)
@require_GET
def file(request: OfficeRequest, key: str, number: int) -> HttpResponse:
    revision = existing(queries.revisions_of(_evidence(key)).filter(number=number).first())
    stored = revision.file
    return downloads.attached(
        content_of(stored.sha256), media_type="application/octet-stream", name=_plain(stored.name)
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def revise(request: OfficeRequest, key: str) -> HttpResponse:
    one = _evidence(key)
    form = SheetForm(typed(request), files(request), initial={"made_on": today()})
    page = _page(request, one, title=_("Renew the evidence"), submit=_("Renew"), done=_("The evidence was renewed."))
    return form_page(
        request, page, form, lambda: actions.revise(request.actor, evidence=one, sheet=form.sheet(), on=today())
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def link(request: OfficeRequest, key: str) -> HttpResponse:
    one = _evidence(key)
    known = {each.requirement_id for each in one.links.all()}
    form = LinkForm(typed(request), leaves=[leaf for leaf in _leaves() if leaf.pk not in known])
    page = _page(request, one, title=_("Link with requirements"), submit=_("Link"), done=_("Linked."))
    return form_page(
        request,
        page,
        form,
        lambda: actions.link(request.actor, evidence=one, on=today(), **form.cleaned_data),
    )


@office_view(MANAGE)
@require_POST
def unlink(request: OfficeRequest, key: str, link: int) -> HttpResponse:
    one = _evidence(key)
    rows = EvidenceLink.objects.select_related("requirement", "evidence", "evidence__office")
    row = existing(rows.filter(evidence=one, pk=link).first())
    return done_or_refused(
        request,
        lambda: actions.unlink(request.actor, link=row),
        done=_("It speaks for this requirement no more."),
        back=url(request, "evidence", key=key),
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def withdraw(request: OfficeRequest, key: str) -> HttpResponse:
    one = _evidence(key)
    page = FormPage(
        title=_("Withdraw the evidence"),
        lead=_("It counts for nothing any more. Its file and history stay."),
        submit=_("Withdraw"),
        back=url(request, "evidence_list"),
        steps=(*_steps(request), (one.title, url(request, "evidence", key=key))),
        done=_("The evidence was withdrawn."),
        tone="danger",
    )
    form = Form(typed(request))
    return form_page(request, page, form, lambda: actions.withdraw(request.actor, evidence=one, on=today()))


def _evidence(key: str) -> Evidence:
    return existing(queries.evidence_by_key(key))


def _leaves() -> list[Requirement]:
    known = album()
    return [one for catalog in catalogs_in_use(on=known.on) for one in known.of_catalog(catalog) if one.is_leaf]


def _carried(one: Evidence) -> list[tuple[Requirement, bool]]:
    """Requirements of other catalogs in use for which it counts through the map."""
    known = album()
    used = {catalog.pk for catalog in catalogs_in_use(on=known.on)}
    own = {each.requirement_id for each in one.links.all()}
    found: dict[int, bool] = {}
    for pk in own:
        for other, is_whole in known.crosswalk.get(pk, {}).items():
            if other not in own and known.requirements[other].catalog_id in used:
                found[other] = found.get(other, False) or is_whole
    carried = [(known.requirements[pk], is_whole) for pk, is_whole in found.items()]
    return sorted(carried, key=lambda pair: (pair[0].catalog.position, pair[0].position))


def _plain(name: str) -> str:
    stem, _dot, ending = name.rpartition(".")
    return downloads.file_name(stem or ending, ending=slugify(ending) or "bin")


def _steps(request: OfficeRequest) -> tuple[tuple[str, str], ...]:
    return ((str(gettext_lazy("Evidence")), url(request, "evidence_list")),)


def _page(request: OfficeRequest, one: Evidence, *, title: str, submit: str, done: str) -> FormPage:
    back = url(request, "evidence", key=one.key)
    steps = (*_steps(request), (one.title, back))
    return FormPage(title=title, submit=submit, done=done, back=back, steps=steps, wide="yes")
