"""Evidence: files with their days and revisions, records of the system, and what they speak for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.attachments.keeping import keep_file
from probierz.design import records
from probierz.lib.polish import tidy
from probierz.members.actions.turns import take_turn
from probierz.offices.models import Office
from probierz.search import indexing, sources
from probierz.standards.actions.refusals import Refused, demand
from probierz.standards.models import Evidence, EvidenceLink, EvidenceRevision, Requirement
from probierz.standards.queries.search import EVIDENCE, entry_of_evidence
from probierz.standards.rules import LARGEST_FILE, Refusal, are_days_sound
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A file with its three days."""

    name: str
    content: bytes
    made_on: date
    valid_from: date | None = None
    valid_to: date | None = None
    note: str = ""


@action(Permission.EVIDENCE_MANAGE)
def add_file(
    actor: Actor,
    *,
    office: Office,
    title: str,
    description: str,
    sheet: Sheet,
    requirements: Iterable[Requirement],
    on: date,
) -> Evidence:
    """A file shows that requirements are met."""
    take_turn(office)
    _demand_sound(sheet, on)
    evidence = Evidence(office=office, title=tidy(title), description=description.strip(), added_on=on)
    evidence.save()
    _keep(evidence, sheet, number=1, on=on)
    numbers = _link(evidence, requirements, on)
    sources.put(office, entry_of_evidence(evidence, office))
    after = {"title": evidence.title, "requirements": numbers, **_days(sheet)}
    record(actor, Verb.EVIDENCE_ADDED, evidence, after=after)
    return evidence


@action(Permission.EVIDENCE_MANAGE)
def add_record(
    actor: Actor, *, office: Office, kind: str, key: str, requirements: Iterable[Requirement], on: date
) -> Evidence:
    """A record of the system shows it; the same record is taken once and linked as often as needed."""
    take_turn(office)
    facts = records.facts_of([(kind, key)]).get((kind, key))
    if facts is None or kind not in {one.code for one in records.kinds(actor)}:
        raise Refused(Refusal.RECORD_GONE)
    known = Evidence.objects.filter(record_kind=kind, record_key=key, withdrawn_on=None).first()
    if known is not None:
        numbers = _link(known, requirements, on)
        if not numbers:
            raise Refused(Refusal.LINKED_ALREADY)
        record(actor, Verb.EVIDENCE_LINKED, known, after={"requirements": numbers})
        return known
    evidence = Evidence(office=office, title=facts.title[:200], record_kind=kind, record_key=key, added_on=on)
    evidence.save()
    numbers = _link(evidence, requirements, on)
    sources.put(office, entry_of_evidence(evidence, office))
    after = {"title": evidence.title, "kind_of_record": kind, "requirements": numbers}
    record(actor, Verb.EVIDENCE_ADDED, evidence, after=after)
    return evidence


@action(Permission.EVIDENCE_MANAGE)
def revise(actor: Actor, *, evidence: Evidence, sheet: Sheet, on: date) -> EvidenceRevision:
    """A newer file takes the place of the one before, which stays readable."""
    _in_turn(evidence)
    if evidence.is_record:
        raise Refused(Refusal.EVIDENCE_IS_RECORD)
    _demand_sound(sheet, on)
    last = evidence.revisions.order_by("-number").values_list("number", flat=True).first() or 0
    revision = _keep(evidence, sheet, number=last + 1, on=on)
    record(actor, Verb.EVIDENCE_REVISED, evidence, after={"revision": revision.number, **_days(sheet)})
    return revision


@action(Permission.EVIDENCE_MANAGE)
def link(actor: Actor, *, evidence: Evidence, requirements: Sequence[Requirement], on: date) -> int:
    """The evidence speaks for these requirements too; returns how many are new."""
    _in_turn(evidence)
    if not requirements:
        raise Refused(Refusal.NOTHING_CHOSEN, field="requirements")
    numbers = _link(evidence, requirements, on)
    if not numbers:
        raise Refused(Refusal.LINKED_ALREADY, field="requirements")
    record(actor, Verb.EVIDENCE_LINKED, evidence, after={"requirements": numbers})
    return len(numbers)


@action(Permission.EVIDENCE_MANAGE)
def unlink(actor: Actor, *, link: EvidenceLink) -> None:
    """The evidence speaks for this requirement no more."""
    evidence = link.evidence
    _in_turn(evidence)
    after = {"requirements": [link.requirement.number]}
    link.delete()
    record(actor, Verb.EVIDENCE_UNLINKED, evidence, before=after)


@action(Permission.EVIDENCE_MANAGE)
def withdraw(actor: Actor, *, evidence: Evidence, on: date) -> None:
    """The evidence counts for nothing any more; its history stays."""
    _in_turn(evidence)
    evidence.withdrawn_on = on
    evidence.save(update_fields=["withdrawn_on"])
    indexing.drop(evidence.office, EVIDENCE, evidence.key)
    record(actor, Verb.EVIDENCE_WITHDRAWN, evidence, after={"on": on})


def _in_turn(evidence: Evidence) -> None:
    take_turn(evidence.office)
    evidence.refresh_from_db(fields=["withdrawn_on"])
    if evidence.withdrawn_on is not None:
        raise Refused(Refusal.EVIDENCE_WITHDRAWN)


def _demand_sound(sheet: Sheet, on: date) -> None:
    sound = are_days_sound(made_on=sheet.made_on, valid_from=sheet.valid_from, valid_to=sheet.valid_to, today=on)
    demand(sound, field="made_on" if sheet.made_on > on else "valid_to")
    if not sheet.content:
        raise Refused(Refusal.FILE_EMPTY, field="file")
    if len(sheet.content) > LARGEST_FILE:
        raise Refused(Refusal.FILE_TOO_LARGE, field="file", params={"megabytes": LARGEST_FILE // 1_000_000})


def _keep(evidence: Evidence, sheet: Sheet, *, number: int, on: date) -> EvidenceRevision:
    file = keep_file(evidence.office, name=sheet.name, content=sheet.content)
    revision = EvidenceRevision(
        office=evidence.office,
        evidence=evidence,
        number=number,
        file=file,
        note=sheet.note.strip(),
        made_on=sheet.made_on,
        valid_from=sheet.valid_from,
        valid_to=sheet.valid_to,
        added_on=on,
    )
    revision.save()
    return revision


def _link(evidence: Evidence, requirements: Iterable[Requirement], on: date) -> list[str]:
    known = set(EvidenceLink.objects.filter(evidence=evidence).values_list("requirement_id", flat=True))
    fresh = [one for one in requirements if one.pk not in known]
    EvidenceLink.objects.bulk_create(
        EvidenceLink(office=evidence.office, evidence=evidence, requirement=one, linked_on=on) for one in fresh
    )
    return [one.number for one in fresh]


def _days(sheet: Sheet) -> dict[str, date | None]:
    return {"made_on": sheet.made_on, "valid_from": sheet.valid_from, "valid_to": sheet.valid_to}
