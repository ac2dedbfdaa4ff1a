"""Who has to know a document, and who has read it."""

from django.db import models
from django.db.models import Q

from probierz.documents.models.documents import Document, Revision, by_account
from probierz.documents.rules import AddresseeKind
from probierz.lib.privacy import Privacy, Retention, Since
from probierz.offices.columns import choices_of, is_known
from probierz.offices.owned import OfficeManager, OfficeOwned, OwnedQuerySet
from probierz.people.rules import OFFICE_ROLES


class AddresseeQuerySet(OwnedQuerySet["Addressee"]):
    """Addressees of the offices in scope."""


class Addressee(OfficeOwned):
    """Those for whom a document is meant: everybody, a role, a unit with what is beneath it, or one person."""

    privacy = Privacy(is_deleted=True, about=("employee",), retention=Retention(10, Since.DEPARTURE))
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="addressees")
    kind = models.CharField(max_length=10, choices=choices_of(AddresseeKind))
    role = models.CharField(max_length=30, blank=True, choices=choices_of(OFFICE_ROLES))
    unit = models.ForeignKey("offices.Unit", on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    employee = models.ForeignKey("people.Employee", on_delete=models.CASCADE, null=True, blank=True, related_name="+")

    objects = OfficeManager.from_queryset(AddresseeQuerySet)()

    class Meta:
        constraints = [
            is_known("kind", AddresseeKind, name="addressee_kind_is_known"),
            models.CheckConstraint(
                condition=Q(kind="everybody", role="", unit__isnull=True, employee__isnull=True)
                | (Q(kind="role", unit__isnull=True, employee__isnull=True) & ~Q(role=""))
                | Q(kind="unit", role="", unit__isnull=False, employee__isnull=True)
                | Q(kind="person", role="", unit__isnull=True, employee__isnull=False),
                name="addressee_is_one_of_its_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_id} for {self.kind}"


class AcknowledgementQuerySet(OwnedQuerySet["Acknowledgement"]):
    """Readings of the offices in scope."""


class Acknowledgement(OfficeOwned):
    """A person has read and understood an edition, here or by signing the list on paper."""

    privacy = Privacy(is_deleted=True, about=("employee",), retention=Retention(10, Since.DEPARTURE))
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="acknowledgements")
    employee = models.ForeignKey("people.Employee", on_delete=models.CASCADE, related_name="+")
    read_on = models.DateField()
    on_paper = models.BooleanField(default=False)
    recorded_by = by_account()
    recorded_at = models.DateTimeField()

    objects = OfficeManager.from_queryset(AcknowledgementQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["revision", "employee"], name="acknowledgement_once")]

    def __str__(self) -> str:
        return f"{self.employee_id} read {self.revision_id}"
