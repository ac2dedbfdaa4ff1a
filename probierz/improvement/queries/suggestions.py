"""Suggestions with their votes, and lessons with what units and other offices say and share."""

from datetime import date

from django.db.models import Count, Exists, OuterRef, Prefetch, QuerySet

from probierz.improvement.models import Lesson, LessonUnit, Suggestion, Vote
from probierz.lib.polish import fold
from probierz.offices.models import Office, Participation, Unit
from probierz.offices.scope import across_offices
from probierz.people.models import Account, Employment


def suggestions(*, account: Account | None, words: str = "", state: str = "") -> list[Suggestion]:
    """Those that wait first, the most supported before others; `supporters` are counted, `is_mine` my vote."""
    mine = Vote.objects.filter(suggestion=OuterRef("pk"), account=account)
    rows = Suggestion.objects.select_related("author").annotate(supporters=Count("votes"), is_mine=Exists(mine))
    if state:
        rows = rows.filter(state=state)
    parts = fold(words).split()
    found = [row for row in rows.order_by("-number") if all(part in fold(str(row)) for part in parts)]
    return sorted(found, key=lambda row: (row.state != "new", -row.supporters))  # type: ignore[attr-defined] # annotated


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
