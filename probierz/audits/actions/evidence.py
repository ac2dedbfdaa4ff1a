"""Photos and files beside the questions."""

from dataclasses import dataclass, field
from datetime import date

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.attachments.keeping import keep_file
from probierz.attachments.media_types import media_type_of
from probierz.attachments.models import OfficeFile
from probierz.attachments.removal import remove_unnamed
from probierz.audits.actions.gates import demand_open, demand_running, in_turn, judge
from probierz.audits.models import Audit, AuditFile, Question
from probierz.audits.rules import LARGEST_FILE, Refusal
from probierz.lib.identifiers import portable_id
from probierz.lib.refusals import Refused
from probierz.trail.recording import record
from probierz.trail.verbs import Verb

KNOWN_ALREADY = "A file that is sent again is kept already; each new one leaves its event."


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A file as a device sends it, under the name it gave it."""

    name: str
    content: bytes
    note: str = ""
    sent_as: str = field(default_factory=portable_id)


@action(Permission.AUDIT_CONDUCT, silent_because=KNOWN_ALREADY)
def add_file(actor: Actor, *, question: Question, sheet: Sheet, on: date) -> AuditFile:
    audit = in_turn(question.audit)
    judge(audit, actor)
    known = AuditFile.objects.filter(question=question, name=sheet.sent_as).first()
    if known is not None:
        return known
    demand_running(audit)
    kept = _keep(audit, sheet)
    row = AuditFile(
        office=audit.office,
        name=sheet.sent_as,
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


def _keep(audit: Audit, sheet: Sheet) -> OfficeFile:
    """Taken in by its content, whatever its name and the browser say of it."""
    if not sheet.content:
        raise Refused(Refusal.FILE_EMPTY, field="file")
    if len(sheet.content) > LARGEST_FILE:
        raise Refused(Refusal.FILE_TOO_LARGE, field="file", megabytes=LARGEST_FILE // 1_000_000)
    if not media_type_of(sheet.content, sheet.name):
        raise Refused(Refusal.FILE_STRANGE, field="file")
    return keep_file(audit.office, name=sheet.name, content=sheet.content)


@action(Permission.AUDIT_CONDUCT)
def remove_file(actor: Actor, *, file: AuditFile) -> None:
    """A photo taken by mistake goes with its content; once the report is signed everything stays."""
    audit = in_turn(file.question.audit)
    demand_open(audit)
    judge(audit, actor)
    row = AuditFile.objects.select_related("file").filter(pk=file.pk).first()
    if row is None:
        raise Refused(Refusal.MOVED)
    kept = row.file
    row.delete()
    kept.delete()
    remove_unnamed([kept.sha256])
    record(actor, Verb.AUDIT_FILE_REMOVED, audit, before={"file": kept.name, "question": file.question.text[:200]})
