"""Risks and opportunities for the register, the matrix and the page of one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from probierz.lib.polish import fold
from probierz.planning.models import Opportunity, Risk, RiskReview, RiskScale, RiskStep
from probierz.planning.rules import OpportunityState, RiskState, Scale


@dataclass(frozen=True)
class Cell:
    """A field of the matrix with the risks in it."""

    likelihood: int
    impact: int
    risks: list[Risk]
    is_over: bool


def scale_of() -> Scale:
    """The scale of the office in scope; five by five until it chose its own."""
    row = RiskScale.objects.first()
    return row.steps if row else Scale()


def risks(*, words: str = "", category: str = "", state: str = RiskState.OPEN, on: date) -> list[Risk]:
    """The register, the highest score first; `steps_open` and `steps_late` are counted."""
    late = Count("steps", filter=Q(steps__done_on__isnull=True, steps__due_on__lt=on), distinct=True)
    still = Count("steps", filter=Q(steps__done_on__isnull=True), distinct=True)
    rows = Risk.objects.select_related("process", "responsible", "objective").annotate(
        steps_open=still, steps_late=late
    )
    if category:
        rows = rows.filter(category=category)
    if state:
        rows = rows.filter(state=state)
    parts = fold(words).split()
    found = [row for row in rows.order_by("number") if _says(row, parts)]
    return sorted(found, key=lambda risk: (-risk.score, risk.number))


def _says(risk: Risk, parts: list[str]) -> bool:
    text = fold(f"{risk} {risk.process or ''} {risk.responsible or ''}")
    return all(part in text for part in parts)


def matrix(rows: Iterable[Risk], scale: Scale) -> list[list[Cell]]:
    """Impact grows upwards, likelihood to the right."""
    placed: dict[tuple[int, int], list[Risk]] = {}
    for risk in rows:
        placed.setdefault(risk.now, []).append(risk)
    return [
        [
            Cell(likelihood, impact, placed.get((likelihood, impact), []), scale.is_over(likelihood, impact))
            for likelihood in range(1, scale.likelihood + 1)
        ]
        for impact in range(scale.impact, 0, -1)
    ]


def risk_by_key(key: str) -> Risk | None:
    rows = Risk.objects.select_related("office", "process", "responsible", "objective")
    return rows.filter(key=key).first()


def steps_of_risk(risk: Risk) -> QuerySet[RiskStep]:
    return RiskStep.objects.filter(risk=risk).select_related("responsible").order_by("due_on", "pk")


def risk_step(risk: Risk, pk: int) -> RiskStep | None:
    return RiskStep.objects.select_related("risk", "risk__office").filter(risk=risk, pk=pk).first()


def reviews_of(risk: Risk) -> QuerySet[RiskReview]:
    return RiskReview.objects.filter(risk=risk).order_by("-on", "-pk")


def due_for_review(*, on: date) -> QuerySet[Risk]:
    return Risk.objects.open().filter(next_review_on__lte=on).order_by("next_review_on", "number")


def over_without_plan() -> list[Risk]:
    """Open risks above the threshold for which nothing is planned."""
    scale = scale_of()
    rows = Risk.objects.open().annotate(planned=Count("steps")).filter(planned=0).order_by("number")
    return [risk for risk in rows if scale.is_over(*risk.now)]


def opportunities(*, words: str = "", state: str = "") -> list[Opportunity]:
    """The best relation of gain to effort first; those given up last."""
    rows = Opportunity.objects.select_related("process", "responsible")
    if state:
        rows = rows.filter(state=state)
    parts = fold(words).split()
    found = [row for row in rows.order_by("number") if all(part in fold(str(row)) for part in parts)]
    return sorted(found, key=lambda row: (row.state == OpportunityState.DROPPED, row.effort - row.gain, row.number))


def opportunity_by_key(key: str) -> Opportunity | None:
    return Opportunity.objects.select_related("office", "process", "responsible").filter(key=key).first()
