"""The daily checkpoint is written once a day, holds, and old ones thin out."""

import json
from datetime import date, timedelta

import pytest
import time_machine
from django.core.management import call_command

from probierz.backup.duties import write_checkpoint
from probierz.jobs import timetable
from probierz.trail.checkpoints import read_checkpoint
from tests.cast import Cast


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return tmp_path / "checkpoints"


def test_the_timetable_writes_a_checkpoint_that_holds(cast: Cast, folder) -> None:
    with time_machine.travel("2026-07-01T22:30:00Z", tick=False):  # half past midnight in Warsaw
        call_command("tick", verbosity=0)

    [kept] = folder.iterdir()
    assert kept.name == "2026-07-02.json"
    read_checkpoint(kept.read_text())
    assert json.loads(kept.read_text())["heads"] == []
    assert any("backup" in name for name in timetable._registry.each_day)


def test_after_three_months_the_first_of_each_month_stays(db: None, folder) -> None:
    day, end = date(2026, 1, 1), date(2026, 12, 31)
    folder.mkdir()
    while day < end:
        (folder / f"{day}.json").touch()
        day += timedelta(days=1)
    (folder / "notes.json").touch()

    with time_machine.travel("2026-12-31T12:00:00Z", tick=False):
        write_checkpoint()

    kept = sorted(path.stem for path in folder.glob("*.json"))
    assert [name for name in kept if name < "2026-09-30"] == [f"2026-0{month}-01" for month in range(1, 10)]
    assert kept[-2:] == ["2026-12-31", "notes"]
    assert len([name for name in kept if "2026-09-30" <= name < "n"]) == 93
