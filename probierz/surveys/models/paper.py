"""Paper forms: the batches handed out, and what was typed in from each form until it is counted."""

from django.db import models
from django.db.models import F, Q

from probierz.lib.identifiers import portable_id
from probierz.lib.privacy import without_personal_data
from probierz.offices.owned import OfficeManager, OfficeOwned, OwnedQuerySet
from probierz.surveys.models.campaigns import Wave
from probierz.surveys.models.points import CollectionPoint


class PaperBatchQuerySet(OwnedQuerySet["PaperBatch"]):
    """Batches of paper forms of the offices in scope."""


class PaperBatch(OfficeOwned):
    """Forms with the numbers from `first` on, handed out at one collection point.

    Numbers of a wave never repeat in an office, so that the number alone finds the batch.
    """

    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    wave = models.ForeignKey(Wave, on_delete=models.PROTECT, related_name="+", db_index=False)
    point = models.ForeignKey(CollectionPoint, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=120, blank=True)
    first = models.PositiveIntegerField()
    last = models.PositiveIntegerField()
    day = models.DateField()

    privacy = without_personal_data("Numbers of forms; who took which is written nowhere.")
    objects = OfficeManager.from_queryset(PaperBatchQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "wave", "number"], name="paper_batch_number_once"),
            models.UniqueConstraint(fields=["office", "wave", "first"], name="paper_batch_begins_once"),
            models.CheckConstraint(condition=Q(first__gte=1, last__gte=F("first")), name="paper_batch_in_order"),
        ]

    def __str__(self) -> str:
        return self.label or str(self.number)

    @property
    def forms(self) -> int:
        """How many forms were printed."""
        return self.last - self.first + 1


class PaperFormQuerySet(OwnedQuerySet["PaperForm"]):
    """Paper forms typed in, of the offices in scope."""


class PaperForm(OfficeOwned):
    """One form that came back: what was typed the first and the second time.

    Once it is counted both are emptied, for its answers are an anonymous sheet among the others by then,
    and the number printed on the paper must lead to nobody's answers.
    """

    batch = models.ForeignKey(PaperBatch, on_delete=models.CASCADE, related_name="entries", db_index=False)
    number = models.PositiveIntegerField()
    first = models.JSONField(default=dict)
    second = models.JSONField(null=True, blank=True)
    counted_on = models.DateField(null=True, blank=True)

    privacy = without_personal_data("Answers of somebody nobody knows; the number says which sheet of paper it was.")
    objects = OfficeManager.from_queryset(PaperFormQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["batch", "number"], name="paper_form_once")]

    def __str__(self) -> str:
        return str(self.number)

    @property
    def differs(self) -> bool:
        return self.second is not None and self.second != self.first
