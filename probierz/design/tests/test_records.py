"""Records by name: one question per kind, and none about what the reader may not read."""

from collections.abc import Iterable, Mapping

import pytest

from probierz.access.permissions import Permission
from probierz.design import records
from probierz.offices.scope import office_scope
from tests.cast import Cast


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The kinds that were asked: a document everybody reads, and a risk that few do."""
    monkeypatch.setattr(records, "_registry", records._Registry())
    told: list[str] = []
    for code, permission in (("a.Document", Permission.DOCUMENT_READ), ("a.Risk", Permission.PLANNING_READ)):

        def facts(keys: Iterable[str], code: str = code) -> Mapping[str, records.RecordFacts]:
            told.append(code)
            return {key: records.RecordFacts(kind=code, key=key, title=f"{code} {key}", href="/") for key in keys}

        kind = records.RecordKind(code=code, label=code, permission=permission, facts=facts, find=lambda *_: [])
        records.add_kinds(kind)
    return told


NAMED = [("a.Risk", "1"), ("a.Document", "2"), ("a.Risk", "3"), ("b.Gone", "4")]


def test_every_kind_is_asked_once(asked: list[str]) -> None:
    assert set(records.facts_of(NAMED)) == set(NAMED[:3])
    assert sorted(asked) == ["a.Document", "a.Risk"]


def test_a_reader_learns_nothing_of_what_is_closed_to_them(cast: Cast, asked: list[str]) -> None:
    with office_scope(cast.lipowo.pk):
        found = records.facts_of(NAMED, reader=cast.actor(cast.bogdan))

    assert list(found) == [("a.Document", "2")]
    assert asked == ["a.Document"]
