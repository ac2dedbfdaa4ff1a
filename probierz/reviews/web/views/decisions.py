"""Decisions of reviews and what became of them."""

from datetime import timedelta
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
from probierz.design.pages import FormPage, done_or_refused, form_page, typed
from probierz.reviews.actions import deciding as actions
from probierz.reviews.labels import DECISION_KINDS
from probierz.reviews.models import ManagementReview
from probierz.reviews.queries import reviews as queries
from probierz.reviews.queries.inputs.follow_up import Followed
from probierz.reviews.rules import DecisionKind
from probierz.reviews.web.forms import DecisionForm
from probierz.reviews.web.pages import SENTENCES, page_of, people, the_review, today, url

MANAGE, READ = Permission.REVIEW_MANAGE, Permission.REVIEW_READ
USUAL = timedelta(days=90)
_HERE = "#decyzje"


@office_view(READ)
@require_GET
def decision_list(request: OfficeRequest) -> HttpResponse:
    return render(request, "reviews/decisions.html", {"decisions": queries.all_decisions(on=today())})


@office_view(READ)
@require_GET
def sheet(request: OfficeRequest, ending: str) -> HttpResponse:
    head = [_("review"), _("no."), _("about"), _("decision"), _("owner"), _("by when"), _("state")]
    rows = [_line(one) for one in queries.all_decisions(on=today())]
    return downloads.table(ending, head, rows, name=f"decyzje-przegladow-{request.office.code}")


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def add(request: OfficeRequest, key: str) -> HttpResponse:
    one = the_review(key)
    form = DecisionForm(typed(request), people=people(), initial={"due_on": one.day + USUAL})
    page = _page(request, one, title=_("Write a decision"), submit=_("Write"), done=_("The decision was written."))
    return form_page(
        request, page, form, lambda: actions.add_decision(request.actor, review=one, details=form.details())
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def change(request: OfficeRequest, key: str, decision: str) -> HttpResponse:
    one = the_review(key)
    row = existing(queries.decision_of(one, decision))
    form = DecisionForm(typed(request), people=people(), initial=DecisionForm.values_of(row))
    page = _page(request, one, title=_("Change the decision"), submit=_("Save"), done=_("Saved."))
    return form_page(
        request, page, form, lambda: actions.change_decision(request.actor, decision=row, details=form.details())
    )


@office_view(MANAGE)
@require_POST
def remove(request: OfficeRequest, key: str, decision: str) -> HttpResponse:
    row = existing(queries.decision_of(the_review(key), decision))
    return done_or_refused(
        request,
        lambda: actions.remove_decision(request.actor, decision=row),
        done=_("The decision was removed."),
        back=url(request, "review", key=key) + _HERE,
        sentences=SENTENCES,
    )


def _page(request: OfficeRequest, one: ManagementReview, **words: Any) -> FormPage:
    lead = _("When the head approves the review, the decision becomes an action of this person with this day.")
    return page_of(request, one, part=_HERE, lead=lead, **words)


def _line(row: Followed) -> list[Any]:
    one = row.decision
    kind = str(DECISION_KINDS[DecisionKind(one.kind)])
    return [one.review.code, one.number, kind, one.text, str(one.responsible or ""), one.due_on, row.state]
