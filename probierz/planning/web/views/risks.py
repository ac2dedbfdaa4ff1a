"""The risk register, its matrix, and one risk."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from probierz.access.doors import office_view
from probierz.access.finding import existing
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.design import downloads
from probierz.design.pages import done_or_refused, form_page, typed
from probierz.members.queries.history import history_of
from probierz.planning.actions import risks as actions
from probierz.planning.labels import CATEGORIES, IMPACTS, LIKELIHOODS, REFUSALS, RESPONSES, RISK_STATES
from probierz.planning.models import Risk
from probierz.planning.queries import risks as queries
from probierz.planning.rules import Category, Response, RiskState
from probierz.planning.web.forms import EndForm, ReviewForm, RiskFilters, RiskForm, ScaleForm, StepForm
from probierz.planning.web.pages import objectives, page_of, people, processes, today, url
from probierz.planning.web.papers import paper_of_register, paper_of_risk

READ, MANAGE = Permission.PLANNING_READ, Permission.PLANNING_MANAGE


@office_view(READ)
@require_GET
def register(request: OfficeRequest) -> HttpResponse:
    filters = RiskFilters(request.GET)
    scale, rows = queries.scale_of(), _listed(filters)
    context = {
        "filters": filters,
        "rows": rows,
        "scale": scale,
        "matrix": queries.matrix([row for row in rows if row.state == RiskState.OPEN], scale),
        "likelihoods": list(enumerate(LIKELIHOODS[scale.likelihood], start=1)),
        "impacts": dict(enumerate(IMPACTS[scale.impact], start=1)),
        "over": [row for row in rows if row.state == RiskState.OPEN and row.score > scale.threshold],
        "is_filtered": any(request.GET.get(name) for name in ("q", "category", "state")),
        "query": request.GET.urlencode(),
        "today": today(),
    }
    return render(request, "planning/risks.html", context)


@office_view(READ)
@require_GET
def sheet(request: OfficeRequest, ending: str) -> HttpResponse:
    head = [_("number"), _("risk"), _("category"), _("process"), _("objective"), _("cause"), _("effect")]
    head += [_("likelihood"), _("impact"), _("score before"), _("controls"), _("score that remains"), _("response")]
    head += [_("owner"), _("next review"), _("state")]
    rows = [_as_line(row) for row in _listed(RiskFilters(request.GET))]
    return downloads.table(ending, head, rows, name=f"rejestr-ryzyka-{request.office.code}")


@office_view(READ)
@require_GET
def register_paper(request: OfficeRequest, ending: str) -> HttpResponse:
    rows = queries.risks(on=today())
    paper_ = paper_of_register(rows, queries.scale_of(), request.office, on=today())
    return downloads.paper(ending, paper_, name="rejestr-ryzyka")


@office_view(READ)
@require_GET
def risk(request: OfficeRequest, key: str) -> HttpResponse:
    one, scale = _risk(key), queries.scale_of()
    context = {
        "risk": one,
        "scale": scale,
        "is_over": scale.is_over(*one.now),
        "steps": queries.steps_of_risk(one),
        "reviews": queries.reviews_of(one),
        "history": history_of(one) if request.actor.may(Permission.TRAIL_READ) else [],
        "today": today(),
    }
    return render(request, "planning/risk.html", context)


@office_view(READ)
@require_GET
def paper(request: OfficeRequest, key: str, ending: str) -> HttpResponse:
    one = _risk(key)
    return downloads.paper(ending, paper_of_risk(one, on=today()), name=f"karta-ryzyka-{one.number}")


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def scale(request: OfficeRequest) -> HttpResponse:
    now = queries.scale_of()
    initial = {"likelihood": now.likelihood, "impact": now.impact, "threshold": now.threshold}
    form = ScaleForm(typed(request), initial=initial)
    page = page_of(
        request,
        "risks",
        title=_("Scale of risks"),
        lead=_("Three, four or five steps each. Risks scored so far must fit, so that nobody's judgement is changed."),
        submit=_("Save"),
        done=_("The scale was set."),
    )
    return form_page(
        request, page, form, lambda: actions.set_scale(request.actor, office=request.office, scale=form.scale())
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def add(request: OfficeRequest) -> HttpResponse:
    form = RiskForm(typed(request), **_offered(), initial={"process": request.GET.get("process", "")})
    page = page_of(request, "risks", title=_("Add a risk"), submit=_("Add"), done=_("The risk was added."))
    return form_page(
        request,
        page,
        form,
        lambda: actions.add_risk(request.actor, office=request.office, card=form.card(), on=today()),
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def change(request: OfficeRequest, key: str) -> HttpResponse:
    one = _risk(key)
    form = RiskForm(typed(request), **_offered(), initial=RiskForm.values_of(one))
    page = _page(request, one, title=_("Change the risk"), submit=_("Save"), done=_("Saved."))
    return form_page(request, page, form, lambda: actions.change_risk(request.actor, risk=one, card=form.card()))


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def review(request: OfficeRequest, key: str) -> HttpResponse:
    one = _risk(key)
    likelihood, impact = one.now
    form = ReviewForm(typed(request), scale=queries.scale_of(), initial={"likelihood": likelihood, "impact": impact})
    page = _page(
        request,
        one,
        title=_("Review the risk"),
        lead=_("Judge what remains of it today, after what was done."),
        submit=_("Record the review"),
        done=_("The review was recorded."),
    )
    return form_page(
        request,
        page,
        form,
        lambda: actions.review_risk(request.actor, risk=one, on=today(), **form.cleaned_data),
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def add_step(request: OfficeRequest, key: str) -> HttpResponse:
    one = _risk(key)
    form = StepForm(typed(request), people=people())
    page = _page(request, one, title=_("Add a step"), submit=_("Add"), done=_("The step was added."))
    return form_page(request, page, form, lambda: actions.add_risk_step(request.actor, risk=one, **form.values()))


@office_view(MANAGE)
@require_POST
def finish_step(request: OfficeRequest, key: str, step: int) -> HttpResponse:
    row = existing(queries.risk_step(_risk(key), step))
    return done_or_refused(
        request,
        lambda: actions.finish_risk_step(request.actor, step=row, on=today()),
        done=_("The step is done."),
        back=url(request, "risk", key=key),
        sentences=REFUSALS,
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def close(request: OfficeRequest, key: str) -> HttpResponse:
    one = _risk(key)
    form = EndForm(typed(request), initial={"on": today()})
    page = _page(
        request,
        one,
        title=_("Close the risk"),
        lead=_("It can no longer happen, or nobody has to watch it any more. It stays readable."),
        submit=_("Close"),
        done=_("The risk was closed."),
    )
    return form_page(
        request, page, form, lambda: actions.close_risk(request.actor, risk=one, today=today(), **form.cleaned_data)
    )


def _risk(key: str) -> Risk:
    return existing(queries.risk_by_key(key))


def _page(request: OfficeRequest, one: Risk, **words: Any) -> Any:
    return page_of(request, "risks", (str(one), url(request, "risk", key=one.key)), **words)


def _offered() -> dict[str, Any]:
    return {
        "people": people(),
        "processes": processes(),
        "objectives": objectives(),
        "scale": queries.scale_of(),
    }


def _listed(filters: RiskFilters) -> list[Risk]:
    wish = filters.cleaned_data if filters.is_valid() else {}
    state = {"": RiskState.OPEN.value, "all": ""}.get(wish.get("state", ""), wish.get("state", ""))
    return queries.risks(words=wish.get("q", ""), category=wish.get("category", ""), state=state, on=today())


def _as_line(one: Risk) -> list[Any]:
    residual = None if one.residual_likelihood is None else one.score
    return [
        one.number,
        one.name,
        str(CATEGORIES[Category(one.category)]),
        str(one.process or ""),
        str(one.objective or ""),
        one.cause,
        one.effect,
        one.likelihood,
        one.impact,
        one.likelihood * one.impact,
        one.controls,
        residual,
        str(RESPONSES[Response(one.response)]),
        str(one.responsible or ""),
        one.next_review_on,
        str(RISK_STATES[RiskState(one.state)]),
    ]
