"""Indicators: periods open by themselves, values are typed, brought or computed, and nothing is overwritten."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from probierz.access.actor import Actor
from probierz.lib.catalogs.processes import Unit
from probierz.lib.periods import Frequency, period_of
from probierz.offices.scope import across_offices
from probierz.processes.actions import indicators
from probierz.processes.actions.indicators import Definition
from probierz.processes.models import Indicator, Process, Reading, ReadingsDraft
from probierz.processes.queries import indicators as series
from probierz.processes.rules import Refusal, Taken
from probierz.processes.tests.conftest import DAY
from probierz.processes.tests.test_actions import TIME, TODAY, refusal_of
from probierz.trail.models import Event


@pytest.fixture
def indicator(lucja: Actor, process: Process) -> Indicator:
    return indicators.add_indicator(lucja, process=process, definition=TIME, since=date(2025, 2, 1))


class TestIndicators:
    def record(self, actor, indicator, value, *, day=date(2026, 2, 1), seen=None, note=""):
        period = period_of(day, Frequency(indicator.frequency))
        return indicators.record_value(
            actor, indicator=indicator, period=period, value=Decimal(value), note=note, seen=seen, on=TODAY
        )

    def test_a_missing_value_shows_as_missing(self, lucja, indicator) -> None:
        self.record(lucja, indicator, 28)

        found = series.one_series(indicator, on=TODAY)
        assert [point.period.label for point in found.points] == [
            f"{q} {y}" for y in (2025, 2026) for q in ("I", "II", "III", "IV")
        ][:7]
        assert len(found.missing) == 6
        assert found.standing.value == "missing"

    def test_a_period_opens_by_itself_on_the_day_after_it_ends(self, indicator) -> None:
        before = series.one_series(indicator, on=date(2026, 9, 30)).points
        after = series.one_series(indicator, on=date(2026, 10, 1)).points

        assert (len(before), len(after)) == (6, 7)

    def test_a_value_that_changed_meanwhile_is_not_overwritten(self, lucja, indicator) -> None:
        self.record(lucja, indicator, 28)

        assert refusal_of(lambda: self.record(lucja, indicator, 30)) is Refusal.VALUE_MOVED
        self.record(lucja, indicator, 30, seen=Decimal(28))
        with across_offices(reason="test"):
            event = Event.objects.filter(verb="process.reading.recorded").latest("pk")
        assert (event.before["value"], event.after["value"]) == ("28.0000", "30")

    @pytest.mark.parametrize("day", [date(2026, 10, 15), date(2024, 10, 1)])
    def test_a_period_that_runs_or_was_never_counted_takes_no_value(self, lucja, indicator, day) -> None:
        assert refusal_of(lambda: self.record(lucja, indicator, 1, day=day)) is Refusal.NO_SUCH_PERIOD

    def test_an_impossible_value_is_refused(self, lucja, indicator) -> None:
        assert refusal_of(lambda: self.record(lucja, indicator, -1)) is Refusal.VALUE_OUT_OF_RANGE
        assert not Reading.objects.exists()

    def test_the_unit_stays_once_there_are_values(self, lucja, indicator) -> None:
        self.record(lucja, indicator, 28)

        def change(**values):
            new = replace(TIME, **values)
            return lambda: indicators.change_indicator(lucja, indicator=indicator, definition=new)

        assert refusal_of(change(unit=Unit.HOURS)) is Refusal.INDICATOR_HAS_VALUES
        assert refusal_of(change(frequency=Frequency.MONTH)) is Refusal.INDICATOR_HAS_VALUES
        change(target=Decimal(25))()
        indicator.refresh_from_db()
        assert indicator.target == 25

    def test_two_indicators_of_a_name_and_an_impossible_target_are_refused(self, lucja, process, indicator) -> None:
        def add_one(definition: Definition):
            return lambda: indicators.add_indicator(lucja, process=process, definition=definition, since=DAY)

        assert refusal_of(add_one(TIME)) is Refusal.INDICATOR_NAME_TAKEN
        bad = replace(TIME, name="x", unit=Unit.SCORE, target=Decimal(9))
        assert refusal_of(add_one(bad)) is Refusal.VALUE_OUT_OF_RANGE

    def test_an_ended_indicator_asks_for_nothing_more(self, lucja, indicator) -> None:
        tomorrow = TODAY + timedelta(1)
        early = refusal_of(lambda: indicators.end_indicator(lucja, indicator=indicator, on=tomorrow, today=TODAY))
        indicators.end_indicator(lucja, indicator=indicator, on=date(2025, 7, 1), today=TODAY)

        assert early is Refusal.IN_FUTURE

        assert len(series.one_series(indicator, on=TODAY).points) == 2
        assert (
            refusal_of(lambda: indicators.end_indicator(lucja, indicator=indicator, on=TODAY, today=TODAY))
            is Refusal.INDICATOR_ENDED
        )
        told = refusal_of(lambda: indicators.change_indicator(lucja, indicator=indicator, definition=TIME))
        assert told is Refusal.INDICATOR_ENDED

    def test_what_the_system_computes_is_filled_in_and_never_typed(self, here, lucja, process, person) -> None:
        counted = replace(TIME, name="Ludzie", unit=Unit.COUNT, source="people.employees", target=None)
        row = indicators.add_indicator(lucja, process=process, definition=counted, since=date(2026, 1, 1))

        indicators.compute_everywhere()
        indicators.compute_everywhere()

        found = series.one_series(row, on=TODAY)
        assert [point.value for point in found.points] == [5, 5, 5]
        assert {point.reading.taken for point in found.points if point.reading} == {Taken.COMPUTED}
        assert refusal_of(lambda: self.record(lucja, row, 5)) is Refusal.INDICATOR_COMPUTED

    def test_a_file_is_taken_whole_or_not_at_all(self, here, lucja, indicator) -> None:
        head = ["wskaźnik", "okres", "wartość"]
        good = ["Czas wydania", "I 2026", "21"]
        bad = indicators.upload_readings(lucja, office=here.lipowo, name="x.csv", rows=[head, good, ["?", "?", "?"]])

        told = refusal_of(lambda: indicators.take_readings(lucja, draft=bad, on=TODAY))
        assert told is Refusal.IMPORT_HAS_ERRORS
        assert not Reading.objects.exists()
        indicators.drop_readings(lucja, draft=bad)

        draft = indicators.upload_readings(lucja, office=here.lipowo, name="x.csv", rows=[head, good])
        assert indicators.take_readings(lucja, draft=draft, on=TODAY) == 1
        again = indicators.upload_readings(lucja, office=here.lipowo, name="x.csv", rows=[head, good])
        assert indicators.take_readings(lucja, draft=again, on=TODAY) == 0
        assert not ReadingsDraft.objects.exists()

    def test_an_empty_file_is_refused(self, here, lucja, indicator) -> None:
        draft = indicators.upload_readings(lucja, office=here.lipowo, name="x", rows=[["wskaźnik", "okres", "wartość"]])

        assert refusal_of(lambda: indicators.take_readings(lucja, draft=draft, on=TODAY)) is Refusal.NOTHING_TO_IMPORT

    def test_an_upload_nobody_finished_goes_after_a_day(self, here, lucja) -> None:
        draft = indicators.upload_readings(lucja, office=here.lipowo, name="x", rows=[])
        ReadingsDraft.objects.filter(pk=draft.pk).update(started_at="2020-01-01T00:00Z")

        indicators.compute_everywhere()

        assert not ReadingsDraft.objects.exists()
