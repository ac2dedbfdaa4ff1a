"""Which catalogs an office works with, and which of their requirements do not apply to it."""

from django.db import models
from django.db.models import Q

from probierz.lib.privacy import without_personal_data
from probierz.offices.dated import Dated, DatedQuerySet, in_order
from probierz.offices.owned import OfficeManager, OfficeOwned, OwnedQuerySet


class CatalogUseQuerySet(DatedQuerySet["CatalogUse"]):
    """Catalogs taken by the offices in scope."""


class CatalogUse(OfficeOwned, Dated):
    """An office works with a catalog during a period."""

    privacy = without_personal_data("A decision of the office.")
    catalog = models.ForeignKey("standards.Catalog", on_delete=models.PROTECT, related_name="+")

    objects = OfficeManager.from_queryset(CatalogUseQuerySet)()

    class Meta:
        constraints = [
            in_order("catalog_use_in_order"),
            models.UniqueConstraint(
                fields=["office", "catalog"], condition=Q(until__isnull=True), name="catalog_taken_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.catalog_id} in {self.office_id}"


class ApplicabilityQuerySet(OwnedQuerySet["Applicability"]):
    """Decisions of the offices in scope."""


class Applicability(OfficeOwned):
    """Whether a requirement applies to an office, decided with its reason; without a row it applies."""

    privacy = without_personal_data("A decision of the office.")
    requirement = models.ForeignKey("standards.Requirement", on_delete=models.PROTECT, related_name="+")
    applies = models.BooleanField()
    justification = models.TextField(max_length=2000, blank=True)
    decided_on = models.DateField()

    objects = OfficeManager.from_queryset(ApplicabilityQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "requirement"], name="applicability_once"),
            models.CheckConstraint(condition=Q(applies=True) | ~Q(justification=""), name="applicability_is_justified"),
        ]

    def __str__(self) -> str:
        return f"{self.requirement_id}: {self.applies}"
