"""Threads that do the same thing at the same time: history stays whole, and exactly one of two wins."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from probierz.backup.tests.installations import Installation, new_database


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """What happened in a real installation with a file (or a server) beneath, not in a test's transaction."""
    with new_database() as address:
        installation = Installation(tmp_path_factory.mktemp("race") / "data", address)
        installation.manage("migrate", "-v0")
        installation.manage("demo_load")
        script = Path(__file__).with_name("concurrent_script.py").read_text(encoding="utf-8")
        yield json.loads(installation.python(script))


def test_events_appended_at_once_make_one_whole_chain(results: dict[str, Any]) -> None:
    assert results["appending"] == {"ends": [""] * 4, "added": 120, "broken": False}


def test_a_certificate_is_revoked_once(results: dict[str, Any]) -> None:
    assert results["revoking"] == {"ends": ["", "CertificateRefused"], "events": 1}


def test_a_stage_is_moved_once(results: dict[str, Any]) -> None:
    assert results["moving"] == {"ends": ["", "StageMoved"], "events": 1}


def test_an_office_keeps_somebody_who_may_give_roles(results: dict[str, Any]) -> None:
    assert results["ending_each_other"] == {"ends": ["", "Refused"], "left": 1}
