"""The programme of a year, its audits, what each of them looks at, and who gets the report."""

from django.db import models
from django.db.models import F, Q

from probierz.audits.rules import AuditKind, AuditState
from probierz.lib.identifiers import portable_id
from probierz.lib.privacy import Privacy, Retention, Since, without_personal_data
from probierz.offices.columns import choices_of, is_known
from probierz.offices.owned import OfficeManager, OfficeOwned, OwnedQuerySet

THE_SYSTEM = "Says how the quality system is audited; a person only through the account."


class AuditProgrammeQuerySet(OwnedQuerySet["AuditProgramme"]):
    """Programmes of audits of the offices in scope."""


class AuditProgramme(OfficeOwned):
    """What audits of a year are for, and what may go wrong with them. It is adopted by the head of the office."""

    privacy = without_personal_data(THE_SYSTEM)

    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    year = models.PositiveSmallIntegerField()
    objectives = models.TextField()
    risks = models.TextField(blank=True)
    written_by = models.ForeignKey("people.Account", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    adopted_on = models.DateField(null=True, blank=True)
    adopted_by = models.ForeignKey("people.Account", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = OfficeManager.from_queryset(AuditProgrammeQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "year"], name="audit_programme_once_a_year")]

    def __str__(self) -> str:
        return str(self.year)


class AuditQuerySet(OwnedQuerySet["Audit"]):
    """Audits of the offices in scope."""


class Audit(OfficeOwned):
    """One audit of the quality system. What the report says never changes after it was signed."""

    privacy = without_personal_data(THE_SYSTEM)

    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=choices_of(AuditKind))
    occasion = models.CharField(max_length=300, blank=True)
    criteria = models.TextField(blank=True)
    scope = models.TextField(blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    answers_by = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=choices_of(AuditState), default=AuditState.PLANNED.value)
    started_on = models.DateField(null=True, blank=True)
    finished_on = models.DateField(null=True, blank=True)
    summary = models.TextField(blank=True)
    signed_on = models.DateField(null=True, blank=True)
    signed_by = models.ForeignKey("people.Account", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    closed_on = models.DateField(null=True, blank=True)
    reason = models.TextField(blank=True)

    objects = OfficeManager.from_queryset(AuditQuerySet)()

    class Meta:
        constraints = [
            is_known("kind", AuditKind, name="audit_kind_is_known"),
            is_known("state", AuditState, name="audit_state_is_known"),
            models.UniqueConstraint(fields=["office", "year", "number"], name="audit_number_once_a_year"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="audit_in_order"),
            models.CheckConstraint(
                condition=Q(state__in=["signed", "closed"], signed_on__isnull=False)
                | (~Q(state__in=["signed", "closed"]) & Q(signed_on__isnull=True)),
                name="audit_signed_on_a_day",
            ),
        ]
        indexes = [models.Index(fields=["office", "starts_on"], name="audit_in_order_of_days")]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    @property
    def code(self) -> str:
        return f"A-{self.year}-{self.number}"


class AuditedUnitQuerySet(OwnedQuerySet["AuditedUnit"]):
    """Audited units of the offices in scope."""


class AuditedUnit(OfficeOwned):
    """A unit that an audit looks at, with everything beneath it."""

    privacy = without_personal_data("A unit is not a person.")

    audit = models.ForeignKey(Audit, on_delete=models.CASCADE, related_name="unit_links")
    unit = models.ForeignKey("offices.Unit", on_delete=models.PROTECT, related_name="+")

    objects = OfficeManager.from_queryset(AuditedUnitQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["audit", "unit"], name="audited_unit_once")]

    def __str__(self) -> str:
        return f"{self.audit_id}: {self.unit_id}"


class AuditedProcessQuerySet(OwnedQuerySet["AuditedProcess"]):
    """Audited processes of the offices in scope."""


class AuditedProcess(OfficeOwned):
    """A process that an audit looks at."""

    privacy = without_personal_data("Says what was audited.")

    audit = models.ForeignKey(Audit, on_delete=models.CASCADE, related_name="process_links")
    process = models.ForeignKey("processes.Process", on_delete=models.PROTECT, related_name="audit_links")

    objects = OfficeManager.from_queryset(AuditedProcessQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["audit", "process"], name="audited_process_once")]

    def __str__(self) -> str:
        return f"{self.audit_id}: {self.process_id}"


class RecipientQuerySet(OwnedQuerySet["Recipient"]):
    """Recipients of reports in the offices in scope."""


class Recipient(OfficeOwned):
    """A person who got the report, and the day on which that person said to have read it."""

    privacy = Privacy(about=("employee",), is_deleted=True, retention=Retention(10, Since.DEPARTURE))

    audit = models.ForeignKey(Audit, on_delete=models.CASCADE, related_name="recipients")
    employee = models.ForeignKey("people.Employee", on_delete=models.CASCADE, related_name="+")
    sent_on = models.DateField()
    read_on = models.DateField(null=True, blank=True)

    objects = OfficeManager.from_queryset(RecipientQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["audit", "employee"], name="audit_report_sent_once")]

    def __str__(self) -> str:
        return f"{self.audit_id} to {self.employee_id}"
