"""The restore drill: what was saved while others wrote comes back elsewhere, equal; what is broken does not."""

import fcntl
import json
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pysqlite3
import pytest

from probierz.backup.archive import Reader, Writer
from probierz.backup.installation import LOCK
from probierz.backup.restoring import CannotRestore, restore
from probierz.backup.tests.installations import Installation

WRITERS = 2
BACKUPS = 8
BACK_UP_OFTEN = f"""
from pathlib import Path
from probierz.backup.making import make_backup
from probierz.offices.models import Association
import json, sys
for number in range({BACKUPS}):
    committed = Association.objects.count()
    print(json.dumps([committed, str(make_backup(Path(FOLDER) / str(number)).path)]))
"""


def test_a_restored_installation_equals_the_one_that_was_saved(
    origin: Installation, machine: Installation, archive: Path
) -> None:
    before = origin.digests()

    done = machine.answer("restore", str(archive))

    assert machine.digests() == before
    assert (done["files"], done["events"], done["kept"]) == (5, 20, [])
    assert machine.answer("trail_verify", "--checkpoint", str(machine.data / "checkpoint.json"))["ok"] is True
    assert (machine.data / "secret-key").read_text() == (origin.data / "secret-key").read_text()


def test_a_backup_holds_what_was_committed_before_it_began(origin: Installation, tmp_path: Path) -> None:
    stop = threading.Event()
    threads = [threading.Thread(target=_write, args=(origin, name, stop)) for name in range(WRITERS)]
    for thread in threads:
        thread.start()
    try:
        lines = origin.python(BACK_UP_OFTEN.replace("FOLDER", repr(str(tmp_path)))).splitlines()
    finally:
        stop.set()
        for thread in threads:
            thread.join()
        with origin.rows() as connection:
            connection.execute("DELETE FROM offices_association WHERE short_name = 'Z'")

    made = [json.loads(line) for line in lines]
    assert len(made) == BACKUPS
    assert made[-1][0] > made[0][0]  # somebody wrote meanwhile
    for committed, path in made:
        codes = _codes_in(Path(path), tmp_path)
        assert len(codes) >= committed
        for name in range(WRITERS):
            own = sorted(int(code.split("-")[2]) for code in codes if code.startswith(f"w-{name}-"))
            assert own == list(range(len(own)))  # nothing is missing in between


def _write(origin: Installation, name: int, stop: threading.Event) -> None:
    mark = "%s" if origin.database else "?"
    statement = f"INSERT INTO offices_association (key, code, name, short_name) VALUES ({', '.join([mark] * 4)})"
    with origin.rows() as connection:
        number = 0
        while not stop.wait(0.002):
            connection.execute(statement, [f"k-{name}-{number}", f"w-{name}-{number}", "Z", "Z"])
            number += 1


def _codes_in(path: Path, tmp_path: Path) -> list[str]:
    with Reader(path) as reader:
        if reader.manifest["engine"] == "postgresql":
            column = reader.manifest["tables"]["offices_association"]["columns"].index("code")
            lines = reader.read("database/offices_association.copy").decode().splitlines()
            return [line.split("\t")[column] for line in lines]
        database = tmp_path / "opened.sqlite3"
        database.write_bytes(reader.read("database/probierz.sqlite3"))
    connection = pysqlite3.connect(database)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return [code for (code,) in connection.execute("SELECT code FROM offices_association")]
    finally:
        connection.close()


def test_data_that_are_there_stay_unless_they_may_be_replaced(
    origin: Installation, machine: Installation, archive: Path
) -> None:
    machine.manage("restore", str(archive))
    with machine.rows() as connection:
        connection.execute("UPDATE offices_office SET name = 'Nowsza nazwa'")
    newer = machine.digests()

    assert "add --replace" in machine.manage("restore", str(archive), code=1)
    assert machine.digests() == newer

    done = machine.answer("restore", str(archive), "--replace")
    assert machine.digests() != newer
    folder = next(Path(where) for where in done["kept"] if where.startswith("/"))
    assert (folder / "secret-key").exists()


def resealed(archive: Path, target: Path, change: Callable[[dict[str, Any], dict[str, bytes]], None]) -> Path:
    """An archive with other contents and a seal that holds: made by somebody, not by an accident."""
    with Reader(archive) as reader:
        parts = {name: reader.read(name) for name in reader.parts}
        manifest = dict(reader.manifest)
    change(manifest, parts)
    with target.open("wb") as file:
        writer = Writer(file)
        for name, content in parts.items():
            writer.add_content(name, content)
        writer.seal(manifest)
    return target


def test_a_tampered_trail_is_not_restored(machine: Installation, archive: Path, tmp_path: Path) -> None:
    def tamper(_manifest: dict[str, Any], parts: dict[str, bytes]) -> None:
        [name] = [name for name in parts if name.endswith(("probierz.sqlite3", "/trail_event.copy"))]
        assert b"office.renamed" in parts[name]
        parts[name] = parts[name].replace(b"office.renamed", b"office.founded")

    changed = resealed(archive, tmp_path / "tampered.tar", tamper)

    assert "The trail in the archive was tampered with" in machine.manage("restore", str(changed), code=1)
    assert not (machine.data / "probierz.sqlite3").exists()
    assert [path.name for path in machine.data.parent.iterdir()] == ["data"]


Change = Callable[[dict[str, Any], dict[str, bytes]], None]


def _newer(manifest: dict[str, Any], _parts: dict[str, bytes]) -> None:
    manifest["migrations"].append(["offices", "0999_from_the_future"])


def _older(manifest: dict[str, Any], _parts: dict[str, bytes]) -> None:
    manifest["migrations"] = [row for row in manifest["migrations"] if row[0] != "trail"]


def _other_engine(manifest: dict[str, Any], _parts: dict[str, bytes]) -> None:
    manifest["engine"] = "oracle"


def _other_format(manifest: dict[str, Any], _parts: dict[str, bytes]) -> None:
    manifest["format"] = 2


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (_newer, "made by a newer Probierz .* such as offices.0999_from_the_future"),
        (_older, "made by an older Probierz"),
        (_other_engine, "made on oracle and this installation uses"),
        (_other_format, "made by a newer Probierz"),
    ],
)
def test_an_archive_of_another_kind_is_refused(
    archive: Path, tmp_path: Path, change: Change, reason: str, db: None
) -> None:
    changed = resealed(archive, tmp_path / "changed.tar", change)

    with pytest.raises(CannotRestore, match=reason):
        restore(changed, into=tmp_path / "data", replace=False)

    assert not (tmp_path / "data").exists()


def _cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def _flipped(content: bytes) -> bytes:
    return content[:9000] + bytes([content[9000] ^ 4]) + content[9001:]


def _noise(_content: bytes) -> bytes:
    return b"no archive at all" * 999


@pytest.mark.parametrize("damage", [_cut, _flipped, _noise, lambda _content: b""])
def test_a_broken_archive_leaves_the_present_data_alone(
    archive: Path, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "probierz.sqlite3").write_bytes(b"precious")
    broken = tmp_path / "broken.tar"
    broken.write_bytes(damage(archive.read_bytes()))

    with pytest.raises(CannotRestore, match="Take another copy of it"):
        restore(broken, into=data, replace=True)

    assert (data / "probierz.sqlite3").read_bytes() == b"precious"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["broken.tar", "data"]


def test_nothing_is_restored_into_a_folder_that_is_served(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    with (tmp_path / "data" / LOCK).open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)

        with pytest.raises(CannotRestore, match="Stop it first"):
            restore(archive, into=tmp_path / "data", replace=True)


def test_the_lock_is_the_one_that_a_serving_installation_holds(archive: Path, tmp_path: Path) -> None:
    from probierz.config.serve import sole_server_of

    with sole_server_of(tmp_path), pytest.raises(CannotRestore, match="Stop it first"):
        restore(archive, into=tmp_path, replace=True)


def test_a_missing_archive_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotRestore, match=r"nowhere\.tar: No such file"):
        restore(tmp_path / "nowhere.tar", into=tmp_path / "data", replace=False)


def test_a_damaged_stored_file_is_copied_and_reported(archive: Path, machine: Installation, tmp_path: Path) -> None:
    machine.manage("restore", str(archive))
    damaged = next((machine.data / "files").glob("*/*/*"))
    damaged.write_bytes(b"rotten")

    complaint = machine.manage("backup", "--to", str(tmp_path / "out"), code=1)

    assert damaged.name in complaint
    assert len(list((tmp_path / "out").glob("*.tar"))) == 1


def test_a_folder_that_cannot_be_written_to_is_named(origin: Installation, tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    assert "name another folder: --to FOLDER" in origin.manage("backup", "--to", str(tmp_path / "file"), code=1)


def test_a_full_run_leaves_nothing_aside(origin: Installation, archive: Path) -> None:
    assert [path.suffix for path in archive.parent.iterdir()] == [".tar"]
    assert archive.stat().st_mode & 0o077 == 0
