"""The control chart shows each period, known or not, and names its levels."""

from xml.etree import ElementTree

import pytest

from probierz.lib.charts import ControlChart, ControlPoint, control_chart

POINTS = (
    ControlPoint("I 2026", 4.0),
    ControlPoint("II 2026", None),
    ControlPoint("III <2026>", 9.0, is_better=False),
    ControlPoint("IV 2026", 1.0, is_better=True),
)
CHART = ControlChart("Czas <czekania>", "min", POINTS, target=5, mean=4.6, low=0.5, high=8.7)


def is_well_formed(svg: str) -> bool:
    return ElementTree.fromstring(svg) is not None  # noqa: S314 - our own text


@pytest.mark.parametrize("standalone", [True, False])
def test_signals_have_their_own_shapes_and_missing_values_their_word(*, standalone: bool) -> None:
    svg = control_chart(CHART, language="pl", standalone=standalone)

    assert is_well_formed(svg)
    assert "&lt;2026&gt;" in svg
    assert svg.count("<rect") == 1
    assert svg.count("<circle") == 2
    assert ">brak<" in svg
    assert "górna granica 8,7" in svg


def test_the_line_breaks_where_a_value_is_missing() -> None:
    assert control_chart(CHART, language="en").count("M") == 2


@pytest.mark.parametrize("values", [(), (None,), (0.0,), (3.0, 3.0)])
def test_little_data_is_drawn_all_the_same(values: tuple[float | None, ...]) -> None:
    points = tuple(ControlPoint(str(place), value) for place, value in enumerate(values))

    assert is_well_formed(control_chart(ControlChart("x", "%", points), language="en"))
