"""Offices side by side, without a league table: the funnel and the streaks."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from probierz.lib import charts
from probierz.surveys.queries import OfficeRow, ProgrammeResults

WORTH_SHOWING = 5


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
    """Limits that know what offices differ by anyhow: else large ones would always look special."""
    found = results.side_by_side
    if found is None:
        return None
    return charts.Funnel(
        title=_("Does any office really stand out?"),
        unit=_("index 0 to 100"),
        points=tuple(
            charts.FunnelPoint(row.name, index.n, index.value)
            for row in results.rows
            if (index := results.index_of(row))
        ),
        spread=found.spread,
        deviation=found.deviation,
    )


def _verdict(funnel: charts.Funnel) -> str:
    outside = funnel.outside
    if not outside:
        return _("All offices lie within the limits of 99.8%: none differs more than offices differ anyhow.")
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
