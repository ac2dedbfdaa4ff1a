"""What an attacker with the whole database, or with two looks at the results, can learn: nothing about one person."""

import random
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from probierz.lib.identifiers import portable_id
from probierz.offices.scope import office_scope
from probierz.surveys.models import CollectionPoint, Tally
from probierz.surveys.rules import RESPONSES_ITEM, THRESHOLD
from probierz.surveys.tests import factories
from tests.cast import Cast

CANARIES: dict[str, Any] = {
    "REMOTE_ADDR": "203.0.113.77",
    "HTTP_X_FORWARDED_FOR": "198.51.100.23",
    "HTTP_USER_AGENT": "Canary-Browser/7",
    "HTTP_REFERER": "http://127.0.0.1/kanarek",
    "HTTP_ACCEPT_LANGUAGE": "rm-CH",
    "HTTP_COOKIE": "kanarek=zzz-kanarek",
}


@pytest.fixture
def point(cast: Cast) -> CollectionPoint:
    campaign = factories.campaign(cast)
    factories.opened(campaign)
    return factories.point(cast.lipowo, campaign)


def everything_stored() -> Iterator[str]:
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            yield from (repr(row) for row in cursor.fetchall())


def send(client: Client, point: CollectionPoint) -> None:
    sheet = {"submission_id": portable_id(), "answers": factories.sheet()}
    address = reverse("surveys:answers", args=[point.public_code])
    assert client.post(address, sheet, content_type="application/json", **CANARIES).status_code == 201


def test_nothing_of_the_device_reaches_the_database(client: Client, point: CollectionPoint) -> None:
    send(client, point)

    stored = "\n".join(everything_stored())

    assert not [canary for canary in CANARIES.values() if canary in stored]


def test_the_place_of_a_row_tells_no_order(client: Client, point: CollectionPoint) -> None:
    sent = []
    for _ in range(30):
        send(client, point)
        with connection.cursor() as cursor:
            cursor.execute("SELECT id FROM surveys_response")
            sent.append(next(key for (key,) in cursor.fetchall() if key not in sent))

    steps_up = sum(later > earlier for earlier, later in pairwise(sent))

    # In random order there are 14.5 steps up with a deviation of 1.6; this is five deviations wide.
    assert 6 <= steps_up <= 23


def test_any_two_looks_differ_by_nobody_or_by_ten(cast: Cast, point: CollectionPoint) -> None:
    chance = random.Random(4)  # noqa: S311 - a fixed play of chance, no secret
    wave = factories.wave(point.campaign)
    others = [factories.point(cast.lipowo, point.campaign, name) for name in "BC"]
    looks = [shown(cast)]
    for _ in range(60):
        factories.answered(wave, chance.choice([point, point, *others]), [4] * chance.choice([1, 1, 2, 5]))
        looks.append(shown(cast))
    factories.closed(point.campaign)
    looks.append(shown(cast))

    for earlier, later in pairwise(looks):
        steps = [later[key] - earlier.get(key, 0) for key in later]
        assert all(step == 0 or step >= THRESHOLD for step in steps)
    assert sum(looks[-1].values()) == collected(cast)


def shown(cast: Cast) -> dict[int, int]:
    with office_scope(cast.lipowo.pk):
        return dict(Tally.objects.filter(item=RESPONSES_ITEM).values_list("point_id", "shown"))


def collected(cast: Cast) -> int:
    with office_scope(cast.lipowo.pk):
        return sum(Tally.objects.filter(item=RESPONSES_ITEM).values_list("count", flat=True))
