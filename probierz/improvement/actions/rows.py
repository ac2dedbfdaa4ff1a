"""What the actions share: the next number, people kept apart for the trail, a row read for writing, a guarded move."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Max, Model, QuerySet

from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.improvement.actions.findable import keep_findable
from probierz.improvement.models import Nonconformity
from probierz.improvement.rules import NONCONFORMITY_WORKFLOW, Command, Refusal, Source, State, may_handle
from probierz.lib.refusals import Refused, demand
from probierz.lib.workflow import CommandRefused
from probierz.people.models import Employee
from probierz.people.queries import employee_of


def next_number(rows: "QuerySet[Any]") -> int:
    last: int | None = rows.aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def people(**named: Employee | Model | str | None) -> dict[str, str]:
    """Names for the trail, which keeps them so that they can be forgotten."""
    return {role: str(person) for role, person in named.items() if person}


WORDS = ("title", "description")


def words_apart(row: Nonconformity, told: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """What the trail keeps for ever, and what it can blank: a resident's words may name people."""
    apart = WORDS if row.source == Source.RESIDENT else ()
    words = {name: str(told[name]) for name in apart if told.get(name)}
    return {name: value for name, value in told.items() if name not in apart}, words


def not_future(day: date, today: date, *, field: str) -> None:
    if day > today:
        raise Refused(Refusal.IN_FUTURE, field=field)


def for_writing(row: Nonconformity) -> Nonconformity:
    """The row as it is now, kept from others until the transaction ends."""
    return Nonconformity.objects.select_for_update(of=("self",)).select_related("office").get(pk=row.pk)


def demand_handling(row: Nonconformity, *, by: Actor) -> None:
    """The owner of the case, or whoever runs the system."""
    me = employee_of(by.account)
    is_owner = me is not None and me.pk == row.responsible_id
    demand(may_handle(is_owner=is_owner, manages=by.may(Permission.IMPROVEMENT_MANAGE)))


def target_of(row: Nonconformity, command: Command) -> State:
    """Where the command leads from here; refuses what the table does not know."""
    try:
        return NONCONFORMITY_WORKFLOW.after(State(row.state), command)
    except CommandRefused as refused:
        raise Refused(Refusal.NO_SUCH_MOVE) from refused


def move(row: Nonconformity, command: Command, **values: Any) -> State:
    """One conditional update: the new state with its values, where the row is still in the old one."""
    before, after = State(row.state), target_of(row, command)
    changed = Nonconformity.objects.filter(pk=row.pk, state=before).update(state=after, **values)
    if changed != 1:
        raise Refused(Refusal.MOVED)
    row.refresh_from_db()
    keep_findable(row)
    return before
