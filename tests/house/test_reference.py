"""The reference is written from the code, so it must say what the code says."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "scripts"))

import reference  # noqa: E402 - the scripts stand beside the package, not inside it


def test_the_reference_is_up_to_date() -> None:
    assert reference.stale() == [], "Run: ./run docs"


def test_every_setting_is_described() -> None:
    assert dict(reference.read_variables()).keys() == reference.SETTINGS.keys()


def test_every_permission_says_what_it_allows() -> None:
    silent = [line for line in reference.permissions() if line.startswith("| `") and line.endswith("|  |")]

    assert [line for line in silent if line.count("|") == 3] == []
