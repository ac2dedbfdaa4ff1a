"""Pages of the structure, through the client."""

import pytest
from django.test import Client
from django.utils import timezone

from probierz.members.tests.pages import at, text
from probierz.offices.models import Unit
from probierz.offices.scope import office_scope
from tests.cast import Cast


@pytest.fixture
def lucja(cast: Cast, client: Client) -> Client:
    """Łucja in her browser."""
    client.force_login(cast.lucja)
    return client


def test_units_are_added_renamed_moved_merged_and_closed(cast: Cast, lucja: Client) -> None:
    def unit(name: str) -> Unit:
        with office_scope(cast.lipowo.pk):
            return Unit.objects.get(name=name, until__isnull=True)

    for name in ("A", "B", "C"):
        lucja.post(at("add_unit"), {"name": name, "symbol": name, "parent": "", "on": "2026-01-01"})
    lucja.post(at("rename_unit", key=unit("A").key), {"name": "Kadry", "symbol": "K", "on": "2026-02-01"})
    lucja.post(at("move_unit", key=unit("B").key), {"parent": unit("Kadry").key, "on": "2026-03-01"})
    both = [unit("B").key, unit("C").key]
    lucja.post(at("merge_units"), {"units": both, "name": "BC", "symbol": "", "parent": "", "on": "2026-04-01"})
    page = lucja.get(at("structure"))
    assert [row.unit.name for row in page.context["rows"]] == ["BC", "Kadry"]
    assert "Kadry" in text(lucja.get(at("unit", key=unit("Kadry").key)))
    assert [row.path for row in lucja.get(at("structure"), {"on": "2026-03-15"}).context["rows"]] == [
        "C",
        "Kadry",
        "— B",
    ]
    lucja.post(at("close_unit", key=unit("BC").key), {"on": "2026-05-01"})

    assert [row.unit.name for row in lucja.get(at("structure")).context["rows"]] == ["Kadry"]


def test_a_day_that_is_no_day_shows_the_structure_of_today(cast: Cast, lucja: Client) -> None:
    answer = lucja.get(at("structure"), {"on": "wczoraj"})

    assert answer.context["day"] == timezone.localdate()
    assert "wczoraj" in text(answer)


def test_a_unit_that_does_not_exist_is_not_found(cast: Cast, lucja: Client) -> None:
    assert lucja.get(at("unit", key="nie-ma")).status_code == 404
