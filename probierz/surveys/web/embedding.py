"""One collection point and every way to it: address, sheet, kiosk, and what to put on the office's own site."""

from html import escape

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from probierz.access.doors import office_view
from probierz.access.finding import no_such_page
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.surveys import queries
from probierz.surveys.models import CollectionPoint
from probierz.surveys.rules import Channel
from probierz.surveys.web import finding

BUTTON_STYLE = (
    "display:inline-block;padding:14px 24px;border-radius:4px;background:#0b5563;color:#fff;"
    "font-weight:600;text-decoration:none"
)


@office_view(Permission.SURVEY_READ)
@require_GET
def point(request: OfficeRequest, campaign: str, point: str) -> HttpResponse:
    summary = finding.campaign_of_office(request, campaign)
    counts = queries.points_of(summary.campaign, request.office, wave=summary.current)
    found = [one for one in counts if one.point.key == point]
    if not found:
        raise no_such_page()
    row = found[0].point
    context = {
        "campaign": summary.campaign,
        "summary": summary,
        "one": found[0],
        "point": row,
        "by_invitation": row.channel == Channel.EMAIL,
        "address": _address("form", row),
        "link": f"{_address('form', row)}?via=link",
        "kiosk_setup": _address("kiosk_setup", row),
        "kiosk": _address("kiosk", row),
        "snippets": _snippets(row),
    }
    return render(request, "surveys/point.html", context)


def _snippets(point: CollectionPoint) -> list[tuple[str, str, str]]:
    """What it is, when it fits, and the text to copy; no script, no cookie, nothing of ours on the office's page."""
    link, frame = escape(f"{_address('form', point)}?via=link"), escape(_address("frame", point))
    said, title = escape(_("Tell us how we did")), escape(_("Survey of clients"))
    size = 'width="100%" height="760" loading="lazy" style="border:0"'
    return [
        (_("A link"), _("For a sentence in a text or at the end of a letter."), f'<a href="{link}">{said}</a>'),
        (
            _("A button"),
            _("For a page where a matter ends, for example after an application has been sent."),
            f'<a href="{link}" style="{BUTTON_STYLE}">{said}</a>',
        ),
        (
            _("The form itself"),
            _("The questions stand on your page. The form needs no cookie, so your page needs no consent for it."),
            f'<iframe src="{frame}" title="{title}" {size}></iframe>',
        ),
    ]


def _address(page: str, point: CollectionPoint) -> str:
    return f"{settings.PROBIERZ_PUBLIC_URL}{reverse(f'surveys:{page}', args=[point.public_code])}"
