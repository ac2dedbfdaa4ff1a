"""Risks on the office's scale: found, scored, treated, reviewed, closed."""

from dataclasses import dataclass
from datetime import date

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.lib.refusals import Refused, demand
from probierz.members.actions.turns import take_turn
from probierz.offices.models import Office
from probierz.people.models import Employee
from probierz.planning.actions.findable import keep_findable
from probierz.planning.actions.rows import next_number, personal_of, set_values, told
from probierz.planning.models import Objective, Risk, RiskReview, RiskScale, RiskStep
from probierz.planning.queries.risks import scale_of
from probierz.planning.rules import (
    Category,
    Refusal,
    Response,
    RiskState,
    Scale,
    may_score,
    may_take_scale,
    months_later,
)
from probierz.processes.models import Process
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@dataclass(frozen=True, kw_only=True)
class RiskCard:
    """A risk as it is written down, scored before and after controls."""

    name: str
    category: Category
    likelihood: int
    impact: int
    response: Response
    cause: str = ""
    effect: str = ""
    controls: str = ""
    process: Process | None = None
    objective: Objective | None = None
    responsible: Employee | None = None
    residual_likelihood: int | None = None
    residual_impact: int | None = None
    review_months: int = 12


@action(Permission.PLANNING_MANAGE)
def set_scale(actor: Actor, *, office: Office, scale: Scale) -> RiskScale:
    """Open risks must fit the new scale as they are scored."""
    take_turn(office)
    scored = [((risk.likelihood, risk.impact), risk.now) for risk in Risk.objects.open()]
    demand(may_take_scale(scale, scored=scored), field="threshold")
    row = RiskScale.objects.first()
    before = told(row, _SCALE) if row else {}
    row = row or RiskScale(office=office)
    row.likelihood, row.impact, row.threshold = scale.likelihood, scale.impact, scale.threshold
    if told(row, _SCALE) == before:
        raise Refused(Refusal.UNCHANGED)
    row.save()
    record(actor, Verb.RISK_SCALE_SET, row, before=before, after=told(row, _SCALE))
    return row


_SCALE = {"likelihood": 0, "impact": 0, "threshold": 0}


@action(Permission.PLANNING_MANAGE)
def add_risk(actor: Actor, *, office: Office, card: RiskCard, on: date) -> Risk:
    take_turn(office)
    _demand_scored(card)
    risk = Risk(
        office=office,
        number=next_number(Risk.objects.all()),
        found_on=on,
        next_review_on=months_later(on, card.review_months),
        **vars(card),
    )
    risk.save()
    _keep_review(risk, note="", on=on)
    keep_findable(risk)
    after, personal = told(risk, vars(card)), personal_of(risk, vars(card))
    record(actor, Verb.RISK_ADDED, risk, after=after, personal=personal)
    return risk


@action(Permission.PLANNING_MANAGE)
def change_risk(actor: Actor, *, risk: Risk, card: RiskCard) -> Risk:
    take_turn(risk.office)
    risk.refresh_from_db()
    _demand_open(risk)
    _demand_scored(card)
    before, after, personal = set_values(risk, vars(card))
    risk.save()
    keep_findable(risk)
    record(actor, Verb.RISK_CHANGED, risk, before=before, after=after, personal=personal)
    return risk


@action(Permission.PLANNING_MANAGE)
def review_risk(actor: Actor, *, risk: Risk, likelihood: int, impact: int, note: str, on: date) -> Risk:
    """Judge what remains of the risk today; the next review follows from its rhythm."""
    take_turn(risk.office)
    risk.refresh_from_db()
    _demand_open(risk)
    demand(may_score(scale_of(), likelihood, impact, is_residual=False), field="likelihood")
    before = {"score": risk.score}
    risk.residual_likelihood, risk.residual_impact = likelihood, impact
    risk.next_review_on = months_later(on, risk.review_months)
    risk.save()
    _keep_review(risk, note=note, on=on)
    record(actor, Verb.RISK_REVIEWED, risk, before=before, after={"score": risk.score, "on": on}, note=note)
    return risk


@action(Permission.PLANNING_MANAGE)
def close_risk(actor: Actor, *, risk: Risk, on: date, today: date) -> None:
    if on > today:
        raise Refused(Refusal.IN_FUTURE, field="on")
    if Risk.objects.open().filter(pk=risk.pk).update(state=RiskState.CLOSED, closed_on=on) != 1:
        raise Refused(Refusal.CLOSED)
    risk.state, risk.closed_on = RiskState.CLOSED, on
    keep_findable(risk)
    record(actor, Verb.RISK_CLOSED, risk, before={"state": RiskState.OPEN}, after={"state": RiskState.CLOSED, "on": on})


@action(Permission.PLANNING_MANAGE)
def add_risk_step(actor: Actor, *, risk: Risk, text: str, responsible: Employee | None, due_on: date) -> RiskStep:
    _demand_open(risk)
    step = RiskStep(office=risk.office, risk=risk, text=text, responsible=responsible, due_on=due_on)
    step.save()
    after = {"step": text, "due_on": due_on}
    record(actor, Verb.RISK_STEP_ADDED, risk, after=after, personal=personal_of(step, {"responsible": responsible}))
    return step


@action(Permission.PLANNING_MANAGE)
def finish_risk_step(actor: Actor, *, step: RiskStep, on: date) -> None:
    if RiskStep.objects.filter(pk=step.pk, done_on__isnull=True).update(done_on=on) != 1:
        raise Refused(Refusal.STEP_DONE)
    record(actor, Verb.RISK_STEP_DONE, step.risk, after={"step": step.text, "done_on": on})


def _demand_open(risk: Risk) -> None:
    if risk.state != RiskState.OPEN:
        raise Refused(Refusal.CLOSED)


def _demand_scored(card: RiskCard) -> None:
    scale = scale_of()
    demand(may_score(scale, card.likelihood, card.impact, is_residual=False), field="likelihood")
    left = (card.residual_likelihood, card.residual_impact)
    demand(may_score(scale, *left, is_residual=True), field="residual_likelihood")
    now = (card.likelihood, card.impact) if left[0] is None or left[1] is None else (left[0], left[1])
    if card.response is Response.TOLERATE and scale.is_over(*now) and not card.controls.strip():
        raise Refused(Refusal.NO_TREATMENT, field="response")


def _keep_review(risk: Risk, *, note: str, on: date) -> None:
    likelihood, impact = risk.now
    RiskReview(office=risk.office, risk=risk, on=on, likelihood=likelihood, impact=impact, note=note).save()
