"""The import of a roster: everything in the file, or nothing.

A file in which a single cell is wrong changes nobody: an office that mends and repeats must not have to think about
which half was taken. Repeating an import changes nothing. Somebody with another unit or position gets a new
employment from the day of the import; somebody who is not in the file stays, unless it is asked otherwise.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from probierz.access.actions import action
from probierz.access.actor import Actor, system_actor
from probierz.access.permissions import Permission
from probierz.attachments import store
from probierz.attachments.models import OfficeFile
from probierz.attachments.removal import remove_unnamed
from probierz.lib.polish import fold, sort_key
from probierz.lib.roster import Column, Person, RosterPlan, Update
from probierz.lib.tabular import Table
from probierz.members.actions.people import Details, describe, personal
from probierz.members.actions.refusals import Refused
from probierz.members.actions.turns import read_in_turn, take_turn
from probierz.members.models import RosterDraft
from probierz.members.queries import roster as queries
from probierz.members.queries.structure import open_units
from probierz.members.rules import Refusal
from probierz.offices.models import Office, Unit
from probierz.offices.scope import across_offices, office_scope
from probierz.people.models import Employee, Employment
from probierz.trail.recording import Change, record, record_many
from probierz.trail.verbs import Verb

_FIELDS = ("family_name", "given_name", "email", "search_key", "sort_key", "is_external")


class RosterHasErrors(Exception):
    """Nothing was written; the plan names every cell that is wrong."""

    def __init__(self, plan: RosterPlan) -> None:
        super().__init__(f"{len(plan.errors)} errors")
        self.plan = plan


@dataclass(frozen=True)
class Imported:
    """How many people the import touched."""

    created: int
    updated: int
    unchanged: int
    ended: int


@action(Permission.EMPLOYEE_MANAGE)
def import_roster(
    actor: Actor,
    *,
    office: Office,
    table: Table,
    columns: Mapping[Column, int] | None = None,
    on: date,
    ends_absent: bool = False,
) -> Imported:
    """Bring the people of the office up to the file, from the day given. Raises RosterHasErrors."""
    take_turn(office)
    known = queries.plan_for(table, columns=columns)
    plan = known.plan
    if plan.errors:
        raise RosterHasErrors(plan)
    ended = plan.absent if ends_absent else ()
    counts = Imported(len(plan.created), len(plan.updated), len(plan.unchanged), len(ended))
    record(actor, Verb.ROSTER_IMPORTED, office, after={**vars(counts), "on": on}, at_office=office)
    writing = _Writing(actor, office, on, known, _units(office, plan, on=on))
    writing.create(plan.created)
    writing.update(plan.updated)
    writing.end(ended)
    return counts


@action(Permission.EMPLOYEE_MANAGE)
def upload_roster(actor: Actor, *, office: Office, name: str, content: bytes, now: datetime) -> RosterDraft:
    """Keep the file for a day, while its columns are matched and its preview is read."""
    file = OfficeFile(office=office, name=name[-200:], media_type="", size=len(content), sha256=store.keep(content))
    file.save()
    draft = RosterDraft(office=office, file=file, started_by=actor.account, started_at=now)
    draft.save()
    record(actor, Verb.ROSTER_UPLOADED, draft, after={"size": file.size, "sha256": file.sha256})
    return draft


@action(Permission.EMPLOYEE_MANAGE, silent_because="Choices on the way to an import; the import is the event.")
def match_columns(actor: Actor, *, draft: RosterDraft, mapping: Mapping[str, int]) -> None:
    draft.mapping = dict(mapping)
    draft.save(update_fields=["mapping"])


@action(Permission.EMPLOYEE_MANAGE)
def drop_draft(actor: Actor, *, draft: RosterDraft) -> None:
    """The uploaded file goes: it names everybody and has done its work."""
    _hold(draft)
    record(actor, Verb.ROSTER_DROPPED, draft)
    file = draft.file
    draft.delete()
    file.delete()
    remove_unnamed([file.sha256])


@action(Permission.EMPLOYEE_MANAGE)
def take_draft(
    actor: Actor,
    *,
    draft: RosterDraft,
    table: Table,
    columns: Mapping[Column, int] | None,
    on: date,
    ends_absent: bool,
) -> Imported:
    """Import what was uploaded and remove the file, both or neither. Raises RosterHasErrors."""
    _hold(draft)
    done = import_roster(actor, office=draft.office, table=table, columns=columns, on=on, ends_absent=ends_absent)
    drop_draft(actor, draft=draft)
    return done


def drop_stale_drafts() -> None:
    """The daily duty: what nobody confirmed within a day."""
    with across_offices(reason="Uploads that nobody finished are removed in every office."):
        stale = queries.stale_drafts(now=timezone.now())
    for draft in stale:
        with office_scope(draft.office_id), suppress(Refused):  # somebody finished it just now
            drop_draft(system_actor("retention"), draft=draft)


def _hold(draft: RosterDraft) -> None:
    """Two people may confirm the same upload; the second one finds it taken."""
    try:
        read_in_turn(draft)
    except Refused as gone:
        raise Refused(Refusal.UPLOAD_GONE) from gone


def _units(office: Office, plan: RosterPlan, *, on: date) -> dict[str, Unit]:
    """Units by their folded names; those the file names first are added at the top."""
    Unit.objects.bulk_create(
        [Unit(office=office, name=name, sort_key=sort_key(name), since=on) for name in plan.new_units]
    )
    return {fold(unit.name): unit for unit in reversed(open_units())}


@dataclass(frozen=True)
class _Writing:
    """The writes of one import, a few statements for any number of people."""

    actor: Actor
    office: Office
    on: date
    known: queries.Known
    units: Mapping[str, Unit]

    def create(self, people: Sequence[Person]) -> None:
        employees = [Employee(office=self.office) for _ in people]
        for employee, person in zip(employees, people, strict=True):
            describe(employee, self._details(person))
        Employee.objects.bulk_create(employees, batch_size=500)
        self._employ(zip(employees, people, strict=True))
        changes = [
            Change(employee, after=self._told(person), personal=personal(employee))
            for employee, person in zip(employees, people, strict=True)
        ]
        record_many(self.actor, Verb.EMPLOYEE_ADDED, changes)

    def update(self, updates: Sequence[Update]) -> None:
        pairs = [(self.known.employees[update.after.number], update) for update in updates]
        changes = []
        for employee, update in pairs:
            describe(employee, self._details(update.after))
            employee.is_external = False
            changes.append(Change(employee, self._told(update.before), self._told(update.after), personal(employee)))
        # An upsert by the primary key is the quickest way to change many rows at once on both databases.
        Employee.objects.bulk_create(
            [employee for employee, _ in pairs],
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=_FIELDS,
            batch_size=500,
        )
        self._move([(employee, update.after) for employee, update in pairs if self._moves(employee, update)])
        record_many(self.actor, Verb.EMPLOYEE_CHANGED, changes)

    def end(self, people: Sequence[Person]) -> None:
        employees = [self.known.employees[person.number] for person in people]
        open_rows = Employment.objects.filter(employee__in=employees, until__isnull=True, since__lt=self.on)
        open_rows.update(until=self.on)
        changes = [Change(one, after={"until": self.on}, personal=personal(one)) for one in employees]
        record_many(self.actor, Verb.EMPLOYEE_LEFT, changes)

    def _moves(self, employee: Employee, update: Update) -> bool:
        returns = employee.pk not in self.known.employments
        return returns or bool({Column.UNIT, Column.POSITION} & set(update.changed))

    def _move(self, pairs: Sequence[tuple[Employee, Person]]) -> None:
        """Close what was and open what is; a change on the first day is a correction."""
        closed, opened = [], []
        for employee, person in pairs:
            current = self.known.employments.get(employee.pk)
            if current is None or current.since < self.on:
                opened.append((employee, person))
                closed += [current.pk] if current else []
            else:
                current.unit, current.position = self._unit(person), person.position
                current.save(update_fields=["unit", "position"])
        for start in range(0, len(closed), 500):
            Employment.objects.filter(pk__in=closed[start : start + 500]).update(until=self.on)
        self._employ(opened)

    def _employ(self, pairs: Iterable[tuple[Employee, Person]]) -> None:
        rows = [
            Employment(
                office=self.office,
                employee=employee,
                unit=self._unit(person),
                position=person.position,
                since=self.on,
            )
            for employee, person in pairs
        ]
        Employment.objects.bulk_create(rows, batch_size=500)

    def _unit(self, person: Person) -> Unit | None:
        return self.units[fold(person.unit)] if person.unit else None

    def _details(self, person: Person) -> Details:
        return Details(
            number=person.number, family_name=person.family_name, given_name=person.given_name, email=person.email
        )

    def _told(self, person: Person) -> dict[str, object]:
        return {"position": person.position, "unit": person.unit}
