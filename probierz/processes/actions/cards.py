"""Processes: added one by one or from the starting set, changed, joined, ended."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.documents.queries.requirements import requirements_numbered
from probierz.lib.catalogs.processes import Group, StarterProcess, starter_processes, starters_for
from probierz.lib.office_kinds import OfficeKind
from probierz.lib.polish import tidy
from probierz.lib.refusals import Refused, demand
from probierz.members.actions.turns import take_turn
from probierz.offices.models import Office
from probierz.processes.actions.findable import keep_findable, keep_process_findable
from probierz.processes.actions.links import add_requirements
from probierz.processes.models import Indicator, Process, Responsibility
from probierz.processes.rules import Refusal, free_code, may_place
from probierz.trail.recording import Change, record, record_many
from probierz.trail.verbs import Verb


@dataclass(frozen=True, kw_only=True)
class Card:
    """What stands on a process's card; lists have one entry in a line."""

    name: str
    group: Group
    code: str = ""
    parent: Process | None = None
    purpose: str = ""
    inputs: str = ""
    outputs: str = ""
    suppliers: str = ""
    clients: str = ""
    resources: str = ""
    legal_basis: str = ""

    def tidied(self) -> "Card":
        lists = ("inputs", "outputs", "suppliers", "clients", "resources", "legal_basis")
        texts = {name: lines_of(getattr(self, name)) for name in lists}
        names = {"name": tidy(self.name), "code": tidy(self.code), "purpose": self.purpose.strip()}
        return Card(group=self.group, parent=self.parent, **names, **texts)


def lines_of(text: str) -> str:
    """One tidy entry in a line, none empty."""
    return "\n".join(line for line in map(tidy, text.splitlines()) if line)


@action(Permission.PROCESS_MANAGE)
def add_process(actor: Actor, *, office: Office, card: Card, on: date) -> Process:
    """A process without a code gets the next one of its group."""
    take_turn(office)  # two people who place processes beneath each other at once would make a circle
    card = card.tidied()
    code = card.code or free_code(card.group, Process.objects.running().values_list("code", flat=True))
    process = Process(office=office, since=on, order=_next_place(card.group), **{**vars(card), "code": code})
    _demand_free(process)
    _demand_place(process, card.parent)
    process.save()
    keep_findable(office, process)
    record(actor, Verb.PROCESS_ADDED, process, after=_told(process))
    return process


@action(Permission.PROCESS_MANAGE)
def change_process(actor: Actor, *, process: Process, card: Card) -> Process:
    take_turn(process.office)
    process.refresh_from_db()
    _demand_running(process)
    before, card = _told(process), card.tidied()
    for name, value in vars(card).items():
        setattr(process, name, value)
    process.code = card.code or str(before["code"])
    changed = {name: value for name, value in _told(process).items() if before[name] != value}
    if not changed:
        raise Refused(Refusal.UNCHANGED)
    _demand_free(process)
    _demand_place(process, card.parent)
    process.save()
    keep_process_findable(process)
    record(actor, Verb.PROCESS_CHANGED, process, before={name: before[name] for name in changed}, after=changed)
    return process


@action(Permission.PROCESS_MANAGE)
def merge_processes(actor: Actor, *, target: Process, others: Sequence[Process], on: date, today: date) -> Process:
    """The others end and lead to the target; what lies beneath them, their indicators and services go over."""
    take_turn(target.office)
    if not others or target in others:
        raise Refused(Refusal.MERGE_NEEDS_ANOTHER, field="others")
    _demand_elsewhere(target, others)
    for process in (target, *others):
        process.refresh_from_db()
        _demand_running(process)
    for process in others:
        _hand_over(process, target)
        _end(process, on=on, today=today, successor=target)
    for process in (target, *others):
        keep_process_findable(process)
    names = [process.name for process in others]
    record(actor, Verb.PROCESS_MERGED, target, before={"processes": names}, after={"name": target.name, "on": on})
    return target


@action(Permission.PROCESS_MANAGE)
def retire_process(actor: Actor, *, process: Process, on: date, today: date) -> None:
    """The process no longer runs; its card, drawings and values stay readable."""
    take_turn(process.office)
    process.refresh_from_db()
    _demand_running(process)
    if process.parts.filter(retired_on__isnull=True).exists():
        raise Refused(Refusal.HAS_PARTS)
    _end(process, on=on, today=today, successor=None)
    Indicator.objects.filter(process=process, ended_on__isnull=True).update(ended_on=on)
    keep_process_findable(process)
    record(actor, Verb.PROCESS_RETIRED, process, before={"name": process.name}, after={"on": on})


@action(Permission.PROCESS_MANAGE)
def adopt_processes(actor: Actor, *, office: Office, codes: Iterable[str], on: date) -> list[Process]:
    """Take over chosen processes of the starting set with their indicators; those taken over before are passed by."""
    take_turn(office)
    wanted = set(codes)
    known = set(Process.objects.values_list("starter", flat=True))
    names = set(Process.objects.running().values_list("name", flat=True))
    offered = [one for one in starters_for(OfficeKind(office.kind)) if one.code in wanted - known]
    offered = [one for one in offered if one.name.pl not in names]
    if not offered:
        raise Refused(Refusal.NOTHING_CHOSEN, field="codes")
    taken = set(Process.objects.running().values_list("code", flat=True))
    rows = [_adopted(office, one, place, on, taken) for place, one in enumerate(offered, start=1)]
    Process.objects.bulk_create(rows)
    measures = [row for process, one in zip(rows, offered, strict=True) for row in _measures(process, one, on)]
    Indicator.objects.bulk_create(measures)
    keep_findable(office, *rows, *measures)
    for process, one in zip(rows, offered, strict=True):
        add_requirements(process, requirements_numbered(one.requirements))
    record_many(actor, Verb.PROCESS_ADOPTED, [Change(row, after={"code": row.code, "name": row.name}) for row in rows])
    return rows


def _adopted(office: Office, one: StarterProcess, place: int, on: date, taken: set[str]) -> Process:
    lists = {name: "\n".join(getattr(one, name)) for name in ("inputs", "outputs", "suppliers", "clients", "resources")}
    return Process(
        office=office,
        code=free_code(one.group, {*taken, *starter_processes()}) if one.code in taken else one.code,
        name=one.name.pl,
        group=one.group,
        purpose=one.purpose,
        legal_basis="\n".join(one.legal_basis),
        starter=one.code,
        order=place,
        since=on,
        **lists,
    )


def _measures(process: Process, one: StarterProcess, on: date) -> list[Indicator]:
    return [
        Indicator(
            office=process.office,
            process=process,
            name=measure.name.pl,
            unit=measure.unit,
            direction=measure.direction,
            target=measure.target,
            frequency=measure.frequency,
            since=on,
        )
        for measure in one.measures
    ]


def _demand_running(process: Process) -> None:
    if process.retired_on is not None:
        raise Refused(Refusal.RETIRED)


def _demand_free(process: Process) -> None:
    others = Process.objects.running().exclude(pk=process.pk)
    if others.filter(code=process.code).exists():
        raise Refused(Refusal.CODE_TAKEN, field="code")
    if others.filter(name=process.name).exists():
        raise Refused(Refusal.NAME_TAKEN, field="name")


def _demand_place(process: Process, parent: Process | None) -> None:
    if parent is None:
        return
    if parent.retired_on is not None:
        raise Refused(Refusal.PARENT_RETIRED, field="parent")
    if parent.group != process.group:
        raise Refused(Refusal.OTHER_GROUP, field="group")
    parents = dict(Process.objects.values_list("pk", "parent_id"))
    demand(may_place(process.pk or 0, parent=parent.pk, parents=parents), field="parent")


def _demand_elsewhere(target: Process, others: Iterable[Process]) -> None:
    """The one that stays does not lie beneath one that goes."""
    parents = dict(Process.objects.values_list("pk", "parent_id"))
    for process in others:
        demand(may_place(process.pk, parent=target.pk, parents=parents), field="others")


def _next_place(group: Group) -> int:
    last = Process.objects.filter(group=group).order_by("-order").values_list("order", flat=True).first()
    return (last or 0) + 1


def _end(process: Process, *, on: date, today: date, successor: Process | None) -> None:
    if on > today:
        raise Refused(Refusal.IN_FUTURE, field="on")
    if on < process.since:
        raise Refused(Refusal.BEFORE_IT_BEGAN, field="on")
    process.retired_on, process.successor = on, successor
    process.save(update_fields=["retired_on", "successor"])
    for row in Responsibility.objects.filter(process=process, until__isnull=True):
        if row.since >= on:
            row.delete()  # it held for no day
        else:
            row.until = on
            row.save(update_fields=["until"])


def _hand_over(process: Process, target: Process) -> None:
    """Parts, indicators and services go over; an indicator of the same name keeps the process's code in its name."""
    process.parts.filter(retired_on__isnull=True).update(parent=target, group=target.group)
    process.services.update(process=target)
    names = set(Indicator.objects.filter(process=target, ended_on__isnull=True).values_list("name", flat=True))
    for indicator in Indicator.objects.filter(process=process, ended_on__isnull=True).order_by("pk"):
        if indicator.name in names:
            indicator.name = f"{indicator.name} ({process.code})"[:200]
        indicator.process = target
        indicator.save(update_fields=["process", "name"])


def _told(process: Process) -> dict[str, object]:
    """The card for the trail."""
    names = [name for name in asdict(Card(name="", group=Group.CORE)) if name != "parent"]
    card = {name: str(getattr(process, name)) for name in names}
    return {**card, "parent": process.parent.name if process.parent else ""}
