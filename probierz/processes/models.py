"""Processes and who answers for them, their drawings, indicators with values, and service cards."""

from django.db import models
from django.db.models import F, Q

from probierz.lib.catalogs.processes import Direction, Group, Unit
from probierz.lib.identifiers import portable_id
from probierz.lib.periods import Frequency, Period, period_of
from probierz.lib.privacy import Privacy, Retention, Since, without_personal_data
from probierz.offices.columns import choices_of, is_known
from probierz.offices.dated import Dated, DatedQuerySet, in_order
from probierz.offices.owned import OfficeManager, OfficeOwned, OwnedQuerySet
from probierz.processes.rules import Part, ServiceState, Taken

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


class IndicatorQuerySet(OwnedQuerySet["Indicator"]):
    """Indicators of the offices in scope."""

    def counted(self) -> "IndicatorQuerySet":
        """Those still counted, of processes that run."""
        return self.filter(ended_on__isnull=True, process__retired_on__isnull=True)


class Indicator(OfficeOwned):
    """What is measured of a process, how often, and what is aimed at.

    `source` names the part of this system that computes the value; without it people type it or bring a file.
    Periods need no rows: they follow from the frequency, the first one and today.
    """

    privacy = without_personal_data("Counts work, not people.")

    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="indicators")
    name = models.CharField(max_length=200)
    definition = models.TextField(blank=True)
    unit = models.CharField(max_length=10, choices=choices_of(Unit))
    direction = models.CharField(max_length=5, choices=choices_of(Direction))
    target = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    frequency = models.CharField(max_length=10, choices=choices_of(Frequency))
    source = models.CharField(max_length=40, blank=True)
    since = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    objects = OfficeManager.from_queryset(IndicatorQuerySet)()

    class Meta:
        constraints = [
            is_known("unit", Unit, name="indicator_unit_is_known"),
            is_known("direction", Direction, name="indicator_direction_is_known"),
            is_known("frequency", Frequency, name="indicator_frequency_is_known"),
            models.UniqueConstraint(
                fields=["process", "name"], condition=Q(ended_on__isnull=True), name="indicator_name_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ReadingQuerySet(OwnedQuerySet["Reading"]):
    """Values of indicators of the offices in scope."""


class Reading(OfficeOwned):
    """The value of an indicator in one period, told by its first day."""

    privacy = without_personal_data("Counts work, not people.")

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="readings")
    since = models.DateField()
    value = models.DecimalField(max_digits=14, decimal_places=4)
    note = models.CharField(max_length=300, blank=True)
    taken = models.CharField(max_length=10, choices=choices_of(Taken))
    taken_at = models.DateTimeField(auto_now=True)

    objects = OfficeManager.from_queryset(ReadingQuerySet)()

    class Meta:
        constraints = [
            is_known("taken", Taken, name="reading_taken_is_known"),
            models.UniqueConstraint(fields=["indicator", "since"], name="reading_once_in_a_period"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.since}: {self.value}"

    @property
    def period(self) -> Period:
        return period_of(self.since, Frequency(self.indicator.frequency))


class ReadingsDraftQuerySet(OwnedQuerySet["ReadingsDraft"]):
    """Uploaded values of the offices in scope."""


class ReadingsDraft(OfficeOwned):
    """Values read from an uploaded file, while somebody looks at them; gone when taken, dropped or a day old."""

    privacy = without_personal_data("Counts work, not people.")

    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    name = models.CharField(max_length=200)
    rows = models.JSONField()
    started_at = models.DateTimeField(auto_now_add=True)

    objects = OfficeManager.from_queryset(ReadingsDraftQuerySet)()

    def __str__(self) -> str:
        return self.name


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
