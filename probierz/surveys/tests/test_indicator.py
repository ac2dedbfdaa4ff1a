"""The clients' satisfaction as an indicator: the last wave of the office's own programmes, and no other."""

from dataclasses import replace
from datetime import date

import pytest

from probierz.lib.periods import Frequency, period_of
from probierz.offices.models import Association, Office, Programme
from probierz.surveys.models import Wave
from probierz.surveys.queries import OfficeResults, office_results
from probierz.surveys.queries.indicator import SATISFACTION
from probierz.surveys.tests import factories
from tests.cast import Cast

PERIOD = period_of(factories.CLOSED, Frequency.QUARTER)


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Waves whose results were asked for."""
    found: list[int] = []

    def noted(office: Office, wave: Wave) -> OfficeResults:
        found.append(wave.pk)
        return office_results(office, wave)

    monkeypatch.setattr("probierz.surveys.queries.indicator.office_results", noted)
    return found


def over(cast: Cast, rating: int, *, code: str = "satysfakcja", on: date = factories.CLOSED) -> Wave:
    """A closed wave in which twenty clients of Lipowo gave this rating."""
    campaign = factories.campaign(cast, code=code)
    wave = factories.opened(campaign)
    factories.answered(wave, factories.point(cast.lipowo, campaign, name=code), [rating] * 20)
    return factories.closed(campaign, on=on)


def test_a_wave_of_a_programme_without_the_office_is_not_looked_at(cast: Cast, looked_at: list[int]) -> None:
    own = over(cast, 4, on=date(2026, 9, 20))
    other = Programme.objects.create(
        code="inny",
        association=Association.objects.get(),
        name_pl="Inny",
        name_en="Another",
        standard="iso9001-2015",
        starts_on=date(2026, 1, 1),
    )
    strange = factories.campaign(replace(cast, programme=other))
    factories.opened(strange)
    factories.closed(strange)

    assert SATISFACTION.compute(cast.lipowo, PERIOD) == 75
    assert looked_at == [own.pk]


def test_of_two_waves_that_closed_on_one_day_the_later_made_counts(cast: Cast, looked_at: list[int]) -> None:
    over(cast, 4)
    later = over(cast, 2, code="druga")

    assert SATISFACTION.compute(cast.lipowo, PERIOD) == 25
    assert looked_at == [later.pk]
