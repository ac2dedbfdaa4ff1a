"""The quality policy with its versions, and objectives with their plans."""

from django.db import models
from django.db.models import Q

from probierz.lib.identifiers import portable_id
from probierz.lib.privacy import without_personal_data
from probierz.offices.columns import choices_of, is_known
from probierz.offices.owned import OfficeManager, OfficeOwned, OwnedQuerySet
from probierz.planning.models.tasks import THE_PLAN, Task
from probierz.planning.rules import ObjectiveState, PolicyState


class PolicyQuerySet(OwnedQuerySet["Policy"]):
    """Policies of the offices in scope."""

    def in_force(self) -> "PolicyQuerySet":
        return self.filter(state=PolicyState.IN_FORCE)


class Policy(OfficeOwned):
    """One version of the quality policy; a version that was adopted never changes."""

    privacy = without_personal_data("Written for everybody; who adopted it only through the account.")

    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    number = models.PositiveIntegerField()
    text = models.TextField()
    state = models.CharField(max_length=10, choices=choices_of(PolicyState), default=PolicyState.DRAFT)
    adopted_on = models.DateField(null=True, blank=True)
    adopted_by = models.ForeignKey(
        "people.Account", on_delete=models.SET_NULL, null=True, blank=True, related_name="adopted_policies"
    )

    objects = OfficeManager.from_queryset(PolicyQuerySet)()

    class Meta:
        constraints = [
            is_known("state", PolicyState, name="policy_state_is_known"),
            models.UniqueConstraint(fields=["office", "number"], name="policy_number_once"),
            models.UniqueConstraint(
                fields=["office"], condition=Q(state=PolicyState.IN_FORCE), name="policy_one_in_force"
            ),
            models.UniqueConstraint(fields=["office"], condition=Q(state=PolicyState.DRAFT), name="policy_one_draft"),
            models.CheckConstraint(
                condition=Q(state=PolicyState.DRAFT, adopted_on__isnull=True)
                | (~Q(state=PolicyState.DRAFT) & Q(adopted_on__isnull=False)),
                name="policy_adopted_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)


class ObjectiveQuerySet(OwnedQuerySet["Objective"]):
    """Objectives of the offices in scope."""

    def open(self) -> "ObjectiveQuerySet":
        return self.filter(state=ObjectiveState.OPEN)


class Objective(OfficeOwned):
    """What the office wants to reach by a day, how it is measured and who answers for it."""

    privacy = without_personal_data(THE_PLAN)

    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    name = models.CharField(max_length=200)
    reason = models.TextField(blank=True)
    measure = models.CharField(max_length=200, blank=True)
    indicator = models.ForeignKey(
        "processes.Indicator", on_delete=models.PROTECT, null=True, blank=True, related_name="objectives"
    )
    target = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    resources = models.TextField(blank=True)
    responsible = models.ForeignKey(
        "people.Employee", on_delete=models.SET_NULL, null=True, blank=True, related_name="objectives"
    )
    set_on = models.DateField()
    due_on = models.DateField()
    state = models.CharField(max_length=10, choices=choices_of(ObjectiveState), default=ObjectiveState.OPEN)
    closed_on = models.DateField(null=True, blank=True)
    result = models.TextField(blank=True)

    objects = OfficeManager.from_queryset(ObjectiveQuerySet)()

    class Meta:
        constraints = [
            is_known("state", ObjectiveState, name="objective_state_is_known"),
            models.UniqueConstraint(
                fields=["office", "name"], condition=Q(state=ObjectiveState.OPEN), name="objective_name_once"
            ),
            models.CheckConstraint(
                condition=Q(state=ObjectiveState.OPEN, closed_on__isnull=True)
                | (~Q(state=ObjectiveState.OPEN) & Q(closed_on__isnull=False)),
                name="objective_closed_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(target__isnull=True) | Q(indicator__isnull=False), name="objective_target_of_an_indicator"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ObjectiveStepQuerySet(OwnedQuerySet["ObjectiveStep"]):
    """Steps towards objectives of the offices in scope."""


class ObjectiveStep(Task):
    """A step of an objective's plan."""

    privacy = without_personal_data(THE_PLAN)

    objective = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="steps")

    objects = OfficeManager.from_queryset(ObjectiveStepQuerySet)()
