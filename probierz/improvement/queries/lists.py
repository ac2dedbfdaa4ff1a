"""Nonconformities and actions for the lists, and one of each for its page."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Q, QuerySet

from probierz.improvement.models import Check, Nonconformity, ProblemLink, Step
from probierz.improvement.rules import State
from probierz.lib.polish import fold
from probierz.offices.words import has_words
from probierz.people.models import Employee
from probierz.people.queries import employed_on


class Show(StrEnum):
    """Which nonconformities a list shows."""

    OPEN = "open"
    UNASSIGNED = "unassigned"
    LATE = "late"
    MINE = "mine"
    REPORTED = "reported_by_me"
    CLOSED = "closed"
    REJECTED = "rejected"
    ALL = "all"


@dataclass(frozen=True, kw_only=True)
class Wish:
    """Which nonconformities; `me` is the person of the roster who asks."""

    words: str = ""
    show: Show = Show.OPEN
    source: str = ""
    grade: str = ""
    process: str = ""
    me: Employee | None = None


def cases(wish: Wish, *, on: date) -> "QuerySet[Nonconformity]":
    """The newest first, without the long texts."""
    rows: QuerySet[Nonconformity] = Nonconformity.objects.filter(_shown(wish, on))
    for word in fold(wish.words).split():
        rows = rows.filter(search_key__contains=word)
    for name in ("source", "grade"):
        if value := getattr(wish, name):
            rows = rows.filter(**{name: value})
    if wish.process:
        rows = rows.filter(process__key=wish.process)
    rows = rows.select_related("process", "responsible")
    return rows.defer("description", "cause_steps", "cause", "criterion").order_by("-number")


@dataclass(frozen=True)
class Line:
    """A nonconformity in the list with its open actions, and those after their day."""

    case: Nonconformity
    open: int
    late: int
    is_check_late: bool


def with_counts(rows: Iterable[Nonconformity], *, on: date) -> list[Line]:
    """The lines of one page; their actions are counted by one more question."""
    shown = list(rows)
    still = Step.objects.open().filter(nonconformity__in=shown).values_list("nonconformity_id", "due_on")
    days: dict[int, list[date]] = {}
    for case, due_on in still:
        days.setdefault(case, []).append(due_on)
    return [_line(one, days.get(one.pk, []), on) for one in shown]


def _line(case: Nonconformity, days: Sequence[date], on: date) -> Line:
    return Line(case, len(days), sum(day < on for day in days), _is_check_late(case, on))


def _is_check_late(case: Nonconformity, on: date) -> bool:
    return case.is_open and case.check_due_on is not None and case.check_due_on < on


def _shown(wish: Wish, on: date) -> Q:
    shown: dict[Show, Callable[[], Q]] = {
        Show.OPEN: lambda: OPEN,
        Show.UNASSIGNED: lambda: _is_unattended(on),
        Show.LATE: lambda: is_late(on),
        Show.MINE: lambda: OPEN & (Q(responsible=wish.me) | Q(checker=wish.me)) if wish.me else NOBODYS,
        Show.REPORTED: lambda: Q(found_by=wish.me) if wish.me else NOBODYS,
        Show.CLOSED: lambda: Q(state=State.CLOSED.value),
        Show.REJECTED: lambda: Q(state=State.REJECTED.value),
        Show.ALL: Q,
    }
    return shown[wish.show]()


OPEN = Q(closed_on__isnull=True)
NOBODYS = Q(pk__in=[])


def is_late(on: date) -> Q:
    """Open, after the day of its check or with an action after its day; lists and pictures mean the same by it."""
    return OPEN & (Q(check_due_on__lt=on) | Q(pk__in=_with_late_steps(on)))


def _with_late_steps(on: date) -> "QuerySet[Step]":
    rows: QuerySet[Step] = Step.objects.late(on=on).filter(nonconformity__isnull=False)
    return rows.values("nonconformity")  # type: ignore[return-value] # a query within the query


def has_any() -> bool:
    return Nonconformity.objects.exists()


def case_by_key(key: str) -> Nonconformity | None:
    rows = Nonconformity.objects.select_related(
        "office", "requirement__catalog", "process", "unit", "responsible", "found_by", "checker"
    )
    return rows.filter(key=key).first()


def case_by_number(number: int) -> Nonconformity | None:
    return Nonconformity.objects.filter(number=number).first()


def steps_of(case: Nonconformity) -> "QuerySet[Step]":
    """Everything planned for it, round by round."""
    rows = Step.objects.filter(nonconformity=case).select_related("responsible", "deputy", "done_by", "file")
    return rows.order_by("-round", "due_on", "pk")


def checks_of(case: Nonconformity) -> "QuerySet[Check]":
    return Check.objects.filter(nonconformity=case).select_related("checker").order_by("-on", "-pk")


class Steps(StrEnum):
    """Which actions a list shows."""

    OPEN = "open"
    LATE = "late"
    MINE = "mine"
    DONE = "done"
    ALL = "all"


def actions(*, show: Steps, words: str = "", kind: str = "", me: Employee | None, on: date) -> "QuerySet[Step]":
    """The most overdue first."""
    rows: QuerySet[Step] = {
        Steps.OPEN: Step.objects.open(),
        Steps.LATE: Step.objects.late(on=on),
        Steps.MINE: of_person(me) if me else Step.objects.none(),
        Steps.DONE: Step.objects.filter(done_on__isnull=False),
        Steps.ALL: Step.objects.all(),
    }[show]
    if kind:
        rows = rows.filter(kind=kind)
    if words:
        rows = rows.filter(has_words("text", words))
    return rows.select_related("nonconformity", "responsible", "deputy").order_by("due_on", "pk")


def of_person(me: Employee) -> "QuerySet[Step]":
    """Open actions that this person answers for or stands in for."""
    rows: QuerySet[Step] = Step.objects.open().filter(Q(responsible=me) | Q(deputy=me))
    return rows


def waiting_for(me: Employee) -> "QuerySet[Nonconformity]":
    """Open cases whose next step is this person's: to lead, or to check what was done."""
    is_checking = Q(state=State.CHECKING.value)
    rows: QuerySet[Nonconformity] = Nonconformity.objects.open()
    return rows.filter((Q(responsible=me) & ~is_checking) | (Q(checker=me) & is_checking)).order_by("number")


def unattended_cases(*, on: date) -> "QuerySet[Nonconformity]":
    """Open cases that wait for a person whom nothing can remind: nobody, or one without a way into the system."""
    rows: QuerySet[Nonconformity] = Nonconformity.objects.filter(_is_unattended(on))
    return rows.order_by("number")


def _is_unattended(on: date) -> Q:
    gone = _unreachable(on)
    led = Q(responsible__isnull=True) | Q(responsible__in=gone)
    checked = Q(checker__isnull=True) | Q(checker__in=gone)
    is_checking = Q(state=State.CHECKING.value)
    return Q(closed_on__isnull=True) & ((led & ~is_checking) | (checked & is_checking))


def unattended_actions(*, on: date) -> "QuerySet[Step]":
    """Open actions of which nobody can be reminded, neither the person nor the deputy."""
    gone = _unreachable(on)
    rows: QuerySet[Step] = Step.objects.open().filter(
        Q(responsible__isnull=True) | Q(responsible__in=gone), Q(deputy__isnull=True) | Q(deputy__in=gone)
    )
    return rows.select_related("nonconformity").order_by("due_on", "pk")


def _unreachable(on: date) -> "QuerySet[Employee]":
    here = employed_on(on).filter(account__is_active=True)
    return Employee.objects.exclude(pk__in=here.values("pk")).values("pk")  # type: ignore[return-value] # a query within


def action_by_key(key: str) -> Step | None:
    rows = Step.objects.select_related("office", "nonconformity__office", "responsible", "deputy", "done_by", "file")
    return rows.filter(key=key).first()


def links() -> "QuerySet[ProblemLink]":
    """Open ones first."""
    return ProblemLink.objects.select_related("unit", "office").order_by("closed_on", "place", "pk")


def link_by_key(key: str) -> ProblemLink | None:
    return ProblemLink.objects.select_related("unit", "office").filter(key=key).first()
