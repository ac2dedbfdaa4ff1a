"""The funnel: limits of chance around the common mean."""

import pytest

from probierz.lib.charts.funnels import Funnel, FunnelPoint, funnel
from probierz.lib.statistics.places import ALARM, Spread

POINTS = (FunnelPoint("Bochnia", 400, 72.0), FunnelPoint("Lipsko", 25, 60.0), FunnelPoint("Łódź", 900, 70.5))


def _data(*points: FunnelPoint, between: float = 0.0) -> Funnel:
    return Funnel("Czy któryś urząd odstaje?", "indeks 0-100", points or POINTS, Spread(70.0, 1.0, between), 20.0)


def test_limits_narrow_with_the_root_of_the_answers():
    assert _data().limit(400, ALARM) == pytest.approx(ALARM)
    assert _data().limit(100, ALARM) == pytest.approx(2 * ALARM)


def test_only_places_beyond_the_outer_limits_stand_out():
    far = FunnelPoint("Łowicz", 400, 74.0)

    assert _data(*POINTS, far).outside == (far,)


def test_the_sentence_and_the_printed_limits_agree_to_the_last_digit():
    """3.0902 standard errors of 1 are the limit of 99.8 %; 3.09 is not."""
    within = FunnelPoint("Łowicz", 400, 70.0 + 3.0901)

    assert within.value < 70.0 + _data().limit(400, ALARM)
    assert not _data(within).outside


def test_the_picture_names_what_it_shows_and_draws_every_place():
    svg = funnel(_data(), language="pl")

    assert "Czy któryś urząd odstaje? Średnia 70,0." in svg
    assert svg.count("<circle") == 3
    assert "liczba odpowiedzi" in svg


def test_what_places_differ_by_anyhow_widens_the_limits_at_every_n():
    points = (*POINTS, FunnelPoint("Łowicz", 400, 74.0))
    wide = _data(*points, between=4.0)

    assert wide.limit(100, ALARM) == pytest.approx(ALARM * 20**0.5)
    assert wide.limit(1_000_000, ALARM) == pytest.approx(ALARM * 4, rel=1e-4)
    assert not wide.outside
