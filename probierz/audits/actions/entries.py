"""Words of auditors and of the audited, entry by entry: none is lost, none is taken in twice."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.audits.actions.gates import demand_running, demand_verdict_giver, gives_verdicts, in_turn, judge
from probierz.audits.models import Audit, AuditMember, Entry, Question
from probierz.audits.queries.audits import asked_person
from probierz.audits.queries.checklist import kept_of
from probierz.audits.rules import BEFORE_REPORT, Part, QuestionVerdict, Refusal
from probierz.lib.refusals import Refused
from probierz.people.models import Employee
from probierz.trail.recording import record
from probierz.trail.verbs import Verb

KEPT_APART = "Every entry is kept as a row of its own; the trail tells each verdict."
KEPT_WORDS = "Every entry is kept as a row of its own; the trail tells that a question was answered."


@dataclass(frozen=True, kw_only=True)
class Sent:
    """An entry as a device sends it: the name it gave, and the entry it had seen last."""

    name: str
    seen: str


@dataclass(frozen=True, kw_only=True)
class Judgement:
    verdict: QuestionVerdict | None
    note: str = ""
    reason: str = ""

    def columns(self) -> dict[str, str]:
        return {"verdict": self.verdict or "", "note": self.note, "reason": self.reason}


@dataclass(frozen=True)
class Kept:
    """The question as it stands now; `is_aside` when the words met newer ones and wait beside them."""

    question: Question
    is_aside: bool


@action(Permission.AUDIT_CONDUCT, silent_because=KEPT_APART)
def write(actor: Actor, *, question: Question, sent: Sent, judgement: Judgement, at: datetime) -> Kept:
    """Taken in once whatever the network did; words that met newer ones are kept aside and both are shown."""
    row = _in_turn(question)
    member = judge(row.audit, actor)
    values = judgement.columns()
    if (known := _known(sent, row)) is not None:
        return Kept(row, known.is_aside)
    demand_running(row.audit)
    present = {name: getattr(row, name) for name in values}
    is_behind = sent.seen != row.seen
    if is_behind and not gives_verdicts(member):
        # The page was older than the verdict, which is not theirs to change: their words must not go with it.
        values = {**present, "note": values["note"]}
    if values["verdict"] != present["verdict"]:
        demand_verdict_giver(member)
    is_aside = is_behind and values != present
    if row.raised_key and values["verdict"] != present["verdict"] and not is_aside:
        raise Refused(Refusal.IN_REGISTER, field="verdict")
    _keep(actor, row, sent, Part.AUDITOR, values, is_aside=is_aside)
    if is_aside:
        return Kept(row, is_aside=True)
    _take_in(row, values, member, sent.name, at)
    if row.verdict != present["verdict"]:
        before, after = {"verdict": present["verdict"]}, {"verdict": row.verdict, "question": row.text[:200]}
        record(actor, Verb.AUDIT_QUESTION_JUDGED, row.audit, before=before, after=after)
    return Kept(row, is_aside=False)


@action(Permission.AUDIT_ANSWER, silent_because=KEPT_WORDS)
def answer(actor: Actor, *, question: Question, sent: Sent, text: str, on: date) -> Kept:
    """The audited answer before the auditor comes; until the report is written they may add to it."""
    row = _in_turn(question)
    if (known := kept_of(actor.account, row, sent.name)) is not None:
        return Kept(row, known.is_aside)
    person = _asked(row.audit, actor, on)
    if _known(sent, row) is not None:
        raise Refused(Refusal.MOVED)
    is_aside = sent.seen != row.answer_seen and text != row.answer
    _keep(actor, row, sent, Part.AUDITEE, {"answer": text}, is_aside=is_aside)
    if is_aside:
        return Kept(row, is_aside=True)
    is_first = not row.answer
    row.answer, row.answered_by, row.answered_on, row.answer_seen = text, person, on, sent.name
    row.save(update_fields=["answer", "answered_by", "answered_on", "answer_seen"])
    if is_first:
        after = {"question": row.text[:200]}
        record(actor, Verb.AUDIT_QUESTION_ANSWERED, row.audit, after=after, personal={"person": str(person or "")})
    return Kept(row, is_aside=False)


def _asked(audit: Audit, actor: Actor, on: date) -> Employee | None:
    """The person whose answer this is; None for the installation itself."""
    if audit.answers_by is None or audit.state not in BEFORE_REPORT:
        raise Refused(Refusal.LOCKED)
    person = asked_person(audit, actor.account, on=on)
    if person is None and actor.account is not None:
        raise Refused(Refusal.NOT_ASKED)
    return person


def _in_turn(question: Question) -> Question:
    """The audit first: it does not go on to its report while words are taken in."""
    audit = in_turn(question.audit)
    row = Question.objects.select_for_update().get(pk=question.pk)
    row.audit = audit
    return row


def _known(sent: Sent, row: Question) -> Entry | None:
    """The same entry, sent again because the answer to it was lost on the way."""
    known = Entry.objects.filter(name=sent.name).first()
    if known is not None and known.question_id != row.pk:
        raise Refused(Refusal.MOVED)
    return known


def _keep(actor: Actor, row: Question, sent: Sent, part: Part, values: Mapping[str, str], *, is_aside: bool) -> None:
    Entry(
        office=row.audit.office,
        question=row,
        name=sent.name,
        part=part,
        values=dict(values),
        account=actor.account,
        is_aside=is_aside,
    ).save()


def _take_in(row: Question, values: Mapping[str, str], member: AuditMember | None, name: str, at: datetime) -> None:
    for column, value in values.items():
        setattr(row, column, value)
    row.seen, row.judged_by, row.judged_at = name, member, at
    row.save(update_fields=[*values, "seen", "judged_by", "judged_at"])
