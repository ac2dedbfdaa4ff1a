"""The programme of a year: written by whoever keeps the system, adopted by somebody else."""

from datetime import date

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.audits.models import AuditProgramme
from probierz.audits.queries.audits import programme_seen
from probierz.audits.rules import Refusal
from probierz.lib.refusals import Refused
from probierz.members.actions.turns import take_turn
from probierz.offices.models import Office
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@action(Permission.AUDIT_MANAGE)
def write_programme(actor: Actor, *, office: Office, year: int, objectives: str, risks: str) -> AuditProgramme:
    """The one of the year, new or changed; a change of what was adopted must be adopted anew."""
    take_turn(office)
    if not objectives.strip():
        raise Refused(Refusal.OBJECTIVES_EMPTY, field="objectives")
    row = AuditProgramme.objects.filter(year=year).first()
    before = {"objectives": row.objectives, "risks": row.risks} if row else {}
    after = {"objectives": objectives.strip(), "risks": risks.strip()}
    if before == after:
        raise Refused(Refusal.UNCHANGED)
    row = row or AuditProgramme(office=office, year=year)
    row.objectives, row.risks = after["objectives"], after["risks"]
    row.written_by, row.adopted_on, row.adopted_by = actor.account, None, None
    row.save()
    record(actor, Verb.AUDIT_PROGRAMME_WRITTEN, row, before=before, after={"year": year, **after})
    return row


@action(Permission.AUDIT_ADOPT)
def adopt_programme(actor: Actor, *, programme: AuditProgramme, on: date, seen: str = "") -> AuditProgramme:
    """The words that were `seen`, or those of the given row; what was rewritten meanwhile is read again first."""
    row = AuditProgramme.objects.select_for_update(of=("self",), no_key=True).get(pk=programme.pk)
    if row.adopted_on is not None:
        raise Refused(Refusal.ADOPTED_ALREADY)
    if actor.account is not None and actor.account.pk == row.written_by_id:
        raise Refused(Refusal.OWN_PROGRAMME)
    if (seen or programme_seen(programme)) != programme_seen(row):
        raise Refused(Refusal.MOVED)
    row.adopted_on, row.adopted_by = on, actor.account
    row.save(update_fields=["adopted_on", "adopted_by"])
    record(actor, Verb.AUDIT_PROGRAMME_ADOPTED, row, after={"year": row.year, "on": on})
    return row
