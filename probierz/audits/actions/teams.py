"""The team: one's own auditors, and by consent those of another office of the programme."""

from dataclasses import dataclass
from datetime import date

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.audits.actions.gates import demand_before_report, demand_fit, in_turn
from probierz.audits.models import Audit, AuditMember
from probierz.audits.queries.teams import Lent, has_written, is_competent_at_home, lent_to
from probierz.audits.rules import WRITERS, Consent, MemberRole, Refusal
from probierz.lib.refusals import Refused
from probierz.offices.models import Office
from probierz.offices.scope import across_offices, office_scope
from probierz.people.models import Employee
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@dataclass(frozen=True, kw_only=True)
class Asked:
    """An auditor offered by another office. `is_impartial`: neither trained nor advised those who are audited."""

    competence: str
    role: MemberRole
    is_impartial: bool


@action(Permission.AUDIT_MANAGE)
def name_member(actor: Actor, *, audit: Audit, person: Employee, role: MemberRole) -> AuditMember:
    """Refuses whoever would judge own work, and auditors without competence on the days of the audit."""
    audit = in_turn(audit)
    demand_before_report(audit)
    _demand_place(audit, role)
    if AuditMember.objects.filter(audit=audit, employee=person).exists():
        raise Refused(Refusal.IN_TEAM, field="person")
    if role in WRITERS and person.account_id is None:
        raise Refused(Refusal.NO_ACCOUNT, field="person", name=str(person))
    demand_fit(audit, person, role)
    member = AuditMember(office=audit.office, audit=audit, employee=person, role=role)
    member.save()
    record(actor, Verb.AUDIT_MEMBER_NAMED, audit, after={"role": role}, personal={"person": str(person)})
    return member


@action(Permission.AUDIT_MANAGE)
def release_member(actor: Actor, *, member: AuditMember) -> None:
    """Questions given to this person are free again; whoever judged or wrote stays named beside the words."""
    audit = in_turn(member.audit)
    demand_before_report(audit)
    if has_written(member):
        raise Refused(Refusal.HAS_WRITTEN, name=str(member))
    name, role = str(member), member.role
    member.delete()
    record(actor, Verb.AUDIT_MEMBER_RELEASED, audit, before={"role": role}, personal={"person": name})


@action(Permission.AUDIT_MANAGE)
def ask_for_guest(actor: Actor, *, audit: Audit, asked: Asked, on: date) -> AuditMember:
    """Ask another office for its auditor; until it agrees that person sees nothing."""
    audit = in_turn(audit)
    demand_before_report(audit)
    _demand_place(audit, asked.role)
    if not asked.is_impartial:
        raise Refused(Refusal.NOT_DECLARED, field="is_impartial")
    lent = _lent(audit, asked.competence, on)
    if AuditMember.objects.filter(audit=audit, guest=lent.employee.account_id).exists():
        raise Refused(Refusal.IN_TEAM, field="competence")
    member = AuditMember(
        office=audit.office,
        audit=audit,
        role=asked.role,
        guest_id=lent.employee.account_id,
        guest_name=str(lent.employee),
        home=lent.home,
        consent=Consent.ASKED,
        asked_on=on,
    )
    member.save()
    after = {"role": asked.role, "office": lent.home.name, "on": on}
    record(actor, Verb.AUDIT_GUEST_ASKED, audit, after=after, personal={"person": member.guest_name})
    return member


@action(Permission.AUDIT_MANAGE)
def decide_lending(actor: Actor, *, office: Office, member: AuditMember, agrees: bool, on: date) -> None:
    """The auditor's own office decides; both offices keep it in their history."""
    if member.home_id != office.pk:
        raise Refused(Refusal.NOT_LENT)
    consent = Consent.GIVEN if agrees else Consent.REFUSED
    with across_offices(reason="The lending office answers for the one that asked; the row belongs to the latter."):
        audit = Audit.objects.select_related("office").get(pk=member.audit_id)
        demand_before_report(audit)
    if agrees and not is_competent_at_home(member, since=audit.starts_on, until=audit.ends_on):
        raise Refused(Refusal.NOT_COMPETENT, name=member.guest_name)
    after = {"audit": str(audit), "state": consent, "on": on}
    with office_scope(audit.office_id):
        rows = AuditMember.objects.filter(pk=member.pk, consent=Consent.ASKED)
        if rows.update(consent=consent, decided_on=on) != 1:
            raise Refused(Refusal.DECIDED_ALREADY)
        told = {**after, "office": office.name}
        record(actor, Verb.AUDIT_GUEST_DECIDED, audit, after=told, personal={"person": member.guest_name})
    told = {**after, "office": audit.office.name}
    personal = {"person": member.guest_name}
    record(actor, Verb.AUDIT_GUEST_DECIDED, office, after=told, personal=personal, at_office=office)


def _lent(audit: Audit, competence: str, on: date) -> Lent:
    offered = lent_to(audit.office, since=audit.starts_on, until=audit.ends_on, on=on)
    found = next((one for one in offered if one.competence.key == competence), None)
    if found is None:
        raise Refused(Refusal.NOT_LENT, field="competence")
    return found


def _demand_place(audit: Audit, role: MemberRole) -> None:
    leads = AuditMember.objects.filter(audit=audit, role=MemberRole.LEAD).exclude(consent=Consent.REFUSED)
    if role is MemberRole.LEAD and leads.exists():
        raise Refused(Refusal.SECOND_LEAD, field="role")
