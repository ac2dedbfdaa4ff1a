"""The context as it stands on a day, with its earlier reviews."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from probierz.planning.models import ContextIssue, ContextReview, InterestedParty
from probierz.planning.rules import Side


@dataclass(frozen=True)
class Context:
    review: ContextReview | None
    internal: list[ContextIssue]
    external: list[ContextIssue]
    parties: list[InterestedParty]

    @property
    def is_empty(self) -> bool:
        return self.review is None and not (self.internal or self.external or self.parties)


def context_on(day: date) -> Context:
    issues = list(ContextIssue.objects.on(day).order_by("pk"))
    reviews = ContextReview.objects.filter(reviewed_on__lte=day)
    return Context(
        review=reviews.order_by("-number").first(),
        internal=[one for one in issues if one.side == Side.INTERNAL],
        external=[one for one in issues if one.side == Side.EXTERNAL],
        parties=list(InterestedParty.objects.on(day).order_by("name", "pk")),
    )


def last_review() -> ContextReview | None:
    return ContextReview.objects.order_by("-number").first()


def reviews() -> QuerySet[ContextReview]:
    return ContextReview.objects.order_by("-number")


def issue_by_key(key: str) -> ContextIssue | None:
    return ContextIssue.objects.select_related("office").filter(key=key).first()


def party_by_key(key: str) -> InterestedParty | None:
    return InterestedParty.objects.select_related("office").filter(key=key).first()
