"""Audits planned and changed: criteria, scope, units, processes and days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.audits.actions.checklist import bring_earlier
from probierz.audits.actions.findable import keep_findable
from probierz.audits.actions.gates import demand_before_report, demand_fit_team, in_turn
from probierz.audits.models import Audit, AuditedProcess, AuditedUnit
from probierz.audits.queries.audits import processes_of, programme_of, units_of
from probierz.audits.queries.teams import team_of
from probierz.audits.rules import AuditKind, AuditState, Refusal, first_free, may_ask_first, may_span
from probierz.lib.polish import tidy
from probierz.lib.refusals import Refused, demand
from probierz.members.actions.turns import take_turn
from probierz.offices.models import Office, Unit
from probierz.processes.models import Process
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@dataclass(frozen=True, kw_only=True)
class Plan:
    """An audit as it is planned. `answers_by` asks the audited to answer first, by that day."""

    title: str
    starts_on: date
    ends_on: date
    kind: AuditKind = AuditKind.PLANNED
    occasion: str = ""
    criteria: str = ""
    scope: str = ""
    units: Sequence[Unit] = ()
    processes: Sequence[Process] = ()
    answers_by: date | None = None

    def columns(self) -> dict[str, Any]:
        texts = {name: getattr(self, name).strip() for name in ("occasion", "criteria", "scope")}
        days = {"starts_on": self.starts_on, "ends_on": self.ends_on, "answers_by": self.answers_by}
        return {"title": tidy(self.title), "kind": self.kind, **texts, **days}


@action(Permission.AUDIT_MANAGE)
def plan_audit(actor: Actor, *, office: Office, plan: Plan) -> Audit:
    """A new audit gets the next number of its year and opens with the findings of the last audit of its area."""
    take_turn(office)
    _demand_good(plan)
    year = plan.starts_on.year
    if programme_of(year) is None:
        raise Refused(Refusal.NO_PROGRAMME, field="starts_on")
    _demand_new(plan)
    number = first_free(Audit.objects.filter(year=year).values_list("number", flat=True))
    audit = Audit(office=office, year=year, number=number, **plan.columns())
    audit.save()
    _set_area(audit, plan)
    bring_earlier(audit)
    keep_findable(audit)
    record(actor, Verb.AUDIT_PLANNED, audit, after={"number": audit.code, **_told(audit, plan)})
    return audit


@action(Permission.AUDIT_MANAGE)
def change_plan(actor: Actor, *, audit: Audit, plan: Plan) -> Audit:
    """The team must fit the new days and the new area."""
    audit = in_turn(audit)
    demand_before_report(audit)
    _demand_good(plan)
    if plan.starts_on.year != audit.year:
        raise Refused(Refusal.OTHER_YEAR, field="starts_on", year=audit.year)
    before = _told(audit, _present(audit))
    for name, value in plan.columns().items():
        setattr(audit, name, value)
    after = _told(audit, plan)
    if before == after:
        raise Refused(Refusal.UNCHANGED)
    audit.save()
    _set_area(audit, plan)
    demand_fit_team(audit, team_of(audit))
    bring_earlier(audit)
    keep_findable(audit)
    changed = {name for name, value in after.items() if before[name] != value}
    record(
        actor,
        Verb.AUDIT_CHANGED,
        audit,
        before={name: before[name] for name in changed},
        after={name: after[name] for name in changed},
    )
    return audit


def _demand_good(plan: Plan) -> None:
    demand(may_span(plan.starts_on, plan.ends_on), field="ends_on")
    demand(may_ask_first(plan.answers_by, plan.starts_on), field="answers_by")
    if not plan.units and not plan.processes:
        raise Refused(Refusal.NO_AREA, field="processes")
    if plan.kind is AuditKind.EXTRA and not plan.occasion.strip():
        raise Refused(Refusal.NO_REASON, field="occasion")


def _demand_new(plan: Plan) -> None:
    """A form that was sent twice plans one audit."""
    same = Audit.objects.filter(state=AuditState.PLANNED, title=tidy(plan.title), starts_on=plan.starts_on)
    if (twin := same.filter(ends_on=plan.ends_on, kind=plan.kind).first()) is not None:
        raise Refused(Refusal.PLANNED_ALREADY, field="title", code=twin.code)


def _present(audit: Audit) -> Plan:
    return Plan(
        title=audit.title,
        starts_on=audit.starts_on,
        ends_on=audit.ends_on,
        units=list(units_of(audit)),
        processes=list(processes_of(audit)),
    )


def _told(audit: Audit, plan: Plan) -> dict[str, Any]:
    names = ("title", "kind", "occasion", "criteria", "scope", "starts_on", "ends_on", "answers_by")
    units, processes = sorted(one.name for one in plan.units), sorted(one.code for one in plan.processes)
    return {**{name: getattr(audit, name) for name in names}, "units": units, "processes": processes}


def _set_area(audit: Audit, plan: Plan) -> None:
    links = AuditedUnit.objects.filter(audit=audit)
    links.exclude(unit__in=plan.units).delete()
    known = set(links.values_list("unit", flat=True))
    AuditedUnit.objects.bulk_create(
        AuditedUnit(office=audit.office, audit=audit, unit=one) for one in plan.units if one.pk not in known
    )
    joins = AuditedProcess.objects.filter(audit=audit)
    joins.exclude(process__in=plan.processes).delete()
    had = set(joins.values_list("process", flat=True))
    AuditedProcess.objects.bulk_create(
        AuditedProcess(office=audit.office, audit=audit, process=one) for one in plan.processes if one.pk not in had
    )
