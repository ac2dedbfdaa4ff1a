"""Evidence: a file or a record of the system, with its days, that speaks for requirements."""

from django.db import models
from django.db.models import Q

from probierz.lib.identifiers import portable_id
from probierz.lib.privacy import without_personal_data
from probierz.offices.owned import OfficeManager, OfficeOwned, OwnedQuerySet


class EvidenceQuerySet(OwnedQuerySet["Evidence"]):
    """Evidence of the offices in scope."""


class Evidence(OfficeOwned):
    """What shows that a requirement is met: files in revisions, or a record named by kind and key.

    `title` is a snapshot: it stays readable when the record it names is gone.
    """

    privacy = without_personal_data("Shows how the office works.")
    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    title = models.CharField(max_length=200)
    description = models.TextField(max_length=2000, blank=True)
    record_kind = models.CharField(max_length=60, blank=True)
    record_key = models.CharField(max_length=60, blank=True)
    added_on = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)

    objects = OfficeManager.from_queryset(EvidenceQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["office", "record_kind", "record_key"],
                condition=~Q(record_key="") & Q(withdrawn_on__isnull=True),
                name="evidence_record_once",
            ),
            models.CheckConstraint(
                condition=Q(record_kind="", record_key="") | (~Q(record_kind="") & ~Q(record_key="")),
                name="evidence_record_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_record(self) -> bool:
        return bool(self.record_kind)


class EvidenceRevisionQuerySet(OwnedQuerySet["EvidenceRevision"]):
    """Revisions of the offices in scope."""


class EvidenceRevision(OfficeOwned):
    """A state of the evidence with its three days; the latest one speaks."""

    privacy = without_personal_data("Shows how the office works.")
    evidence = models.ForeignKey(Evidence, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    file = models.ForeignKey("attachments.OfficeFile", on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=300, blank=True)
    made_on = models.DateField()
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    added_on = models.DateField()

    objects = OfficeManager.from_queryset(EvidenceRevisionQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["evidence", "number"], name="evidence_revision_once"),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_to__isnull=True)
                | Q(valid_to__gte=models.F("valid_from")),
                name="evidence_revision_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.evidence_id}/{self.number}"


class EvidenceLinkQuerySet(OwnedQuerySet["EvidenceLink"]):
    """Links of the offices in scope."""


class EvidenceLink(OfficeOwned):
    """A piece of evidence speaks for a requirement."""

    privacy = without_personal_data("Shows how the office works.")
    evidence = models.ForeignKey(Evidence, on_delete=models.CASCADE, related_name="links")
    requirement = models.ForeignKey("standards.Requirement", on_delete=models.PROTECT, related_name="+")
    linked_on = models.DateField()

    objects = OfficeManager.from_queryset(EvidenceLinkQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["evidence", "requirement"], name="evidence_link_once")]
        indexes = [models.Index(fields=["office", "requirement"], name="evidence_by_requirement")]

    def __str__(self) -> str:
        return f"{self.evidence_id} for {self.requirement_id}"
