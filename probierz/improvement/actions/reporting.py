"""Reporting: from any record or page, by a person or by another part of the system."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.improvement.actions.findable import make_findable
from probierz.improvement.actions.rows import next_number, not_future, people, words_apart
from probierz.improvement.models import Nonconformity
from probierz.improvement.queries.editions import edition_for
from probierz.improvement.rules import Grade, Refusal, Source
from probierz.lib.polish import fold
from probierz.lib.refusals import Refused
from probierz.members.actions.turns import take_turn
from probierz.offices.models import Office, Unit
from probierz.people.models import Employee
from probierz.processes.models import Process
from probierz.standards.models import Requirement
from probierz.trail.recording import Change, record_many
from probierz.trail.verbs import Verb


@dataclass(frozen=True, kw_only=True)
class Report:
    """What was noticed. `origin_*` name the record it was found in, with a title that stays readable without it."""

    title: str
    source: Source
    found_on: date
    grade: Grade = Grade.MINOR
    description: str = ""
    origin_kind: str = ""
    origin_key: str = ""
    origin_title: str = ""
    requirement: Requirement | None = None
    process: Process | None = None
    unit: Unit | None = None
    found_by: Employee | None = None
    responsible: Employee | None = None
    contact: str = ""


@action(Permission.IMPROVEMENT_REPORT)
def report(actor: Actor, *, office: Office, details: Report, by_hand: bool = False) -> Nonconformity:
    """A new nonconformity in the state "reported"; its judgement only from those in charge."""
    _demand_no_judgement(details, by=actor)
    return enter(office, details, by=actor, by_hand=by_hand)


@action(Permission.IMPROVEMENT_REPORT)
def report_many(
    actor: Actor, *, office: Office, reports: Sequence[Report], requests: Sequence[str] = ()
) -> list[Nonconformity]:
    """The same for a whole list from another system: all of them, or none.

    `requests` are the numbers of the requests they came in, where each came in its own.
    """
    for details in reports:
        demand_reportable(details, by=actor)
    take_turn(office)
    first = next_number(Nonconformity.objects.all())
    editions = {found: edition_for(found[0], on=found[1]) for found in {_found(details) for details in reports}}
    rows = [
        _row(office, details, number, editions[_found(details)]) for number, details in enumerate(reports, start=first)
    ]
    Nonconformity.objects.bulk_create(rows)
    make_findable(office, rows)
    numbers = requests or [""] * len(rows)
    changes = [_change(row, details, number) for row, details, number in zip(rows, reports, numbers, strict=True)]
    record_many(actor, Verb.NONCONFORMITY_REPORTED, changes)
    return rows


def demand_reportable(details: Report, *, by: Actor) -> None:
    """What every report must be, and what this person may not say in it."""
    _demand_no_judgement(details, by=by)
    _demand_good(details, timezone.localdate())


def enter(office: Office, details: Report, *, by: Actor, by_hand: bool) -> Nonconformity:
    """The row with its number and event; the caller is an action. A button pressed twice makes one report."""
    _demand_good(details, timezone.localdate())
    take_turn(office)
    if by_hand:
        _demand_new(details)
    edition = edition_for(details.requirement, on=details.found_on)
    row = _row(office, details, next_number(Nonconformity.objects.all()), edition)
    row.save()
    make_findable(office, [row])
    record_many(by, Verb.NONCONFORMITY_REPORTED, [_change(row, details)])
    return row


FOR_ANYBODY = (Source.EMPLOYEE, Source.OTHER)


def _demand_no_judgement(details: Report, *, by: Actor) -> None:
    """Source, grade, requirement and owner are said by those in charge alone."""
    plain = details.source in FOR_ANYBODY and details.grade == Grade.MINOR
    is_judged = not plain or details.requirement is not None or details.responsible is not None
    if is_judged and not by.may(Permission.IMPROVEMENT_MANAGE):
        raise Refused(Refusal.FOR_THOSE_IN_CHARGE)


def _demand_good(details: Report, today: date) -> None:
    if not details.title.strip():
        raise Refused(Refusal.NO_TITLE, field="title")
    not_future(details.found_on, today, field="found_on")


A_MOMENT = timedelta(minutes=2)


def _demand_new(details: Report) -> None:
    same = {name: getattr(details, name) for name in ("title", "description", "origin_key", "found_by", "contact")}
    rows = Nonconformity.objects.filter(reported_at__gt=timezone.now() - A_MOMENT, **same)
    if twin := rows.order_by("number").first():
        raise Refused(Refusal.TOLD_ALREADY, number=twin.number)


def _row(office: Office, details: Report, number: int, edition: str) -> Nonconformity:
    return Nonconformity(
        office=office,
        number=number,
        search_key=fold(f"{number} {details.title}")[:400],
        reported_at=timezone.now(),
        edition=edition,
        **vars(details),
    )


def _found(details: Report) -> tuple[Requirement | None, date]:
    """What the edition depends on."""
    return details.requirement, details.found_on


def _told(row: Nonconformity) -> dict[str, object]:
    return {
        "number": row.number,
        "title": row.title,
        "source": row.source,
        "grade": row.grade,
        "found_on": row.found_on,
        "origin": row.origin_title,
    }


def _change(row: Nonconformity, details: Report, request: str = "") -> Change:
    told, words = words_apart(row, _told(row))
    return Change(row, after=told, personal={**_people(details), **words}, request=request)


def _people(details: Report) -> dict[str, str]:
    return people(found_by=details.found_by, responsible=details.responsible, contact=details.contact)
