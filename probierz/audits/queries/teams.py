"""Teams: who belongs to one, who may join it, who comes from another office."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from probierz.audits.models import Audit, AuditMember, Competence, Entry, Involvement, Question
from probierz.audits.queries.independence import area_of_audit, candidates
from probierz.audits.rules import OPEN_TO_GUESTS, WRITERS, Consent, MemberRole, Part
from probierz.audits.rules.independence import may_audit
from probierz.lib.verdicts import Verdict
from probierz.offices.models import Office, Participation
from probierz.offices.scope import across_offices, office_scope
from probierz.people.models import Account, Employee, Employment
from probierz.people.queries import employed_on

ORDER = {role: place for place, role in enumerate(MemberRole)}


@dataclass(frozen=True)
class Chance:
    """A person with the answer whether they may audit here."""

    employee: Employee
    verdict: Verdict


@dataclass(frozen=True)
class Lent:
    """An auditor whom another office of a programme offers to the others."""

    competence: Competence
    employee: Employee
    home: Office


def team_of(audit: Audit) -> list[AuditMember]:
    """The lead first."""
    rows = AuditMember.objects.filter(audit=audit).select_related("employee", "employee__account", "home", "guest")
    return sorted(rows.order_by("pk"), key=lambda one: ORDER[MemberRole(one.role)])


def member_by_key(audit: Audit, key: str) -> AuditMember | None:
    rows = AuditMember.objects.select_related("audit", "audit__office", "employee", "home")
    return rows.filter(audit=audit, key=key).first()


def member_of(audit: Audit, account: Account | None) -> AuditMember | None:
    """The working member of the team who is this person."""
    if account is None:
        return None
    mine = Q(employee__account=account) | Q(guest=account)
    return AuditMember.objects.working().select_related("employee").filter(mine, audit=audit).first()


def chances(audit: Audit, role: MemberRole, *, on: date) -> list[Chance]:
    """Everybody with an account or a competence, each with the answer for this audit and role."""
    known = Competence.objects.values("employee")
    people = list(employed_on(on).filter(Q(account__isnull=False) | Q(pk__in=known)))
    area = area_of_audit(audit)
    facts = candidates(people, since=audit.starts_on, until=audit.ends_on)
    return [Chance(one, may_audit(facts[one.pk], area, role)) for one in people]


def competences() -> QuerySet[Competence]:
    rows = Competence.objects.select_related("employee", "employee__account")
    return rows.order_by("employee__sort_key", "-valid_from", "pk")


def competence_by_key(key: str) -> Competence | None:
    return Competence.objects.select_related("employee", "office").filter(key=key).first()


def involvements() -> QuerySet[Involvement]:
    rows = Involvement.objects.select_related("employee", "unit", "process")
    return rows.order_by("employee__sort_key", "-since", "pk")


def ending(*, on: date, until: date) -> QuerySet[Competence]:
    """Competences that end soon, the nearest first."""
    rows = Competence.objects.filter(valid_to__gte=on, valid_to__lte=until).select_related("employee")
    return rows.order_by("valid_to", "pk")


def lent_to(office: Office, *, since: date, until: date, on: date) -> list[Lent]:
    """Auditors whom other offices of the same programmes offer, competent on these days."""
    mine = Participation.objects.on(on).filter(office=office).values("programme")
    others = Participation.objects.on(on).filter(programme__in=mine).exclude(office=office)
    homes = {one.pk: one for one in Office.objects.filter(pk__in=others.values("office"))}
    if not homes:
        return []
    with across_offices(reason="Auditors whom other offices of the programme offer by their own choice."):
        rows = Competence.objects.valid(since=since, until=until).filter(office__in=homes, is_lent=True)
        rows = rows.filter(employee__account__is_active=True).select_related("employee", "employee__account")
        found = [Lent(one, one.employee, homes[one.office_id]) for one in rows.order_by("employee__sort_key", "pk")]
    return sorted(found, key=lambda one: one.home.sort_key)


def is_competent_at_home(member: AuditMember, *, since: date, until: date) -> bool:
    """Whether the guest's own office still records a competence for these days."""
    if member.home_id is None or member.guest_id is None:
        return False
    with office_scope(member.home_id):
        rows = Competence.objects.valid(since=since, until=until)
        return rows.filter(employee__account=member.guest_id, is_lent=True).exists()


def asked_of(office: Office) -> list[AuditMember]:
    """Auditors of this office whom others asked for; the latest first."""
    with across_offices(reason="An office reads who asked for its auditors, and for when."):
        rows = AuditMember.objects.filter(home=office).select_related("audit", "audit__office", "guest")
        return list(rows.order_by("-asked_on", "-pk"))


def visits_of(account: Account) -> list[AuditMember]:
    """Audits in other offices to which this person was lent."""
    with across_offices(reason="A person reads to which audits of other offices it was lent."):
        rows = AuditMember.objects.filter(guest=account, consent=Consent.GIVEN, audit__state__in=OPEN_TO_GUESTS)
        return list(rows.select_related("audit", "audit__office").order_by("audit__starts_on", "pk"))


def visit(account: Account, *, office: str, key: str) -> AuditMember | None:
    """The place of this person in the team of one audit: employed there today, or a guest while the audit lasts."""
    with across_offices(reason="Whoever belongs to an audit's team enters that audit alone."):
        employed = Employment.objects.on(timezone.localdate()).filter(employee__account=account)
        own = Q(employee__account=account, employee__in=employed.values("employee"))
        mine = own | Q(guest=account, audit__state__in=OPEN_TO_GUESTS)
        rows = AuditMember.objects.working().filter(mine, audit__key=key, office__code=office)
        return rows.select_related("office").first()


def has_written(member: AuditMember) -> bool:
    """Whether words or verdicts in the audit are this person's."""
    if Question.objects.filter(audit=member.audit_id, judged_by=member).exists():
        return True
    account = member.employee.account_id if member.employee else member.guest_id
    entries = Entry.objects.filter(question__audit=member.audit_id, part=Part.AUDITOR, account=account)
    return account is not None and entries.exists()


def writes(member: AuditMember | None) -> bool:
    """Whether this person writes in the audit; observers only look on."""
    return member is not None and member.role in WRITERS


def can_write(people: Sequence[AuditMember]) -> list[AuditMember]:
    """Those to whom questions can be given out."""
    return [one for one in people if one.role != MemberRole.OBSERVER and one.consent != Consent.REFUSED]
