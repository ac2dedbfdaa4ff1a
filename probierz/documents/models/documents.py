"""Types of documents, documents, their revisions and what was written in them."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q

from probierz.documents.rules import APPROVERS, OPEN_STATES, BodyKind, GapRule, RevisionState
from probierz.lib.identifiers import portable_id
from probierz.lib.number_patterns import Pattern
from probierz.lib.privacy import without_personal_data
from probierz.offices.columns import choices_of, is_known
from probierz.offices.owned import OfficeManager, OfficeOwned, OwnedQuerySet

ACCOUNT = "people.Account"


def by_account() -> Any:
    """Who did it; empty when the installation itself did."""
    return models.ForeignKey(ACCOUNT, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")


class DocumentTypeQuerySet(OwnedQuerySet["DocumentType"]):
    """Types of the offices in scope."""

    def in_use(self) -> Any:
        return self.filter(retired_on__isnull=True)


class DocumentType(OfficeOwned):
    """A kind of documents in one office: how they are numbered, who approves them, how long they are kept."""

    privacy = without_personal_data("A kind of documents.")
    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    code = models.CharField(max_length=12)
    name = models.CharField(max_length=120)
    pattern = models.CharField(max_length=60)
    gap_rule = models.CharField(max_length=10, choices=choices_of(GapRule), default=GapRule.NEXT)
    approver = models.CharField(max_length=30, choices=choices_of(APPROVERS))
    review_months = models.PositiveSmallIntegerField(null=True, blank=True)
    requires_reading = models.BooleanField(default=False)
    jrwa_class = models.CharField(max_length=12, blank=True)
    retention = models.CharField(max_length=6, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    retired_on = models.DateField(null=True, blank=True)

    objects = OfficeManager.from_queryset(DocumentTypeQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "code"], name="document_type_code_once"),
            is_known("gap_rule", GapRule, name="document_type_gap_rule"),
            is_known("approver", APPROVERS, name="document_type_approver"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    @property
    def numbers(self) -> Pattern:
        return Pattern(self.pattern)


class DocumentQuerySet(OwnedQuerySet["Document"]):
    """Documents of the offices in scope."""


class Document(OfficeOwned):
    """A controlled document: its number and title, who answers for it and how it is kept. Its text is in revisions."""

    privacy = without_personal_data("Names its owner only through the employee.")
    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    type = models.ForeignKey(DocumentType, on_delete=models.PROTECT, related_name="documents")
    number = models.CharField(max_length=60)
    series = models.CharField(max_length=80, blank=True)
    serial = models.PositiveIntegerField(null=True, blank=True)
    title = models.CharField(max_length=200)
    sort_key = models.CharField(max_length=400)
    search_key = models.CharField(max_length=400)
    keeper = models.ForeignKey("people.Employee", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    unit = models.ForeignKey("offices.Unit", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    review_months = models.PositiveSmallIntegerField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    requires_reading = models.BooleanField(default=False)
    jrwa_class = models.CharField(max_length=12, blank=True)
    retention = models.CharField(max_length=6, blank=True)
    created_at = models.DateTimeField()

    objects = OfficeManager.from_queryset(DocumentQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "number"], name="document_number_once")]
        indexes = [
            models.Index(fields=["office", "sort_key"], name="document_in_order"),
            models.Index(fields=["office", "review_on"], name="document_by_review"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class RevisionQuerySet(OwnedQuerySet["Revision"]):
    """Revisions of the offices in scope."""

    def open(self) -> Any:
        """On the way to being in force."""
        return self.filter(state__in=OPEN_STATES)

    def in_force(self) -> Any:
        return self.filter(state=RevisionState.IN_FORCE)

    def due(self, *, on: date) -> Any:
        """Approved, and the day from which they hold has come."""
        return self.filter(state=RevisionState.APPROVED, valid_from__lte=on)


class Revision(OfficeOwned):
    """An edition of a document. What is approved is never edited: a change is a new revision.

    `approved_sha256` is the hash of exactly what was approved. `reads_from` is the earliest edition whose
    reading still counts for this one.
    """

    privacy = without_personal_data("Names people only through their accounts.")
    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="revisions")
    edition = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=choices_of(RevisionState), default=RevisionState.DRAFTED)
    content = models.ForeignKey("Content", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    summary = models.TextField(max_length=2000, blank=True)
    order = models.CharField(max_length=120, blank=True)
    reads_anew = models.BooleanField(default=True)
    reads_from = models.PositiveSmallIntegerField(default=1)
    valid_from = models.DateField(null=True, blank=True)
    made_by = by_account()
    made_at = models.DateTimeField()
    checked_by = by_account()
    checked_at = models.DateTimeField(null=True, blank=True)
    approved_by = by_account()
    approved_for = by_account()
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_sha256 = models.CharField(max_length=64, blank=True)
    in_force_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=300, blank=True)

    objects = OfficeManager.from_queryset(RevisionQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "edition"], name="revision_edition_once"),
            models.UniqueConstraint(
                fields=["document"], condition=Q(state=RevisionState.IN_FORCE.value), name="revision_in_force_once"
            ),
            models.UniqueConstraint(
                fields=["document"],
                condition=Q(state__in=[state.value for state in OPEN_STATES]),
                name="revision_open_once",
            ),
            is_known("state", RevisionState, name="revision_state_is_known"),
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True, approved_sha256="")
                | (Q(approved_at__isnull=False) & ~Q(approved_sha256="")),
                name="revision_approval_names_its_hash",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[RevisionState.DRAFTED.value, RevisionState.CHECKED.value])
                | Q(approved_at__isnull=False),
                name="revision_is_approved_first",
            ),
        ]
        indexes = [models.Index(fields=["office", "state", "valid_from"], name="revision_by_state")]

    def __str__(self) -> str:
        return f"{self.document_id} edition {self.edition}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES


class ContentQuerySet(OwnedQuerySet["Content"]):
    """Contents of the offices in scope."""


class Content(OfficeOwned):
    """What a revision said after somebody saved it; never changed, so that every reader's last look can be shown.

    `text` is plain, for search and comparison; empty for a scan. After disposal everything but the hash is gone.
    """

    privacy = without_personal_data("The text of a document; its writer only through the account.")
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="contents")
    kind = models.CharField(max_length=10, choices=choices_of(BodyKind))
    markdown = models.TextField(blank=True)
    file = models.ForeignKey(
        "attachments.OfficeFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    text = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64)
    saved_by = by_account()
    saved_at = models.DateTimeField()

    objects = OfficeManager.from_queryset(ContentQuerySet)()

    class Meta:
        constraints = [is_known("kind", BodyKind, name="content_kind_is_known")]

    def __str__(self) -> str:
        return f"{self.revision_id} {self.sha256[:8]}"

    @property
    def is_markdown(self) -> bool:
        return self.kind == BodyKind.MARKDOWN
