"""Management control of a year: goals, the risk register, the statement."""

from django.db.models import QuerySet

from probierz.planning.models import Goal, Statement
from probierz.standards.models import AssessmentRound
from probierz.standards.rules import CatalogKind, RoundState


def goals_of(year: int) -> QuerySet[Goal]:
    return Goal.objects.filter(year=year).select_related("process", "responsible").order_by("pk")


def goal_by_key(key: str) -> Goal | None:
    return Goal.objects.select_related("office", "process", "responsible").filter(key=key).first()


def statement_of(year: int) -> Statement | None:
    return Statement.objects.select_related("office", "issued_by").filter(year=year).first()


def self_assessments_of(year: int) -> QuerySet[AssessmentRound]:
    """Rounds through the standards of management control that began in the year, the latest first."""
    rows = AssessmentRound.objects.filter(catalog__kind=CatalogKind.MANAGEMENT_CONTROL, planned_on__year=year)
    return rows.exclude(state=RoundState.CANCELLED).order_by("-planned_on", "-pk")


def years(this: int) -> list[int]:
    """Years that have something, with this one and the one before, the newest first."""
    known = set(Goal.objects.values_list("year", flat=True)) | set(Statement.objects.values_list("year", flat=True))
    return sorted(known | {this, this - 1}, reverse=True)
