"""The funnel: limits of chance around the common mean."""

import pytest

from probierz.lib.charts.funnels import ACTION_Z, Funnel, FunnelPoint, funnel

POINTS = (FunnelPoint("Bochnia", 400, 72.0), FunnelPoint("Lipsko", 25, 60.0), FunnelPoint("Łódź", 900, 70.5))


def _data(*points: FunnelPoint) -> Funnel:
    return Funnel("Czy któryś urząd odstaje?", "indeks 0-100", points or POINTS, centre=70.0, deviation=20.0)


def test_limits_narrow_with_the_root_of_the_answers():
    assert _data().limit(400, ACTION_Z) == pytest.approx(3.09)
    assert _data().limit(100, ACTION_Z) == pytest.approx(6.18)


def test_only_places_beyond_the_outer_limits_stand_out():
    far = FunnelPoint("Łowicz", 400, 74.0)

    assert _data(*POINTS, far).outside == (far,)


def test_the_picture_names_what_it_shows_and_draws_every_place():
    svg = funnel(_data(), language="pl")

    assert "Czy któryś urząd odstaje? Średnia 70,0." in svg
    assert svg.count("<circle") == 3
    assert "liczba odpowiedzi" in svg


def test_what_places_differ_by_anyhow_widens_the_limits_at_every_n():
    points = (*POINTS, FunnelPoint("Łowicz", 400, 74.0))
    wide = Funnel("?", "indeks", points, centre=70.0, deviation=20.0, between=4.0)

    assert wide.limit(100, ACTION_Z) == pytest.approx(ACTION_Z * 20**0.5)
    assert wide.limit(1_000_000, ACTION_Z) == pytest.approx(ACTION_Z * 4, rel=1e-4)
    assert not wide.outside
