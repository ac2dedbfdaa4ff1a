"""Processes, who answers for them, what they are linked with, and their drawings."""

from django.db import models
from django.db.models import F, Q

from probierz.lib.catalogs.processes import Group
from probierz.lib.identifiers import portable_id
from probierz.lib.privacy import Privacy, Retention, Since, without_personal_data
from probierz.offices.columns import choices_of, is_known
from probierz.offices.dated import Dated, DatedQuerySet, in_order
from probierz.offices.owned import OfficeManager, OfficeOwned, OwnedQuerySet
from probierz.processes.rules import Part

THE_WORK = "Says how the office works, not who works there."


class ProcessQuerySet(OwnedQuerySet["Process"]):
    """Processes of the offices in scope."""

    def running(self) -> "ProcessQuerySet":
        return self.filter(retired_on__isnull=True)


class Process(OfficeOwned):
    """A process with its card; lists on the card are texts with one entry in a line.

    `starter` is the code of the process of the shipped set it came from. A process that was joined to another
    one, or that nobody needs any more, is retired and stays readable.
    """

    privacy = without_personal_data(THE_WORK)

    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    code = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    group = models.CharField(max_length=12, choices=choices_of(Group))
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts")
    purpose = models.TextField(blank=True)
    inputs = models.TextField(blank=True)
    outputs = models.TextField(blank=True)
    suppliers = models.TextField(blank=True)
    clients = models.TextField(blank=True)
    resources = models.TextField(blank=True)
    legal_basis = models.TextField(blank=True)
    starter = models.CharField(max_length=12, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    since = models.DateField()
    retired_on = models.DateField(null=True, blank=True)
    successor = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="predecessors")

    objects = OfficeManager.from_queryset(ProcessQuerySet)()

    class Meta:
        constraints = [
            is_known("group", Group, name="process_group_is_known"),
            models.UniqueConstraint(
                fields=["office", "code"], condition=Q(retired_on__isnull=True), name="process_code_once"
            ),
            models.UniqueConstraint(
                fields=["office", "name"], condition=Q(retired_on__isnull=True), name="process_name_once"
            ),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="process_not_beneath_itself"),
            models.CheckConstraint(
                condition=Q(successor__isnull=True) | Q(retired_on__isnull=False), name="process_joined_is_retired"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class ResponsibilityQuerySet(DatedQuerySet["Responsibility"]):
    """Who answers for processes of the offices in scope."""


class Responsibility(OfficeOwned, Dated):
    """A person owns a process, or stands in for its owner, during a period."""

    privacy = Privacy(about=("employee",), is_deleted=True, retention=Retention(10, Since.DEPARTURE))

    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="responsibilities")
    part = models.CharField(max_length=10, choices=choices_of(Part))
    employee = models.ForeignKey("people.Employee", on_delete=models.CASCADE, related_name="responsibilities")

    objects = OfficeManager.from_queryset(ResponsibilityQuerySet)()

    class Meta:
        constraints = [
            is_known("part", Part, name="responsibility_part_is_known"),
            in_order("responsibility_in_order"),
            models.UniqueConstraint(
                fields=["process", "part"], condition=Q(until__isnull=True), name="responsibility_one_now"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.part} of {self.process_id}"


class ProcessRequirementQuerySet(OwnedQuerySet["ProcessRequirement"]):
    """Requirements of processes of the offices in scope."""


class ProcessRequirement(OfficeOwned):
    """A requirement that the process answers."""

    privacy = without_personal_data(THE_WORK)

    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="requirement_links")
    requirement = models.ForeignKey("standards.Requirement", on_delete=models.CASCADE, related_name="process_links")

    objects = OfficeManager.from_queryset(ProcessRequirementQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["process", "requirement"], name="process_requirement_once"),
        ]

    def __str__(self) -> str:
        return f"{self.process_id}: {self.requirement_id}"


class ProcessDocumentQuerySet(OwnedQuerySet["ProcessDocument"]):
    """Documents of processes of the offices in scope."""


class ProcessDocument(OfficeOwned):
    """A controlled document by which the process runs."""

    privacy = without_personal_data(THE_WORK)

    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="document_links")
    document = models.ForeignKey("documents.Document", on_delete=models.CASCADE, related_name="process_links")

    objects = OfficeManager.from_queryset(ProcessDocumentQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["process", "document"], name="process_document_once")]

    def __str__(self) -> str:
        return f"{self.process_id}: {self.document_id}"


class DiagramQuerySet(OwnedQuerySet["Diagram"]):
    """Drawings of the offices in scope."""


class Diagram(OfficeOwned):
    """One version of a process's drawing: its BPMN, its picture, and its steps as read from the BPMN."""

    privacy = without_personal_data(THE_WORK)

    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="diagrams")
    number = models.PositiveIntegerField()
    xml = models.TextField()
    svg = models.TextField(blank=True)
    steps = models.JSONField()
    drawn_at = models.DateTimeField(auto_now_add=True)

    objects = OfficeManager.from_queryset(DiagramQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["process", "number"], name="diagram_number_once")]

    def __str__(self) -> str:
        return f"{self.process_id}: {self.number}"
