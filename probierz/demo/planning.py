"""Plans of the demonstration's office: policy, objectives, context, risks, opportunities, management control."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from probierz.access.actor import Actor
from probierz.demo.accounts import OFFICE
from probierz.demo.processes import words
from probierz.offices.models import Office
from probierz.offices.scope import office_scope
from probierz.people.models import Employee
from probierz.people.queries import employed_on
from probierz.planning.actions import context, control, objectives, opportunities, policy, risks
from probierz.planning.rules import (
    Assurance,
    AssuranceSource,
    Category,
    ObjectiveCommand,
    OpportunityCommand,
    Response,
    Scale,
    Side,
)
from probierz.processes.models import Indicator, Process

HALF_A_YEAR = timedelta(days=182)
SOURCES = (AssuranceSource.MONITORING, AssuranceSource.SELF_ASSESSMENT, AssuranceSource.RISK_MANAGEMENT)


def run(actor: Actor, *, offices: Mapping[str, Office], today: date) -> None:
    office = offices[OFFICE]
    with office_scope(office.pk):
        people = list(employed_on(today)[:40])
        processes = {one.code: one for one in Process.objects.running()}
        _policy(actor, office, today)
        _objectives(actor, office, people, today)
        _context(actor, office, today)
        risks.set_scale(actor, office=office, scale=Scale(likelihood=5, impact=5, threshold=10))
        for place, risk in enumerate(words()["risks"]):
            _risk(actor, office, processes, people[place], risk, today)
        for one in words()["opportunities"]:
            _opportunity(actor, office, processes, one, today)
        _control(actor, office, processes, people, today)


def _policy(actor: Actor, office: Office, today: date) -> None:
    first, second = words()["policies"]
    for text, days in ((first, 900), (second, 240)):
        policy.write_policy(actor, office=office, text=text)
        policy.adopt_policy(actor, office=office, seen=text, on=today - timedelta(days=days), today=today)
    policy.write_policy(actor, office=office, text=words()["draft"])


def _objectives(actor: Actor, office: Office, people: list[Employee], today: date) -> None:
    for place, one in enumerate(words()["objectives"]):
        indicator = Indicator.objects.filter(process__code=one.get("indicator", ""), source="").order_by("pk").first()
        due_on = today + timedelta(days=one["days"])
        aim = objectives.Aim(
            name=one["name"],
            due_on=due_on,
            indicator=indicator,
            target=Decimal(str(one["target"])) if "target" in one else None,
            measure=one.get("measure", ""),
            responsible=people[place * 2],
        )
        row = objectives.set_objective(actor, office=office, aim=aim, on=today - timedelta(days=300))
        for at, text in enumerate(one["steps"]):
            day = due_on - timedelta(days=40 - 20 * at)
            step = objectives.add_step(actor, objective=row, text=text, responsible=people[place + at], due_on=day)
            if at < one["done"]:
                objectives.finish_step(actor, step=step, on=min(day, today))
        if "result" in one:
            reached = ObjectiveCommand.REACH
            objectives.close_objective(actor, objective=row, command=reached, result=one["result"], on=due_on)


def _context(actor: Actor, office: Office, today: date) -> None:
    said = words()
    since = today - timedelta(days=500)
    for side, text, effect, is_climate in said["issues"]:
        issue = context.Issue(side=Side(side), text=text, effect=effect, is_climate=is_climate)
        context.add_issue(actor, office=office, issue=issue, on=since)
    for name, expectations, how_met in said["parties"]:
        party = context.Party(name=name, expectations=expectations, how_met=how_met)
        context.add_party(actor, office=office, party=party, on=since)
    for days in (500, 130):
        on = today - timedelta(days=days)
        reviewed = context.Reviewed(
            scope=said["scope"],
            exclusions=said["exclusions"],
            climate_matters=True,
            climate_reason=said["climate"],
            next_review_on=on + timedelta(days=365),
        )
        context.review_context(actor, office=office, reviewed=reviewed, on=on)


def _risk(
    actor: Actor, office: Office, processes: Mapping[str, Process], owner: Employee, one: dict[str, Any], today: date
) -> None:
    likelihood, impact = one["score"]
    card = risks.RiskCard(
        name=one["name"],
        category=Category(one["category"]),
        likelihood=likelihood,
        impact=impact,
        response=Response(one["response"]),
        cause=one["cause"],
        effect=one["effect"],
        controls=one.get("controls", ""),
        process=processes.get(one["process"]),
        responsible=owner,
    )
    found_on = today - timedelta(days=380)
    row = risks.add_risk(actor, office=office, card=card, on=found_on)
    for text, days, is_done in one["steps"]:
        day = today + timedelta(days=days)
        step = risks.add_risk_step(actor, risk=row, text=text, responsible=owner, due_on=day)
        if is_done:
            risks.finish_risk_step(actor, step=step, on=day)
    if "rest" in one:
        likelihood, impact = one["rest"]
        on = today - HALF_A_YEAR
        risks.review_risk(actor, risk=row, likelihood=likelihood, impact=impact, note="Przegląd półroczny.", on=on)
    if one.get("closed"):
        risks.close_risk(actor, risk=row, on=today - timedelta(days=60), today=today)


def _opportunity(
    actor: Actor, office: Office, processes: Mapping[str, Process], one: dict[str, Any], today: date
) -> None:
    chance = opportunities.Chance(
        name=one["name"],
        benefit=one["benefit"],
        gain=one["gain"],
        effort=one["effort"],
        process=processes.get(one.get("process", "")),
        next_review_on=today + HALF_A_YEAR,
    )
    row = opportunities.add_opportunity(actor, office=office, chance=chance, on=today - HALF_A_YEAR)
    if "state" in one:
        command = OpportunityCommand(one["state"])
        opportunities.decide_opportunity(actor, row=row, command=command, result=one.get("result", ""))


def _control(
    actor: Actor, office: Office, processes: Mapping[str, Process], people: list[Employee], today: date
) -> None:
    for year in (today.year - 1, today.year):
        for place, one in enumerate(words()["goals"]):
            card = control.GoalCard(
                name=one["name"],
                tasks=one["tasks"],
                measure=one["measure"],
                planned=one["planned"],
                reached=one["reached"] if year < today.year else "",
                note=one.get("note", "") if year < today.year else "",
                process=processes[one["process"]],
                responsible=people[place],
            )
            control.add_goal(actor, office=office, year=year, card=card)
    stated = control.Stated(
        assurance=Assurance.SUFFICIENT, sources=SOURCES, planned="Przeszkolić zastępców w geodezji."
    )
    statement = control.write_statement(actor, office=office, year=today.year - 1, stated=stated)
    control.issue_statement(actor, statement=statement, on=date(today.year, 2, 14))
