"""An office among the others of its programme, who stay without a name."""

from dataclasses import dataclass

import numpy as np

from probierz.lib.statistics.estimates import Estimate
from probierz.offices.models import Office
from probierz.surveys.models import Campaign
from probierz.surveys.queries.programme import ProgrammeResults, programme_results
from probierz.surveys.queries.programme_rows import OfficeRow
from probierz.surveys.queries.sharing import sharing_offices

FEWEST_OTHERS = 5  # fewer could be guessed
QUARTERS = (0.0, 0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True)
class AmongOthers:
    """The office's own row and those of others who share their results; whose they are is told nowhere."""

    results: ProgrammeResults
    own: OfficeRow
    others: tuple[OfficeRow, ...]

    @property
    def before(self) -> tuple[float, ...] | None:
        return _quarters([row.index_before for row in self.others])

    @property
    def now(self) -> tuple[float, ...] | None:
        return _quarters([row.index_now for row in self.others])


def among_others(office: Office, campaign: Campaign) -> AmongOthers | None:
    """None while the office or fewer than five others have figures that may be shown. Opens its own scope.

    An office that does not share may still look: its own figures are its own.
    """
    programme = campaign.programme
    results = programme_results(programme, campaign, offices=sharing_offices(programme) | {office.pk})
    rows = {row.office.pk: row for row in results.rows if row.latest is not None}
    own = rows.pop(office.pk, None)
    if own is None or len(rows) < FEWEST_OTHERS:
        return None
    return AmongOthers(results, own, tuple(rows.values()))


def _quarters(estimates: list[Estimate | None]) -> tuple[float, ...] | None:
    """The lowest, the quarters, the highest."""
    values = [one.value for one in estimates if one is not None]
    return tuple(float(one) for one in np.quantile(values, QUARTERS)) if len(values) >= FEWEST_OTHERS else None
