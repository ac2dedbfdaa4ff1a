"""Numbered copies, periodic reviews, disposal, and what was taken from the starter pack."""

from django.db import models

from probierz.documents.models.documents import Document, Revision, by_account
from probierz.documents.rules import DisposalMethod
from probierz.lib.identifiers import portable_id
from probierz.lib.privacy import without_personal_data
from probierz.offices.columns import choices_of, is_known
from probierz.offices.owned import OfficeManager, OfficeOwned, OwnedQuerySet


class ControlledCopyQuerySet(OwnedQuerySet["ControlledCopy"]):
    """Copies of the offices in scope."""


class ControlledCopy(OfficeOwned):
    """A numbered print of an edition in somebody's hands; it has to come back when the edition is withdrawn."""

    privacy = without_personal_data("Names a post or a place that holds the copy.")
    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="copies")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="copies")
    number = models.PositiveSmallIntegerField()
    holder = models.CharField(max_length=200)
    issued_on = models.DateField()
    issued_by = by_account()
    returned_on = models.DateField(null=True, blank=True)

    objects = OfficeManager.from_queryset(ControlledCopyQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "number"], name="controlled_copy_number_once")]

    def __str__(self) -> str:
        return f"copy {self.number} of {self.document_id}"


class ConfirmationQuerySet(OwnedQuerySet["Confirmation"]):
    """Periodic reviews of the offices in scope."""


class Confirmation(OfficeOwned):
    """A periodic review that left the document as it is."""

    privacy = without_personal_data("Says whose only through the account.")
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="confirmations")
    note = models.TextField(max_length=2000, blank=True)
    done_by = by_account()
    done_on = models.DateField()

    objects = OfficeManager.from_queryset(ConfirmationQuerySet)()

    def __str__(self) -> str:
        return f"{self.revision_id} confirmed on {self.done_on}"


class DisposalQuerySet(OwnedQuerySet["Disposal"]):
    """Disposals of the offices in scope."""


class Disposal(OfficeOwned):
    """A withdrawn edition was destroyed, or handed to the archive; its hash stays, its text does not."""

    privacy = without_personal_data("Says whose only through the account.")
    revision = models.OneToOneField(Revision, on_delete=models.PROTECT, related_name="disposal")
    method = models.CharField(max_length=10, choices=choices_of(DisposalMethod))
    protocol = models.CharField(max_length=120)
    done_by = by_account()
    done_on = models.DateField()

    objects = OfficeManager.from_queryset(DisposalQuerySet)()

    class Meta:
        constraints = [is_known("method", DisposalMethod, name="disposal_method_is_known")]

    def __str__(self) -> str:
        return f"{self.revision_id} {self.method}"


class AdoptionQuerySet(OwnedQuerySet["Adoption"]):
    """What the offices in scope took from the pack."""


class Adoption(OfficeOwned):
    """A document that began as one of the pack. `version` is the newest that was taken in or turned down."""

    privacy = without_personal_data("A document and a text of the pack.")
    document = models.OneToOneField(Document, on_delete=models.CASCADE, related_name="adoption")
    entry = models.CharField(max_length=60)
    version = models.PositiveSmallIntegerField()
    base = models.TextField()

    objects = OfficeManager.from_queryset(AdoptionQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "entry"], name="adoption_once")]

    def __str__(self) -> str:
        return f"{self.entry} v{self.version}"


class RequirementLinkQuerySet(OwnedQuerySet["RequirementLink"]):
    """What the documents of the offices in scope answer to."""


class RequirementLink(OfficeOwned):
    """A document answers a requirement of a catalog."""

    privacy = without_personal_data("A document and a requirement.")
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="requirement_links")
    requirement = models.ForeignKey("standards.Requirement", on_delete=models.CASCADE, related_name="+")

    objects = OfficeManager.from_queryset(RequirementLinkQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "requirement"], name="requirement_link_once")]

    def __str__(self) -> str:
        return f"{self.document_id} answers {self.requirement_id}"
