"""An office's collection points: the list, a new one, the end of one, the sheets with QR codes."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from probierz.access.doors import office_view
from probierz.access.finding import no_such_page
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.attachments.store import content_of
from probierz.design import downloads
from probierz.design.languages import page_language
from probierz.design.pages import attempt, done_or_refused, typed
from probierz.lib.identifiers import spaced_code
from probierz.lib.sheets import Value
from probierz.lib.typesetting.sheet import SheetForm, SurveySheet, typeset_sheets
from probierz.members.queries.office import letterhead_of
from probierz.offices.models import Office
from probierz.surveys import actions, queries
from probierz.surveys.labels import POINT_KINDS, POINT_REFUSALS
from probierz.surveys.models import CollectionPoint
from probierz.surveys.queries import CampaignWaves, PointCount
from probierz.surveys.queries.denominators import denominators_of
from probierz.surveys.queries.quarantine import held_count
from probierz.surveys.rules import THRESHOLD, Channel, PointKind
from probierz.surveys.web import finding
from probierz.surveys.web.forms import PointForm


@office_view(Permission.SURVEY_READ)
@require_GET
def collecting(request: OfficeRequest, campaign: str) -> HttpResponse:
    summary = finding.campaign_of_office(request, campaign)
    points = _points(request, summary)
    context = {
        "summary": summary,
        "campaign": summary.campaign,
        "points": [(one, address_of(one.point, via="link")) for one in points],
        "in_use": [one for one in points if _is_printed(one.point)],
        "reach": denominators_of(request.office, summary.current),
        "forms": list(SheetForm),
        "held": held_count(request.office, summary.current),
    }
    return render(request, "surveys/collecting.html", context)


@office_view(Permission.SURVEY_READ)
@require_GET
def points_sheet(request: OfficeRequest, campaign: str, ending: str) -> HttpResponse:
    """The same points with the answers of the same wave."""
    summary = finding.campaign_of_office(request, campaign)
    head = ["punkt", "rodzaj", "komórka", "odpowiedzi", "adres", "od", "do"]
    rows = (_as_row(one) for one in _points(request, summary))
    return downloads.table(ending, head, rows, name=f"punkty-{request.office.code}-{summary.campaign.code}")


def _as_row(one: PointCount) -> list[Value]:
    point = one.point
    kind, unit = str(POINT_KINDS[PointKind(point.kind)]), str(point.unit or "")
    return [point.name, kind, unit, _told(one), address_of(point, via="link"), point.since, point.until]


def _told(one: PointCount) -> Value:
    if not one.in_tens:
        return one.responses
    return f"≥{one.responses}" if one.responses else f"<{THRESHOLD}"


@office_view(Permission.SURVEY_MANAGE)
@require_http_methods(["GET", "POST"])
def add(request: OfficeRequest, campaign: str) -> HttpResponse:
    summary = finding.campaign_of_office(request, campaign)
    form = PointForm(typed(request), today=timezone.localdate())
    if attempt(form, lambda: _add(request, summary, form), sentences=POINT_REFUSALS):
        name = form.cleaned_data["name"]
        messages.success(request, _("“%(name)s” has its own code now. Print its sheet.") % {"name": name})
        return redirect("surveys:collecting", request.office.code, campaign)
    status = 422 if form.errors else 200
    return render(request, "surveys/point_new.html", {"form": form, "campaign": summary.campaign}, status=status)


@office_view(Permission.SURVEY_MANAGE)
@require_http_methods(["GET", "POST"])
def end(request: OfficeRequest, campaign: str, point: str) -> HttpResponse:
    summary = finding.campaign_of_office(request, campaign)
    one = _named(_points(request, summary), point)
    if request.method != "POST":
        return render(request, "surveys/point_end.html", {"point": one.point, "campaign": summary.campaign})
    return done_or_refused(
        request,
        lambda: actions.end_collection_point(request.actor, point=one.point, on=timezone.localdate()),
        done=_("“%(name)s” takes no more answers.") % {"name": one.point.name},
        back=reverse("surveys:collecting", args=[request.office.code, campaign]),
        sentences=POINT_REFUSALS,
    )


@office_view(Permission.SURVEY_MANAGE)
@require_GET
def sheets(request: OfficeRequest, campaign: str) -> HttpResponse:
    """A PDF with one page for each point in use, or for one point."""
    points = _points(request, finding.campaign_of_office(request, campaign))
    wish = request.GET.get("point")
    chosen = [_named(points, wish)] if wish else [one for one in points if _is_printed(one.point)]
    if not chosen:
        raise Http404(_("There is no collection point to print."))
    pdf = typeset_sheets(
        [_sheet(one.point) for one in chosen],
        form=_form_wished(request.GET.get("form")),
        language=page_language(),
        office_name=request.office.name,
        office_logo=_logo(request.office),
        made_on=timezone.localdate(),
        demo=settings.PROBIERZ_DEMO,
    )
    return downloads.attached(pdf, media_type=downloads.PDF, name=f"qr-{request.office.code}.pdf", inline=True)


def address_of(point: CollectionPoint, *, via: str = "") -> str:
    """The whole address of a point's form, for a QR code or a letter."""
    query = f"?via={via}" if via else ""
    return f"{settings.PROBIERZ_PUBLIC_URL}{reverse('surveys:form', args=[point.public_code])}{query}"


def _add(request: OfficeRequest, summary: CampaignWaves, form: PointForm) -> None:
    given = form.cleaned_data
    actions.add_collection_point(
        request.actor,
        office=request.office,
        campaign=summary.campaign,
        kind=PointKind(given["kind"]),
        name=given["name"],
        since=given["since"],
        unit=given["unit"],
    )


def _points(request: OfficeRequest, summary: CampaignWaves) -> list[PointCount]:
    return queries.points_of(summary.campaign, request.office, wave=summary.current)


def _is_printed(point: CollectionPoint) -> bool:
    """In use, and with an address for everybody: invited people have links of their own."""
    return point.until is None and point.channel != Channel.EMAIL


def _named(points: list[PointCount], key: str) -> PointCount:
    for one in points:
        if one.point.key == key:
            return one
    raise no_such_page()


def _sheet(point: CollectionPoint) -> SurveySheet:
    short = f"{settings.PROBIERZ_PUBLIC_URL.partition('://')[2]}/s/{spaced_code(point.public_code)}/"
    return SurveySheet(point=point.name, address=address_of(point), short_address=short)


def _form_wished(wish: str | None) -> SheetForm:
    return SheetForm(wish) if wish in set(SheetForm) else SheetForm.A4


def _logo(office: Office) -> bytes | None:
    letterhead = letterhead_of(office)
    return content_of(letterhead.logo.sha256) if letterhead and letterhead.logo else None
