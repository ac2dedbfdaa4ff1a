"""What the pages of this application share."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.forms import Form
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from probierz.access.finding import existing
from probierz.access.requests import OfficeRequest
from probierz.design.pages import FormPage, Step
from probierz.improvement.labels import REFUSALS as IMPROVEMENT_REFUSALS
from probierz.lib.refusals import Refused
from probierz.people.queries import employed_on
from probierz.reviews.labels import REFUSALS
from probierz.reviews.models import ManagementReview
from probierz.reviews.queries.reviews import review_by_key
from probierz.reviews.rules import Refusal

SENTENCES: dict[Any, Any] = {**IMPROVEMENT_REFUSALS, **REFUSALS}


def today() -> date:
    return timezone.localdate()


def url(request: OfficeRequest, name: str, **names: Any) -> str:
    return reverse(f"reviews:{name}", kwargs={"office": request.office.code, **names})


def the_review(key: str) -> ManagementReview:
    return existing(review_by_key(key))


def page_of(request: OfficeRequest, review: ManagementReview | None, *, part: str = "", **words: Any) -> FormPage:
    """A form about a review, or about a new one; it goes back to the page it came from."""
    steps: tuple[Step, ...] = ((_("Management reviews"), url(request, "list")),)
    if review is not None:
        steps = (*steps, (review.code, url(request, "review", key=review.key)))
    return FormPage(**words, back=steps[-1][1] + part, steps=steps, sentences=SENTENCES)


def write_over(form: Form, act: Callable[[str], object], *, present: str) -> None:
    """Write over the words that the form names.

    When others stand there meanwhile, the form goes back with what was typed and names those: who saves once more
    has been told.
    """
    try:
        act(form.cleaned_data["seen"])
    except Refused as refused:
        if refused.reason == Refusal.MOVED:
            form.data = {**form.data, "seen": present}
        raise


def people() -> Any:
    return employed_on(today())
