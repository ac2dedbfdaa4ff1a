"""Drawings show the values they are given, in their place, with every word escaped."""

import math
from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probierz.lib import charts

SATISFACTION = charts.Streak("Zadowolenie", then=65.2, now=71.4, low=70.1, high=72.7)
ROWS = charts.StreakRows(
    "Zadowolenie w urzędach",
    (
        SATISFACTION,
        charts.Streak("Bez początku", now=70.0),
        charts.Streak("Bez danych"),
        charts.Streak("Tu", 50, 40, is_here=True),
    ),
)
BARS = charts.Bars(
    "Oceny dobre",
    (charts.Bar("Uprzejmość", 0.9, 0.88, 0.92, 4812), charts.Bar("Strona", None), charts.Bar("Tu", 0.1, is_here=True)),
)
ANSWERS = charts.Distributions(
    "Odpowiedzi", (charts.Distribution("Uprzejmość", (1, 2, 3, 4, 10)), charts.Distribution("Nikt", (0,) * 5))
)
SCHEDULE = charts.Schedule(
    "Etapy",
    (
        charts.Stage("Nabór", date(2010, 9, 1), date(2010, 10, 15), date(2010, 9, 6), date(2010, 10, 12)),
        charts.Stage("Diagnoza", date(2010, 10, 10), date(2010, 12, 1), date(2010, 10, 18), date(2010, 12, 20)),
        charts.Stage("Audity", date(2010, 12, 15), date(2011, 2, 15), date(2011, 1, 3)),
        charts.Stage("Certyfikacja", date(2011, 3, 1), date(2011, 4, 20)),
    ),
    today=date(2011, 1, 20),
)


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)  # noqa: S314 - our own text


def parts(svg: str, part: str) -> list[ElementTree.Element]:
    return [shape for shape in parsed(svg).iter() if shape.get("class") == f"c-{part}"]


def test_a_streak_runs_from_the_hollow_circle_to_the_full_one():
    svg = charts.streak(SATISFACTION, language="pl", scale=charts.Scale(40, 100, (40, 60, 80, 100)))

    (then,), (now,), (line,) = parts(svg, "then"), parts(svg, "now"), parts(svg, "streak")
    assert line.get("x1") == then.get("cx")
    assert line.get("x2") == now.get("cx")
    assert float(then.get("cx") or 0) == pytest.approx(8 + 224 * (65.2 - 40) / 60, abs=0.01)


def test_a_streak_is_told_in_words_of_the_language():
    polish, english = (parsed(charts.streak(SATISFACTION, language=lang)) for lang in ("pl", "en"))

    assert [polish[0].text, polish[1].text] == [
        "Zadowolenie: było 65,2, jest 71,4",
        "Przedział ufności od 70,1 do 72,7.",
    ]
    assert english[0].text == "Zadowolenie: was 65.2, is 71.4"


def test_a_streak_without_a_baseline_has_no_gold_and_without_data_no_circle():
    alone = charts.streak(charts.Streak("A", now=70), language="pl")
    empty = charts.streak(charts.Streak("A"), language="pl")

    assert (len(parts(alone, "now")), parts(alone, "streak"), parts(alone, "then")) == (1, [], [])
    assert (parts(empty, "now"), parsed(empty)[0].text) == ([], "A: brak danych")


PICTURES = [
    charts.streak(SATISFACTION, language="pl", standalone=True),
    charts.streak_rows(ROWS, language="pl"),
    charts.bars(BARS, language="en"),
    charts.distribution(ANSWERS.rows[0], language="pl", standalone=True),
    charts.distributions(ANSWERS, language="pl"),
    charts.schedule(SCHEDULE, language="en"),
    charts.sparkline([1, None, 3], title="Rośnie", standalone=True),
]
MARKS = [
    charts.streak_mark(SATISFACTION, ROWS.common_scale),
    charts.scale_mark(ROWS.common_scale, language="pl"),
    charts.bar_mark(BARS.rows[1]),
    charts.distribution_mark(ANSWERS.rows[1]),
    charts.stage_mark(SCHEDULE.stages[2], SCHEDULE),
    charts.calendar_mark(SCHEDULE, language="pl"),
    charts.sparkline([]),
]


@pytest.mark.parametrize("svg", PICTURES)
def test_a_picture_for_paper_carries_its_own_colours_and_a_title(svg):
    root = parsed(svg)

    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root[0].tag.endswith("title")
    assert "class=" not in svg
    assert "#16191d" in svg


@pytest.mark.parametrize("svg", MARKS)
def test_a_mark_for_a_page_is_coloured_by_classes_and_hidden_because_numbers_stand_beside_it(svg):
    root = parsed(svg)

    assert root.get("aria-hidden") == "true"
    assert "#" not in svg
    assert "style=" not in svg


def test_words_cannot_break_out_of_a_drawing():
    label = '</text><script>alert("ż")</script>'

    svg = charts.streak_rows(charts.StreakRows(label, (charts.Streak(label, 1, 2),)), language="pl")

    assert "<script" not in svg
    assert label in [element.text for element in parsed(svg).iter()]


def test_bars_reach_to_their_share_and_show_their_interval():
    (bar,) = parts(charts.bar_mark(BARS.rows[0]), "bar")

    assert float(bar.get("width") or 0) == pytest.approx(0.9 * 198)
    assert len(parts(charts.bar_mark(BARS.rows[0]), "interval")) == 3
    assert parts(charts.bar_mark(BARS.rows[1]), "bar") == []


def test_columns_are_as_tall_as_their_counts():
    heights = [float(c.get("height") or 0) for c in parts(charts.distribution_mark(ANSWERS.rows[0]), "column")]

    assert heights == [2.5, 5.0, 7.5, 10.0, 25.0]


def test_what_ran_over_the_plan_is_red_and_what_goes_on_is_gold():
    done, late, going, coming = (charts.stage_mark(stage, SCHEDULE) for stage in SCHEDULE.stages)

    assert [len(parts(svg, "late")) for svg in (done, late, going, coming)] == [0, 1, 0, 0]
    assert [len(parts(svg, "going")) for svg in (done, late, going, coming)] == [0, 0, 1, 0]
    assert [len(parts(svg, "fact")) for svg in (done, late, going, coming)] == [1, 1, 0, 0]
    assert all(len(parts(svg, "plan")) == 1 for svg in (done, late, going, coming))


def test_a_closed_timetable_shows_no_today():
    closed = charts.Schedule("Etapy", SCHEDULE.stages[:2], today=date(2026, 1, 1))

    assert closed.last == date(2010, 12, 20)
    assert parts(charts.stage_mark(closed.stages[0], closed), "today") == []


def test_a_gap_in_a_sparkline_stays_a_gap():
    (line,) = parts(charts.sparkline([1, None, 3, 4]), "line")

    assert (line.get("d") or "").count("M") == 2


@given(st.lists(st.floats(min_value=0, max_value=100), max_size=8))
def test_a_scale_holds_every_value_and_stays_within_what_is_possible(values):
    scale = charts.scale_for(values)

    assert 0 <= scale.low < scale.high <= 100
    assert all(scale.low <= value <= scale.high for value in values)
    assert scale.high - scale.low >= 40
    assert (scale.ticks[0], scale.ticks[-1]) == (scale.low, scale.high)
    assert 3 <= len(scale.ticks) <= 7


def test_a_value_beyond_the_scale_stands_at_its_end():
    scale = charts.Scale(40, 100, (40, 100))

    assert scale.at(10, 0, 200) == 0
    assert scale.at(120, 0, 200) == 200


def test_ticks_between_whole_numbers_keep_a_decimal():
    assert charts.Scale(0, 1, (0, 0.5, 1)).tick_words("pl") == ("0,0", "0,5", "1,0")


@given(st.floats(min_value=-1000, max_value=1000), st.floats(min_value=0.05, max_value=5000))
def test_a_round_scale_holds_its_ends_on_round_numbers(low, span):
    scale = charts.round_scale(low, low + span)

    step = scale.ticks[1] - scale.ticks[0]
    assert scale.low <= low + 1e-6
    assert scale.high >= low + span - 1e-6
    assert 4 <= len(scale.ticks) <= 6 or len(scale.ticks) == 3
    assert round(step / 10 ** math.floor(math.log10(step) + 1e-9), 6) in {1, 2, 5, 10}


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (0, 3.2, ("0", "1", "2", "3", "4")),
        (0, 0.31, ("0,0", "0,1", "0,2", "0,3", "0,4")),
        (96.2, 98.9, ("96", "97", "98", "99")),
        (0, 1000, ("0", "500", "1\u202f000")),
    ],
)
def test_ticks_are_numbers_that_people_count_in(low, high, words):
    assert charts.round_scale(low, high).tick_words("pl") == words
