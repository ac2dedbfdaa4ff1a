"""Making a backup: a moment of the database, then every stored file, sealed into one archive."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import connection

from probierz.backup.archive import Writer
from probierz.backup.installation import (
    CHECKPOINT,
    CHECKPOINT_KEY,
    DEMO_MARK,
    FILES,
    LOGINS,
    SECRET_KEY,
    data_folder,
)
from probierz.backup.snapshots import Snapshot, take_snapshot
from probierz.trail.checkpoints import as_text

FORMAT = 1


class CannotBackUp(Exception):
    """What stands in the way, in one sentence that says what to do."""


@dataclass(frozen=True)
class Backup:
    """A finished archive. `damaged` names stored files that no longer give their hash."""

    path: Path
    size: int
    seal: str
    rows: int
    files: int
    damaged: list[str]


def make_backup(folder: Path) -> Backup:
    """Write one archive into the folder; it gets its name only when it is whole and on the disk."""
    made_at = datetime.now(UTC)
    path = folder / f"probierz-{made_at:%Y%m%dT%H%M%S}Z.tar"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # Beside the archive, so that a full disk shows before anything is called a backup.
        with tempfile.TemporaryDirectory(prefix=".probierz-backup-", dir=folder) as aside:
            return _write(path, Path(aside), made_at)
    except OSError as problem:
        raise CannotBackUp(
            f"The backup could not be written to {folder} ({problem.strerror}). "
            "Make room or name another folder: --to FOLDER."
        ) from problem


def _write(path: Path, aside: Path, made_at: datetime) -> Backup:
    (database := aside / "database").mkdir()
    snapshot = take_snapshot(database)
    whole = aside / path.name
    with open(whole, "xb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        writer = Writer(file)
        for part in sorted(database.iterdir()):
            writer.add(f"database/{part.name}", part)
        damaged = list(_add_files(writer))
        files = sum(name.startswith(f"{FILES}/") for name in writer.parts)
        _add_state(writer, snapshot)
        seal = writer.seal(_manifest(snapshot, made_at, damaged))
        file.flush()
        os.fsync(file.fileno())
    whole.replace(path)
    rows = sum(table["rows"] for table in snapshot.tables.values())
    return Backup(path, path.stat().st_size, seal, rows, files, damaged)


def _add_files(writer: Writer) -> Iterator[str]:
    """Files are kept before a row names them, so those of now cover every row of the snapshot."""
    root = Path(settings.MEDIA_ROOT)
    for path in sorted(root.glob("*/*/*")):
        if path.name.startswith("."):
            continue  # being written at this moment
        with suppress(FileNotFoundError):
            part = writer.add(f"{FILES}/{path.relative_to(root)}", path)
            if part.sha256 != path.name:
                yield path.name


def _add_state(writer: Writer, snapshot: Snapshot) -> None:
    """What else makes the installation what it is: keys, the demonstration's marks, the heads of the trail."""
    writer.add_content(SECRET_KEY, str(settings.SECRET_KEY).encode())
    writer.add(CHECKPOINT_KEY, data_folder() / CHECKPOINT_KEY)
    writer.add_content(CHECKPOINT, as_text(snapshot.checkpoint).encode())
    for name in (DEMO_MARK, LOGINS):
        if (data_folder() / name).exists():
            writer.add(name, data_folder() / name)


def _manifest(snapshot: Snapshot, made_at: datetime, damaged: list[str]) -> dict[str, object]:
    return {
        "format": FORMAT,
        "made_at": made_at.isoformat(timespec="seconds"),
        "engine": connection.vendor,
        "migrations": snapshot.migrations,
        "tables": snapshot.tables,
        "damaged": damaged,
    }
