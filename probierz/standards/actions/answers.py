"""Answers: given by whoever was asked, verified by the representative, in CAF agreed on by the group."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.members.actions.turns import take_turn
from probierz.people.models import Employee
from probierz.standards.actions.refusals import Refused
from probierz.standards.models import Answer, AssessmentRound, Assignment, Requirement
from probierz.standards.rules import (
    ANSWER_WORKFLOW,
    IN_THE_AUTHORS_HANDS,
    UNDER_WAY,
    AnswerCommand,
    AnswerState,
    Aspect,
    Conformity,
    Refusal,
    RoundScoring,
    RoundState,
)
from probierz.standards.rules import scoring as scores
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@dataclass(frozen=True, kw_only=True)
class Said:
    """What somebody says: a choice of the catalog, or CAF scores by part."""

    choice: str = ""
    parts: Mapping[str, int] = field(default_factory=dict)
    comment: str = ""
    strengths: str = ""
    improvements: str = ""


@action(Permission.ASSESSMENT_ANSWER)
def answer(
    actor: Actor,
    *,
    assessment: AssessmentRound,
    requirement: Requirement,
    person: Employee,
    said: Said,
    is_final: bool,
    on: date,
) -> Answer:
    """Keep an answer as a draft, or hand it in. Only who was given the requirement answers."""
    _in_turn(assessment, RoundState.OPEN)
    if actor.account is not None and person.account_id != actor.account.pk:
        raise Refused(Refusal.NOT_ASSIGNED)
    if not Assignment.objects.filter(round=assessment, requirement=requirement, person=person).exists():
        raise Refused(Refusal.NOT_ASSIGNED)
    row = _own_answer(assessment, requirement, person)
    if row.pk and row.state not in IN_THE_AUTHORS_HANDS:
        raise Refused(Refusal.ANSWERED_ALREADY)
    _fill(row, said, is_final=is_final)
    row.author, row.answered_on = person, on
    row.state = AnswerState.SUBMITTED if is_final else row.state
    if is_final and assessment.is_caf:
        row.state, row.verified_on = AnswerState.VERIFIED, on  # a member's own score needs nobody's consent
    row.save()
    after = {"requirement": requirement.number, "conformity": row.conformity, "state": row.state}
    record(actor, Verb.ANSWER_GIVEN, row, after=after)
    return row


@action(Permission.ASSESSMENT_MANAGE)
def verify(actor: Actor, *, answer: Answer, on: date, remark: str = "") -> None:
    """The representative agrees with a handed-in answer."""
    _in_turn(answer.round, RoundState.OPEN)
    _move(answer, AnswerCommand.VERIFY)
    answer.remark, answer.verified_on, answer.verified_by = remark.strip(), on, actor.account
    answer.save(update_fields=["remark", "verified_on", "verified_by"])
    after = {"requirement": answer.requirement.number, "conformity": answer.conformity}
    record(actor, Verb.ANSWER_VERIFIED, answer, after=after)


@action(Permission.ASSESSMENT_MANAGE)
def send_back(actor: Actor, *, answer: Answer, remark: str) -> None:
    """The answer goes back to its author with a remark that says what is missing."""
    _in_turn(answer.round, RoundState.OPEN)
    if not remark.strip():
        raise Refused(Refusal.REMARK_MISSING, field="remark")
    if answer.round.is_caf:
        raise Refused(Refusal.ANSWER_MOVED)
    _move(answer, AnswerCommand.RETURN)
    answer.remark, answer.verified_on, answer.verified_by = remark.strip(), None, None
    answer.save(update_fields=["remark", "verified_on", "verified_by"])
    record(actor, Verb.ANSWER_RETURNED, answer, after={"requirement": answer.requirement.number})


@action(Permission.ASSESSMENT_MANAGE)
def agree(actor: Actor, *, assessment: AssessmentRound, requirement: Requirement, said: Said, on: date) -> Answer:
    """CAF: what the group agreed on; may be agreed anew until the round is closed."""
    _in_turn(assessment, RoundState.CONSENSUS)
    row = Answer.objects.filter(round=assessment, requirement=requirement, is_consensus=True).first() or Answer(
        office=assessment.office, round=assessment, requirement=requirement, is_consensus=True
    )
    _fill(row, said, is_final=True)
    row.state, row.answered_on, row.verified_on, row.verified_by = AnswerState.VERIFIED, on, on, actor.account
    row.save()
    after = {"requirement": requirement.number, "value": row.value}
    record(actor, Verb.CONSENSUS_REACHED, row, after=after)
    return row


def _own_answer(assessment: AssessmentRound, requirement: Requirement, person: Employee) -> Answer:
    """In CAF each member's own; otherwise the one answer of the requirement, whoever began it."""
    rows = Answer.objects.filter(round=assessment, requirement=requirement, is_consensus=False)
    if assessment.is_caf:
        rows = rows.filter(author=person)
    known = rows.order_by("pk").first()
    return known or Answer(office=assessment.office, round=assessment, requirement=requirement)


def _fill(row: Answer, said: Said, *, is_final: bool) -> None:
    row.comment, row.strengths, row.improvements = (
        said.comment.strip(),
        said.strengths.strip(),
        said.improvements.strip(),
    )
    if row.round.scoring == RoundScoring.VERDICTS:
        _choose(row, said.choice, is_final=is_final)
    else:
        _score(row, said.parts, is_final=is_final)


def _choose(row: Answer, choice: str, *, is_final: bool) -> None:
    known = {one["code"]: one["conformity"] for one in row.round.catalog.answers}
    if choice not in known and (is_final or choice):
        raise Refused(Refusal.CHOICE_MISSING, field="choice")
    row.choice, row.conformity = choice, known.get(choice, Conformity.UNKNOWN)


def _score(row: Answer, parts: Mapping[str, int], *, is_final: bool) -> None:
    scoring, aspect = RoundScoring(row.round.scoring), Aspect(row.requirement.aspect)
    names = scores.parts_of(scoring, aspect)
    given = {name: parts[name] for name in names if name in parts}
    if len(given) < len(names) and not is_final:
        row.parts, row.value, row.conformity = given, None, Conformity.UNKNOWN
        return
    try:
        score = scores.score(scoring, aspect, given)
    except KeyError as missing:
        raise Refused(Refusal.SCORE_MISSING, field=missing.args[0]) from missing
    except ValueError as out:
        raise Refused(Refusal.SCORE_OUT_OF_RANGE) from out
    row.parts, row.value, row.conformity = dict(score.parts), score.value, scores.conformity_of(score.value)


def _in_turn(assessment: AssessmentRound, state: RoundState) -> None:
    take_turn(assessment.office)
    assessment.refresh_from_db(fields=["state"])
    if assessment.state != state:
        raise Refused(Refusal.ROUND_NOT_OPEN if assessment.state not in UNDER_WAY else Refusal.ROUND_MOVED)


def _move(answer: Answer, command: AnswerCommand) -> None:
    """Only one of two finds the answer where it was."""
    sources = ANSWER_WORKFLOW.sources(command)
    target = ANSWER_WORKFLOW.after(sources[0], command)
    if not Answer.objects.filter(pk=answer.pk, state__in=sources).update(state=target):
        raise Refused(Refusal.ANSWER_MOVED)
    answer.state = target
