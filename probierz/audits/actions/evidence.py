"""Photos and files beside the questions."""

from dataclasses import dataclass
from datetime import date

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.attachments import store
from probierz.attachments.models import OfficeFile
from probierz.audits.actions.gates import demand_open, demand_running, in_turn, judge
from probierz.audits.models import AuditFile, Question
from probierz.audits.rules import LARGEST_FILE, Refusal
from probierz.lib.refusals import Refused
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@dataclass(frozen=True, kw_only=True)
class Sheet:
    name: str
    media_type: str
    content: bytes
    note: str = ""


@action(Permission.AUDIT_CONDUCT)
def add_file(actor: Actor, *, question: Question, sheet: Sheet, on: date) -> AuditFile:
    audit = in_turn(question.audit)
    demand_running(audit)
    judge(audit, actor)
    if not sheet.content:
        raise Refused(Refusal.FILE_EMPTY, field="file")
    if len(sheet.content) > LARGEST_FILE:
        raise Refused(Refusal.FILE_TOO_LARGE, field="file", megabytes=LARGEST_FILE // 1_000_000)
    kept = OfficeFile(
        office=audit.office,
        name=sheet.name[-200:],
        media_type=sheet.media_type[:100],
        size=len(sheet.content),
        sha256=store.keep(sheet.content),
    )
    kept.save()
    row = AuditFile(
        office=audit.office,
        question=question,
        file=kept,
        note=sheet.note.strip(),
        added_on=on,
        added_by=actor.account,
    )
    row.save()
    after = {"file": kept.name, "size": kept.size, "question": question.text[:200]}
    record(actor, Verb.AUDIT_FILE_ADDED, audit, after=after)
    return row


@action(Permission.AUDIT_CONDUCT)
def remove_file(actor: Actor, *, file: AuditFile) -> None:
    """A photo taken by mistake; once the report is signed everything stays."""
    audit = in_turn(file.question.audit)
    demand_open(audit)
    judge(audit, actor)
    name = file.file.name
    file.delete()
    record(actor, Verb.AUDIT_FILE_REMOVED, audit, before={"file": name, "question": file.question.text[:200]})
