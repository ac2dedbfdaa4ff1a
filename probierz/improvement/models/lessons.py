"""Lessons drawn from nonconformities: for units of the office, and by its decision for other offices."""

from django.db import models
from django.db.models import Q

from probierz.improvement.models.columns import protected
from probierz.improvement.rules import LessonAnswer
from probierz.lib.identifiers import portable_id
from probierz.lib.privacy import without_personal_data
from probierz.offices.columns import choices_of
from probierz.offices.owned import OfficeManager, OfficeOwned, OwnedQuerySet


class LessonQuerySet(OwnedQuerySet["Lesson"]):
    """Lessons of the offices in scope."""


class Lesson(OfficeOwned):
    """What happened, why and what helped. `shared_on` is the day the office let other offices read it."""

    privacy = without_personal_data("Written for others; names nobody.")

    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    title = models.CharField(max_length=200)
    happened = models.TextField()
    cause = models.TextField(blank=True)
    helped = models.TextField()
    nonconformity = protected("improvement.Nonconformity", "lessons")
    written_on = models.DateField()
    shared_on = models.DateField(null=True, blank=True)

    objects = OfficeManager.from_queryset(LessonQuerySet)()

    class Meta:
        indexes = [models.Index(fields=["office", "shared_on"], name="lesson_by_sharing")]

    def __str__(self) -> str:
        return self.title


class LessonUnitQuerySet(OwnedQuerySet["LessonUnit"]):
    """Units asked about lessons in the offices in scope."""


class LessonUnit(OfficeOwned):
    """A unit that a lesson is sent to, and what it answers."""

    privacy = without_personal_data("The answer of a unit.")

    lesson = models.ForeignKey(Lesson, on_delete=models.CASCADE, related_name="units")
    unit = models.ForeignKey("offices.Unit", on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=16, choices=choices_of(LessonAnswer), blank=True)
    note = models.CharField(max_length=300, blank=True)
    answered_on = models.DateField(null=True, blank=True)

    objects = OfficeManager.from_queryset(LessonUnitQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["lesson", "unit"], name="lesson_once_a_unit"),
            models.CheckConstraint(
                condition=Q(answer="", answered_on__isnull=True)
                | (Q(answer__in=[one.value for one in LessonAnswer]) & Q(answered_on__isnull=False)),
                name="lesson_answer_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.lesson_id} in {self.unit_id}"
