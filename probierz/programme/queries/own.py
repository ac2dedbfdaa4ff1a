"""What an office sees of the programmes it takes part in: its own stages and counts, shared or not."""

from dataclasses import dataclass
from datetime import date

from probierz.offices.models import Office, Participation, Programme
from probierz.offices.rules import reckoning_day
from probierz.offices.scope import programme_scope
from probierz.programme.models import IndicatorReading, OfficeStage, Stage
from probierz.programme.queries.board import Cell, cells_of
from probierz.programme.rules import Indicator
from probierz.surveys.rules import WaveRole


@dataclass(frozen=True)
class OwnProgramme:
    """A programme as one of its offices sees it."""

    programme: Programme
    since: date
    day: date
    cells: tuple[Cell, ...]
    readings: dict[WaveRole, IndicatorReading]

    @property
    def is_closed(self) -> bool:
        return self.programme.closes_on is not None and self.programme.closes_on <= self.day

    @property
    def done(self) -> int:
        return sum(1 for cell in self.cells if cell.is_done)


def own_programmes(office: Office, *, today: date) -> list[OwnProgramme]:
    """Running programmes first, then the newest; in the office's scope."""
    rows = Participation.objects.filter(office=office).select_related("programme__association")
    found = [_own(row, office, today) for row in rows.order_by("-programme__starts_on", "-since")]
    return sorted(found, key=lambda one: one.is_closed)


def own_programme(office: Office, code: str, *, today: date) -> OwnProgramme | None:
    return next((one for one in own_programmes(office, today=today) if one.programme.code == code), None)


def _own(participation: Participation, office: Office, today: date) -> OwnProgramme:
    programme = participation.programme
    day = reckoning_day(programme.closes_on, today)
    readings = IndicatorReading.objects.filter(programme=programme, office=office, indicator=Indicator.ON_TIME)
    by_wave = {WaveRole(row.wave): row for row in readings}
    with programme_scope(programme.pk):
        stages = tuple(Stage.objects.filter(programme=programme).order_by("num"))
        rows = OfficeStage.objects.filter(programme=programme, office=office)
        cells = cells_of(stages, {row.stage_id: row for row in rows}, day)
    return OwnProgramme(programme, participation.since, day, cells, by_wave)
