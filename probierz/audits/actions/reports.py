"""The report goes to people, who say that they have read it; findings go to the register of nonconformities."""

from collections.abc import Sequence
from datetime import date

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.audits.actions.gates import in_turn, writer
from probierz.audits.models import Audit, Question, Recipient
from probierz.audits.queries.audits import units_of
from probierz.audits.queries.teams import member_of
from probierz.audits.rules import RAISED, REPORTED, AuditState, MemberRole, QuestionVerdict, Refusal
from probierz.improvement.actions.reporting import Report, enter
from probierz.improvement.models import Nonconformity
from probierz.improvement.rules import Grade, Source
from probierz.lib.refusals import Refused
from probierz.people.models import Employee
from probierz.processes.models import Process
from probierz.trail.recording import record
from probierz.trail.verbs import Verb

FINDING = "audits.Question"
_GRADES = {
    QuestionVerdict.MAJOR: Grade.MAJOR,
    QuestionVerdict.MINOR: Grade.MINOR,
    QuestionVerdict.OBSERVATION: Grade.OBSERVATION,
}


@action(Permission.AUDIT_CONDUCT)
def send_report(actor: Actor, *, audit: Audit, people: Sequence[Employee], on: date) -> int:
    """The distribution: each gets it once; returns how many are new."""
    audit = in_turn(audit)
    writer(audit, actor, roles=(MemberRole.LEAD,))
    if audit.state not in REPORTED:
        raise Refused(Refusal.NOT_REPORTED)
    if not people:
        raise Refused(Refusal.NOTHING_CHOSEN, field="people")
    known = set(Recipient.objects.filter(audit=audit).values_list("employee", flat=True))
    fresh = [one for one in people if one.pk not in known]
    if not fresh:
        raise Refused(Refusal.SENT_ALREADY, field="people")
    Recipient.objects.bulk_create(
        Recipient(office=audit.office, audit=audit, employee=one, sent_on=on) for one in fresh
    )
    personal = {"people": ", ".join(str(one) for one in fresh)}
    record(actor, Verb.AUDIT_REPORT_SENT, audit, after={"on": on}, personal=personal)
    return len(fresh)


@action(Permission.AUDIT_ANSWER)
def say_read(actor: Actor, *, recipient: Recipient, on: date) -> None:
    """By the recipient alone."""
    if actor.account is not None and recipient.employee.account_id != actor.account.pk:
        raise Refused(Refusal.NOT_ASKED)
    if Recipient.objects.filter(pk=recipient.pk, read_on__isnull=True).update(read_on=on) != 1:
        raise Refused(Refusal.READ_ALREADY)
    personal = {"person": str(recipient.employee)}
    record(actor, Verb.AUDIT_REPORT_READ, recipient.audit, after={"on": on}, personal=personal)


@action(Permission.AUDIT_CONDUCT)
def raise_finding(actor: Actor, *, question: Question, on: date) -> Nonconformity:
    """The finding becomes a nonconformity with everything that is known of it."""
    audit = in_turn(question.audit)
    writer(audit, actor)
    if audit.state in {AuditState.PLANNED, AuditState.CANCELLED}:
        raise Refused(Refusal.NO_SUCH_MOVE)
    row = Question.objects.select_for_update().get(pk=question.pk)
    if row.raised_key:
        raise Refused(Refusal.RAISED_ALREADY)
    if row.verdict not in RAISED:
        raise Refused(Refusal.NOTHING_TO_RAISE)
    case = enter(audit.office, _details(actor, audit, row, on), by=actor, by_hand=False)
    row.raised_key = case.key
    row.save(update_fields=["raised_key"])
    after = {"title": case.title, "question": row.text[:200]}
    record(actor, Verb.AUDIT_FINDING_RAISED, audit, after=after)
    return case


def _details(actor: Actor, audit: Audit, row: Question, on: date) -> Report:
    units = list(units_of(audit)[:2])
    member = member_of(audit, actor.account)
    only = _only_process(audit)
    return Report(
        title=_title(row),
        description=f"{row.note.strip()}\n\n{row.text}".strip(),
        source=Source.AUDIT,
        origin_kind=FINDING,
        origin_key=row.key,
        origin_title=str(audit)[:300],
        requirement=row.requirement,
        process=row.process or only,
        unit=units[0] if len(units) == 1 else None,
        grade=_GRADES[QuestionVerdict(row.verdict)],
        found_on=on,
        found_by=member.employee if member else None,
    )


def _only_process(audit: Audit) -> Process | None:
    links = list(audit.process_links.select_related("process").order_by("pk")[:2])
    return links[0].process if len(links) == 1 else None


def _title(row: Question) -> str:
    """The first sentence of what was seen."""
    first = (row.note.strip() or row.text).splitlines()[0]
    return first if len(first) <= 180 else f"{first[:179].rstrip()}…"
