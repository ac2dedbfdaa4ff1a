"""Audits and the programme of a year."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.db.models import CharField, Count, Exists, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat

from probierz.audits.models import (
    Audit,
    AuditedProcess,
    AuditedUnit,
    AuditMember,
    AuditProgramme,
    Question,
    Recipient,
)
from probierz.audits.rules import BEFORE_REPORT, RAISED, REPORTED, MemberRole, QuestionVerdict
from probierz.offices.dated import holds
from probierz.offices.models import Unit
from probierz.offices.words import has_words
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


def programme_seen(row: AuditProgramme) -> str:
    """Names the words of a programme as they are, so that nobody adopts others than were read."""
    return sha256(f"{row.objectives}\0{row.risks}".encode()).hexdigest()


def years() -> list[int]:
    """Years with a programme or an audit, the latest first."""
    planned = AuditProgramme.objects.order_by().values_list("year", flat=True)
    audited = Audit.objects.order_by().values_list("year", flat=True).distinct()
    return sorted({*planned, *audited}, reverse=True)


def audits_of_year(year: int) -> list[Row]:
    return rows_of(Audit.objects.filter(year=year).order_by("starts_on", "number"))


def listed(*, words: str = "", state: str = "") -> QuerySet[Audit]:
    """Those of the state with every word in number, title, area or the name of the lead auditor; the latest first."""
    rows = Audit.objects.order_by("-starts_on", "-number")
    if state:
        rows = rows.filter(state=state)
    if words.strip():
        code = Concat(Value("A-"), Cast("year", CharField()), Value("-"), Cast("number", CharField()))
        rows = rows.annotate(told=Concat(code, Value(" "), "title", output_field=TextField()))
    for word in words.split():
        rows = rows.filter(_has(word))
    return rows


def _has(word: str) -> Q:
    """Links are asked apart, so that no audit comes twice."""
    units = AuditedUnit.objects.filter(has_words("unit__name", word))
    processes = AuditedProcess.objects.filter(has_words("process__name", word) | has_words("process__code", word))
    named = has_words("employee__given_name", word) | has_words("employee__family_name", word)
    leads = AuditMember.objects.filter(named | has_words("guest_name", word), role=MemberRole.LEAD)
    about = Q(*(Q(pk__in=rows.values("audit")) for rows in (units, processes, leads)), _connector=Q.OR)
    return has_words("told", word) | about


def reported_between(since: date, until: date) -> list[Row]:
    """Those whose reports were signed from one day to the day before the other, the latest first."""
    rows = Audit.objects.filter(state__in=REPORTED, signed_on__gte=since, signed_on__lt=until)
    return rows_of(rows.order_by("-signed_on", "-number"))


def audit_by_key(key: str) -> Audit | None:
    return Audit.objects.select_related("office", "signed_by").filter(key=key).first()


def row_of(audit: Audit) -> Row:
    return rows_of([audit])[0]


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
    units = Employment.objects.filter(holds(on), employee__account=account).values("unit")
    processes = Responsibility.objects.on(on).filter(employee__account=account).values("process")
    mine = Q(pk__in=AuditedUnit.objects.filter(unit__in=units).values("audit"))
    mine |= Q(pk__in=AuditedProcess.objects.filter(process__in=processes).values("audit"))
    unanswered = Exists(Question.objects.filter(audit=OuterRef("pk"), answer=""))
    rows = Audit.objects.filter(mine, unanswered, answers_by__isnull=False, state__in=BEFORE_REPORT)
    return list(rows.order_by("answers_by", "pk"))


def not_raised(audit: Audit) -> int:
    """Findings that belong in the register of nonconformities and are not there yet."""
    return Question.objects.filter(audit=audit, verdict__in=RAISED, raised_key="").count()


def rows_of(audits: Iterable[Audit]) -> list[Row]:
    """Audits as lists show them, at the cost of a few questions however many they are."""
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
