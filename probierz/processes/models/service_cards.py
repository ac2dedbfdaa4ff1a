"""Service cards: what the office does for its clients, in their words."""

from django.db import models
from django.db.models import Q

from probierz.lib.identifiers import portable_id
from probierz.lib.privacy import without_personal_data
from probierz.offices.columns import choices_of, is_known
from probierz.offices.owned import OfficeManager, OfficeOwned, OwnedQuerySet
from probierz.processes.models.processes import Process
from probierz.processes.rules import ServiceState


class ServiceQuerySet(OwnedQuerySet["Service"]):
    """Service cards of the offices in scope."""

    def published(self) -> "ServiceQuerySet":
        return self.filter(state=ServiceState.PUBLISHED)


class Service(OfficeOwned):
    """A service of the office as its clients see it; the card itself is in `texts`, one for each language."""

    privacy = without_personal_data("Written for the public.")

    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    slug = models.SlugField(max_length=80)
    process = models.ForeignKey(Process, on_delete=models.PROTECT, null=True, blank=True, related_name="services")
    unit = models.ForeignKey("offices.Unit", on_delete=models.PROTECT, null=True, blank=True, related_name="services")
    deadline = models.CharField(max_length=30, blank=True)
    state = models.CharField(max_length=10, choices=choices_of(ServiceState), default=ServiceState.DRAFT)
    version = models.PositiveIntegerField(default=1)
    changed_on = models.DateField()
    sort_key = models.CharField(max_length=600)

    objects = OfficeManager.from_queryset(ServiceQuerySet)()

    class Meta:
        constraints = [
            is_known("state", ServiceState, name="service_state_is_known"),
            models.UniqueConstraint(fields=["office", "slug"], name="service_address_once"),
        ]

    def __str__(self) -> str:
        return self.slug


class ServiceTextQuerySet(OwnedQuerySet["ServiceText"]):
    """Texts of service cards of the offices in scope."""


class ServiceText(OfficeOwned):
    """What stands on the card in one language."""

    privacy = without_personal_data("Written for the public.")

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(max_length=2)
    title = models.CharField(max_length=200)
    purpose = models.TextField(blank=True)
    who = models.TextField(blank=True)
    documents = models.TextField(blank=True)
    where = models.TextField(blank=True)
    fee = models.TextField(blank=True)
    time_limit = models.TextField(blank=True)
    appeal = models.TextField(blank=True)
    online = models.URLField(max_length=300, blank=True)
    legal_basis = models.TextField(blank=True)
    notes = models.TextField(blank=True)

    objects = OfficeManager.from_queryset(ServiceTextQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["service", "language"], name="service_text_once_in_a_language"),
            models.CheckConstraint(condition=Q(language__in=["pl", "en"]), name="service_text_language"),
        ]

    def __str__(self) -> str:
        return self.title
