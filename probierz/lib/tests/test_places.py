"""Funnels with over-dispersion and shrinkage: published figures, other programs, laws."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.meta_analysis import combine_effects

from probierz.lib.statistics.places import ALARM, WARNING, Place, arcsine_place, share_of, shrink, spread

PLACES = st.lists(st.builds(Place, value=st.floats(0, 100), error=st.floats(0.5, 20)), min_size=2, max_size=40)


def drawn(count: int, *, between: float, seed: int) -> list[Place]:
    chance = np.random.default_rng(seed)
    errors = chance.uniform(1, 6, count)
    return [
        Place(float(v), float(e)) for v, e in zip(70 + chance.normal(0, np.hypot(errors, between)), errors, strict=True)
    ]


def test_limits_are_those_of_95_and_998_per_thousand() -> None:
    assert pytest.approx([1.959964, 3.090232], abs=1e-6) == [WARNING, ALARM]


def test_a_share_goes_there_and_back_with_an_error_of_n_alone() -> None:
    place = arcsine_place(75, 100)

    assert share_of(place.value) == pytest.approx(0.75)
    assert place.error == 0.05


def test_what_chance_alone_makes_is_not_called_a_difference() -> None:
    beyond = [spread(drawn(200, between=0, seed=seed)) for seed in range(20)]

    assert np.mean([one.ratio for one in beyond if one]) == pytest.approx(0.66, abs=0.03)
    assert np.median([one.between for one in beyond if one]) == 0


def test_what_differs_beyond_chance_widens_the_limits() -> None:
    places = drawn(400, between=10, seed=3)
    found = spread(places)

    assert found is not None
    assert 5 < found.between < 10
    narrow = sum(abs(one.value - found.centre) > ALARM * one.error for one in places)
    assert 0 < sum(found.is_beyond(one) for one in places) < narrow / 4


def test_one_place_has_no_spread() -> None:
    assert spread([Place(1, 1)]) is None


@pytest.mark.parametrize("seed", range(5))
def test_the_variance_between_is_that_of_statsmodels(seed: int) -> None:
    places = drawn(25, between=5, seed=seed)
    values, errors = (np.array([getattr(one, name) for one in places]) for name in ("value", "error"))
    # Asked for more digits it meets its own rounding, takes it for a negative variance and answers 0.
    reference = combine_effects(values, errors**2, method_re="iterated", atol=1e-5, maxiter=500)

    shares = [one.share for one in shrink(places)]

    assert shares == pytest.approx(errors**2 / (errors**2 + reference.tau2), rel=1e-5)


@given(PLACES)
def test_every_place_moves_towards_the_group_and_the_surest_the_least(places: list[Place]) -> None:
    found = shrink(places)
    low, high = min(one.value for one in places), max(one.value for one in places)

    assert all(0 <= one.share <= 1 and low - 1e-6 <= one.value <= high + 1e-6 for one in found)
    order = sorted(range(len(places)), key=lambda at: places[at].error)
    assert all(found[a].share <= found[b].share + 1e-12 for a, b in pairwise(order))


def test_a_lone_place_keeps_its_figure() -> None:
    (one,) = shrink([Place(3.5, 0.2)])
    assert (one.value, one.share) == (3.5, 0)


def test_places_that_are_alike_become_one() -> None:
    assert [one.value for one in shrink([Place(4, 2), Place(6, 2)])] == pytest.approx([5, 5])
    assert math.isclose(sum(one.share for one in shrink([Place(4, 2), Place(6, 2)])), 2)
