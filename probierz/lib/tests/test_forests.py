"""The forest: changes around zero, on a scale that makes none look larger than it is."""

import pytest

from probierz.lib.charts import STEPS, ForestRow, forest_mark, forest_scale


@pytest.mark.parametrize(
    ("change", "ticks"),
    [
        (1.0, (-5, 0, 5)),
        (7.0, (-10, -5, 0, 5, 10)),
        (-12.0, (-15, -10, -5, 0, 5, 10, 15)),
        (33.0, (-40, -20, 0, 20, 40)),
        (90.0, (-100, -50, 0, 50, 100)),
    ],
)
def test_the_scale_reaches_as_far_to_both_sides(change: float, ticks: tuple[int, ...]) -> None:
    assert forest_scale([ForestRow("Lipowo", change), ForestRow("Olszyny")]).ticks == ticks


def test_a_change_of_ratings_has_finer_steps() -> None:
    assert forest_scale([ForestRow("Lipowo", 0.3)], steps=STEPS).ticks == (-0.5, 0, 0.5)


def test_a_sure_change_is_full_and_another_hollow() -> None:
    sure, unsure = (ForestRow("Lipowo", 4.0, 1.0, 7.0, is_sure=is_sure) for is_sure in (True, False))
    scale = forest_scale([sure])

    assert "c-now" in forest_mark(sure, scale)
    assert "c-then" in forest_mark(unsure, scale)


def test_a_change_that_cannot_be_tested_has_no_interval_and_none_has_no_dot() -> None:
    scale = forest_scale([])

    assert "c-interval" not in forest_mark(ForestRow("Lipowo", 4.0), scale)
    assert "circle" not in forest_mark(ForestRow("Lipowo"), scale)


def test_what_lies_beyond_the_scale_stands_at_its_end() -> None:
    assert 'cx="192"' in forest_mark(ForestRow("Lipowo", 30.0), forest_scale([]))
