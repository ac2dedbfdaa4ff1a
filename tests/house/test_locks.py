"""The locks: hashed, without addresses, and the one for users inside the one for developers."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("base", "dev", "uv")


def pins(name: str) -> set[str]:
    text = (ROOT / "requirements" / f"{name}.txt").read_text()
    return set(re.findall(r"^([A-Za-z0-9_.-]+==\S+)", text, flags=re.MULTILINE))


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_has_a_hash(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text()
    packages = re.split(r"\n(?=\S)", text.strip())

    assert packages
    assert [package.split()[0] for package in packages if "--hash=sha256:" not in package] == []


@pytest.mark.parametrize("path", [*(f"requirements/{name}.txt" for name in LOCKS), "frontend/package-lock.json"])
def test_no_lock_names_an_address(path: str) -> None:
    assert "://" not in (ROOT / path).read_text()


def test_the_developers_lock_contains_the_users_lock() -> None:
    """`run` relies on it: an environment for tests serves the demonstration too."""
    assert pins("base") - pins("dev") == set()


def test_each_dependency_has_its_reason_beside_it() -> None:
    text = (ROOT / "pyproject.toml").read_text()
    base = text.partition("dependencies = [")[2].partition("\n]")[0]

    assert [line for line in base.splitlines() if line.strip() and "#" not in line] == []
