"""What people wrote: only when at least ten did, only when the wave is over, in an order that tells nothing."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from probierz.offices.models import Office
from probierz.surveys.models import Response, Wave
from probierz.surveys.queries.campaigns import questionnaire_of
from probierz.surveys.rules import THRESHOLD, WaveState

PAGE = 50


@dataclass(frozen=True)
class Comments:
    """One page of comments; `page` is None while they may not be shown."""

    page: Page[tuple[str, ...]] | None
    is_wave_over: bool


def comments_of(office: Office, wave: Wave, *, number: int | str) -> Comments:
    """Sorted by the random key of the answer: the same at every look, and without a trace of time."""
    is_over = wave.state == WaveState.CLOSED
    rows = Response.objects.filter(office=office, wave=wave, has_comment=True).order_by("pk")
    codes = [item.code for item in questionnaire_of(wave.campaign).items if item.is_open]
    pages = Paginator(rows.values_list("answers", flat=True), PAGE)
    if not is_over or pages.count < THRESHOLD:
        return Comments(None, is_over)
    page = pages.get_page(number)
    page.object_list = [tuple(answers[code] for code in codes if code in answers) for answers in page.object_list]
    return Comments(page, is_over)
