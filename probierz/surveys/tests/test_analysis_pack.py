"""Counts for analysts tell no more than the pages: whatever those hide, no subtraction in the pack may find."""

from collections import Counter
from typing import Any

import pytest

from probierz.lib.questionnaires import NOT_APPLICABLE
from probierz.offices.models import Unit
from probierz.offices.scope import office_scope
from probierz.surveys import actions, queries
from probierz.surveys.models import Campaign, CollectionPoint, Wave
from probierz.surveys.queries.analysis_pack import analysis_pack
from probierz.surveys.rules import THRESHOLD, Channel
from probierz.surveys.tests import factories
from tests.cast import TODAY, Cast

WITHOUT_INDEX = dict.fromkeys(("k3", "k4", "k5", "k6"), NOT_APPLICABLE)


@pytest.fixture
def campaign(cast: Cast) -> Campaign:
    return factories.campaign(cast)


def pack_of(cast: Cast, campaign: Campaign) -> dict[str, Any]:
    factories.closed(campaign)
    with office_scope(cast.lipowo.pk):
        return analysis_pack(cast.lipowo, campaign)


def sent(wave: Wave, point: CollectionPoint, count: int, channel: Channel = Channel.QR, **more: str) -> None:
    """So many sheets alike."""
    with office_scope(point.office_id):
        actions.import_answers(
            factories.SYSTEM,
            wave=wave,
            point=point,
            questionnaire=queries.questionnaire_of(wave.campaign),
            answers=[factories.checked(factories.sheet(4, **more))] * count,
            day=TODAY,
            channel=channel,
        )


def test_a_channel_of_few_indices_is_hidden_as_on_the_page(cast: Cast, campaign: Campaign) -> None:
    wave, point = factories.opened(campaign), factories.point(cast.lipowo, campaign)
    factories.answered(wave, point, [4] * 40, channel=Channel.QR)
    factories.answered(wave, point, [4] * 30, channel=Channel.KIOSK)
    sent(wave, point, 9, Channel.PAPER, **WITHOUT_INDEX)
    sent(wave, point, 3, Channel.PAPER)

    pack = pack_of(cast, campaign)
    with office_scope(cast.lipowo.pk):
        page = queries.office_results(cast.lipowo, factories.wave(campaign)).channels

    told = pack["waves"]["baseline"]
    assert told["hidden_channels"] == sorted(one.channel for one in page if one.is_hidden) == ["kiosk", "paper"]
    assert list(told["channels"]) == ["qr"]


def test_a_question_that_few_answered_is_left_out(cast: Cast, campaign: Campaign) -> None:
    wave, point = factories.opened(campaign), factories.point(cast.lipowo, campaign)
    sent(wave, point, 40, k8="")
    sent(wave, point, 2)

    told = pack_of(cast, campaign)["waves"]["baseline"]

    assert "k8" not in told["values"]
    assert sum(told["values"]["k3"].values()) == 42


def test_a_question_that_few_answered_by_one_channel_is_not_found_by_the_others(cast: Cast, campaign: Campaign) -> None:
    wave, point = factories.opened(campaign), factories.point(cast.lipowo, campaign)
    for channel, count in ((Channel.QR, 30), (Channel.KIOSK, 20), (Channel.PAPER, 2)):
        sent(wave, point, 40, channel, k8="")
        sent(wave, point, count, channel)

    told = pack_of(cast, campaign)["waves"]["baseline"]

    assert sum(told["values"]["k8"].values()) == 52
    assert {name: "k8" in one["values"] for name, one in told["channels"].items()} == {
        "qr": True,
        "kiosk": False,
        "paper": False,
    }


def test_a_point_that_its_unit_would_tell_is_hidden_as_on_the_page(cast: Cast, campaign: Campaign) -> None:
    """Unit U is told as 43, so P2 with its 40 would tell the 3 of P1."""
    wave = factories.opened(campaign)
    sizes = {"P1": 3, "P2": 40, "P3": 11, "P4": 50}
    points = {name: factories.point(cast.lipowo, campaign, name) for name in sizes}
    with office_scope(cast.lipowo.pk):
        for unit, names in {"U": ("P1", "P2"), "V": ("P3", "P4")}.items():
            made = Unit.objects.create(office=cast.lipowo, name=unit, since=factories.OPENED)
            CollectionPoint.objects.filter(pk__in=[points[name].pk for name in names]).update(unit=made)
    for name, count in sizes.items():
        factories.answered(wave, points[name], [4] * count, channel=Channel.QR)

    pack = pack_of(cast, campaign)
    with office_scope(cast.lipowo.pk):
        page = queries.office_results(cast.lipowo, factories.wave(campaign))
        shown = {name: not one.is_hidden for name, one in (*page.units, *page.points)}

    assert shown == {"U": True, "V": True, "P1": False, "P2": False, "P3": True, "P4": True}
    told: Counter[str] = Counter()
    for cell in pack["points_by_channel"]:
        told[cell["point"]] += cell["baseline"]["responses"]
    assert told == {"P3": 11, "P4": 50}
    assert sum(sizes.values()) - told.total() >= THRESHOLD
