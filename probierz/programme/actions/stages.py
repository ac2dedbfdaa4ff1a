"""Planning the stages of a programme and writing down what happened."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.lib.catalogs.stages import Stage as StageModel
from probierz.lib.catalogs.stages import programme_model
from probierz.lib.verdicts import Denied, Verdict
from probierz.offices.models import Office, Programme
from probierz.offices.queries import participants
from probierz.offices.rules import reckoning_day
from probierz.programme import rules
from probierz.programme.labels import SHORT_STAGE_NAMES
from probierz.programme.models import OfficeStage, Stage
from probierz.programme.rules import STAGE_WORKFLOW, StageCommand, StageRefusal, StageState
from probierz.trail.recording import Change, record, record_many
from probierz.trail.verbs import Verb

CLOSING = "closing"  # the model's last stage inside a programme; what follows it is sustained without one
DAYS = ("planned_start_on", "planned_end_on", "started_on", "done_on")


class StageRefused(Exception):
    """The stage cannot be changed this way; `reason` says why."""

    def __init__(self, reason: StageRefusal) -> None:
        super().__init__(reason)
        self.reason = reason


class StageMoved(Exception):
    """Somebody else changed the stage in the meantime."""


@dataclass(frozen=True, kw_only=True)
class StageRecord:
    """Plan and fact of one office in one stage; a plan left out stays as it is."""

    office: Office
    stage: str
    planned_start_on: date | None = None
    planned_end_on: date | None = None
    started_on: date | None = None
    done_on: date | None = None

    @property
    def state(self) -> StageState:
        if self.done_on:
            return StageState.DONE
        return StageState.RUNNING if self.started_on else StageState.PLANNED


@action(Permission.PROGRAMME_MANAGE)
def create_programme_stages(actor: Actor, *, programme: Programme, on: date | None = None) -> list[Stage]:
    """Take the stages of the model into the plan, for every office that takes part on the day.

    Safe to repeat: it only adds what is missing, as for an office that joined later.
    """
    known = {stage.code: stage for stage in Stage.objects.filter(programme=programme)}
    missing = [(num, one) for num, one in enumerate(programme_model().stages, 1) if one.code not in known]
    Stage.objects.bulk_create(_stage(programme, num, one) for num, one in missing)
    stages = list(Stage.objects.filter(programme=programme).order_by("num"))
    added = _plan_offices(programme, stages, on or reckoning_day(programme.closes_on, timezone.localdate()))
    record(
        actor,
        Verb.STAGES_PLANNED,
        programme,
        after={"stages": len(missing), "office_stages": added},
        at_programme=programme,
    )
    return stages


@action(Permission.PROGRAMME_MANAGE)
def record_stages(actor: Actor, *, programme: Programme, records: Iterable[StageRecord]) -> None:
    """Write plan and fact of many offices at once, as from papers of the time."""
    rows = {
        (row.office_id, row.stage.code): row
        for row in OfficeStage.objects.filter(programme=programme).select_related("stage", "programme")
    }
    written: list[OfficeStage] = []
    changes: list[Change] = []
    for one in records:
        row = rows[one.office.pk, one.stage]
        before = _days(row)
        _write(row, one)
        written.append(row)
        changes.append(Change(row, before, {**_days(row), "office": one.office.code, "stage": one.stage}))
    OfficeStage.objects.bulk_update(written, ["state", *DAYS], batch_size=200)
    record_many(actor, Verb.STAGE_RECORDED, changes)


@action(Permission.PROGRAMME_MANAGE)
def move_stage(actor: Actor, *, row: OfficeStage, command: StageCommand, on: date) -> OfficeStage:
    """Start, finish or reopen a stage of an office on a day; the day of a fact may lie in the past."""
    source = StageState(row.state)
    _require(rules.may_move_stage(source, command))
    after = _after(row, command, on)
    _require(rules.may_date_stage(started_on=after["started_on"], done_on=after["done_on"], today=timezone.localdate()))
    _update(row, {"state": STAGE_WORKFLOW.after(source, command), **after})
    record(actor, Verb.STAGE_MOVED, row, before={"state": source}, after={**_named(row), "state": row.state, **after})
    return row


@action(Permission.PROGRAMME_MANAGE)
def replan_stage(actor: Actor, *, row: OfficeStage, start_on: date, end_on: date, note: str = "") -> OfficeStage:
    """Agree new days with the office; the old ones stay in the history."""
    _require(rules.may_replan(StageState(row.state), start_on=start_on, end_on=end_on))
    before = {"planned_start_on": row.planned_start_on, "planned_end_on": row.planned_end_on}
    after = {"planned_start_on": start_on, "planned_end_on": end_on}
    _update(row, after)
    record(actor, Verb.STAGE_REPLANNED, row, before=before, after={**_named(row), **after}, note=note)
    return row


def _stage(programme: Programme, num: int, model: StageModel) -> Stage:
    months = next(one.last_month for one in programme_model().stages if one.code == CLOSING)
    start_on, end_on = rules.stage_window(
        programme.starts_on, model.first_month, model.last_month, closes_on=programme.closes_on, months=months
    )
    short = SHORT_STAGE_NAMES[model.code]
    return Stage(
        programme=programme,
        code=model.code,
        num=num,
        name_pl=model.title.pl,
        name_en=model.title.en,
        short_pl=short.pl,
        short_en=short.en,
        planned_start_on=start_on,
        planned_end_on=end_on,
    )


def _plan_offices(programme: Programme, stages: list[Stage], on: date) -> int:
    known = set(OfficeStage.objects.filter(programme=programme).values_list("office_id", "stage_id"))
    rows = [
        OfficeStage(
            programme=programme,
            stage=stage,
            office=participation.office,
            planned_start_on=stage.planned_start_on,
            planned_end_on=stage.planned_end_on,
        )
        for participation in participants(programme, on=on)
        for stage in stages
        if (participation.office_id, stage.pk) not in known
    ]
    OfficeStage.objects.bulk_create(rows)
    return len(rows)


def _write(row: OfficeStage, one: StageRecord) -> None:
    _require(rules.may_date_stage(started_on=one.started_on, done_on=one.done_on, today=timezone.localdate()))
    row.planned_start_on = one.planned_start_on or row.planned_start_on
    row.planned_end_on = one.planned_end_on or row.planned_end_on
    row.started_on, row.done_on, row.state = one.started_on, one.done_on, one.state


def _after(row: OfficeStage, command: StageCommand, on: date) -> dict[str, date | None]:
    days: dict[StageCommand, dict[str, date | None]] = {
        StageCommand.START: {"started_on": on, "done_on": None},
        StageCommand.FINISH: {"started_on": row.started_on, "done_on": on},
        StageCommand.REOPEN: {"started_on": row.started_on, "done_on": None},
        StageCommand.CANCEL_START: {"started_on": None, "done_on": None},
    }
    return days[command]


def _update(row: OfficeStage, values: Mapping[str, Any]) -> None:
    """One conditional move: the row is still as the reader saw it, or nothing happens."""
    same = OfficeStage.objects.filter(pk=row.pk, state=row.state, **_days(row))
    if same.update(**values) != 1:
        raise StageMoved
    for name, value in values.items():
        setattr(row, name, value)


def _days(row: OfficeStage) -> dict[str, date | None]:
    return {name: getattr(row, name) for name in DAYS}


def _named(row: OfficeStage) -> dict[str, str]:
    return {"office": row.office.code, "stage": row.stage.code}


def _require(verdict: Verdict) -> None:
    if isinstance(verdict, Denied):
        raise StageRefused(StageRefusal(verdict.reason))
