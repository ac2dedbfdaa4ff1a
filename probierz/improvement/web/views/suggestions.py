"""Suggestions and lessons."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from probierz.access.doors import office_view
from probierz.access.finding import existing
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.design import downloads
from probierz.design.pages import attempt, done_or_refused, form_page, typed
from probierz.improvement.actions import suggestions as actions
from probierz.improvement.labels import REFUSALS, SUGGESTION_STATES
from probierz.improvement.queries import suggestions as queries
from probierz.improvement.rules import SUGGESTION_WORKFLOW, SuggestionState
from probierz.improvement.web.forms import AnswerForm, SuggestionFilters, SuggestionForm
from probierz.improvement.web.pages import me, page_of, today, url
from probierz.members.queries.history import history_of

READ, REPORT, MANAGE = Permission.IMPROVEMENT_READ, Permission.IMPROVEMENT_REPORT, Permission.IMPROVEMENT_MANAGE
PER_PAGE = 50


@office_view(READ)
@require_GET
def suggestion_list(request: OfficeRequest) -> HttpResponse:
    filters = SuggestionFilters(request.GET)
    context = {
        "filters": filters,
        "page": Paginator(_listed(request, filters), PER_PAGE).get_page(request.GET.get("page")),
        "me": me(request),
        "is_filtered": any(request.GET.get(name) for name in ("q", "state")),
        "query": request.GET.urlencode(),
        "today": today(),
    }
    return render(request, "improvement/suggestions.html", context)


@office_view(READ)
@require_GET
def sheet(request: OfficeRequest, ending: str) -> HttpResponse:
    head = [_("number"), _("suggestion"), _("how it would work"), _("author"), _("given on"), _("supporters")]
    head += [_("state"), _("answer"), _("answered on")]
    rows = [
        [
            one.number,
            one.title,
            one.text,
            str(one.author or ""),
            one.given_on,
            getattr(one, "supporters", 0),
            str(SUGGESTION_STATES[SuggestionState(one.state)]),
            one.answer,
            one.answered_on,
        ]
        for one in _listed(request, SuggestionFilters(request.GET))
    ]
    return downloads.table(ending, head, rows, name=f"pomysly-{request.office.code}")


@office_view(REPORT)
@require_http_methods(["GET", "POST"])
def add(request: OfficeRequest) -> HttpResponse:
    form = SuggestionForm(typed(request))
    page = page_of(
        request,
        "suggestions",
        title=_("Suggest an improvement"),
        lead=_("You will have an answer within thirty days. Colleagues may support it meanwhile."),
        submit=_("Send"),
        done=_("Sent. You will see the answer here."),
    )
    return form_page(
        request,
        page,
        form,
        lambda: actions.suggest(request.actor, office=request.office, idea=form.idea(), on=today()),
    )


@office_view(READ)
@require_http_methods(["GET", "POST"])
def suggestion(request: OfficeRequest, key: str) -> HttpResponse:
    """One suggestion; those in charge answer it here."""
    row = existing(queries.suggestion_by_key(key, account=request.actor.account))
    commands = SUGGESTION_WORKFLOW.commands_open(SuggestionState(row.state))
    form = AnswerForm(typed(request), commands=commands)
    if attempt(
        form,
        lambda: actions.decide(request.actor, suggestion=row, on=today(), **form.decision()),
        sentences=REFUSALS,
    ):
        messages.success(request, _("The author reads your answer here."))
        return redirect(url(request, "suggestion", key=key))
    context = {"suggestion": row, "form": form, "me": me(request), "history": history_of(row), "today": today()}
    return render(request, "improvement/suggestion.html", context)


@office_view(REPORT)
@require_POST
def vote(request: OfficeRequest, key: str) -> HttpResponse:
    row = existing(queries.suggestion_by_key(key, account=request.actor.account))
    supports = request.POST.get("supports") == "yes"
    return done_or_refused(
        request,
        lambda: actions.vote(request.actor, suggestion=row, supports=supports),
        done=_("You support this suggestion.") if supports else _("Your support is taken back."),
        back=url(request, "suggestions"),
        sentences=REFUSALS,
    )


def _listed(request: OfficeRequest, filters: SuggestionFilters) -> "QuerySet[Any]":
    wish = filters.cleaned_data if filters.is_valid() else {}
    return queries.suggestions(account=request.actor.account, words=wish.get("q", ""), state=wish.get("state", ""))
