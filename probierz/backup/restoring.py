"""Restoring: everything is unpacked and verified aside, then takes its place by renaming, or nothing does."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.db import DatabaseError, connection

from probierz.backup.archive import ArchiveBroken, Reader
from probierz.backup.installation import (
    BACKUPS,
    CHECKPOINT,
    FILES,
    IsServed,
    holds_data,
    migrations_of_code,
    unserved,
)
from probierz.backup.loading import CannotLoad, Target, target
from probierz.backup.making import FORMAT
from probierz.backup.snapshots import tables_of
from probierz.trail.checkpoints import CheckpointInvalid, read_checkpoint
from probierz.trail.verification import verify_all

Manifest = dict[str, Any]


class CannotRestore(Exception):
    """Why nothing was restored, in one sentence that says what to do; what was there is untouched."""


@dataclass(frozen=True)
class Restored:
    """What came back, and where the data of before are kept."""

    folder: Path
    made_at: str
    rows: int
    files: int
    events: int
    kept: tuple[str, ...]


def restore(archive: Path, *, into: Path, replace: bool) -> Restored:
    """Put the installation of the archive into the folder, and into the database on PostgreSQL."""
    into = into.absolute()
    try:
        with Reader(archive) as reader, unserved(into):
            _refuse_other_kinds(reader.manifest)
            place = target()
            if not replace and (holds_data(into) or not place.is_empty()):
                raise CannotRestore(
                    f"There are data in {into} or in its database. Name an empty place with --into FOLDER, "
                    "or add --replace: the present data will then be kept aside."
                )
            return _restore(reader, into, place)
    except ArchiveBroken as problem:
        raise CannotRestore(f"{archive} cannot be restored. {problem} Take another copy of it.") from problem
    except IsServed as problem:
        raise CannotRestore(f"Probierz serves the data in {into}. Stop it first.") from problem
    except CannotLoad as problem:
        raise CannotRestore(str(problem)) from problem
    except DatabaseError as problem:
        raise CannotRestore(f"The database refused the data ({problem}). Nothing was changed.") from problem
    except OSError as problem:
        raise CannotRestore(f"{problem.filename or archive}: {problem.strerror}. Nothing was changed.") from problem


def _restore(reader: Reader, into: Path, place: Target) -> Restored:
    manifest = reader.manifest
    moment = f"{datetime.now(UTC):%Y%m%dT%H%M%S}"
    with _aside(into) as aside:
        reader.unpack(aside)
        try:
            place.load(aside, manifest["tables"])
            events = _verify(aside, place, manifest)
            kept = _swap(aside, into, place, moment)
        except BaseException:
            place.discard()
            raise
    rows = sum(table["rows"] for table in manifest["tables"].values())
    files = sum(name.startswith(f"{FILES}/") for name in reader.parts)
    return Restored(into, manifest["made_at"], rows, files, events, kept)


@contextmanager
def _aside(into: Path) -> Iterator[Path]:
    """A folder on the same disk, so that renaming is enough at the end."""
    into.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=f".{into.name}-restoring-", dir=into.parent))
    try:
        yield aside
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _refuse_other_kinds(manifest: Manifest) -> None:
    if manifest.get("format") != FORMAT:
        raise CannotRestore("The archive was made by a newer Probierz. Restore it with that version.")
    if not _is_complete(manifest):
        raise ArchiveBroken("Its description cannot be read.")
    if manifest["engine"] != connection.vendor:
        raise CannotRestore(
            f"The archive was made on {manifest['engine']} and this installation uses {connection.vendor}. "
            "Restore it on the same kind of database (PROBIERZ_DATABASE_URL)."
        )
    archived, known = {tuple(name) for name in manifest["migrations"]}, migrations_of_code()
    if newer := archived - known:
        raise CannotRestore(
            f"The archive was made by a newer Probierz ({len(newer)} unknown changes of the tables, such as "
            f"{'.'.join(min(newer))}). Restore it with that version."
        )
    if older := known - archived:
        raise CannotRestore(
            f"The archive was made by an older Probierz ({len(older)} changes of the tables are missing, such as "
            f"{'.'.join(min(older))}). Restore it with that version, then update."
        )


def _is_complete(manifest: Manifest) -> bool:
    """Every member that a backup of this format has, in its own shape."""
    migrations, tables = manifest.get("migrations"), manifest.get("tables")
    return (
        isinstance(manifest.get("engine"), str)
        and isinstance(manifest.get("made_at"), str)
        and isinstance(migrations, list)
        and all(isinstance(name, list) for name in migrations)
        and isinstance(tables, dict)
        and all(_is_table(table) for table in tables.values())
    )


def _is_table(table: object) -> bool:
    columns = table.get("columns") if isinstance(table, dict) else None
    return isinstance(table, dict) and isinstance(table.get("rows"), int) and isinstance(columns, list)


def _verify(aside: Path, place: Target, manifest: Manifest) -> int:
    """The new database is sound, complete, and its trail holds up to the checkpoint; returns its events."""
    with place.opened(aside) as alias:
        counted = {name: table["rows"] for name, table in tables_of(alias).items()}
        expected = {name: table["rows"] for name, table in manifest["tables"].items()}
        if counted != expected:
            raise CannotRestore("The restored tables have other numbers of rows than the archive says.")
        try:
            heads = read_checkpoint((aside / CHECKPOINT).read_text(encoding="utf-8"), folder=aside)
        except CheckpointInvalid as problem:
            raise CannotRestore(f"The trail's checkpoint in the archive does not hold. {problem}") from problem
        reports = verify_all(heads=heads, using=alias)
    for report in reports:
        if report.broken:
            raise CannotRestore(
                f"The trail in the archive was tampered with: {report.chain}, position {report.broken.position}."
            )
    return sum(report.events for report in reports)


def _swap(aside: Path, into: Path, place: Target, moment: str) -> tuple[str, ...]:
    """Two renames and, on PostgreSQL, one transaction; what was there before stays beside."""
    old = into.with_name(f"{into.name}.before-restore-{moment}")
    had_data = into.exists()
    if had_data:
        into.rename(old)
    try:
        aside.rename(into)
        kept = place.take_over(moment=moment)
    except BaseException:
        if into.exists():
            into.rename(aside)
        if had_data:
            old.rename(into)
        raise
    if (old / BACKUPS).exists():
        (old / BACKUPS).rename(into / BACKUPS)
    if had_data and not holds_data(old):
        shutil.rmtree(old)
    return tuple(where for where in (str(old) if old.exists() else "", kept) if where)
