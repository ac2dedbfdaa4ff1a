"""An office among the others of its programme: its own line, the others without names."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from probierz.access.doors import office_view
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.surveys.queries.among import AmongOthers, among_others
from probierz.surveys.web import finding
from probierz.surveys.web import programme_pictures as drawn


@office_view(Permission.SURVEY_READ)
@require_GET
def compare(request: OfficeRequest, campaign: str) -> HttpResponse:
    summary = finding.campaign_of_office(request, campaign)
    found = among_others(request.office, summary.campaign)
    context = {
        "summary": summary,
        "campaign": summary.campaign,
        "waves": list(summary.waves.values()),
        "found": found,
        "funnel": drawn.unnamed_funnel(found) if found else None,
        "slopes": drawn.unnamed_slopes(found) if found else None,
        "quarters": _quarters(found) if found else [],
    }
    return render(request, "surveys/office_compare.html", context)


def _quarters(found: AmongOthers) -> list[tuple[str, float | None, float | None]]:
    """What is typical of the others, from the highest to the lowest, beside the office's own."""
    names = (_("lowest"), _("lower quarter"), _("middle"), _("upper quarter"), _("highest"))
    before = found.before or (None,) * len(names)
    now = found.now or (None,) * len(names)
    return list(zip(names, before, now, strict=True))[::-1]
