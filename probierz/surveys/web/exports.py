"""Results as tables for spreadsheets: the same figures as on the page, the same groups hidden."""

from collections.abc import Iterable, Iterator

from django.http import HttpResponse
from django.utils.translation import pgettext

from probierz.design import downloads
from probierz.lib import sheets
from probierz.lib.statistics.estimates import Estimate
from probierz.surveys.labels import CHANNELS, WAVE_ROLES
from probierz.surveys.queries import OfficeResults, ProgrammeResults, WaveFigures
from probierz.surveys.rules import WaveRole
from probierz.surveys.web.questions import words

Row = list[sheets.Value]


def table(ending: str, rows: Iterable[Row], *, name: str) -> HttpResponse:
    """The rows as `csv` or `xlsx`."""
    head = [
        pgettext("table column", "group"),
        pgettext("table column", "name"),
        pgettext("table column", "wave"),
        pgettext("table column", "measure"),
        pgettext("table column", "value"),
        pgettext("table column", "from"),
        pgettext("table column", "to"),
        "n",
    ]
    return downloads.table(ending, head, rows, name=name)


def of_office(results: OfficeResults) -> Iterator[Row]:
    """One measure to a row."""
    office, role = pgettext("table column", "office"), WaveRole(results.wave.role)
    yield from _wave(office, "", role, results.now)
    if results.before is not None:
        yield from _wave(office, "", WaveRole.BASELINE, results.before)
    yield from _items(results, role)
    for one in results.channels:
        yield [
            pgettext("table column", "channel"),
            str(CHANNELS[one.channel]),
            _role(role),
            pgettext("table column", "answers"),
            _or_hidden(one.n),
            None,
            None,
            one.n,
        ]
        yield _estimate(
            pgettext("table column", "channel"),
            str(CHANNELS[one.channel]),
            role,
            pgettext("table column", "index"),
            one.index,
        )
    for name, group in results.points:
        yield from _wave(pgettext("table column", "collection point"), name, role, group.now)
        if results.before is not None:
            yield from _wave(pgettext("table column", "collection point"), name, WaveRole.BASELINE, group.before)


def of_programme(results: ProgrammeResults) -> Iterator[Row]:
    """The programme, then its offices."""
    for role, figures in ((WaveRole.BASELINE, results.before), (WaveRole.FOLLOWUP, results.now)):
        yield from _wave(pgettext("table column", "programme"), "", role, figures)
    for row in results.rows:
        for role, shown in ((WaveRole.BASELINE, row.before), (WaveRole.FOLLOWUP, row.now)):
            yield from _wave(pgettext("table column", "office"), row.name, role, shown)


def _items(results: OfficeResults, role: WaveRole) -> Iterator[Row]:
    for item in results.items:
        name = words(item.item.text)
        if item.mean is not None:
            yield _estimate(
                pgettext("table column", "question"), name, role, pgettext("table column", "mean"), item.mean
            )
        for choice in item.choices:
            label = words(choice.option.label)
            yield [
                pgettext("table column", "question"),
                name,
                _role(role),
                label,
                round(choice.share, 4),
                None,
                None,
                choice.count,
            ]


def _wave(group: str, name: str, role: WaveRole, figures: WaveFigures | None) -> Iterator[Row]:
    if figures is None:
        yield [
            group,
            name,
            _role(role),
            pgettext("table column", "index"),
            pgettext("table column", "hidden"),
            None,
            None,
            None,
        ]
        return
    yield _estimate(group, name, role, pgettext("table column", "index"), figures.index)
    yield _estimate(group, name, role, pgettext("table column", "ratings 4 and 5"), figures.top_two)


def _estimate(group: str, name: str, role: WaveRole, measure: str, estimate: Estimate | None) -> Row:
    if estimate is None:
        return [group, name, _role(role), measure, None, None, None, None]
    ends = [None if end is None else round(end, 4) for end in (estimate.low, estimate.high)]
    return [group, name, _role(role), measure, round(estimate.value, 4), *ends, estimate.n]


def _or_hidden(n: int | None) -> sheets.Value:
    return pgettext("table column", "hidden") if n is None else n


def _role(role: WaveRole) -> str:
    return str(WAVE_ROLES[role])
