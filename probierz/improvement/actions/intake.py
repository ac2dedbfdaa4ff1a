"""The way in for reports of other systems: those that arrive together are kept in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from django.db import connection, transaction

from probierz.access.actor import Actor
from probierz.improvement.actions.reporting import Report, demand_reportable, report_many
from probierz.improvement.models import Nonconformity
from probierz.jobs.writer import Writer
from probierz.offices.models import Office
from probierz.offices.scope import office_scope
from probierz.people.queries import employee_of
from probierz.trail.recording import request_id


@dataclass(frozen=True, kw_only=True)
class Handed:
    """A report with who hands it over, for which office, and the number of the request it came in."""

    actor: Actor
    office: Office
    details: Report
    request: str = field(default_factory=request_id.get)

    def belongs_with(self, other: "Handed") -> bool:
        return self.office.pk == other.office.pk and self.actor == other.actor


def submit(handed: Handed) -> Nonconformity:
    """Keep one report, found by whoever acts; returns when it is committed. Raises Refused or Overloaded."""
    demand_reportable(handed.details, by=handed.actor)
    if connection.in_atomic_block:
        # Whoever holds a transaction must not wait for another connection to commit.
        return commit([handed])[0]
    return _writer.put(handed)


def commit(waiting: Sequence[Handed]) -> list[Nonconformity]:
    """One transaction for them all: those of one person in one office together, in the order they came."""
    kept: dict[int, Nonconformity] = {}
    with transaction.atomic():
        left = dict(enumerate(waiting))
        while left:
            first = next(iter(left.values()))
            together = {place: one for place, one in left.items() if one.belongs_with(first)}
            kept |= zip(together, _report(list(together.values())), strict=True)
            left = {place: one for place, one in left.items() if place not in together}
    return [kept[place] for place in range(len(waiting))]


def _report(together: Sequence[Handed]) -> list[Nonconformity]:
    actor, office = together[0].actor, together[0].office
    with office_scope(office.pk):
        me = employee_of(actor.account)
        reports = [replace(one.details, found_by=me) for one in together]
        return report_many(actor, office=office, reports=reports, requests=[one.request for one in together])


_writer: Writer[Handed, Nonconformity] = Writer("reports", commit)
