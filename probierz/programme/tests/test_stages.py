"""Planning stages, moving them, writing many at once."""

from datetime import date

import pytest

from probierz.access.actions import PermissionRefused
from probierz.offices.scope import OutOfScope, programme_scope
from probierz.programme.actions import stages as actions
from probierz.programme.actions.stages import StageRecord
from probierz.programme.models import OfficeStage, Stage
from probierz.programme.rules import StageCommand, StageRefusal, StageState
from probierz.programme.tests.conftest import SYSTEM, office_stage
from probierz.trail.models import Event

BEGUN = date(2026, 2, 1)


def test_the_model_gives_ten_stages_to_every_office(cast, stages, inside):
    assert [stage.num for stage in stages] == list(range(1, 11))
    assert stages[0].planned_start_on == date(2026, 1, 1)
    assert OfficeStage.objects.filter(programme=cast.programme).count() == 20


def test_the_stages_of_a_short_programme_end_with_it(cast, inside):
    cast.programme.closes_on = date(2026, 6, 30)

    *inner, after = actions.create_programme_stages(SYSTEM, programme=cast.programme)

    assert {stage.code for stage in inner if stage.planned_end_on > date(2026, 6, 30)} == set()
    assert inner[-1].planned_end_on == date(2026, 6, 30)
    assert after.planned_start_on == date(2026, 7, 1)


def test_planning_again_adds_only_what_is_missing(cast, stages, inside):
    OfficeStage.objects.filter(office=cast.olszyny, stage__code="review").delete()

    actions.create_programme_stages(SYSTEM, programme=cast.programme)

    assert Stage.objects.filter(programme=cast.programme).count() == 10
    assert OfficeStage.objects.filter(programme=cast.programme).count() == 20


def test_the_coordinator_starts_finishes_and_reopens_a_stage(cast, coordinator, stages, inside):
    row = office_stage(cast, "recruit")

    actions.move_stage(coordinator, row=row, command=StageCommand.START, on=BEGUN)
    actions.move_stage(coordinator, row=row, command=StageCommand.FINISH, on=date(2026, 3, 1))
    actions.move_stage(coordinator, row=row, command=StageCommand.REOPEN, on=date(2026, 3, 2))

    row.refresh_from_db()
    assert (row.state, row.started_on, row.done_on) == (StageState.RUNNING, BEGUN, None)
    verbs = Event.objects.filter(target_key=row.key).order_by("position").values_list("after__state", flat=True)
    assert list(verbs) == ["running", "done", "running"]


def test_undoing_a_start_takes_its_day_back(cast, coordinator, stages, inside):
    row = office_stage(cast, "recruit")
    actions.move_stage(coordinator, row=row, command=StageCommand.START, on=BEGUN)

    actions.move_stage(coordinator, row=row, command=StageCommand.CANCEL_START, on=BEGUN)

    row.refresh_from_db()
    assert (row.state, row.started_on) == (StageState.PLANNED, None)


def test_a_day_to_come_is_refused_and_nothing_is_written(cast, coordinator, stages, inside):
    row = office_stage(cast, "recruit")

    with pytest.raises(actions.StageRefused) as refused:
        actions.move_stage(coordinator, row=row, command=StageCommand.START, on=date(2030, 1, 1))

    assert refused.value.reason is StageRefusal.IN_FUTURE
    row.refresh_from_db()
    assert row.state == StageState.PLANNED
    assert not Event.objects.filter(target_key=row.key).exists()


def test_a_stage_that_somebody_moved_meanwhile_is_left_alone(cast, coordinator, stages, inside):
    mine, theirs = office_stage(cast, "recruit"), office_stage(cast, "recruit")
    actions.move_stage(coordinator, row=theirs, command=StageCommand.START, on=BEGUN)

    with pytest.raises(actions.StageMoved):
        actions.move_stage(coordinator, row=mine, command=StageCommand.START, on=date(2026, 2, 9))

    theirs.refresh_from_db()
    assert theirs.started_on == BEGUN


def test_a_plan_is_changed_with_its_reason_in_the_history(cast, coordinator, stages, inside):
    row = office_stage(cast, "diagnosis")

    actions.replan_stage(
        coordinator, row=row, start_on=date(2026, 3, 1), end_on=date(2026, 7, 31), note="powódź w gminie"
    )

    row.refresh_from_db()
    assert row.planned_end_on == date(2026, 7, 31)
    assert Event.objects.get(target_key=row.key).note == "powódź w gminie"


def test_a_plan_that_ends_before_it_begins_is_refused(cast, coordinator, stages, inside):
    with pytest.raises(actions.StageRefused):
        actions.replan_stage(
            coordinator, row=office_stage(cast, "review"), start_on=date(2026, 8, 1), end_on=date(2026, 7, 1)
        )


def test_papers_of_many_offices_are_entered_at_once(cast, stages, inside, django_assert_max_num_queries):
    records = [
        StageRecord(office=office, stage=stage.code, started_on=BEGUN, done_on=date(2026, 10, 1))
        for office in (cast.lipowo, cast.olszyny)
        for stage in stages
    ]

    with django_assert_max_num_queries(12):
        actions.record_stages(SYSTEM, programme=cast.programme, records=records)

    assert OfficeStage.objects.filter(state=StageState.DONE).count() == 20
    assert Event.objects.filter(verb="programme.stage.recorded").count() == 20


def test_nobody_without_the_role_moves_a_stage(cast, stages):
    row = office_stage(cast, "recruit")

    for account in (cast.lucja, cast.celina, cast.administrator):
        with programme_scope(cast.programme.pk), pytest.raises(PermissionRefused):
            actions.move_stage(cast.actor(account), row=row, command=StageCommand.START, on=BEGUN)


def test_stages_of_a_programme_out_of_scope_cannot_be_asked(cast, stages):
    with pytest.raises(OutOfScope):
        OfficeStage.objects.count()
