"""Results as charts, each beside its numbers."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from probierz.lib import charts
from probierz.lib.questionnaires import NOT_APPLICABLE
from probierz.lib.statistics.estimates import Estimate, share_estimate
from probierz.surveys.labels import CHANNELS, INDEX_NAMES
from probierz.surveys.queries import ItemFigures, OfficeResults, WaveFigures
from probierz.surveys.queries.breakdowns import SplitFigures
from probierz.surveys.queries.drivers import Drivers
from probierz.surveys.queries.months import Months
from probierz.surveys.queries.office import Named
from probierz.surveys.rules import CampaignKind
from probierz.surveys.web import wording
from probierz.surveys.web.questions import words

INDEX_SCALE = charts.Scale(0, 100, (0, 25, 50, 75, 100))
RATING_SCALE = charts.Scale(1, 5, (1, 2, 3, 4, 5))


@dataclass(frozen=True)
class Headline:
    """One big number with its streak."""

    label: str
    unit: str
    estimate: Estimate | None
    streak: charts.Streak
    change: float | None
    note: str
    is_share: bool


@dataclass(frozen=True)
class SplitPicture:
    """The index within each answer to one question."""

    code: str
    title: str
    is_outcome: bool
    rows: charts.StreakRows
    note: str


@dataclass(frozen=True)
class ResultsPicture:
    """Everything drawn on the page of an office's results."""

    headlines: tuple[Headline, ...]
    items: charts.StreakRows | None
    steps: tuple[str, ...]
    spread: charts.Distributions | None
    choices: tuple[charts.Bars, ...]
    channels: charts.StreakRows | None
    units: charts.StreakRows | None
    points: charts.StreakRows | None
    splits: tuple[SplitPicture, ...]
    months: charts.ControlChart | None
    drivers: charts.DriverMap | None


def of_office(results: OfficeResults) -> ResultsPicture:
    ratings = [item for item in results.items if item.item.is_rating]
    return ResultsPicture(
        headlines=_headlines(results.before, results.now, CampaignKind(results.campaign.kind)),
        items=_items(ratings, results.items_before),
        steps=_steps(ratings),
        spread=_spread(ratings),
        choices=tuple(_bars(item) for item in results.items if not item.item.is_rating),
        channels=_channels(results),
        units=_places(_("Index in each unit"), results.units, nameless=_("points of no unit")),
        points=_places(_("Index at each collection point"), results.points),
        splits=tuple(_split(one) for one in results.splits if one.rows),
        months=_months(results.months),
        drivers=_drivers(results.drivers),
    )


def of_waves(before: WaveFigures, now: WaveFigures, *, kind: CampaignKind) -> tuple[Headline, ...]:
    """The big numbers of both waves, or of the baseline alone while there is nothing else."""
    return _headlines(before, now, kind) if now.is_shown else _headlines(None, before, kind)


def _headlines(before: WaveFigures | None, now: WaveFigures, kind: CampaignKind) -> tuple[Headline, ...]:
    """The index, the top-two share and, where it was asked, the outcome."""
    then = before if before is not None and before.is_shown else WaveFigures(0)
    shown = [
        _headline(str(INDEX_NAMES[kind]), _("index from 0 to 100"), then.index, now.index, is_share=False),
        _headline(_("Overall ratings 4 and 5"), _("share of those who gave a rating"), then.top_two, now.top_two),
    ]
    if now.outcome:
        shown.append(_headline(_("Matter settled"), _("share of those who said"), then.outcome, now.outcome))
    return tuple(shown)


def _headline(label: str, unit: str, then: Estimate | None, now: Estimate | None, *, is_share: bool = True) -> Headline:
    times = 100 if is_share else 1
    values = (then.value if then else None, now.value if now else None, now.low if now else None)
    first, last, low = (None if value is None else value * times for value in values)
    high = now.high * times if now and now.high is not None else None
    return Headline(
        label=label,
        unit=unit,
        estimate=now,
        streak=charts.Streak(label, then=first, now=last, low=low, high=high),
        change=now.value - then.value if then and now else None,
        note=wording.note(now, is_share=is_share),
        is_share=is_share,
    )


def _items(ratings: Iterable[ItemFigures], before: Iterable[ItemFigures]) -> charts.StreakRows | None:
    then = {item.item.code: item.mean for item in before}
    rows = [_streak(words(item.item.text), then.get(item.item.code), item.mean) for item in ratings if item.mean]
    return (
        charts.StreakRows(_("Mean rating of each question"), tuple(rows), scale=RATING_SCALE, places=2)
        if rows
        else None
    )


def _places(title: str, places: Named, *, nameless: str = "") -> charts.StreakRows | None:
    """Nothing where a single group would repeat the whole."""
    rows = [
        _row(
            name or nameless, one.before, one.now, note=_marks(one.is_hidden, is_marked=False), is_hidden=one.is_hidden
        )
        for name, one in places
    ]
    return charts.StreakRows(title, tuple(rows)) if len(rows) > 1 else None


def _channels(results: OfficeResults) -> charts.StreakRows | None:
    rows = [
        _streak(
            str(CHANNELS[one.channel]),
            one.before.index if one.before else None,
            one.index,
            note=_marks(one.is_hidden, is_marked=False) or wording.answers(one.n or 0),
            absent=_("hidden") if one.is_hidden else "",
        )
        for one in results.channels
    ]
    return charts.StreakRows(_("Answers and index by channel"), tuple(rows)) if rows else None


def _split(one: SplitFigures) -> SplitPicture:
    rows = [
        _streak(
            words(row.option.label),
            row.before,
            row.now,
            note=_marks(row.is_hidden, is_marked=False) or wording.answers(row.now.n if row.now else 0),
            absent=_("hidden") if row.is_hidden else "",
        )
        for row in one.rows
    ]
    title = words(one.item.text)
    note = wording.same_answers(one.standardised) if one.is_outcome and one.standardised else ""
    told = _("Index by the answer to: %(question)s") % {"question": title}
    return SplitPicture(one.item.code, title, one.is_outcome, charts.StreakRows(told, tuple(rows)), note)


def _months(months: Months) -> charts.ControlChart | None:
    if len(months.rows) < 2:
        return None
    limits = months.chart
    return charts.ControlChart(
        title=_("Index month by month"),
        unit=_("points"),
        points=tuple(
            charts.ControlPoint(f"{one.last:%m.%y}", one.index, _is_better(months, at))
            for at, one in enumerate(months.rows)
        ),
        mean=limits.mean if limits else None,
        low=max(limits.low, 0.0) if limits else None,
        high=min(limits.high, 100.0) if limits else None,
    )


def _is_better(months: Months, at: int) -> bool | None:
    signals = months.signals_of(at)
    return signals[0].is_high if signals else None


def _drivers(drivers: Drivers | None) -> charts.DriverMap | None:
    if drivers is None:
        return None
    points = (
        charts.MapPoint(words(one.item.text), one.score, one.importance, is_first=drivers.is_first_to_mend(one))
        for one in drivers.rows
    )
    return charts.DriverMap(_("How much each driver matters, and how it is rated"), tuple(points))


def _row(
    label: str, before: WaveFigures | None, now: WaveFigures | None, *, note: str, is_hidden: bool
) -> charts.Streak:
    values = (before.index if before else None, now.index if now else None)
    return _streak(label, *values, note=note, absent=_("hidden") if is_hidden else "")


def _streak(
    label: str, then: Estimate | None, now: Estimate | None, *, note: str = "", absent: str = ""
) -> charts.Streak:
    return charts.Streak(
        label,
        then=then.value if then else None,
        now=now.value if now else None,
        low=now.low if now else None,
        high=now.high if now else None,
        note=note,
        absent=absent,
    )


def _marks(is_hidden: bool, is_marked: bool) -> str:  # noqa: FBT001 - two facts, one word
    if is_hidden:
        return _("fewer than 10 answers, or few enough to be found by a subtraction")
    return _("sure change") if is_marked else ""


def _steps(ratings: list[ItemFigures]) -> tuple[str, ...]:
    """The words of the scale, when all ratings share them; else its numbers."""
    scales = {tuple(words(choice.option.label) for choice in item.choices[:5]) for item in ratings}
    return scales.pop() if len(scales) == 1 else tuple("12345")


def _spread(ratings: list[ItemFigures]) -> charts.Distributions | None:
    rows = tuple(
        charts.Distribution(
            words(item.item.text),
            tuple(choice.count for choice in item.choices if choice.option.code != NOT_APPLICABLE),
        )
        for item in ratings
    )
    return charts.Distributions(_("How the ratings spread"), rows) if rows else None


def _bars(item: ItemFigures) -> charts.Bars:
    rows = []
    for choice in (one for one in item.choices if one.count):
        share = share_estimate(choice.count, item.n)
        low, high = (share.low, share.high) if share else (None, None)
        rows.append(charts.Bar(words(choice.option.label), choice.share, low, high, choice.count))
    return charts.Bars(words(item.item.text), tuple(rows))
