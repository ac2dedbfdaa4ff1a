"""The daily checkpoint: written beside the data, for the operator to carry away."""

from datetime import date, timedelta
from pathlib import Path

from django.utils import timezone

from probierz.backup.installation import data_folder
from probierz.jobs.timetable import daily
from probierz.trail.checkpoints import as_text, take_checkpoint

KEEP_EACH_FOR = timedelta(days=92)


@daily
def write_checkpoint() -> None:
    """One file for each day; after three months only the first of each month stays."""
    today = timezone.localdate()
    folder = data_folder() / "checkpoints"
    folder.mkdir(parents=True, exist_ok=True)
    aside = folder / ".writing"
    aside.write_text(as_text(take_checkpoint()), encoding="utf-8")
    aside.replace(folder / f"{today}.json")
    for path in folder.glob("*.json"):
        if _is_stale(path, today):
            path.unlink()


def _is_stale(path: Path, today: date) -> bool:
    try:
        day = date.fromisoformat(path.stem)
    except ValueError:
        return False  # somebody else's file
    return day.day != 1 and today - day > KEEP_EACH_FOR
