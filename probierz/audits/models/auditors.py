"""Who may audit: competence with its days, hands somebody had in an area, and the team of an audit."""

from datetime import date

from django.db import models
from django.db.models import Q

from probierz.audits.models.audits import Audit
from probierz.audits.rules import Consent, InvolvementKind, MemberRole
from probierz.lib.identifiers import portable_id
from probierz.lib.privacy import Privacy, Retention, Since
from probierz.offices.columns import choices_of, is_known
from probierz.offices.dated import Dated, DatedQuerySet, in_order
from probierz.offices.owned import OfficeManager, OfficeOwned, OwnedQuerySet

ABOUT_AUDITORS = Privacy(about=("employee",), is_deleted=True, retention=Retention(10, Since.DEPARTURE))


class CompetenceQuerySet(OwnedQuerySet["Competence"]):
    """Competence of auditors of the offices in scope."""

    def valid(self, *, since: date, until: date) -> "CompetenceQuerySet":
        """Those that hold on every day between the two, both included."""
        lasts = Q(valid_to__isnull=True) | Q(valid_to__gte=until)
        return self.filter(lasts, valid_from__lte=since)


class Competence(OfficeOwned):
    """What lets a person audit, from one day to another. `is_lent`: other offices of a programme may ask for them."""

    privacy = ABOUT_AUDITORS

    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    employee = models.ForeignKey("people.Employee", on_delete=models.CASCADE, related_name="audit_competences")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=300)
    is_lent = models.BooleanField(default=False)

    objects = OfficeManager.from_queryset(CompetenceQuerySet)()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=models.F("valid_from")),
                name="audit_competence_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.note


class InvolvementQuerySet(DatedQuerySet["Involvement"]):
    """Hands that people of the offices in scope had in units and processes."""


class Involvement(OfficeOwned, Dated):
    """A person trained or advised a unit or a process."""

    privacy = ABOUT_AUDITORS

    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    employee = models.ForeignKey("people.Employee", on_delete=models.CASCADE, related_name="audit_involvements")
    kind = models.CharField(max_length=10, choices=choices_of(InvolvementKind))
    unit = models.ForeignKey("offices.Unit", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    process = models.ForeignKey("processes.Process", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    note = models.CharField(max_length=300, blank=True)

    objects = OfficeManager.from_queryset(InvolvementQuerySet)()

    class Meta:
        constraints = [
            in_order("audit_involvement_in_order"),
            is_known("kind", InvolvementKind, name="audit_involvement_kind_is_known"),
            models.CheckConstraint(
                condition=Q(unit__isnull=False) | Q(process__isnull=False), name="audit_involvement_somewhere"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.employee_id} {self.kind}"


class AuditMemberQuerySet(OwnedQuerySet["AuditMember"]):
    """Teams of the offices in scope."""

    def working(self) -> "AuditMemberQuerySet":
        """One's own people, and guests whose office agreed."""
        return self.filter(consent__in=[Consent.NONE_NEEDED, Consent.GIVEN])


class AuditMember(OfficeOwned):
    """A person of an audit's team: an employee, or by consent the auditor of another office, its `guest`."""

    privacy = Privacy(personal=("guest_name",), about=("employee", "guest"), retention=Retention(10, Since.DEPARTURE))

    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    audit = models.ForeignKey(Audit, on_delete=models.CASCADE, related_name="members")
    role = models.CharField(max_length=10, choices=choices_of(MemberRole))
    employee = models.ForeignKey(
        "people.Employee", on_delete=models.SET_NULL, null=True, blank=True, related_name="audit_memberships"
    )
    guest = models.ForeignKey("people.Account", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    guest_name = models.CharField(max_length=200, blank=True)
    home = models.ForeignKey("offices.Office", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    consent = models.CharField(max_length=12, choices=choices_of(Consent), default=Consent.NONE_NEEDED.value)
    asked_on = models.DateField(null=True, blank=True)
    decided_on = models.DateField(null=True, blank=True)

    objects = OfficeManager.from_queryset(AuditMemberQuerySet)()

    class Meta:
        constraints = [
            is_known("role", MemberRole, name="audit_member_role_is_known"),
            is_known("consent", Consent, name="audit_member_consent_is_known"),
            models.UniqueConstraint(
                fields=["audit", "employee"], condition=Q(employee__isnull=False), name="audit_member_once"
            ),
            models.UniqueConstraint(
                fields=["audit", "guest"], condition=Q(guest__isnull=False), name="audit_guest_once"
            ),
            models.UniqueConstraint(
                fields=["audit"], condition=Q(role="lead") & ~Q(consent="refused"), name="audit_one_lead"
            ),
            models.CheckConstraint(
                condition=Q(home__isnull=True, consent="none_needed")
                | (Q(home__isnull=False) & ~Q(consent="none_needed")),
                name="audit_guest_by_consent",
            ),
        ]

    def __str__(self) -> str:
        return str(self.employee) if self.employee else self.guest_name
