"""Preparing an installation: done once, done again when something changed, and never to somebody's real data."""

import os
import subprocess
import sys
from pathlib import Path

import pysqlite3
import pytest

from probierz.config import preparation


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Stands for Django's part, and counts how often it was needed."""
    done: list[str] = []

    def prepare_with_django(*, is_demo: bool) -> str:
        done.append("demo" if is_demo else "installation")
        return "who  password  role\n" if is_demo else ""

    monkeypatch.setattr(preparation, "_prepare_with_django", prepare_with_django)
    monkeypatch.delenv("PROBIERZ_DATABASE_URL", raising=False)
    return done


def migrated(data: Path, *names: str) -> None:
    """A database in which these migrations were applied."""
    connection = pysqlite3.connect(data / preparation.DATABASE)
    connection.execute("CREATE TABLE IF NOT EXISTS django_migrations (id INTEGER PRIMARY KEY, app TEXT, name TEXT)")
    connection.executemany("INSERT INTO django_migrations (app, name) VALUES ('people', ?)", [(n,) for n in names])
    connection.commit()
    connection.close()


def test_a_second_start_prepares_nothing_and_still_knows_the_log_ins(tmp_path: Path, work: list[str]) -> None:
    first = preparation.prepare(tmp_path, is_demo=True, fresh=False)
    second = preparation.prepare(tmp_path, is_demo=True, fresh=False)

    assert work == ["demo"]
    assert first == second == "who  password  role\n"


def test_a_database_put_back_from_a_backup_is_prepared(tmp_path: Path, work: list[str]) -> None:
    preparation.prepare(tmp_path, is_demo=False, fresh=False)
    migrated(tmp_path, "0001_initial")

    preparation.prepare(tmp_path, is_demo=False, fresh=False)

    assert work == ["installation", "installation"]


def test_changed_code_is_prepared_for(tmp_path: Path, work: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "project" / "probierz"
    package.mkdir(parents=True)
    (tmp_path / "project" / "requirements").mkdir()
    (tmp_path / "project" / "requirements" / "base.txt").touch()
    monkeypatch.setattr(preparation, "PACKAGE", package)
    data = tmp_path / "data"
    data.mkdir()
    preparation.prepare(data, is_demo=False, fresh=False)
    (package / "migration.py").write_text("# a new one")

    preparation.prepare(data, is_demo=False, fresh=False)

    assert work == ["installation", "installation"]


def test_fresh_throws_a_demonstration_away(tmp_path: Path, work: list[str]) -> None:
    preparation.prepare(tmp_path, is_demo=True, fresh=False)
    migrated(tmp_path, "0001_initial")
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "letter.pdf").touch()

    preparation.prepare(tmp_path, is_demo=True, fresh=True)

    assert work == ["demo", "demo"]
    assert not (tmp_path / preparation.DATABASE).exists()
    assert not (tmp_path / "files").exists()


def test_a_half_loaded_demonstration_is_loaded_anew(
    tmp_path: Path, work: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*, is_demo: bool) -> str:
        migrated(tmp_path, "0001_initial")
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(preparation, "_prepare_with_django", interrupted)
        with pytest.raises(KeyboardInterrupt):
            preparation.prepare(tmp_path, is_demo=True, fresh=False)

    preparation.prepare(tmp_path, is_demo=True, fresh=False)

    assert work == ["demo"]
    assert not (tmp_path / preparation.DATABASE).exists()  # the half of before is gone


def test_an_interrupted_upgrade_keeps_the_demonstration(
    tmp_path: Path, work: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    preparation.prepare(tmp_path, is_demo=True, fresh=False)
    migrated(tmp_path, "0001_initial")

    def interrupted(*, is_demo: bool) -> str:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(preparation, "_prepare_with_django", interrupted)
        with pytest.raises(KeyboardInterrupt):
            preparation.prepare(tmp_path, is_demo=True, fresh=False)

    preparation.prepare(tmp_path, is_demo=True, fresh=False)

    assert (tmp_path / preparation.DATABASE).exists()


def test_a_demonstration_does_not_move_into_a_real_installation(tmp_path: Path, work: list[str]) -> None:
    preparation.prepare(tmp_path, is_demo=False, fresh=False)
    migrated(tmp_path, "0001_initial")

    with pytest.raises(preparation.CannotPrepare, match="not a demonstration"):
        preparation.prepare(tmp_path, is_demo=True, fresh=True)

    assert (tmp_path / preparation.DATABASE).exists()


def test_fresh_does_not_empty_a_server(tmp_path: Path, work: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROBIERZ_DATABASE_URL", "postgres://somebody@somewhere/data")

    with pytest.raises(preparation.CannotPrepare, match="make an empty database"):
        preparation.prepare(tmp_path, is_demo=True, fresh=True)

    assert work == []


def test_an_empty_database_of_a_hasty_command_is_nobodys_installation(tmp_path: Path, work: list[str]) -> None:
    (tmp_path / preparation.DATABASE).touch()

    preparation.prepare(tmp_path, is_demo=True, fresh=False)

    assert (tmp_path / preparation.DEMO_MARK).exists()


def test_a_command_before_the_data_says_what_to_start(tmp_path: Path) -> None:
    asked = [sys.executable, "-m", "probierz", "programme_summary", "--programme", "x", "--json"]

    answer = subprocess.run(
        asked,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PROBIERZ_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert answer.returncode == 1
    assert answer.stdout == ""
    assert answer.stderr.startswith("There are no data here yet. Start ./run demo first")
