"""The context: issues and interested parties come and go, and the whole is reviewed with scope and climate."""

from dataclasses import dataclass
from datetime import date

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.lib.refusals import Refused
from probierz.members.actions.turns import take_turn
from probierz.offices.models import Office
from probierz.planning.actions.rows import next_number, set_values, told
from probierz.planning.models import ContextIssue, ContextReview, InterestedParty
from probierz.planning.rules import Refusal, Side
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@dataclass(frozen=True, kw_only=True)
class Issue:
    side: Side
    text: str
    effect: str = ""
    is_climate: bool = False


@dataclass(frozen=True, kw_only=True)
class Party:
    name: str
    expectations: str
    how_met: str = ""


@dataclass(frozen=True, kw_only=True)
class Reviewed:
    """What was decided at a review; the climate question is answered either way with a reason."""

    scope: str
    climate_matters: bool
    climate_reason: str
    next_review_on: date
    exclusions: str = ""


@action(Permission.PLANNING_MANAGE)
def add_issue(actor: Actor, *, office: Office, issue: Issue, on: date) -> ContextIssue:
    row = ContextIssue(office=office, since=on, **vars(issue))
    row.save()
    record(actor, Verb.CONTEXT_ISSUE_ADDED, row, after=told(row, vars(issue)))
    return row


@action(Permission.PLANNING_MANAGE)
def change_issue(actor: Actor, *, row: ContextIssue, issue: Issue) -> None:
    _demand_current(row)
    before, after, _people = set_values(row, vars(issue))
    row.save()
    record(actor, Verb.CONTEXT_ISSUE_CHANGED, row, before=before, after=after)


@action(Permission.PLANNING_MANAGE)
def add_party(actor: Actor, *, office: Office, party: Party, on: date) -> InterestedParty:
    row = InterestedParty(office=office, since=on, **vars(party))
    row.save()
    record(actor, Verb.PARTY_ADDED, row, after=told(row, vars(party)))
    return row


@action(Permission.PLANNING_MANAGE)
def change_party(actor: Actor, *, row: InterestedParty, party: Party) -> None:
    _demand_current(row)
    before, after, _people = set_values(row, vars(party))
    row.save()
    record(actor, Verb.PARTY_CHANGED, row, before=before, after=after)


@action(Permission.PLANNING_MANAGE)
def end_part(actor: Actor, *, row: ContextIssue | InterestedParty, on: date) -> None:
    """An issue or a party that no longer counts; it stays readable with its days."""
    take_turn(row.office)
    row.refresh_from_db()
    _demand_current(row)
    told_before = {"name": str(row)}
    if on <= row.since:
        record(actor, Verb.CONTEXT_PART_ENDED, row, before=told_before, after={"on": on})
        row.delete()  # it never held for a day
        return
    row.until = on
    row.save(update_fields=["until"])
    record(actor, Verb.CONTEXT_PART_ENDED, row, before=told_before, after={"on": on})


@action(Permission.PLANNING_MANAGE)
def review_context(actor: Actor, *, office: Office, reviewed: Reviewed, on: date) -> ContextReview:
    """Each review is a version of its own."""
    take_turn(office)
    if not reviewed.climate_reason.strip():
        raise Refused(Refusal.NO_JUSTIFICATION, field="climate_reason")
    number = next_number(ContextReview.objects.all())
    row = ContextReview(office=office, number=number, reviewed_on=on, **vars(reviewed))
    row.save()
    after = {"number": number, "climate_matters": reviewed.climate_matters, "next_review_on": reviewed.next_review_on}
    record(actor, Verb.CONTEXT_REVIEWED, row, after=after)
    return row


def _demand_current(row: ContextIssue | InterestedParty) -> None:
    if row.until is not None:
        raise Refused(Refusal.CLOSED)
