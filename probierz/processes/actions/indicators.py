"""Indicators and their values: typed, brought in a file, or computed from this system."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from probierz.access.actions import action
from probierz.access.actor import Actor, system_actor
from probierz.access.permissions import Permission
from probierz.lib.catalogs.processes import Direction, Unit
from probierz.lib.periods import Frequency, Period, ended_periods, period_of
from probierz.lib.polish import tidy
from probierz.lib.refusals import Refused
from probierz.offices.models import Office
from probierz.offices.scope import across_offices, office_scope
from probierz.processes.actions.findable import keep_findable
from probierz.processes.models import Indicator, Process, Reading, ReadingsDraft
from probierz.processes.queries import indicators as queries
from probierz.processes.queries.sources import source_named
from probierz.processes.rules import Refusal, Taken, fits
from probierz.processes.rules.readings import Line, Plan
from probierz.trail.recording import Change, record, record_many
from probierz.trail.verbs import Verb


@dataclass(frozen=True, kw_only=True)
class Definition:
    """What is measured, how it is counted, how often, and what is aimed at."""

    name: str
    unit: Unit
    direction: Direction
    frequency: Frequency
    definition: str = ""
    target: Decimal | None = None
    source: str = ""


@action(Permission.PROCESS_MANAGE)
def add_indicator(actor: Actor, *, process: Process, definition: Definition, since: date) -> Indicator:
    """Values are asked for from the period that holds the day."""
    if process.retired_on is not None:
        raise Refused(Refusal.RETIRED)
    first = period_of(since, definition.frequency).since
    indicator = Indicator(office=process.office, process=process, since=first, **_values(definition))
    _demand_free(indicator)
    indicator.save()
    keep_findable(process.office, indicator)
    record(actor, Verb.INDICATOR_ADDED, indicator, after=_told(indicator))
    return indicator


@action(Permission.PROCESS_MANAGE)
def change_indicator(actor: Actor, *, indicator: Indicator, definition: Definition) -> Indicator:
    """The unit and the periods stay once there are values."""
    indicator = Indicator.objects.select_for_update().get(pk=indicator.pk)
    if indicator.ended_on is not None:
        raise Refused(Refusal.INDICATOR_ENDED)
    before = _told(indicator)
    for name, value in _values(definition).items():
        setattr(indicator, name, value)
    changed = {name: value for name, value in _told(indicator).items() if before[name] != value}
    if not changed:
        raise Refused(Refusal.UNCHANGED)
    if {"unit", "frequency", "source"} & set(changed) and indicator.readings.exists():
        raise Refused(
            Refusal.INDICATOR_HAS_VALUES, field=next(n for n in ("unit", "frequency", "source") if n in changed)
        )
    _demand_free(indicator)
    indicator.save()
    keep_findable(indicator.office, indicator)
    record(actor, Verb.INDICATOR_CHANGED, indicator, before={n: before[n] for n in changed}, after=changed)
    return indicator


@action(Permission.PROCESS_MANAGE)
def end_indicator(actor: Actor, *, indicator: Indicator, on: date, today: date) -> None:
    """No more values are asked for; those there are stay."""
    if on > today:
        raise Refused(Refusal.IN_FUTURE, field="on")
    if Indicator.objects.filter(pk=indicator.pk, ended_on__isnull=True).update(ended_on=on) != 1:
        raise Refused(Refusal.INDICATOR_ENDED)
    indicator.ended_on = on
    keep_findable(indicator.office, indicator)
    record(actor, Verb.INDICATOR_ENDED, indicator, before={"name": indicator.name}, after={"on": on})


@action(Permission.INDICATOR_RECORD)
def record_value(
    actor: Actor, *, indicator: Indicator, period: Period, value: Decimal, note: str, seen: Decimal | None, on: date
) -> Reading:
    """The value of one ended period; `seen` is the value that the person who types saw there, None for nothing."""
    if indicator.source:
        raise Refused(Refusal.INDICATOR_COMPUTED)
    if period not in ended_periods(Frequency(indicator.frequency), since=indicator.since, on=indicator.ended_on or on):
        raise Refused(Refusal.NO_SUCH_PERIOD)
    if not fits(value, Unit(indicator.unit)):
        raise Refused(Refusal.VALUE_OUT_OF_RANGE, field="value")
    row = Reading.objects.select_for_update().filter(indicator=indicator, since=period.since).first()
    if (row.value if row else None) != seen:
        raise Refused(Refusal.VALUE_MOVED)
    return _write(actor, row, indicator, since=period.since, value=value, note=tidy(note), taken=Taken.TYPED)


@action(Permission.INDICATOR_RECORD)
def upload_readings(actor: Actor, *, office: Office, name: str, rows: Sequence[Sequence[str]]) -> ReadingsDraft:
    """Keep what the file says for a day, while it is looked at."""
    draft = ReadingsDraft(office=office, name=name[-200:], rows=[list(row) for row in rows])
    draft.save()
    record(actor, Verb.READINGS_UPLOADED, draft, after={"count": max(len(rows) - 1, 0)})
    return draft


@action(Permission.INDICATOR_RECORD)
def take_readings(actor: Actor, *, draft: ReadingsDraft, on: date) -> int:
    """Everything in the file or nothing; values that are there already and equal stay as they are."""
    draft = ReadingsDraft.objects.select_for_update().get(pk=draft.pk)
    plan: Plan = queries.plan_of(draft, on=on)
    if plan.faults:
        raise Refused(Refusal.IMPORT_HAS_ERRORS)
    if not plan.lines:
        raise Refused(Refusal.NOTHING_TO_IMPORT)
    count = _take(actor, plan.lines)
    record(actor, Verb.READINGS_IMPORTED, draft, after={"count": count})
    draft.delete()
    return count


@action(Permission.INDICATOR_RECORD)
def drop_readings(actor: Actor, *, draft: ReadingsDraft) -> None:
    record(actor, Verb.READINGS_DROPPED, draft)
    draft.delete()


@action(Permission.INDICATOR_RECORD, silent_because="Most days no period has ended; each value leaves its event.")
def compute_readings(actor: Actor, *, office: Office, on: date) -> int:
    """Fill in ended periods of indicators that this system computes; what cannot be known yet stays missing."""
    count = 0
    for indicator, period in queries.computable(on=on):
        value = source_named(indicator.source).compute(office, period)
        if value is not None and fits(value, Unit(indicator.unit)):
            _write(actor, None, indicator, since=period.since, value=round(value, 4), note="", taken=Taken.COMPUTED)
            count += 1
    return count


def compute_everywhere() -> None:
    """The daily duty: periods that ended since yesterday, and uploads that nobody finished."""
    actor = system_actor("indicators")
    with across_offices(reason="Computed indicators and left uploads are looked for in every office."):
        offices = queries.offices_to_compute()
        stale = queries.stale_drafts(now=timezone.now())
    for office in offices:
        with office_scope(office.pk):
            compute_readings(actor, office=office, on=timezone.localdate())
    for draft in stale:
        with office_scope(draft.office_id):
            drop_readings(actor, draft=draft)


def _take(actor: Actor, lines: Iterable[Line]) -> int:
    """A few statements for any number of values; those that are there already and equal stay."""
    rows = list(lines)
    named = Indicator.objects.filter(key__in={line.key for line in rows}).select_related("office")
    indicators = {row.key: row for row in named}
    known = {(row.indicator_id, row.since): row for row in Reading.objects.filter(indicator__in=indicators.values())}
    new: list[Reading] = []
    old: list[Reading] = []
    changes: list[Change] = []
    for line in rows:
        indicator = indicators[line.key]
        row = known.get((indicator.pk, line.since))
        if row is not None and (row.value, row.note) == (line.value, line.note):
            continue
        before = {"value": row.value, "note": row.note} if row else {}
        (old if row else new).append(
            row := row or Reading(office=indicator.office, indicator=indicator, since=line.since)
        )
        row.value, row.note, row.taken, row.taken_at = line.value, line.note, Taken.IMPORTED, timezone.now()
        after = {"since": line.since, "value": line.value, "note": line.note, "taken": Taken.IMPORTED}
        changes.append(Change(indicator, before=before, after=after))
    Reading.objects.bulk_create(new)
    Reading.objects.bulk_update(old, ["value", "note", "taken", "taken_at"])
    record_many(actor, Verb.READING_RECORDED, changes)
    return len(changes)


def _write(
    actor: Actor, row: Reading | None, indicator: Indicator, *, since: date, value: Decimal, note: str, taken: Taken
) -> Reading:
    before = {"value": row.value, "note": row.note} if row else {}
    row = row or Reading(office=indicator.office, indicator=indicator, since=since)
    row.value, row.note, row.taken = value, note, taken
    row.save()
    after = {"since": since, "value": value, "note": note, "taken": taken}
    record(actor, Verb.READING_RECORDED, indicator, before=before, after=after)
    return row


def _demand_free(indicator: Indicator) -> None:
    twins = Indicator.objects.filter(process=indicator.process, name=indicator.name, ended_on__isnull=True)
    if twins.exclude(pk=indicator.pk).exists():
        raise Refused(Refusal.INDICATOR_NAME_TAKEN, field="name")
    target = indicator.target
    if target is not None and not fits(target, Unit(indicator.unit)):
        raise Refused(Refusal.VALUE_OUT_OF_RANGE, field="target")


def _values(definition: Definition) -> dict[str, Any]:
    texts = {"name": tidy(definition.name), "definition": definition.definition.strip()}
    return {**vars(definition), **texts}


def _told(indicator: Indicator) -> dict[str, object]:
    names = ("name", "definition", "unit", "direction", "frequency", "source")
    target = "" if indicator.target is None else f"{indicator.target.normalize():f}"
    return {**{name: str(getattr(indicator, name)) for name in names}, "target": target}
