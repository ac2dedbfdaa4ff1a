"""Offices side by side, without a league table: the funnel and the streaks."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from probierz.lib import charts
from probierz.lib.questionnaires import INDEX_UNIT
from probierz.surveys.queries import OfficeRow, ProgrammeResults

WORTH_SHOWING = 5
FEWEST_PLACES = 5  # below that a funnel shows nothing


@dataclass(frozen=True)
class Comparison:
    """The funnel of the latest wave with its verdict, and every office then and now."""

    funnel: charts.Funnel | None
    verdict: str
    streaks: charts.StreakRows | None

    @property
    def biggest(self) -> list[charts.Streak]:
        """The largest changes among those that stand after adjusting for many comparisons."""
        marked = [row for row in (self.streaks.rows if self.streaks else ()) if row.is_here]
        return sorted(marked, key=lambda row: -abs(row.change or 0))[:WORTH_SHOWING]


def comparison_of(results: ProgrammeResults | None) -> Comparison:
    if results is None:
        return Comparison(None, "", None)
    funnel = _funnel(results)
    return Comparison(funnel, _verdict(funnel) if funnel else "", _streaks(results))


def _funnel(results: ProgrammeResults) -> charts.Funnel | None:
    wave = results.now if results.now.index else results.before
    is_now = wave is results.now
    points = tuple(point for row in results.rows if (point := _point(row, is_now=is_now)))
    if len(points) < FEWEST_PLACES or wave.index is None or not wave.histogram.variance:
        return None
    return charts.Funnel(
        title=_("Does any office really stand out?"),
        unit=_("index 0 to 100"),
        points=points,
        centre=wave.index.value,
        deviation=wave.histogram.variance**0.5 / INDEX_UNIT,
    )


def _point(row: OfficeRow, *, is_now: bool) -> charts.FunnelPoint | None:
    wave = row.now if is_now else row.before
    if wave is None or wave.index is None:
        return None
    return charts.FunnelPoint(row.name, wave.index.n, wave.index.value)


def _verdict(funnel: charts.Funnel) -> str:
    outside = funnel.outside
    if not outside:
        return _("All offices lie within the limits of 99.8%. The differences you see are explained by chance.")
    names = ", ".join(one.label for one in outside)
    words = ngettext(
        "%(count)s office lies beyond the limits of 99.8%%: %(names)s.",
        "%(count)s offices lie beyond the limits of 99.8%%: %(names)s.",
        len(outside),
    )
    return words % {"count": len(outside), "names": names}


def _streaks(results: ProgrammeResults) -> charts.StreakRows | None:
    rows = tuple(_streak(row) for row in results.rows if not row.is_hidden)
    return charts.StreakRows(_("Where did clients notice a change?"), rows) if rows else None


def _streak(row: OfficeRow) -> charts.Streak:
    before = row.before.index if row.before else None
    now = row.now.index if row.now else None
    return charts.Streak(
        label=row.name,
        then=before.value if before else None,
        now=now.value if now else None,
        low=now.low if now else None,
        high=now.high if now else None,
        is_here=row.is_marked,
    )
