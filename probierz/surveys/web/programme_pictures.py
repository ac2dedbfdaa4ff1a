"""The results of a programme as pictures, each beside its numbers: the funnel, the forest, what stands in rows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.utils.translation import pgettext as said

from probierz.lib import charts
from probierz.offices.labels import OFFICE_KINDS
from probierz.offices.rules import OfficeKind
from probierz.surveys.labels import CHANGE_VERDICTS, DATA_WARNINGS
from probierz.surveys.queries import OfficeRow, ProgrammeResults
from probierz.surveys.queries.among import AmongOthers


@dataclass(frozen=True)
class ForestLine:
    """One office in the forest; `heading` is said once above the offices of a comparison group."""

    row: OfficeRow
    mark: charts.ForestRow
    heading: str
    verdict: str
    warnings: tuple[str, ...]


def funnel(results: ProgrammeResults, *, here: int | None = None) -> charts.Funnel | None:
    """Offices by number of answers; with `here` one of them is named and the others are not."""
    found = results.side_by_side
    if found is None:
        return None
    places = [(row, index) for row in results.rows if (index := results.index_of(row))]
    return charts.Funnel(
        title=_("Does any office stand out?"),
        unit=_("index 0 to 100"),
        points=tuple(
            charts.FunnelPoint(row.name, index.n, index.value, is_here=row.office.pk == here) for row, index in places
        ),
        spread=found.spread,
        deviation=found.deviation,
    )


def unnamed_funnel(found: AmongOthers) -> charts.Funnel | None:
    """The same for one office: the names of the others do not reach the page."""
    data = funnel(found.results, here=found.own.office.pk)
    if data is None:
        return None
    return replace(data, points=tuple(one if one.is_here else replace(one, label="") for one in data.points))


def unnamed_slopes(found: AmongOthers) -> charts.Slopes:
    lines = [(row, row.index_before, row.index_now) for row in (found.own, *found.others)]
    drawn = {row.office.pk: charts.Slope(then.value, now.value) for row, then, now in lines if then and now}
    own = drawn.pop(found.own.office.pk, None)
    return charts.Slopes(
        title=_("Index at the baseline and at the follow-up: this office among the others"),
        then=said("survey wave", "Baseline"),
        now=said("survey wave", "Follow-up"),
        others=tuple(drawn.values()),
        own=own,
    )


def funnel_verdict(data: charts.Funnel) -> str:
    """Which offices differ more than offices differ anyhow, in alphabetical order."""
    outside = data.outside
    if not outside:
        return _("No office lies beyond the limits of 99.8%: they differ no more than offices differ anyhow.")
    words = ngettext(
        "%(count)s office lies beyond the limits of 99.8%%: %(names)s.",
        "%(count)s offices lie beyond the limits of 99.8%%: %(names)s.",
        len(outside),
    )
    return words % {"count": len(outside), "names": ", ".join(one.label for one in outside)}


def ordered(results: ProgrammeResults, *, is_drawn: bool) -> list[tuple[str, OfficeRow]]:
    """Every office with its comparison group: by the alphabet, or as few answers do not decide."""
    if not is_drawn:
        return [("", row) for row in results.rows]
    return [(_group_name(group.kind), row) for group in results.groups for row in group.rows]


def forest(rows: Iterable[tuple[str, OfficeRow]]) -> Iterator[ForestLine]:
    last = ""
    for group, row in rows:
        yield ForestLine(
            row=row,
            mark=_mark(row),
            heading=group if group != last else "",
            verdict=_hidden() if row.is_hidden else str(CHANGE_VERDICTS[row.verdict]),
            warnings=tuple(str(DATA_WARNINGS[one]) for one in row.warnings),
        )
        last = group


def scale_of(results: ProgrammeResults) -> charts.Scale:
    """One for all pages of the list, so that pages may be compared."""
    marks = [_mark(row) for row in results.rows]
    return charts.forest_scale(marks, steps=charts.STEPS) if results.question else charts.forest_scale(marks)


def _mark(row: OfficeRow) -> charts.ForestRow:
    change = row.change
    if change is None:
        return charts.ForestRow(row.name)
    return charts.ForestRow(row.name, change.difference, change.low, change.high, is_sure=row.is_marked)


def _hidden() -> str:
    return said("office in results", "hidden: few answers")


def _group_name(kind: OfficeKind | None) -> str:
    return "" if kind is None else str(OFFICE_KINDS[kind])
