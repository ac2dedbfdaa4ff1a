"""Objectives, risks, opportunities and the policy as the search finds them: those that still count."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import override

from probierz.offices.models import Office
from probierz.planning.models import Objective, Opportunity, Policy, Risk
from probierz.planning.queries.records import OBJECTIVE, OPPORTUNITY, POLICY, READ, RISK, policy_facts
from probierz.planning.rules import ObjectiveState, OpportunityState, PolicyState, RiskState
from probierz.search.sources import Entry

Row = Objective | Risk | Opportunity | Policy


def entry_of(row: Row, office: Office) -> Entry | None:
    """None for what is closed, given up or replaced."""
    said: tuple[str, ...]
    match row:
        case Risk():
            said = (row.cause, row.effect, row.controls)
            return _entry(row, office, "planning:risk", said) if row.state == RiskState.OPEN else None
        case Objective():
            said = (row.reason, row.measure, row.resources, row.result)
            return _entry(row, office, "planning:objective", said) if row.state != ObjectiveState.DROPPED else None
        case Opportunity():
            said = (row.benefit, row.plan, row.result)
            counts = row.state != OpportunityState.DROPPED
            return _entry(row, office, "planning:opportunity", said) if counts else None
        case Policy():
            return _policy(row, office) if row.state == PolicyState.IN_FORCE else None


def kind_of(row: Row) -> str:
    return {Risk: RISK, Objective: OBJECTIVE, Opportunity: OPPORTUNITY, Policy: POLICY}[type(row)]


def entries(office: Office) -> Iterator[Entry]:
    """Everything, for the index made anew."""
    rows: list[Row] = [
        *Policy.objects.in_force().select_related("office"),
        *Objective.objects.order_by("pk"),
        *Risk.objects.open().order_by("pk"),
        *Opportunity.objects.order_by("pk"),
    ]
    for row in rows:
        if entry := entry_of(row, office):
            yield entry


def _entry(row: Objective | Risk | Opportunity, office: Office, view: str, said: tuple[str, ...]) -> Entry:
    href = reverse(view, kwargs={"office": office.code, "key": row.key})
    text = "\n".join(part for part in said if part)
    return Entry(kind=kind_of(row), key=row.key, title=str(row), text=text, href=href, permission=READ)


def _policy(row: Policy, office: Office) -> Entry:
    with override("pl"):  # its name is kept with the text, which is Polish
        facts = policy_facts(row)
    href = reverse("planning:policy", kwargs={"office": office.code})
    return Entry(kind=POLICY, key=row.key, title=facts.title, text=row.text, href=href, permission=READ)
