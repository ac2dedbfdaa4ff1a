"""What several actions ask first: whether the audit may still be written in, and by this person."""

from collections.abc import Iterable

from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.audits.models import Audit, AuditMember
from probierz.audits.queries.independence import area_of_audit, candidates
from probierz.audits.queries.teams import is_competent_at_home, member_of, team_of
from probierz.audits.rules import (
    BEFORE_REPORT,
    JUDGES,
    UNDER_WAY,
    WRITERS,
    AuditState,
    Consent,
    MemberRole,
    Refusal,
)
from probierz.audits.rules.independence import Candidate, may_audit
from probierz.lib.refusals import Refused, demand
from probierz.people.models import Employee


def in_turn(audit: Audit) -> Audit:
    """The audit as it is now, kept for this transaction."""
    return Audit.objects.select_for_update(of=("self",), no_key=True).select_related("office").get(pk=audit.pk)


def demand_open(audit: Audit) -> None:
    if audit.state not in UNDER_WAY:
        raise Refused(Refusal.LOCKED)


def demand_before_report(audit: Audit) -> None:
    if audit.state == AuditState.REPORTING:
        raise Refused(Refusal.REPORT_BEGUN)
    if audit.state not in BEFORE_REPORT:
        raise Refused(Refusal.LOCKED)


def demand_running(audit: Audit) -> None:
    if audit.state == AuditState.PLANNED:
        raise Refused(Refusal.NOT_BEGUN)
    demand_before_report(audit)


def writer(audit: Audit, actor: Actor, *, roles: Iterable[str] = WRITERS) -> AuditMember | None:
    """The member of the team who acts; None for whoever plans audits, and for the installation itself."""
    member = member_of(audit, actor.account)
    if member is not None and member.role in roles:
        return member
    if actor.account is None or actor.may(Permission.AUDIT_MANAGE):
        return None
    raise Refused(Refusal.NOT_IN_TEAM)


def judge(audit: Audit, actor: Actor) -> AuditMember | None:
    """What was seen is the team's alone to write: whoever plans audits writes nothing."""
    if actor.account is None:
        return None
    member = member_of(audit, actor.account)
    if member is None or member.role not in WRITERS:
        raise Refused(Refusal.NOT_IN_TEAM)
    return member


def demand_verdict_giver(member: AuditMember | None) -> None:
    """Whoever learns writes what was seen; verdicts need the competence of an auditor."""
    if not gives_verdicts(member):
        raise Refused(Refusal.ONLY_AUDITORS_JUDGE)


def gives_verdicts(member: AuditMember | None) -> bool:
    """The installation itself does, and every member who is not there to learn or to look on."""
    return member is None or member.role in JUDGES


def demand_fit(audit: Audit, person: Employee, role: MemberRole) -> None:
    """The person may audit this area on these days in this role."""
    facts = candidates([person], since=audit.starts_on, until=audit.ends_on)[person.pk]
    demand(may_audit(facts, area_of_audit(audit), role), field="person")


def demand_team(audit: Audit) -> None:
    """Asked again before the audit starts, and after its days or area changed."""
    team = team_of(audit)
    if not any(one.role == MemberRole.LEAD and one.consent != Consent.REFUSED for one in team):
        raise Refused(Refusal.NO_LEAD)
    demand_fit_team(audit, team)


def demand_fit_team(audit: Audit, team: Iterable[AuditMember]) -> None:
    members = list(team)
    area = area_of_audit(audit)
    own = [one.employee for one in members if one.employee is not None]
    facts = candidates(own, since=audit.starts_on, until=audit.ends_on)
    for one in members:
        if one.employee_id is not None:
            demand(may_audit(facts[one.employee_id], area, MemberRole(one.role)))
        else:
            _demand_fit_guest(audit, one)


def _demand_fit_guest(audit: Audit, member: AuditMember) -> None:
    """Those who have not agreed yet stop the start, not the planning."""
    if member.consent == Consent.REFUSED:
        return
    if member.consent == Consent.ASKED:
        if audit.state == AuditState.PLANNED and audit.started_on is None:
            return
        raise Refused(Refusal.CONSENT_MISSING, name=member.guest_name)
    able = is_competent_at_home(member, since=audit.starts_on, until=audit.ends_on)
    if member.role in JUDGES:
        demand(may_audit(_stranger(member.guest_name, is_able=able), area_of_audit(audit), MemberRole(member.role)))


def _stranger(name: str, *, is_able: bool) -> Candidate:
    """Their own office employs them."""
    return Candidate(name=name, is_competent=is_able, is_employed=True)
