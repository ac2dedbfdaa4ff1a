"""Suggestions with their votes, and lessons with what units and other offices say and share."""

from datetime import date
from typing import Any

from django.db.models import Case, Count, Exists, OuterRef, Prefetch, QuerySet, When

from probierz.improvement.models import Lesson, LessonUnit, Suggestion, Vote
from probierz.improvement.rules import SuggestionState
from probierz.lib.polish import fold
from probierz.offices.models import Office, Participation, Unit
from probierz.offices.scope import across_offices
from probierz.people.models import Account, Employment


def suggestions(*, account: Account | None, words: str = "", state: str = "") -> "QuerySet[Any]":
    """Those that wait first, the most supported before others; `supporters` are counted, `is_mine` my vote."""
    mine = Vote.objects.filter(suggestion=OuterRef("pk"), account=account)
    rows = Suggestion.objects.select_related("author").annotate(supporters=Count("votes"), is_mine=Exists(mine))
    if state:
        rows = rows.filter(state=state)
    if words.strip():
        rows = rows.filter(pk__in=_with_words(words))
    answered = Case(When(state=SuggestionState.NEW.value, then=0), default=1)
    return rows.order_by(answered, "-supporters", "-number")


def _with_words(words: str) -> list[int]:
    """By number and title, whatever the case and the accents."""
    parts, rows = fold(words).split(), Suggestion.objects.order_by().values_list("pk", "number", "title")
    return [pk for pk, number, title in rows if all(part in fold(f"{number} {title}") for part in parts)]


def suggestion_by_key(key: str, *, account: Account | None) -> Suggestion | None:
    mine = Vote.objects.filter(suggestion=OuterRef("pk"), account=account)
    rows = Suggestion.objects.select_related("author", "office")
    return rows.annotate(supporters=Count("votes"), is_mine=Exists(mine)).filter(key=key).first()


def waiting(*, on: date) -> "QuerySet[Suggestion]":
    """Suggestions without an answer, the longest waiting first."""
    rows: QuerySet[Suggestion] = Suggestion.objects.waiting().order_by("answer_due_on", "pk")
    return rows


def lessons() -> "QuerySet[Lesson]":
    """The office's own, the newest first, with the answers of units."""
    asked = LessonUnit.objects.select_related("unit").order_by("unit__sort_key")
    return Lesson.objects.prefetch_related(Prefetch("units", queryset=asked)).order_by("-written_on", "-pk")


def lesson_by_key(key: str) -> Lesson | None:
    return Lesson.objects.select_related("office", "nonconformity").filter(key=key).first()


def asked_units(lesson: Lesson) -> "QuerySet[LessonUnit]":
    return LessonUnit.objects.filter(lesson=lesson).select_related("unit", "lesson").order_by("unit__sort_key")


def asked_of(account: Account | None, *, on: date) -> "QuerySet[LessonUnit]":
    """Lessons that wait for an answer of the unit in which this person works."""
    units = Employment.objects.on(on).filter(employee__account=account).values("unit")
    rows = LessonUnit.objects.filter(answer="", unit__in=units).select_related("lesson", "unit")
    return rows.order_by("lesson__written_on", "pk")


def works_in(unit: Unit, account: Account, *, on: date) -> bool:
    return Employment.objects.on(on).filter(employee__account=account, unit=unit).exists()


def lessons_of_others(office: Office, *, on: date) -> list[Lesson]:
    """What other offices of the same programmes let us read; each decided about its own lesson."""
    programmes = Participation.objects.on(on).filter(office=office).values("programme")
    others = Participation.objects.on(on).filter(programme__in=programmes).exclude(office=office)
    with across_offices(reason="An office reads lessons that offices of its programmes share."):
        rows = Lesson.objects.filter(shared_on__isnull=False, office__in=others.values("office"))
        return list(rows.select_related("office").order_by("-shared_on", "-pk")[:50])
