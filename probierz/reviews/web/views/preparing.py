"""Before the meeting: plan, gather, add words, call off."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from probierz.access.doors import office_view
from probierz.access.finding import existing
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.design.pages import done_or_refused, form_page, typed
from probierz.reviews.actions import preparing as actions
from probierz.reviews.labels import INPUTS
from probierz.reviews.queries import reviews as queries
from probierz.reviews.queries.package import words_seen
from probierz.reviews.rules import edition_of
from probierz.reviews.web.forms import CancelForm, InputForm, PlanForm
from probierz.reviews.web.pages import SENTENCES, page_of, the_review, today, url, write_over
from probierz.standards.queries.catalogs import catalogs_in_use

MANAGE = Permission.REVIEW_MANAGE
AHEAD = timedelta(days=14)


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def plan(request: OfficeRequest) -> HttpResponse:
    form = PlanForm(typed(request), initial=_proposed(today()))
    page = page_of(
        request,
        None,
        title=_("Plan a management review"),
        lead=_("The inputs are gathered from records at once. You add your words before the meeting."),
        submit=_("Plan and gather"),
        done=_("The review is planned and its inputs are gathered."),
    )
    return form_page(
        request,
        page,
        form,
        lambda: actions.plan_review(request.actor, office=request.office, plan=form.plan()),
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def change(request: OfficeRequest, key: str) -> HttpResponse:
    one = the_review(key)
    form = PlanForm(typed(request), initial={name: getattr(one, name) for name in PlanForm.base_fields})
    page = page_of(request, one, title=_("Change the plan"), submit=_("Save"), done=_("Saved."))
    return form_page(request, page, form, lambda: actions.change_plan(request.actor, review=one, plan=form.plan()))


@office_view(MANAGE)
@require_POST
def gather(request: OfficeRequest, key: str) -> HttpResponse:
    one = the_review(key)
    return done_or_refused(
        request,
        lambda: actions.gather_inputs(request.actor, review=one),
        done=_("The inputs were gathered again."),
        back=url(request, "review", key=key),
        sentences=SENTENCES,
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def cancel(request: OfficeRequest, key: str) -> HttpResponse:
    one = the_review(key)
    form = CancelForm(typed(request))
    page = page_of(
        request,
        one,
        title=_("Call the review off"),
        lead=_("Its number stays used, and what was written can still be read. Nothing of it is decided."),
        submit=_("Call the review off"),
        done=_("The review was called off."),
    )
    return form_page(
        request,
        page,
        form,
        lambda: actions.cancel_review(request.actor, review=one, reason=form.cleaned_data["reason"]),
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def write(request: OfficeRequest, key: str, code: str) -> HttpResponse:
    one = the_review(key)
    point = existing(queries.point_of(one, code))
    present = words_seen(point.row)
    form = InputForm(typed(request), initial={"text": point.row.text, "seen": present})
    page = page_of(
        request,
        one,
        part=f"#{point.code}",
        title=INPUTS[point.code],
        lead=_("Words to this point of the agenda."),
        submit=_("Save"),
        done=_("Saved."),
        wide=True,
    )

    def act(seen: str) -> object:
        return actions.write_input(
            request.actor, review=one, code=point.code, text=form.cleaned_data["text"], seen=seen
        )

    return form_page(request, page, form, lambda: write_over(form, act, present=present))


def _proposed(on: date) -> dict[str, Any]:
    """From the end of the last review on, or a year back; the edition the office works with."""
    last = queries.last_held()
    edition = edition_of(one.code for one in catalogs_in_use(on=on))
    since = last.until + timedelta(days=1) if last else on - timedelta(days=365)
    return {"edition": edition, "since": since, "until": on, "meeting_on": on + AHEAD}
