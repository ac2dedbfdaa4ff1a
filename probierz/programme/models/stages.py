"""The stages of a programme, and how far each office is."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from probierz.lib.identifiers import portable_id
from probierz.lib.privacy import without_personal_data
from probierz.offices.columns import choices_of
from probierz.offices.owned import OwnedQuerySet, ProgrammeManager, ProgrammeOwned
from probierz.programme.rules import StageState


class StageQuerySet(OwnedQuerySet["Stage"]):
    """Stages of the programmes in scope."""


class Stage(ProgrammeOwned):
    """A stage every office goes through, with the programme's plan: first and last day, both included."""

    privacy = without_personal_data("Plans of a programme.")
    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    code = models.SlugField(max_length=40)
    num = models.PositiveSmallIntegerField()
    name_pl = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    short_pl = models.CharField(max_length=24)
    short_en = models.CharField(max_length=24)
    planned_start_on = models.DateField()
    planned_end_on = models.DateField()

    objects = ProgrammeManager.from_queryset(StageQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "code"], name="stage_code_once"),
            models.UniqueConstraint(fields=["programme", "num"], name="stage_num_once"),
            models.CheckConstraint(condition=Q(planned_end_on__gte=F("planned_start_on")), name="stage_plan_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.num}. {self.name_pl}"

    def is_after(self, closing: date) -> bool:
        """Whether it lies mostly after the closing: it would squeeze every other stage on a drawing."""
        return self.planned_start_on + (self.planned_end_on - self.planned_start_on) / 2 > closing


class OfficeStageQuerySet(OwnedQuerySet["OfficeStage"]):
    """Offices' stages of the programmes in scope."""


class OfficeStage(ProgrammeOwned):
    """One office in one stage: the plan agreed with it, and what happened."""

    privacy = without_personal_data("Plan and fact of an office.")
    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    stage = models.ForeignKey(Stage, on_delete=models.CASCADE, related_name="offices")
    office = models.ForeignKey("offices.Office", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=choices_of(StageState), default=StageState.PLANNED)
    planned_start_on = models.DateField()
    planned_end_on = models.DateField()
    started_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)

    objects = ProgrammeManager.from_queryset(OfficeStageQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["stage", "office"], name="office_stage_once"),
            models.CheckConstraint(
                condition=Q(planned_end_on__gte=F("planned_start_on")),
                name="office_stage_plan_in_order",
            ),
            models.CheckConstraint(
                condition=Q(state=StageState.PLANNED, started_on__isnull=True, done_on__isnull=True)
                | Q(state=StageState.RUNNING, started_on__isnull=False, done_on__isnull=True)
                | Q(state=StageState.DONE, started_on__isnull=False, done_on__gte=F("started_on")),
                name="office_stage_state_agrees_with_its_days",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.stage_id} of {self.office_id}"
