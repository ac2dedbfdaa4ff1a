"""From sheets to the answer: items, index and scales, then the groups that may be told apart."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from functools import partial
from typing import Any

from probierz.lib.analysis import figures
from probierz.lib.analysis.figures import Answer, Column
from probierz.lib.analysis.plans import Item, Plan, Scale
from probierz.lib.analysis.sheets import Sheet, Sheets, Wave
from probierz.lib.statistics.disclosure import hide_with
from probierz.lib.statistics.scales import cronbach_alpha, mcdonald_omega
from probierz.lib.statistics.weights import weighted_mean

HIDDEN: Mapping[str, bool] = {"suppressed": True}
Waves = Mapping[Wave, Sequence[Sheet]]


def analyse(plan: Plan, sheets: Sheets) -> Answer:
    """What the plan asks for, as JSON knows it; what cannot be computed is None."""
    waves = {wave: sheets.of(wave) for wave in Wave}
    warnings = [*sheets.warnings, *(f"no rows of the {wave} wave" for wave, rows in waves.items() if not rows)]
    answer: Answer = {"items": _items(plan, waves)}
    if plan.index:
        answer["index"] = _index(plan, waves)
    if plan.scales:
        answer["scales"] = {scale.name: _scale(scale, plan, waves) for scale in plan.scales}
    if plan.unit:
        answer["units"] = _groups(plan, waves, lambda sheet: sheet.unit)
    if plan.mode:
        answer["by_mode"] = _groups(plan, waves, lambda sheet: sheet.mode)
    if plan.weight:
        answer["weighted"] = _weighted(plan, waves)
    if plan.nps:
        answer["nps"] = figures.promoters(*([sheet.nps for sheet in waves[wave]] for wave in Wave))
    return {**answer, "warnings": warnings}


def _items(plan: Plan, waves: Waves, *, hidden: Collection[int] = ()) -> dict[str, Answer]:
    """Each item, but for those at the places hidden."""
    told: dict[str, Answer] = {}
    for place, item in enumerate(plan.items):
        before, after = (_column(item, (sheet.answers[place] for sheet in waves[wave])) for wave in Wave)
        told[item.column] = dict(HIDDEN) if place in hidden else figures.both(before, after)
    figures.adjust({name: one for name, one in told.items() if "comparison" in one})
    return told


def _column(item: Item, answers: Iterable[Fraction | None]) -> Column:
    return Column.of(answers, top=item.high - 1, bottom=item.low + 1)


def _index(plan: Plan, waves: Waves) -> Answer:
    """The mean of at least half of a respondent's items, each from 0 to 100; it has no top two."""
    columns = (Column.of((_points(plan, sheet) for sheet in waves[wave]), top=None, bottom=None) for wave in Wave)
    return figures.both(*columns)


def _points(plan: Plan, sheet: Sheet) -> Fraction | None:
    known = [
        item.in_points(answer)
        for item, answer in zip(plan.items, sheet.answers, strict=True)
        if item.column in plan.index and answer is not None
    ]
    return sum(known, start=Fraction(0)) / len(known) if known and 2 * len(known) >= len(plan.index) else None


def _scale(scale: Scale, plan: Plan, waves: Waves) -> Answer:
    places = [place for place, item in enumerate(plan.items) if item.column in scale.items]
    return {wave.value: _reliability(waves[wave], places) for wave in Wave}


def _reliability(sheets: Sequence[Sheet], places: Sequence[int]) -> Answer:
    """Of the respondents who answered all the items."""
    rows = [[sheet.answers[place] for place in places] for sheet in sheets]
    whole = [[float(one) for one in row if one is not None] for row in rows if None not in row]
    return {"n": len(whole), "alpha": cronbach_alpha(whole), "omega": mcdonald_omega(whole)}


def _groups(plan: Plan, waves: Waves, group: Callable[[Sheet], str]) -> dict[str, Answer]:
    """The items of each group, those hidden that are small or would let another be recovered."""
    by_name = {
        name: {wave: [one for one in rows if group(one) == name] for wave, rows in waves.items()}
        for name in sorted({group(sheet) for rows in waves.values() for sheet in rows} - {""})
    }
    hidden = _hidden(plan, by_name, _says_anything)
    by_item = [
        _hidden(plan, by_name, partial(_answers, place), besides=hidden) for place, _item in enumerate(plan.items)
    ]
    return {
        name: dict(HIDDEN)
        if name in hidden
        else _items(plan, some, hidden=[place for place, groups in enumerate(by_item) if name in groups])
        for name, some in by_name.items()
    }


def _hidden(
    plan: Plan, by_name: Mapping[str, Waves], counts: Callable[[Sheet], bool], *, besides: Collection[str] = ()
) -> set[str]:
    """The groups in which fewer than k sheets count in a wave, and as many others as it takes to hide them."""
    tables = [{name: sum(map(counts, some[wave])) for name, some in by_name.items()} for wave in Wave]
    small = {name for name in by_name if min(table[name] for table in tables) < plan.k}
    return hide_with({*besides, *small}, tables, k=plan.k)


def _answers(place: int, sheet: Sheet) -> bool:
    return sheet.answers[place] is not None


def _says_anything(sheet: Sheet) -> bool:
    return any(answer is not None for answer in sheet.answers)


def _weighted(plan: Plan, waves: Waves) -> dict[str, Answer]:
    told: dict[str, Any] = {}
    for place, item in enumerate(plan.items):
        told[item.column] = {wave.value: _weighed(waves[wave], place) for wave in Wave}
        means = [told[item.column][wave.value]["mean"] for wave in Wave]
        told[item.column]["diff"] = None if None in means else means[1] - means[0]
    return told


def _weighed(sheets: Sequence[Sheet], place: int) -> Answer:
    pairs = [(one.answers[place], one.weight) for one in sheets]
    found = weighted_mean([(float(a), float(w)) for a, w in pairs if a is not None and w is not None])
    if found is None:
        return {"n": 0, "n_eff": None, "deff": None, "mean": None, "mean_ci": None}
    ends = figures.interval(found.low, found.high)
    return {"n": found.n, "n_eff": found.effective, "deff": found.design_effect, "mean": found.mean, "mean_ci": ends}
