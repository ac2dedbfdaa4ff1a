"""Real installations in folders and databases of their own, driven by real commands."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from probierz.backup.tests.installations import Installation, new_database


@pytest.fixture(scope="package")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An installation with the cast, five files and a trail; read it and write to it, do not replace it."""
    with new_database() as address:
        installation = Installation(tmp_path_factory.mktemp("origin") / "data", address)
        installation.manage("migrate", "-v0")
        installation.manage("createcachetable")
        installation.python((Path(__file__).parent / "seed.py").read_text(encoding="utf-8"))
        yield installation


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Installation]:
    """Another machine: an empty folder and, on PostgreSQL, an empty database."""
    with new_database() as address:
        yield Installation(tmp_path / "machine" / "data", address)


@pytest.fixture(scope="package")
def archive(origin: Installation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of the origin."""
    folder = tmp_path_factory.mktemp("archive")
    origin.manage("backup", "--to", str(folder))
    [made] = folder.iterdir()
    return made
