"""The quality policy: a draft that anybody in charge may write, versions that the head adopts."""

from datetime import date

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.lib.refusals import Refused
from probierz.members.actions.turns import take_turn
from probierz.offices.models import Office
from probierz.planning.actions.findable import keep_findable
from probierz.planning.actions.rows import next_number
from probierz.planning.models import Policy
from probierz.planning.rules import PolicyState, Refusal
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@action(Permission.PLANNING_MANAGE)
def write_policy(actor: Actor, *, office: Office, text: str) -> Policy:
    """Begin a draft or change the one there is."""
    take_turn(office)
    text = text.strip()
    if not text:
        raise Refused(Refusal.TEXT_EMPTY, field="text")
    draft = Policy.objects.filter(state=PolicyState.DRAFT).first()
    if draft is not None and draft.text == text:
        raise Refused(Refusal.UNCHANGED)
    before = {"text": draft.text} if draft else {}
    draft = draft or Policy(office=office, number=next_number(Policy.objects.all()))
    draft.text = text
    draft.save()
    record(actor, Verb.POLICY_WRITTEN, draft, before=before, after={"number": draft.number, "text": text})
    return draft


@action(Permission.PLANNING_ADOPT)
def adopt_policy(actor: Actor, *, office: Office, seen: str, on: date, today: date) -> Policy:
    """The draft as it was `seen` comes into force; the version before it is replaced on that day."""
    take_turn(office)
    draft = Policy.objects.filter(state=PolicyState.DRAFT).first()
    if draft is None:
        raise Refused(Refusal.NO_DRAFT)
    if draft.text != seen:
        raise Refused(Refusal.MOVED)
    if on > today:
        raise Refused(Refusal.IN_FUTURE, field="on")
    last = Policy.objects.in_force().first()
    if last is not None and last.adopted_on is not None and on < last.adopted_on:
        raise Refused(Refusal.BEFORE_THE_LAST_ONE, field="on")
    Policy.objects.in_force().update(state=PolicyState.REPLACED)
    if last is not None:
        last.state = PolicyState.REPLACED
        keep_findable(last)
    draft.state, draft.adopted_on, draft.adopted_by = PolicyState.IN_FORCE, on, actor.account
    draft.save()
    keep_findable(draft)
    record(actor, Verb.POLICY_ADOPTED, draft, after={"number": draft.number, "on": on})
    return draft
