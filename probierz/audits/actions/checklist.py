"""The checklist: questions from catalogs, earlier findings, process cards and the auditor's own head."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Max

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.audits.actions.gates import demand_before_report, in_turn, writer
from probierz.audits.models import Audit, AuditMember, Question
from probierz.audits.queries.checklist import unused
from probierz.audits.queries.earlier import earlier_findings
from probierz.audits.queries.process_card import Drafted, questions_from
from probierz.audits.queries.teams import can_write, team_of
from probierz.audits.rules import MOST_QUESTIONS, Origin, Refusal
from probierz.lib.polish import tidy
from probierz.lib.refusals import Refused
from probierz.processes.models import Process
from probierz.standards.models import Requirement
from probierz.trail.recording import record
from probierz.trail.verbs import Verb

# Earlier findings stand first, own questions last; between them there is room.
_FIRST = {Origin.EARLIER: 0, Origin.CATALOG: 1_000, Origin.PROCESS: 5_000, Origin.OWN: 10_000}


@action(Permission.AUDIT_CONDUCT)
def add_requirements(actor: Actor, *, audit: Audit, requirements: Sequence[Requirement]) -> int:
    """Each is asked once, an earlier finding about it counts; returns how many are new."""
    audit = _written_by(actor, audit)
    if not requirements:
        raise Refused(Refusal.NOTHING_CHOSEN, field="requirements")
    known = set(Question.objects.filter(audit=audit).values_list("requirement", flat=True))
    fresh = [one for one in requirements if one.pk not in known]
    questions = [Question(text=one.question_pl or str(one), text_en=one.question_en, requirement=one) for one in fresh]
    return _add(actor, audit, questions, Origin.CATALOG)


@action(Permission.AUDIT_CONDUCT)
def add_from_cards(actor: Actor, *, audit: Audit, processes: Sequence[Process], on: date) -> int:
    """What the cards of these processes make worth asking."""
    audit = _written_by(actor, audit)
    if not processes:
        raise Refused(Refusal.NOTHING_CHOSEN, field="processes")
    known = set(Question.objects.filter(audit=audit, origin=Origin.PROCESS).values_list("text", flat=True))
    drafted = [(process, one) for process in processes for one in questions_from(process, on=on)]
    questions = [
        Question(text=one.text, text_en=one.text_en, process=process)
        for process, one in drafted
        if one.text not in known
    ]
    return _add(actor, audit, questions, Origin.PROCESS)


@action(Permission.AUDIT_CONDUCT)
def add_own(actor: Actor, *, audit: Audit, texts: Iterable[str]) -> int:
    """One question in each text."""
    audit = _written_by(actor, audit)
    drafted = [Drafted(text) for text in map(tidy, texts) if text]
    if not drafted:
        raise Refused(Refusal.NOTHING_CHOSEN, field="texts")
    known = set(Question.objects.filter(audit=audit, origin=Origin.OWN).values_list("text", flat=True))
    return _add(actor, audit, [Question(text=one.text) for one in drafted if one.text not in known], Origin.OWN)


@action(Permission.AUDIT_CONDUCT)
def drop_question(actor: Actor, *, question: Question) -> None:
    """Only one nobody has said anything about; an earlier finding stays."""
    audit = _written_by(actor, question.audit)
    row = Question.objects.select_for_update().get(pk=question.pk)
    if row.origin == Origin.EARLIER or not unused(Question.objects.filter(pk=row.pk)).exists():
        raise Refused(Refusal.JUDGED_ALREADY)
    row.delete()
    record(actor, Verb.AUDIT_QUESTION_DROPPED, audit, before={"text": row.text})


@action(Permission.AUDIT_CONDUCT)
def assign(actor: Actor, *, audit: Audit, questions: Sequence[Question], member: AuditMember | None) -> int:
    """Give questions to a person of the team, or to nobody in particular."""
    audit = _written_by(actor, audit)
    if not questions:
        raise Refused(Refusal.NOTHING_CHOSEN, field="questions")
    if member is not None and member.pk not in {one.pk for one in can_write(team_of(audit))}:
        raise Refused(Refusal.NOT_IN_TEAM, field="member")
    rows = Question.objects.filter(audit=audit, pk__in=[one.pk for one in questions])
    changed = rows.exclude(assigned_to=member).update(assigned_to=member)
    if not changed:
        raise Refused(Refusal.UNCHANGED)
    personal = {"person": str(member)} if member else {}
    record(actor, Verb.AUDIT_QUESTIONS_ASSIGNED, audit, after={"questions": changed}, personal=personal)
    return changed


def bring_earlier(audit: Audit) -> None:
    """The next audit of an area opens with what the last ones found; called inside the planning actions.

    What came from an area that is audited no more goes, unless somebody has used it.
    """
    found = earlier_findings(audit)
    brought = Question.objects.filter(audit=audit, origin=Origin.EARLIER)
    unused(brought).exclude(earlier__in=found).delete()
    known = set(brought.values_list("earlier", flat=True))
    rows = [
        Question(text=one.text, text_en=one.text_en, requirement=one.requirement, process=one.process, earlier=one)
        for one in found
        if one.pk not in known
    ]
    _demand_room(audit, len(rows))
    _place(audit, rows, Origin.EARLIER)


def _written_by(actor: Actor, audit: Audit) -> Audit:
    audit = in_turn(audit)
    demand_before_report(audit)
    writer(audit, actor)
    return audit


def _add(actor: Actor, audit: Audit, questions: list[Question], origin: Origin) -> int:
    if not questions:
        raise Refused(Refusal.QUESTIONS_KNOWN)
    _demand_room(audit, len(questions))
    _place(audit, questions, origin)
    record(actor, Verb.AUDIT_QUESTIONS_ADDED, audit, after={"questions": len(questions), "source": origin})
    return len(questions)


def _demand_room(audit: Audit, further: int) -> None:
    if further and Question.objects.filter(audit=audit).count() + further > MOST_QUESTIONS:
        raise Refused(Refusal.TOO_MANY_QUESTIONS, most=MOST_QUESTIONS)


def _place(audit: Audit, questions: Sequence[Question], origin: Origin) -> None:
    last = Question.objects.filter(audit=audit, origin=origin).aggregate(last=Max("position"))["last"]
    begin = _FIRST[origin] if last is None else last + 1
    for place, question in enumerate(questions, start=begin):
        question.office, question.audit, question.origin, question.position = audit.office, audit, origin, place
    Question.objects.bulk_create(questions)
