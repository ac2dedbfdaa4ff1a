"""The meeting: participants, its day, the minutes, the approval."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from probierz.access.doors import office_view
from probierz.access.finding import existing
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.design.pages import done_or_refused, form_page, typed
from probierz.reviews.actions import meeting as actions
from probierz.reviews.queries import reviews as queries
from probierz.reviews.queries.package import minutes_seen
from probierz.reviews.web.forms import HoldForm, MinutesForm, ParticipantForm
from probierz.reviews.web.pages import SENTENCES, page_of, people, the_review, today, url, write_over

MANAGE = Permission.REVIEW_MANAGE
_PEOPLE = "#uczestnicy"


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def add_participant(request: OfficeRequest, key: str) -> HttpResponse:
    one = the_review(key)
    form = ParticipantForm(typed(request), people=people())
    words = {"title": _("Add a participant"), "submit": _("Add"), "done": _("The person was added.")}
    page = page_of(request, one, part=_PEOPLE, **words)
    return form_page(
        request, page, form, lambda: actions.add_participant(request.actor, review=one, person=form.person())
    )


@office_view(MANAGE)
@require_POST
def change_participant(request: OfficeRequest, key: str, participant: int) -> HttpResponse:
    row = existing(queries.participant_of(the_review(key), participant))
    return done_or_refused(
        request,
        lambda: actions.change_participant(request.actor, participant=row, was_present=not row.was_present),
        done=_("Saved."),
        back=url(request, "review", key=key) + _PEOPLE,
        sentences=SENTENCES,
    )


@office_view(MANAGE)
@require_POST
def remove_participant(request: OfficeRequest, key: str, participant: int) -> HttpResponse:
    row = existing(queries.participant_of(the_review(key), participant))
    return done_or_refused(
        request,
        lambda: actions.remove_participant(request.actor, participant=row),
        done=_("The person was removed."),
        back=url(request, "review", key=key) + _PEOPLE,
        sentences=SENTENCES,
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def hold(request: OfficeRequest, key: str) -> HttpResponse:
    one = the_review(key)
    form = HoldForm(typed(request), initial={"on": min(one.meeting_on, today())})
    page = page_of(
        request,
        one,
        title=_("Write down the meeting"),
        lead=_("The package is frozen as it lies on the table now, with its digest. It never changes again."),
        submit=_("Freeze the package"),
        done=_("The package is frozen. Write the minutes and the decisions."),
    )
    return form_page(
        request, page, form, lambda: actions.hold_review(request.actor, review=one, on=form.cleaned_data["on"])
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def minutes(request: OfficeRequest, key: str) -> HttpResponse:
    one = the_review(key)
    present = minutes_seen(one)
    form = MinutesForm(typed(request), initial={"minutes": one.minutes, "conclusion": one.conclusion, "seen": present})
    words = {"title": _("Minutes of the review"), "submit": _("Save"), "done": _("Saved.")}
    page = page_of(request, one, part="#protokol", wide=True, **words)

    def act(seen: str) -> object:
        return actions.write_minutes(request.actor, review=one, **{**form.cleaned_data, "seen": seen})

    return form_page(request, page, form, lambda: write_over(form, act, present=present))


@office_view(Permission.REVIEW_APPROVE)
@require_POST
def approve(request: OfficeRequest, key: str) -> HttpResponse:
    one = the_review(key)
    return done_or_refused(
        request,
        lambda: actions.approve_review(request.actor, review=one, on=today(), seen=request.POST.get("seen", "")),
        done=_("The review is approved. Its decisions are actions now, each with its person and day."),
        back=url(request, "review", key=key),
        sentences=SENTENCES,
    )
