"""Places where clients of an office meet a campaign."""

from django.db import models
from django.db.models import Q

from probierz.lib.identifiers import portable_id, public_code
from probierz.lib.privacy import without_personal_data
from probierz.offices.columns import choices_of, is_known
from probierz.offices.dated import Dated, DatedQuerySet, in_order
from probierz.offices.owned import OfficeManager, OfficeOwned
from probierz.surveys.models.campaigns import Campaign
from probierz.surveys.rules import Channel, PointKind


class CollectionPointQuerySet(DatedQuerySet["CollectionPoint"]):
    """Collection points of the offices in scope."""


class CollectionPoint(OfficeOwned, Dated):
    """A desk, a unit, a letter or a page where clients of an office meet a campaign."""

    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="points")
    kind = models.CharField(max_length=10, choices=choices_of(PointKind))
    name = models.CharField(max_length=120)
    unit = models.ForeignKey("offices.Unit", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    channel = models.CharField(max_length=10, choices=choices_of(Channel), default=Channel.QR)
    public_code = models.CharField(max_length=22, unique=True, default=public_code, editable=False)

    privacy = without_personal_data("A place, not the person who works there.")
    objects = OfficeManager.from_queryset(CollectionPointQuerySet)()

    class Meta:
        constraints = [
            in_order("collection_point_in_order"),
            models.UniqueConstraint(
                fields=["office", "campaign", "name"],
                condition=Q(until__isnull=True),
                name="collection_point_name_once",
            ),
            is_known("kind", PointKind, name="collection_point_kind"),
            is_known("channel", Channel, name="collection_point_channel"),
        ]

    def __str__(self) -> str:
        return self.name
