"""Clients served, forms offered and answers: what is unknown stays unknown, and shares are never more than all."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from probierz.lib.figures import THIN_SPACE
from probierz.offices.scope import across_offices, office_scope
from probierz.surveys.actions.denominators import record_denominators
from probierz.surveys.models import CollectionPoint, Denominator, Wave
from probierz.surveys.queries.denominators import denominators_of, reach_of_offices
from probierz.surveys.rules import Channel
from probierz.surveys.rules.denominators import Reach, months_between, reach_of, together
from probierz.surveys.tests import factories
from probierz.trail.models import Event
from probierz.trail.verbs import Verb
from tests.cast import Cast

OCTOBER = date(2026, 10, 1)
Counts = tuple[int | None, int | None]


@pytest.fixture
def wave(cast: Cast) -> Wave:
    return factories.opened(factories.campaign(cast))


@pytest.fixture
def desks(cast: Cast, wave: Wave) -> list[CollectionPoint]:
    return [factories.point(cast.lipowo, wave.campaign, name) for name in ("Stanowisko 1", "Stanowisko 2")]


def said(cast: Cast, wave: Wave, counts: dict[CollectionPoint, Counts], *, month: date | None = None) -> None:
    with office_scope(cast.lipowo.pk):
        record_denominators(factories.SYSTEM, office=cast.lipowo, wave=wave, month=month, counts=counts)


def reach(cast: Cast, wave: Wave, *, month: date | None = None) -> list[Reach]:
    with office_scope(cast.lipowo.pk):
        found = denominators_of(cast.lipowo, wave, month=month)
        return [*(row.reach for row in found.rows), found.total]


# Rules


def test_a_share_is_taken_only_of_the_points_that_said_how_many() -> None:
    known, silent = reach_of(answered=20, served=100, offered=40), reach_of(answered=30, served=None, offered=None)

    both = together([known, silent])

    assert (both.answered, both.served, both.coverage, both.response_rate) == (50, 100, 0.2, 0.5)
    assert not both.is_odd


def test_more_answers_than_forms_are_no_rate_but_a_question() -> None:
    odd = reach_of(answered=50, served=100, offered=40)

    assert (odd.response_rate, odd.coverage, odd.is_odd) == (None, 0.5, True)
    assert reach_of(answered=0, served=0, offered=0).response_rate is None


def test_a_row_that_cannot_be_right_is_left_out_of_the_total() -> None:
    odd, right = reach_of(answered=105, served=50, offered=200), reach_of(answered=18, served=1000, offered=100)

    both = together([odd, right])

    assert (both.answered, both.served, both.coverage) == (123, 1000, 0.018)
    assert (both.offered, both.response_rate) == (300, 0.41)
    assert both.is_odd
    assert together([odd]).coverage is None


def test_months_of_a_wave_include_both_ends() -> None:
    months = months_between(date(2026, 11, 30), date(2027, 1, 1))

    assert months == [date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1)]


# Reads and writes


def test_the_rate_stands_beside_the_answers_of_each_point_and_of_all(
    cast: Cast, wave: Wave, desks: list[CollectionPoint]
) -> None:
    factories.answered(wave, desks[0], [4] * 12, channel=Channel.PAPER)
    said(cast, wave, {desks[0]: (120, 48), desks[1]: (80, None)})

    first, second, total = reach(cast, wave)

    assert (first.response_rate, first.coverage) == (0.25, 0.1)
    assert (second.response_rate, second.coverage) == (None, 0.0)
    assert (total.served, total.offered, total.coverage, total.response_rate) == (200, 48, 0.06, 0.25)


def test_months_add_up_until_the_whole_wave_is_given(cast: Cast, wave: Wave, desks: list[CollectionPoint]) -> None:
    factories.answered(wave, desks[0], [4] * 3, day=date(2026, 10, 5))
    factories.answered(wave, desks[0], [4] * 2, day=date(2026, 11, 1))
    said(cast, wave, {desks[0]: (30, 20)}, month=OCTOBER)
    said(cast, wave, {desks[0]: (10, None)}, month=date(2026, 11, 1))

    assert reach(cast, wave)[0] == reach_of(answered=5, served=40, offered=20)
    assert reach(cast, wave, month=OCTOBER)[0] == reach_of(answered=3, served=30, offered=20)

    said(cast, wave, {desks[0]: (50, 25)})
    assert reach(cast, wave)[0] == reach_of(answered=5, served=50, offered=25)


def test_numbers_are_changed_and_forgotten_and_the_trail_knows(
    cast: Cast, wave: Wave, desks: list[CollectionPoint]
) -> None:
    said(cast, wave, {desks[0]: (50, 25)})
    said(cast, wave, {desks[0]: (60, 25)})
    said(cast, wave, {desks[0]: (None, None)})

    with office_scope(cast.lipowo.pk):
        assert not Denominator.objects.exists()
    served = [
        event.after["points"]["Stanowisko 1"]["served"] for event in Event.objects.filter(verb=Verb.CLIENTS_COUNTED)
    ]
    assert sorted(served, key=str) == [50, 60, None]


def test_a_programme_reads_the_reach_of_its_offices(cast: Cast, wave: Wave, desks: list[CollectionPoint]) -> None:
    elsewhere = factories.point(cast.olszyny, wave.campaign)
    factories.answered(wave, elsewhere, [5] * 4)
    factories.answered(wave, desks[0], [4] * 5)
    said(cast, wave, {desks[0]: (50, 25)})

    with across_offices(reason="a test"):
        found = reach_of_offices(wave)

    assert found == {cast.lipowo.pk: reach_of(answered=5, served=50, offered=25)}


# Pages


def address(cast: Cast, wave: Wave) -> str:
    return reverse("surveys:denominators", args=[cast.lipowo.code, wave.campaign.key])


def test_results_say_whose_voice_they_are(cast: Cast, client: Client, wave: Wave, desks: list[CollectionPoint]) -> None:
    factories.answered(wave, desks[0], [4] * 20)
    said(cast, wave, {desks[0]: (80, 40)})
    client.force_login(cast.lucja)

    page = client.get(reverse("surveys:office_results", args=[cast.lipowo.code, wave.campaign.key])).content.decode()

    assert f"Spośród osób, którym zaproponowano ankietę, odpowiedziało 50,0{THIN_SPACE}%." in page
    assert f"Spośród obsłużonych klientów odpowiedziało 25,0{THIN_SPACE}%." in page


def test_numbers_are_typed_by_month_and_shown_where_answers_are_collected(
    cast: Cast, client: Client, wave: Wave, desks: list[CollectionPoint]
) -> None:
    client.force_login(cast.lucja)
    given = {f"served-{desks[0].key}": "120", f"offered-{desks[0].key}": "60"}

    saved = client.post(f"{address(cast, wave)}?okres=2026-09", given)

    assert saved.status_code == 302
    with office_scope(cast.lipowo.pk):
        assert [(row.month, row.served, row.offered) for row in Denominator.objects.all()] == [
            (date(2026, 9, 1), 120, 60)
        ]
    page = client.get(reverse("surveys:collecting", args=[cast.lipowo.code, wave.campaign.key]))
    assert page.context["reach"].total.served == 120


def test_the_row_that_cannot_be_right_says_so_wherever_it_is_shown(
    cast: Cast, client: Client, wave: Wave, desks: list[CollectionPoint]
) -> None:
    factories.answered(wave, desks[0], [4] * 6)
    said(cast, wave, {desks[0]: (5, None), desks[1]: (200, None)})
    client.force_login(cast.lucja)

    for page in (address(cast, wave), reverse("surveys:collecting", args=[cast.lipowo.code, wave.campaign.key])):
        text = client.get(page).content.decode()
        assert text.count("Odpowiedzi jest więcej niż obsłużonych klientów. Sprawdź tę liczbę.") == 1
        assert "wiersz „Łącznie” ich nie liczy" in text


def test_numbers_that_all_cannot_be_right_are_shown_all_the_same(
    cast: Cast, client: Client, wave: Wave, desks: list[CollectionPoint]
) -> None:
    factories.answered(wave, desks[0], [4] * 6)
    said(cast, wave, {desks[0]: (5, None)})
    client.force_login(cast.lucja)

    page = client.get(reverse("surveys:collecting", args=[cast.lipowo.code, wave.campaign.key]))

    assert page.context["reach"].is_known
    assert "Odpowiedzi jest więcej niż obsłużonych klientów" in page.content.decode()


@pytest.mark.parametrize("typed", ["1 200", "1\u00a0200", "1\u202f200", " 1200 "])
def test_a_number_may_be_typed_as_it_is_printed(
    cast: Cast, client: Client, wave: Wave, desks: list[CollectionPoint], typed: str
) -> None:
    client.force_login(cast.lucja)

    saved = client.post(address(cast, wave), {f"served-{desks[0].key}": typed})

    assert saved.status_code == 302
    with office_scope(cast.lipowo.pk):
        assert Denominator.objects.get().served == 1200


@pytest.mark.parametrize("typed", ["sto", "-1", "1,5", "12 0", "99999999999"])
def test_what_is_no_number_is_told_and_stays(
    cast: Cast, client: Client, wave: Wave, desks: list[CollectionPoint], typed: str
) -> None:
    client.force_login(cast.lucja)
    name = f"served-{desks[0].key}"

    page = client.post(address(cast, wave), {name: typed})

    assert page.status_code == 422
    assert page.context["form"][name].value() == typed
    assert "Upewnij się" not in page.content.decode()
    with office_scope(cast.lipowo.pk):
        assert not Denominator.objects.exists()
