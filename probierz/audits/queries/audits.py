"""Audits and the programme of a year."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from probierz.audits.models import (
    Audit,
    AuditedProcess,
    AuditedUnit,
    AuditMember,
    AuditProgramme,
    Question,
    Recipient,
)
from probierz.audits.rules import RAISED, REPORTED, TO_FOLLOW, UNDER_WAY, AuditState, QuestionVerdict
from probierz.lib.polish import fold
from probierz.offices.dated import holds
from probierz.offices.models import Unit
from probierz.people.models import Account, Employee, Employment, Membership
from probierz.people.rules import Role
from probierz.processes.models import Process, Responsibility


@dataclass(frozen=True)
class Row:
    """An audit in a list: what it looks at, who leads it, how far it is and what it found."""

    audit: Audit
    units: tuple[Unit, ...]
    processes: tuple[Process, ...]
    members: tuple[AuditMember, ...]
    verdicts: Counter[str]

    @property
    def area(self) -> str:
        return ", ".join([*(str(one) for one in self.processes), *(one.name for one in self.units)])

    @property
    def lead(self) -> AuditMember | None:
        return next((one for one in self.members if one.role == "lead"), None)

    @property
    def asked(self) -> int:
        return sum(self.verdicts.values())

    @property
    def judged(self) -> int:
        return self.asked - self.verdicts[""]

    @property
    def nonconformities(self) -> int:
        return self.verdicts[QuestionVerdict.MAJOR] + self.verdicts[QuestionVerdict.MINOR]

    def count(self, verdict: QuestionVerdict) -> int:
        return self.verdicts[verdict]


def programme_of(year: int) -> AuditProgramme | None:
    return AuditProgramme.objects.select_related("office", "adopted_by", "written_by").filter(year=year).first()


def years() -> list[int]:
    """Years with a programme or an audit, the latest first."""
    planned = AuditProgramme.objects.order_by().values_list("year", flat=True)
    audited = Audit.objects.order_by().values_list("year", flat=True).distinct()
    return sorted({*planned, *audited}, reverse=True)


def audits_of_year(year: int) -> list[Row]:
    return _rows(Audit.objects.filter(year=year).order_by("starts_on", "number"))


def matching(rows: Iterable[Row], *, words: str = "", state: str = "") -> list[Row]:
    parts = fold(words).split()
    return [
        row
        for row in rows
        if (not state or row.audit.state == state)
        and all(part in fold(f"{row.audit} {row.area} {row.lead or ''}") for part in parts)
    ]


def all_audits() -> list[Row]:
    """The latest first."""
    return _rows(Audit.objects.order_by("-starts_on", "-number"))


def reported_between(since: date, until: date) -> list[Row]:
    """Those whose reports were signed from one day to the day before the other, the latest first."""
    rows = Audit.objects.filter(state__in=REPORTED, signed_on__gte=since, signed_on__lt=until)
    return _rows(rows.order_by("-signed_on", "-number"))


def audit_by_key(key: str) -> Audit | None:
    return Audit.objects.select_related("office", "signed_by").filter(key=key).first()


def row_of(audit: Audit) -> Row:
    return _rows([audit])[0]


def units_of(audit: Audit) -> QuerySet[Unit]:
    return Unit.objects.filter(pk__in=AuditedUnit.objects.filter(audit=audit).values("unit")).order_by("sort_key")


def processes_of(audit: Audit) -> QuerySet[Process]:
    linked = AuditedProcess.objects.filter(audit=audit).values("process")
    return Process.objects.filter(pk__in=linked).order_by("order", "code")


def previous_of(audit: Audit) -> Audit | None:
    """The last reported audit before this one that looked at any of the same units or processes."""
    shared = Q(process_links__process__in=processes_of(audit)) | Q(unit_links__unit__in=units_of(audit))
    rows = Audit.objects.filter(shared, state__in=REPORTED, ends_on__lt=audit.starts_on).exclude(pk=audit.pk)
    return rows.order_by("-ends_on", "-number").distinct().first()


def earlier_findings(audit: Audit) -> list[Question]:
    """Findings of the last audit of the area, which this one opens with; the gravest first."""
    before = previous_of(audit)
    if before is None:
        return []
    rows = Question.objects.filter(audit=before, verdict__in=TO_FOLLOW).select_related("audit", "requirement")
    grave = {verdict: place for place, verdict in enumerate(TO_FOLLOW)}
    return sorted(rows.order_by("position"), key=lambda one: grave[QuestionVerdict(one.verdict)])


def recipients_of(audit: Audit) -> QuerySet[Recipient]:
    rows = Recipient.objects.filter(audit=audit).select_related("employee")
    return rows.order_by("employee__sort_key", "pk")


def unread_reports(account: Account) -> QuerySet[Recipient]:
    rows = Recipient.objects.filter(employee__account=account, read_on__isnull=True)
    return rows.select_related("audit").order_by("sent_on", "pk")


def recipient_for(audit: Audit, account: Account | None) -> Recipient | None:
    rows = Recipient.objects.select_related("audit", "audit__office", "employee")
    return rows.filter(audit=audit, employee__account=account).first() if account else None


def audited_people(audit: Audit, *, on: date) -> QuerySet[Employee]:
    """Those who work in the audited units or answer for the audited processes on the day."""
    units = AuditedUnit.objects.filter(audit=audit).values("unit")
    processes = AuditedProcess.objects.filter(audit=audit).values("process")
    working = Employment.objects.filter(holds(on), unit__in=units).values("employee")
    owning = Responsibility.objects.on(on).filter(process__in=processes).values("employee")
    people = Employee.objects.filter(Q(pk__in=working) | Q(pk__in=owning))
    return people.order_by("sort_key", "pk")


def expected_readers(audit: Audit, *, on: date) -> list[Employee]:
    """Whom a report concerns: the audited, the head of the office and whoever keeps the quality system."""
    leading = Membership.objects.on(on).filter(role__in=[Role.OFFICE_HEAD, Role.QUALITY_REPRESENTATIVE])
    heads = Employee.objects.filter(account__in=leading.values("account"))
    return [*audited_people(audit, on=on), *heads]


def asked_person(audit: Audit, account: Account | None, *, on: date) -> Employee | None:
    """The employee behind this account, when the audit asks that person."""
    return audited_people(audit, on=on).filter(account=account).first() if account else None


def asking(account: Account, *, on: date) -> list[Audit]:
    """Audits that ask this person to answer first and have questions without an answer."""
    open_ones = Audit.objects.filter(answers_by__isnull=False, state__in=[AuditState.PLANNED, AuditState.RUNNING])
    unanswered = Count("questions", filter=Q(questions__answer=""))
    rows = list(open_ones.annotate(unanswered=unanswered).filter(unanswered__gt=0).order_by("answers_by", "pk"))
    return [one for one in rows if asked_person(one, account, on=on)]


def under_way() -> list[Row]:
    return _rows(Audit.objects.filter(state__in=UNDER_WAY).order_by("starts_on", "pk"))


def not_raised(audit: Audit) -> int:
    """Findings that belong in the register of nonconformities and are not there yet."""
    return Question.objects.filter(audit=audit, verdict__in=RAISED, raised_key="").count()


def _rows(audits: "QuerySet[Audit] | list[Audit]") -> list[Row]:
    found = list(audits)
    units: dict[int, list[Unit]] = {}
    for link in AuditedUnit.objects.filter(audit__in=found).select_related("unit").order_by("unit__sort_key"):
        units.setdefault(link.audit_id, []).append(link.unit)
    processes: dict[int, list[Process]] = {}
    links = AuditedProcess.objects.filter(audit__in=found).select_related("process")
    for one in links.order_by("process__order", "process__code"):
        processes.setdefault(one.audit_id, []).append(one.process)
    members: dict[int, list[AuditMember]] = {}
    for member in AuditMember.objects.filter(audit__in=found).select_related("employee").order_by("pk"):
        members.setdefault(member.audit_id, []).append(member)
    verdicts: dict[int, Counter[str]] = {}
    counted = Question.objects.filter(audit__in=found).order_by().values_list("audit", "verdict")
    for audit, verdict, count in counted.annotate(Count("pk")):
        verdicts.setdefault(audit, Counter())[verdict] = count
    return [
        Row(
            one,
            tuple(units.get(one.pk, ())),
            tuple(processes.get(one.pk, ())),
            tuple(members.get(one.pk, ())),
            verdicts.get(one.pk, Counter()),
        )
        for one in found
    ]
