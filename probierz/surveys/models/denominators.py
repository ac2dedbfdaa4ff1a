"""How many clients an office served and how many forms it offered: what answers are measured against."""

from django.db import models
from django.db.models import Q

from probierz.lib.privacy import without_personal_data
from probierz.offices.owned import OfficeManager, OfficeOwned, OwnedQuerySet
from probierz.surveys.models.campaigns import Wave
from probierz.surveys.models.points import CollectionPoint


class DenominatorQuerySet(OwnedQuerySet["Denominator"]):
    """Denominators of the offices in scope."""


class Denominator(OfficeOwned):
    """Clients served and forms offered at a point, in a month or, without one, in the whole wave."""

    wave = models.ForeignKey(Wave, on_delete=models.PROTECT, related_name="+", db_index=False)
    point = models.ForeignKey(CollectionPoint, on_delete=models.PROTECT, related_name="+")
    month = models.DateField(null=True, blank=True)
    served = models.PositiveIntegerField(null=True, blank=True)
    offered = models.PositiveIntegerField(null=True, blank=True)

    privacy = without_personal_data("Counts.")
    objects = OfficeManager.from_queryset(DenominatorQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["office", "wave", "point", "month"],
                condition=Q(month__isnull=False),
                name="denominator_of_a_month_once",
            ),
            models.UniqueConstraint(
                fields=["office", "wave", "point"],
                condition=Q(month__isnull=True),
                name="denominator_of_the_wave_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.served} served, {self.offered} offered"
