"""Reviews as the search finds them: by their minutes, conclusion and decisions."""

from collections.abc import Iterator

from django.utils.translation import override

from probierz.offices.models import Office
from probierz.reviews.models import Decision, ManagementReview
from probierz.reviews.queries.records import READ, REVIEW, review_facts
from probierz.reviews.rules import State
from probierz.search.sources import Entry


def entry_of(review: ManagementReview) -> Entry:
    with override("pl"):  # its name is kept with the text, which is Polish
        facts = review_facts(review)
    decided = Decision.objects.filter(review=review).order_by("number").values_list("text", flat=True)
    text = "\n".join(part for part in (review.minutes, review.conclusion, *decided) if part)
    return Entry(kind=REVIEW, key=review.key, title=facts.title, text=text, href=facts.href, permission=READ)


def entries(office: Office) -> Iterator[Entry]:
    """Everything, for the index made anew."""
    rows = ManagementReview.objects.select_related("office").exclude(state=State.CANCELLED.value)
    for review in rows.order_by("pk"):
        yield entry_of(review)
