"""Every list of an office can be taken away, by those who may see it."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from probierz.lib.tabular import read_table
from probierz.surveys.models import Campaign
from tests.cast import Cast

LISTS = (
    "documents:archive_sheet",
    "documents:copies_sheet",
    "documents:grid_sheet",
    "documents:list_sheet",
    "members:office_history_sheet",
    "members:people_sheet",
    "members:roles_sheet",
    "members:structure_sheet",
    "planning:objective_sheet",
    "planning:opportunity_sheet",
    "planning:risk_sheet",
    "processes:indicator_sheet",
    "processes:service_sheet",
    "processes:sheet",
    "standards:consistency_sheet",
    "standards:evidence_sheet",
    "standards:rounds_sheet",
)


def at(view: str, ending: str, **names: str) -> str:
    return reverse(view, kwargs={"office": "urzad-lipowo", "ending": ending, **names})


def content_of(answer: Any) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else bytes(answer.content)


@pytest.mark.parametrize("view", LISTS)
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_list_is_given_as_a_table(client: Client, cast: Cast, view: str, ending: str):
    client.force_login(cast.lucja)

    answer = client.get(at(view, ending))

    assert answer.status_code == 200
    assert f".{ending}" in answer["Content-Disposition"]
    assert len(read_table(content_of(answer)).rows[0]) > 2


@pytest.mark.parametrize("view", LISTS)
def test_strangers_take_nothing_away(client: Client, cast: Cast, view: str):
    client.force_login(cast.celina)

    assert client.get(at(view, "csv")).status_code == 404


def test_an_unknown_ending_is_no_page(client: Client, cast: Cast):
    client.force_login(cast.lucja)

    assert client.get(at("members:roles_sheet", "exe")).status_code == 404


def test_who_may_not_see_the_roles_takes_none_away(client: Client, cast: Cast):
    client.force_login(cast.bogdan)

    assert client.get(at("members:roles_sheet", "csv")).status_code == 403


def test_roles_name_people_with_their_addresses(client: Client, cast: Cast):
    client.force_login(cast.lucja)

    rows = read_table(client.get(at("members:roles_sheet", "csv")).content).rows

    assert [row[0] for row in rows[1:]] == ["Bogdan Łoś", "Łucja Żółć", "Ścibor Źrebiec", "Żaneta Ćwik"]


def test_collection_points_are_given_with_their_addresses(client: Client, cast: Cast, asking: Campaign):
    client.force_login(cast.lucja)

    answer = client.get(at("surveys:points_sheet", "csv", campaign=asking.key))

    assert "punkt" in answer.content.decode()
