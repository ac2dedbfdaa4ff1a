"""Risks on the office's own scale with their treatment and reviews; opportunities, kept apart from them."""

from django.db import models
from django.db.models import Q

from probierz.lib.identifiers import portable_id
from probierz.lib.privacy import without_personal_data
from probierz.offices.columns import choices_of, is_known
from probierz.offices.owned import OfficeManager, OfficeOwned, OwnedQuerySet
from probierz.planning.models.tasks import THE_PLAN, Task
from probierz.planning.rules import (
    LONGEST_SCALE,
    SHORTEST_SCALE,
    Category,
    OpportunityState,
    Response,
    RiskState,
    Scale,
)


def _steps(column: str) -> Q:
    return Q(**{f"{column}__gte": SHORTEST_SCALE, f"{column}__lte": LONGEST_SCALE})


class RiskScaleQuerySet(OwnedQuerySet["RiskScale"]):
    """Scales of the offices in scope."""


class RiskScale(OfficeOwned):
    """How many steps likelihood and impact have, and above which product a risk is treated."""

    privacy = without_personal_data("Three numbers.")

    likelihood = models.PositiveSmallIntegerField()
    impact = models.PositiveSmallIntegerField()
    threshold = models.PositiveSmallIntegerField()

    objects = OfficeManager.from_queryset(RiskScaleQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office"], name="risk_scale_once"),
            models.CheckConstraint(condition=_steps("likelihood") & _steps("impact"), name="risk_scale_in_bounds"),
        ]

    def __str__(self) -> str:
        return f"{self.likelihood} x {self.impact}"

    @property
    def steps(self) -> Scale:
        return Scale(self.likelihood, self.impact, self.threshold)


class RiskQuerySet(OwnedQuerySet["Risk"]):
    """Risks of the offices in scope."""

    def open(self) -> "RiskQuerySet":
        return self.filter(state=RiskState.OPEN)


class Risk(OfficeOwned):
    """What may go wrong, scored before and after what is done about it."""

    privacy = without_personal_data(THE_PLAN)

    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=300)
    category = models.CharField(max_length=12, choices=choices_of(Category))
    cause = models.TextField(blank=True)
    effect = models.TextField(blank=True)
    controls = models.TextField(blank=True)
    process = models.ForeignKey(
        "processes.Process", on_delete=models.PROTECT, null=True, blank=True, related_name="risks"
    )
    objective = models.ForeignKey(
        "planning.Objective", on_delete=models.PROTECT, null=True, blank=True, related_name="risks"
    )
    responsible = models.ForeignKey(
        "people.Employee", on_delete=models.SET_NULL, null=True, blank=True, related_name="risks"
    )
    likelihood = models.PositiveSmallIntegerField()
    impact = models.PositiveSmallIntegerField()
    residual_likelihood = models.PositiveSmallIntegerField(null=True, blank=True)
    residual_impact = models.PositiveSmallIntegerField(null=True, blank=True)
    response = models.CharField(max_length=10, choices=choices_of(Response))
    found_on = models.DateField()
    review_months = models.PositiveSmallIntegerField(default=12)
    next_review_on = models.DateField()
    state = models.CharField(max_length=8, choices=choices_of(RiskState), default=RiskState.OPEN)
    closed_on = models.DateField(null=True, blank=True)

    objects = OfficeManager.from_queryset(RiskQuerySet)()

    class Meta:
        constraints = [
            is_known("category", Category, name="risk_category_is_known"),
            is_known("response", Response, name="risk_response_is_known"),
            is_known("state", RiskState, name="risk_state_is_known"),
            models.UniqueConstraint(fields=["office", "number"], name="risk_number_once"),
            models.CheckConstraint(
                condition=Q(residual_likelihood__isnull=True, residual_impact__isnull=True)
                | Q(residual_likelihood__isnull=False, residual_impact__isnull=False),
                name="risk_residual_whole_or_none",
            ),
            models.CheckConstraint(
                condition=Q(state=RiskState.OPEN, closed_on__isnull=True)
                | Q(state=RiskState.CLOSED, closed_on__isnull=False),
                name="risk_closed_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"R-{self.number} {self.name}"

    @property
    def now(self) -> tuple[int, int]:
        """Likelihood and impact that remain after controls, or those before them."""
        if self.residual_likelihood is None or self.residual_impact is None:
            return self.likelihood, self.impact
        return self.residual_likelihood, self.residual_impact

    @property
    def score(self) -> int:
        likelihood, impact = self.now
        return likelihood * impact


class RiskStepQuerySet(OwnedQuerySet["RiskStep"]):
    """Steps of treatment of the offices in scope."""


class RiskStep(Task):
    """A step of a risk's treatment."""

    privacy = without_personal_data(THE_PLAN)

    risk = models.ForeignKey(Risk, on_delete=models.CASCADE, related_name="steps")

    objects = OfficeManager.from_queryset(RiskStepQuerySet)()


class RiskReviewQuerySet(OwnedQuerySet["RiskReview"]):
    """Reviews of risks of the offices in scope."""


class RiskReview(OfficeOwned):
    """How a risk was judged on a day."""

    privacy = without_personal_data(THE_PLAN)

    risk = models.ForeignKey(Risk, on_delete=models.CASCADE, related_name="reviews")
    on = models.DateField()
    likelihood = models.PositiveSmallIntegerField()
    impact = models.PositiveSmallIntegerField()
    note = models.CharField(max_length=300, blank=True)

    objects = OfficeManager.from_queryset(RiskReviewQuerySet)()

    def __str__(self) -> str:
        return f"{self.risk_id}: {self.on}"


class OpportunityQuerySet(OwnedQuerySet["Opportunity"]):
    """Opportunities of the offices in scope."""


class Opportunity(OfficeOwned):
    """A chance to do better, weighed by gain and effort, never mixed with risks."""

    privacy = without_personal_data(THE_PLAN)

    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=300)
    benefit = models.TextField(blank=True)
    plan = models.TextField(blank=True)
    process = models.ForeignKey(
        "processes.Process", on_delete=models.PROTECT, null=True, blank=True, related_name="opportunities"
    )
    responsible = models.ForeignKey(
        "people.Employee", on_delete=models.SET_NULL, null=True, blank=True, related_name="opportunities"
    )
    gain = models.PositiveSmallIntegerField()
    effort = models.PositiveSmallIntegerField()
    found_on = models.DateField()
    next_review_on = models.DateField()
    state = models.CharField(max_length=12, choices=choices_of(OpportunityState), default=OpportunityState.CONSIDERED)
    result = models.TextField(blank=True)

    objects = OfficeManager.from_queryset(OpportunityQuerySet)()

    class Meta:
        constraints = [
            is_known("state", OpportunityState, name="opportunity_state_is_known"),
            models.UniqueConstraint(fields=["office", "number"], name="opportunity_number_once"),
            models.CheckConstraint(
                condition=Q(gain__gte=1, gain__lte=5, effort__gte=1, effort__lte=5), name="opportunity_weighed_1_to_5"
            ),
        ]

    def __str__(self) -> str:
        return f"S-{self.number} {self.name}"
