"""Policy and objectives."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet

from probierz.lib.catalogs.processes import Direction
from probierz.planning.models import Objective, ObjectiveStep, Policy
from probierz.planning.rules import ObjectiveState, PolicyState
from probierz.processes.queries.indicators import Series, series_of
from probierz.processes.rules import meets


@dataclass(frozen=True)
class Row:
    """An objective with how far it is: steps, and the last value of its indicator."""

    objective: Objective
    steps: list[ObjectiveStep]
    series: Series | None

    @property
    def done(self) -> int:
        return sum(step.done_on is not None for step in self.steps)

    @property
    def value(self) -> Decimal | None:
        return self.series.last.value if self.series and self.series.last else None

    @property
    def is_met(self) -> bool | None:
        """Whether the last value reaches the target; None where one of them is missing."""
        target = self.objective.target
        if self.value is None or target is None or self.series is None:
            return None
        return meets(self.value, target=target, direction=Direction(self.series.indicator.direction))

    def is_late(self, on: date) -> bool:
        return self.objective.state == ObjectiveState.OPEN and self.objective.due_on < on


def rows_of(*, state: str = "", on: date) -> list[Row]:
    """Objectives, the nearest day first, those in progress before those closed."""
    rows = Objective.objects.select_related("responsible", "indicator", "indicator__process")
    if state:
        rows = rows.filter(state=state)
    found = list(rows.order_by("due_on", "pk"))
    return _with_progress(sorted(found, key=lambda one: one.state != ObjectiveState.OPEN), on=on)


def row_by_key(key: str, *, on: date) -> Row | None:
    rows = Objective.objects.select_related("office", "responsible", "indicator", "indicator__process")
    return next(iter(_with_progress(list(rows.filter(key=key)), on=on)), None)


def step_of(objective: Objective, pk: int) -> ObjectiveStep | None:
    rows = ObjectiveStep.objects.select_related("objective", "objective__office")
    return rows.filter(objective=objective, pk=pk).first()


def policy_in_force() -> Policy | None:
    return Policy.objects.in_force().select_related("adopted_by").first()


def policy_draft() -> Policy | None:
    return Policy.objects.filter(state=PolicyState.DRAFT).first()


def policies() -> QuerySet[Policy]:
    """Adopted versions, the newest first."""
    rows = Policy.objects.exclude(state=PolicyState.DRAFT).select_related("adopted_by")
    return rows.order_by("-number")


def policy_numbered(number: int) -> Policy | None:
    return policies().filter(number=number).first()


def late_objectives(*, on: date) -> QuerySet[Objective]:
    return Objective.objects.open().filter(due_on__lt=on).order_by("due_on", "pk")


def _with_progress(objectives: list[Objective], *, on: date) -> list[Row]:
    steps: dict[int, list[ObjectiveStep]] = {}
    for step in (
        ObjectiveStep.objects.filter(objective__in=objectives).select_related("responsible").order_by("due_on", "pk")
    ):
        steps.setdefault(step.objective_id, []).append(step)
    measured = [one.indicator for one in objectives if one.indicator]
    series = {one.indicator.pk: one for one in series_of(measured, on=on)} if measured else {}
    return [Row(one, steps.get(one.pk, []), series.get(one.indicator_id or 0)) for one in objectives]
