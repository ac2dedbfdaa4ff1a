"""Circles, drawings, pictures and sheets: what is let in and what is not."""

from contextlib import suppress
from datetime import date
from decimal import Decimal
from time import monotonic

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probierz.lib.catalogs.processes import Direction, Group, Unit
from probierz.lib.periods import Frequency, Period, ended_periods, period_of
from probierz.processes.rules import Refusal, Standing, free_code, may_place, standing
from probierz.processes.rules.bpmn import StepKind, XmlRefused, names_of, steps_of
from probierz.processes.rules.picture import clean_picture, size_of
from probierz.processes.rules.readings import Known, LineError, number_of, plan_readings, read_period

HEAD = '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL">'
DRAWING = f"""{HEAD}<bpmn:process id="P"><bpmn:laneSet><bpmn:lane name="Sekretariat">
<bpmn:flowNodeRef>a</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>
<bpmn:endEvent id="z" name="Koniec"/><bpmn:task id="b" name="Popraw"/>
<bpmn:exclusiveGateway id="g" name="Kompletny?"/><bpmn:userTask id="a" name="Przyjmij  wniosek"/>
<bpmn:startEvent id="s" name="Wniosek"/>
<bpmn:sequenceFlow sourceRef="s" targetRef="a"/><bpmn:sequenceFlow sourceRef="a" targetRef="g"/>
<bpmn:sequenceFlow sourceRef="g" targetRef="z" name="tak"/><bpmn:sequenceFlow sourceRef="g" targetRef="b" name="nie"/>
<bpmn:sequenceFlow sourceRef="b" targetRef="a"/></bpmn:process></bpmn:definitions>"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 30">{}</svg>'
KNOWN = Known(
    key="k",
    names=("Czas wydania", "G-1 Czas wydania"),
    unit=Unit.DAYS,
    frequency=Frequency.QUARTER,
    since=date(2025, 1, 1),
    is_computed=False,
)
TODAY = date(2026, 11, 2)


@given(st.dictionaries(st.integers(1, 12), st.integers(1, 12)), st.integers(1, 12), st.integers(1, 12))
def test_what_may_be_placed_makes_no_circle(parents: dict[int, int], key: int, parent: int) -> None:
    if not may_place(key, parent=parent, parents=parents):
        return

    placed: dict[int, int] = {**parents, key: parent}
    seen, at = {key}, placed.get(key)
    while at is not None:
        assert at not in seen
        seen.add(at)
        at = placed.get(at)


def test_a_process_is_never_beneath_itself() -> None:
    verdict = may_place(1, parent=3, parents={3: 2, 2: 1, 1: None})

    assert not verdict
    assert may_place(4, parent=3, parents={3: 2, 2: 1, 1: None})


def test_the_next_code_is_the_first_free_one() -> None:
    assert free_code(Group.CORE, ["G-1", "G-3", "W-2"]) == "G-2"


def test_steps_come_in_the_order_of_the_work() -> None:
    steps = steps_of(DRAWING)

    assert [(one.number, one.kind, one.name) for one in steps] == [
        (1, StepKind.START, "Wniosek"),
        (2, StepKind.TASK, "Przyjmij wniosek"),
        (3, StepKind.CHOICE, "Kompletny?"),
        (4, StepKind.END, "Koniec"),
        (5, StepKind.TASK, "Popraw"),
    ]
    assert steps[1].who == "Sekretariat"
    assert [(one.number, one.condition) for one in steps[2].leads_to] == [(4, "tak"), (5, "nie")]
    assert "Sekretariat" in names_of(steps)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", Refusal.DIAGRAM_BROKEN),
        ("<a", Refusal.DIAGRAM_BROKEN),
        (f"{HEAD}<bpmn:process/>", Refusal.DIAGRAM_BROKEN),
        ("<html/>", Refusal.DIAGRAM_NOT_BPMN),
        (f"{HEAD}<bpmn:process/></bpmn:definitions>", Refusal.DIAGRAM_EMPTY),
        (f'<!DOCTYPE x [<!ENTITY a "b">]>{DRAWING}', Refusal.DIAGRAM_HAS_ENTITIES),
        (f'<!DOCTYPE x SYSTEM "file:///etc/passwd">{DRAWING}', Refusal.DIAGRAM_HAS_ENTITIES),
        (DRAWING + " " * 1_000_001, Refusal.DIAGRAM_TOO_BIG),
        ("<a>" * 61 + "</a>" * 61, Refusal.DIAGRAM_TOO_BIG),
        ("<a>" + "<b/>" * 20_001 + "</a>", Refusal.DIAGRAM_TOO_BIG),
    ],
)
def test_what_is_no_drawing_is_refused_with_its_reason(text: str, reason: Refusal) -> None:
    with pytest.raises(XmlRefused) as refused:
        steps_of(text)

    assert refused.value.reason is reason


@given(st.text(max_size=200))
def test_any_text_is_a_drawing_or_refused(text: str) -> None:
    with suppress(XmlRefused):
        assert steps_of(text)


@pytest.mark.parametrize(
    "harm",
    [
        "<script>alert(1)</script>",
        '<g onclick="alert(1)"/>',
        '<a href="javascript:alert(1)"><text>x</text></a>',
        '<image xlink:href="http://elsewhere.example/x.png"/>',
        '<use xlink:href="http://elsewhere.example/x.svg#a"/>',
        "<foreignObject><body/></foreignObject>",
        '<style>@import "http://elsewhere.example"</style>',
        '<rect style="fill: url(http://elsewhere.example/x)"/>',
        '<rect fill="url(http://elsewhere.example/x)"/>',
        '<animate attributeName="href" to="javascript:alert(1)"/>',
    ],
)
def test_nothing_harmful_stays_in_a_picture(harm: str) -> None:
    clean = clean_picture(SVG.format(harm + '<rect width="3" height="2"/>'))

    assert "<rect " in clean
    for sign in ("script", "elsewhere", "onclick", "javascript", "style", "foreign", "image", "<use", "animate"):
        assert sign not in clean


def test_a_picture_keeps_its_looks_without_a_style() -> None:
    clean = clean_picture(
        SVG.format('<g style="stroke: black; position: fixed"><path d="M0 0L3 3" marker-end="url(#a)"/></g>')
    )

    assert 'stroke="black"' in clean
    assert 'marker-end="url(#a)"' in clean
    assert "fixed" not in clean
    assert size_of(clean) == (40, 30)


def test_the_drawing_board_may_name_its_standard() -> None:
    standard = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<!-- created with bpmn-js / http://bpmn.io -->\n{standard}\n'

    assert "<path" in clean_picture(head + SVG.format('<path d="M0 0L3 3"/>'))
    with pytest.raises(XmlRefused):
        clean_picture(head.replace('dtd">', 'dtd" [<!ENTITY a "b">]>') + SVG.format("<text>&a;</text>"))


@pytest.mark.parametrize("text", ["", "<html/>", '<!DOCTYPE svg><svg xmlns="http://www.w3.org/2000/svg"/>'])
def test_what_is_no_picture_is_refused(text: str) -> None:
    with pytest.raises(XmlRefused):
        clean_picture(text)


@pytest.mark.parametrize(
    ("value", "is_due", "target", "expected"),
    [
        (None, False, 5, Standing.NOT_YET),
        (None, True, 5, Standing.MISSING),
        (4, True, None, Standing.NO_TARGET),
        (5, True, 5, Standing.IN_LINE),
        (6, True, 5, Standing.OUT_OF_LINE),
    ],
)
def test_an_indicator_stands_by_its_last_ended_period(value, is_due, target, expected) -> None:
    told = standing(value=value, is_due=is_due, target=target, direction=Direction.DOWN)

    assert told is expected


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.sampled_from(Frequency))
def test_periods_follow_each_other_without_a_gap(day: date, frequency: Frequency) -> None:
    period = period_of(day, frequency)

    assert period.since <= day < period.until
    assert period.next.since == period.until
    assert ended_periods(frequency, since=day, on=period.until) == [period]
    assert ended_periods(frequency, since=day, on=period.last_day) == []


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.sampled_from(Frequency))
def test_a_period_is_read_as_it_is_written(day: date, frequency: Frequency) -> None:
    period = period_of(day, frequency)

    assert read_period(period.label, frequency) == period
    assert read_period(day.isoformat(), frequency) == period


@pytest.mark.parametrize(
    ("text", "frequency", "since"),
    [
        ("II kw. 2026", Frequency.QUARTER, date(2026, 4, 1)),
        ("Q3 2026", Frequency.QUARTER, date(2026, 7, 1)),
        ("2026-Q4", Frequency.QUARTER, date(2026, 10, 1)),
        ("iv kwartał 2026 r.", Frequency.QUARTER, date(2026, 10, 1)),
        ("II półrocze 2026", Frequency.HALF_YEAR, date(2026, 7, 1)),
        ("3/2026", Frequency.MONTH, date(2026, 3, 1)),
        ("2026-03", Frequency.MONTH, date(2026, 3, 1)),
        ("2026 r.", Frequency.YEAR, date(2026, 1, 1)),
    ],
)
def test_people_write_periods_in_many_ways(text: str, frequency: Frequency, since: date) -> None:
    found = read_period(text, frequency)

    assert isinstance(found, Period)
    assert found.since == since


@pytest.mark.parametrize("text", ["", "V 2026", "13.2026", "0/2026", "jutro", "2026-02-30"])
@pytest.mark.parametrize("frequency", [Frequency.QUARTER, Frequency.MONTH])
def test_what_is_no_period_is_none(text: str, frequency: Frequency) -> None:
    assert read_period(text, frequency) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("12,5", "12.5"), ("1 234,5", "1234.5"), ("98 %", "98"), ("x", None), ("", None), ("nan", None), ("1e99", None)],
)
def test_numbers_are_read_as_people_write_them(text: str, value: str | None) -> None:
    assert number_of(text) == (None if value is None else Decimal(value))


def test_a_good_sheet_becomes_lines() -> None:
    rows = [
        ["Wskaźnik", "Okres", "Wartość", "Uwagi"],
        ["czas wydania", "I 2026", "12,5", "  nowy  druk "],
        ["", "", "", ""],
    ]

    plan = plan_readings(rows, [KNOWN], on=TODAY)

    assert plan.faults == ()
    (line,) = plan.lines
    assert (line.key, line.since, line.value, line.note) == ("k", date(2026, 1, 1), Decimal("12.5"), "nowy druk")


@pytest.mark.parametrize(
    ("row", "error"),
    [
        (["Inny", "I 2026", "1"], LineError.UNKNOWN_INDICATOR),
        (["Czas wydania", "wiosna", "1"], LineError.BAD_PERIOD),
        (["Czas wydania", "IV 2026", "1"], LineError.PERIOD_NOT_ENDED),
        (["Czas wydania", "I 2020", "1"], LineError.PERIOD_TOO_EARLY),
        (["Czas wydania", "I 2026", "dużo"], LineError.BAD_NUMBER),
        (["Czas wydania", "I 2026", "-1"], LineError.OUT_OF_RANGE),
        (["Czas wydania"], LineError.BAD_PERIOD),
    ],
)
def test_each_wrong_line_is_named_with_its_row(row: list[str], error: LineError) -> None:
    plan = plan_readings([["wskaźnik", "okres", "wartość"], row], [KNOWN], on=TODAY)

    assert [(fault.row, fault.error) for fault in plan.faults] == [(2, error)]


def test_the_same_period_twice_is_an_error() -> None:
    rows = [["wskaźnik", "okres", "wartość"], ["Czas wydania", "I 2026", "1"], ["Czas wydania", "2026-02-01", "2"]]

    assert [fault.error for fault in plan_readings(rows, [KNOWN], on=TODAY).faults] == [LineError.TWICE]


def test_a_sheet_without_its_columns_names_them() -> None:
    plan = plan_readings([["a", "okres"]], [KNOWN], on=TODAY)

    assert {fault.text for fault in plan.faults} == {"indicator", "value"}


def test_a_drawing_of_loose_steps_is_read_at_once() -> None:
    loose = "".join(f'<bpmn:startEvent id="s{number}" />' for number in range(19_000))
    begun = monotonic()

    steps = steps_of(f"{HEAD}{loose}</bpmn:definitions>")

    assert [steps[0].number, steps[-1].number] == [1, 19_000]
    assert monotonic() - begun < 10
