"""What an input is made of: a source, and facts with a value each."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from probierz.design.languages import page_language
from probierz.lib import figures
from probierz.offices.models import Office
from probierz.reviews.models import ManagementReview

SHOWN = 12  # rows of one kind; the rest is counted and stands in its own list


@dataclass(frozen=True)
class Span:
    """The period of a review; `until` is the day after its last one. Asked in the office's scope."""

    review: ManagementReview
    since: date
    until: date

    @property
    def office(self) -> Office:
        return self.review.office

    def __str__(self) -> str:
        last = self.until - timedelta(days=1)
        return _("%(since)s to %(until)s") % {"since": day(self.since), "until": day(last)}

    def holds(self, day: date | None) -> bool:
        return day is not None and self.since <= day < self.until


@dataclass(frozen=True)
class Fact:
    """One line: what, how much, a remark, where to see it, and the shape of its state."""

    label: str
    value: str = ""
    note: str = ""
    href: str = ""
    shape: str = ""


@dataclass(frozen=True)
class Gathered:
    """Facts with the name of the record they come from; without facts there are no data.

    `period` says what the facts cover where it is not the period of the review.
    """

    source: str
    facts: list[Fact] = field(default_factory=list)
    href: str = ""
    period: str = ""


def number(value: Decimal | float | None, *, places: int = 0) -> str:
    return "" if value is None else figures.number(value, places=places, language=page_language())


def day(value: date | None) -> str:
    return figures.day(value, language=page_language()) if value else ""


def count(label: str | Promise, value: int, *, href: str = "", bad: bool = False) -> Fact:
    """A counted line; `bad` marks a number above zero that should be zero."""
    return Fact(label=str(label), value=str(value), href=href, shape="late" if bad and value else "")
