"""An office's results of one wave as they were submitted: frozen, checked, shown to everybody."""

from django.db import models
from django.db.models import Q

from probierz.lib.identifiers import portable_id
from probierz.lib.privacy import without_personal_data
from probierz.offices.columns import choices_of, is_known
from probierz.offices.owned import OfficeManager, OfficeOwned, OwnedQuerySet
from probierz.surveys.models.campaigns import Wave
from probierz.surveys.rules.publication import ON_ITS_WAY, PublicationState


class PublicationQuerySet(OwnedQuerySet["Publication"]):
    """Submitted results of the offices in scope."""


class Publication(OfficeOwned):
    """The figures an office submitted, with their digest; no later answer and no later rule changes them."""

    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    wave = models.ForeignKey(Wave, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(
        max_length=10, choices=choices_of(PublicationState), default=PublicationState.SUBMITTED.value
    )
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    submitted_at = models.DateTimeField()
    submitted_by = models.ForeignKey(
        "people.Account", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True)

    privacy = without_personal_data("Counts of anonymous answers; who submitted them acted for the office.")
    objects = OfficeManager.from_queryset(PublicationQuerySet)()

    class Meta:
        constraints = [
            is_known("state", PublicationState, name="publication_state"),
            models.UniqueConstraint(
                fields=["office", "wave"],
                condition=Q(state__in=[state.value for state in ON_ITS_WAY]),
                name="publication_on_its_way_once",
            ),
            models.CheckConstraint(
                condition=Q(state=PublicationState.SUBMITTED.value, decided_at__isnull=True, withdrawn_at__isnull=True)
                | Q(state=PublicationState.PUBLISHED.value, decided_at__isnull=False, withdrawn_at__isnull=True)
                | (Q(state=PublicationState.RETURNED.value, decided_at__isnull=False) & ~Q(reason=""))
                | (Q(state=PublicationState.WITHDRAWN.value, withdrawn_at__isnull=False) & ~Q(reason="")),
                name="publication_moments_follow_its_state",
            ),
        ]

    def __str__(self) -> str:
        return f"results of {self.wave_id}, {self.state}"
