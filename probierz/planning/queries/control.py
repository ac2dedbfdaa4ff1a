"""Management control of a year: goals, the risk register, the statement."""

from django.db.models import QuerySet

from probierz.planning.models import Goal, Statement


def goals_of(year: int) -> QuerySet[Goal]:
    return Goal.objects.filter(year=year).select_related("process", "responsible").order_by("pk")


def goal_by_key(key: str) -> Goal | None:
    return Goal.objects.select_related("office", "process", "responsible").filter(key=key).first()


def statement_of(year: int) -> Statement | None:
    return Statement.objects.select_related("office", "issued_by").filter(year=year).first()


def years(this: int) -> list[int]:
    """Years that have something, with this one and the one before, the newest first."""
    known = set(Goal.objects.values_list("year", flat=True)) | set(Statement.objects.values_list("year", flat=True))
    return sorted(known | {this, this - 1}, reverse=True)
