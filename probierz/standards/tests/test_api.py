"""Requirements for programs: the same answers as the pages give."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from probierz.access.models import ApiToken
from probierz.access.permissions import Permission
from probierz.access.tokens import fingerprint
from probierz.standards.tests.stories import Story
from tests.cast import Cast

BASE = "/api/v1/offices/urzad-lipowo"


def ask(client: Client, account: Any, path: str) -> Any:
    ApiToken.objects.get_or_create(
        account=account,
        sha256=fingerprint(f"pbz_{account.key}"),
        defaults={
            "name": "test",
            "permissions": [Permission.REQUIREMENT_READ.value],
            "expires_on": timezone.localdate() + timedelta(days=1),
        },
    )
    return client.get(BASE + path, headers={"authorization": f"Bearer pbz_{account.key}"})


def test_readiness_comes_with_its_reasons(story: Story, cast: Cast, client: Client) -> None:
    story.shows("9.3.1")
    story.verified(story.opened("9.3.1"), "9.3.1")

    catalogs = ask(client, cast.lucja, "/catalogs").json()
    rows = {row["number"]: row for row in ask(client, cast.lucja, "/catalogs/iso9001-2015").json()}

    assert [(one["code"], one["ready"], one["applicable"]) for one in catalogs] == [("iso9001-2015", 1, 65)]
    assert (rows["9.3.1"]["readiness"], rows["9.3.1"]["evidence"]) == ("ready", 1)
    assert rows["4.1"]["reasons"][0]["code"] == "nothing_known"
    assert "9.3" not in rows


def test_a_round_tells_its_progress_and_answers(story: Story, cast: Cast, client: Client) -> None:
    held = story.opened("4.1")
    story.verified(held, "4.1", "partly")

    assert [one["key"] for one in ask(client, cast.lucja, "/assessments").json()] == [held.key]
    whole = ask(client, cast.lucja, f"/assessments/{held.key}").json()
    first = whole["requirements"][0]
    assert (whole["applicable"], whole["finished"]) == (65, 1)
    assert (first["conformity"], first["people"]) == ("partial", ["Bogdan Łoś"])


def test_individual_scores_of_caf_are_not_told(story: Story, cast: Cast, client: Client) -> None:
    story.takes("caf-2020")
    held = story.starts(story.asks(story.plans_caf(), cast.bogdan))
    story.scores(held, cast.bogdan, "1.1", plan=60, do=50, check=40, act=30)

    first = ask(client, cast.lucja, f"/assessments/{held.key}").json()["requirements"][0]

    assert (first["conformity"], first["value"]) == ("", None)


def test_evidence_and_contradictions_are_listed(story: Story, cast: Cast, client: Client) -> None:
    story.shows("9.3.1")
    story.verified(story.opened("4.1"), "4.1")

    assert ask(client, cast.lucja, "/evidence").json()[0]["requirements"] == ["iso9001-2015 9.3.1"]
    assert "S01" in {one["rule"] for one in ask(client, cast.lucja, "/consistency").json()}


@pytest.mark.parametrize("path", ["/catalogs", "/assessments", "/evidence", "/consistency"])
def test_colleagues_without_the_permission_and_strangers_are_refused(
    story: Story, cast: Cast, client: Client, path: str
) -> None:
    assert ask(client, cast.bogdan, path).status_code == 403
    assert ask(client, cast.celina, path).status_code == 404


@pytest.mark.parametrize("path", ["/catalogs/no-such", "/assessments/no-such"])
def test_what_is_not_there_is_not_found(story: Story, cast: Cast, client: Client, path: str) -> None:
    assert ask(client, cast.lucja, path).status_code == 404
