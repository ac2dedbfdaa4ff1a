"""Suggestions: given, with a name or without, supported, answered within the set time, carried out."""

from dataclasses import dataclass
from datetime import date, timedelta

from probierz.access.actions import action
from probierz.access.actor import NOBODY, Actor
from probierz.access.permissions import Permission
from probierz.improvement.actions.answers import tell_author
from probierz.improvement.actions.findable import keep_findable
from probierz.improvement.actions.rows import next_number
from probierz.improvement.models import Suggestion, Vote
from probierz.improvement.rules import ANSWER_DAYS, SUGGESTION_WORKFLOW, Refusal, SuggestionCommand, SuggestionState
from probierz.lib.refusals import Refused
from probierz.lib.workflow import CommandRefused
from probierz.members.actions.turns import take_turn
from probierz.offices.models import Office
from probierz.people.queries import employee_of
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@dataclass(frozen=True, kw_only=True)
class Idea:
    """What to change and what it gives. An anonymous one leaves the author's name nowhere, the history included."""

    title: str
    text: str
    gain: str = ""
    is_anonymous: bool = False


@action(Permission.IMPROVEMENT_REPORT)
def suggest(actor: Actor, *, office: Office, idea: Idea, on: date) -> Suggestion:
    if not idea.title.strip():
        raise Refused(Refusal.NO_TITLE, field="title")
    take_turn(office)
    row = Suggestion(
        office=office,
        number=next_number(Suggestion.objects.all()),
        title=idea.title.strip(),
        text=idea.text.strip(),
        gain=idea.gain.strip(),
        author=None if idea.is_anonymous else employee_of(actor.account),
        given_on=on,
        answer_due_on=on + timedelta(days=ANSWER_DAYS),
    )
    row.save()
    keep_findable(row)
    told = {"number": row.number, "title": row.title, "due_on": row.answer_due_on}
    record(NOBODY if idea.is_anonymous else actor, Verb.SUGGESTION_GIVEN, row, after=told)
    return row


@action(Permission.IMPROVEMENT_MANAGE)
def decide(actor: Actor, *, suggestion: Suggestion, command: SuggestionCommand, answer: str, on: date) -> Suggestion:
    """Accepted, declined, carried out, considered again: each with words for the author."""
    row = Suggestion.objects.select_for_update(of=("self",)).select_related("office").get(pk=suggestion.pk)
    before = SuggestionState(row.state)
    try:
        state = SUGGESTION_WORKFLOW.after(before, command)
    except CommandRefused as refused:
        raise Refused(Refusal.NO_SUCH_MOVE) from refused
    if not answer.strip():
        raise Refused(Refusal.NO_REASON, field="answer")
    row.state, row.answer, row.answered_on = state, answer.strip(), on
    if state is SuggestionState.NEW:  # it waits again, from today; the trail has the old answer
        row.answer, row.answered_on, row.answer_due_on = "", None, on + timedelta(days=ANSWER_DAYS)
    row.save()
    keep_findable(row)
    told = {"state": state, "answer": answer.strip(), "on": on}
    record(actor, _VERBS.get(state, Verb.SUGGESTION_ANSWERED), row, before={"state": before}, after=told)
    tell_author(row, by=actor)
    return row


_VERBS = {SuggestionState.DONE: Verb.SUGGESTION_DONE, SuggestionState.NEW: Verb.SUGGESTION_REOPENED}


@action(Permission.IMPROVEMENT_REPORT)
def vote(actor: Actor, *, suggestion: Suggestion, supports: bool) -> None:
    """One account, one vote, which may be taken back while the suggestion waits."""
    suggestion = Suggestion.objects.select_for_update(of=("self",)).select_related("office").get(pk=suggestion.pk)
    if suggestion.state != SuggestionState.NEW:
        raise Refused(Refusal.SUGGESTION_ANSWERED)
    me = employee_of(actor.account)
    if me is not None and me.pk == suggestion.author_id:
        raise Refused(Refusal.OWN_SUGGESTION)
    if actor.account is None:
        raise Refused(Refusal.NOT_AN_EMPLOYEE)
    mine = Vote.objects.filter(suggestion=suggestion, account=actor.account)
    if mine.exists() is supports:
        raise Refused(Refusal.UNCHANGED)
    if supports:
        Vote(office=suggestion.office, suggestion=suggestion, account=actor.account).save()
    else:
        mine.delete()
    verb = Verb.VOTE_GIVEN if supports else Verb.VOTE_TAKEN_BACK
    record(actor, verb, suggestion, after={"title": suggestion.title})
