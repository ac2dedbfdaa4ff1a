"""The list of reviews and the page of one."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from probierz.access.doors import office_view
from probierz.access.finding import no_such_page
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.design import downloads
from probierz.members.queries.history import history_of
from probierz.reviews.labels import EDITIONS, STATES
from probierz.reviews.queries import reviews as queries
from probierz.reviews.queries.package import decided_seen, is_intact, package_of
from probierz.reviews.rules import Edition, State, canonical
from probierz.reviews.web.forms import ReviewFilters
from probierz.reviews.web.pages import the_review, today
from probierz.reviews.web.papers import paper_of_review

READ = Permission.REVIEW_READ


@office_view(READ)
@require_GET
def review_list(request: OfficeRequest) -> HttpResponse:
    filters = ReviewFilters(request.GET)
    context = {
        "filters": filters,
        "reviews": _listed(filters),
        "is_filtered": bool(request.GET.get("state")),
        "open": queries.open_review(),
        "query": request.GET.urlencode(),
        "today": today(),
    }
    return render(request, "reviews/list.html", context)


@office_view(READ)
@require_GET
def sheet(request: OfficeRequest, ending: str) -> HttpResponse:
    head = [_("number"), _("agenda by"), _("period from"), _("period to"), _("meeting"), _("state"), _("approved on")]
    head += [_("decisions")]
    rows = [
        [
            one.code,
            str(EDITIONS[Edition(one.edition)]),
            one.since,
            one.until,
            one.day,
            str(STATES[State(one.state)]),
            one.approved_on,
            one.decided,
        ]
        for one in _listed(ReviewFilters(request.GET))
    ]
    return downloads.table(ending, head, rows, name=f"przeglady-zarzadzania-{request.office.code}")


@office_view(READ)
@require_GET
def review(request: OfficeRequest, key: str) -> HttpResponse:
    one = the_review(key)
    points = queries.points_of(one)
    decisions = queries.decisions_of(one, on=today())
    context = {
        "review": one,
        "points": points,
        "silent": sum(not point.has_data and not point.row.text for point in points),
        "participants": queries.participants_of(one),
        "decisions": decisions,
        "seen": decided_seen(one, [row.decision for row in decisions]),
        "is_intact": is_intact(one),
        "history": history_of(one) if request.actor.may(Permission.TRAIL_READ) else [],
        "today": today(),
    }
    return render(request, "reviews/review.html", context)


@office_view(READ)
@require_GET
def paper(request: OfficeRequest, key: str, ending: str) -> HttpResponse:
    one = the_review(key)
    return downloads.paper(ending, paper_of_review(one, on=today()), name=f"przeglad-{one.code}")


@office_view(READ)
@require_GET
def package(request: OfficeRequest, key: str) -> HttpResponse:
    """What froze at the meeting, byte for byte as its digest was made; before the meeting there is none."""
    one = the_review(key)
    if not one.package_sha256:
        raise no_such_page()
    content = canonical(package_of(one))
    return downloads.attached(content, media_type="application/json", name=f"pakiet-{one.code}.json")


def _listed(filters: ReviewFilters) -> list[Any]:
    wish = filters.cleaned_data if filters.is_valid() else {}
    return list(queries.reviews(state=wish.get("state", "")))
