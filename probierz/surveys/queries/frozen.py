"""An office's results of one wave as plain data: what is frozen when they are submitted, and shown for ever after."""

from collections.abc import Iterator
from typing import Any

from probierz.lib.questionnaires import Item
from probierz.lib.statistics.disclosure import suppress
from probierz.lib.statistics.estimates import Estimate
from probierz.surveys.models import Wave
from probierz.surveys.queries.figures import ChannelFigures, ItemFigures, WaveFigures
from probierz.surveys.queries.office import OfficeResults
from probierz.surveys.rules import THRESHOLD

SCHEMA = 1
PLACES = 6  # of all figures, so that the same results give the same digest on every machine
Data = dict[str, Any]
Row = tuple[str | float | None, ...]

OPEN_COLUMNS = ("wave", "group", "name", "value", "figure", "low", "high", "n")
# What each column of the open data means; the questions and options follow from the results themselves.
DICTIONARY = (
    ("wave", "baseline", "badanie początkowe", "baseline"),
    ("wave", "followup", "badanie końcowe", "follow-up"),
    ("group", "office", "cały urząd", "the whole office"),
    ("group", "channel", "liczba ankiet z jednego kanału", "number of answers by one channel"),
    ("group", "item", "liczba odpowiedzi na pytanie", "number of answers to a question"),
    (
        "name",
        "index",
        "indeks 0-100: średnia pytań o jakość, (x - 1) / 4 * 100",
        "index 0-100: mean of the driver questions, (x - 1) / 4 * 100",
    ),
    (
        "name",
        "top_two",
        "udział ocen 4 i 5 w pytaniu o ocenę ogólną",
        "share of ratings 4 and 5 of the overall question",
    ),
    ("name", "outcome", "udział osób, których sprawę załatwiono", "share of those whose matter was settled"),
    ("value", "na", "nie dotyczy", "does not apply"),
    ("figure", "", "wartość albo liczba odpowiedzi", "a value or a number of answers"),
    ("low", "", "dolny koniec przedziału ufności 95%", "low end of the 95% interval"),
    ("high", "", "górny koniec przedziału ufności 95%", "high end of the 95% interval"),
    ("n", "", "liczba odpowiedzi, z których policzono", "number of answers it was computed from"),
)


def frozen(results: OfficeResults) -> Data:
    """Whole offices only: no place, no single answer, nobody's words."""
    campaign = results.campaign
    return {
        "schema": SCHEMA,
        "office": {"code": results.office.code, "name": results.office.name},
        "programme": {
            "code": campaign.programme.code,
            "pl": campaign.programme.name_pl,
            "en": campaign.programme.name_en,
        },
        "survey": {"pl": campaign.name_pl, "en": campaign.name_en, "kind": campaign.kind},
        "wave": _wave(results.wave),
        "baseline": _wave(results.baseline) if results.is_compared and results.baseline else None,
        "plan": _plan(results),
        "questionnaire": _questionnaire(results),
        "responses": results.now.n,
        "channels": [_channel(one) for one in results.channels],
        "figures": _figures(results.now),
        "figures_baseline": _figures(results.before) if results.is_compared and results.before else None,
        "change": _change(results),
        "items": [_item(one) for one in results.items],
    }


def _wave(wave: Wave) -> Data:
    days = (wave.opened_on, wave.closed_on)
    return {"role": wave.role, "days": [day.isoformat() if day else None for day in days]}


def _plan(results: OfficeResults) -> Data:
    campaign = results.campaign
    return {
        "measure": campaign.primary_measure,
        "comparison": campaign.comparison,
        "item": campaign.primary_item,
        "fixed_at": campaign.analysis_fixed_at.isoformat(),
    }


def _questionnaire(results: OfficeResults) -> Data:
    questionnaire = results.questionnaire
    return {
        "code": questionnaire.code,
        "version": questionnaire.version,
        "digest": results.campaign.version.digest,
        "index_items": list(questionnaire.analysis.index_items),
        "items": [_question(item) for item in questionnaire.items],
    }


def _question(item: Item) -> Data:
    options = [{"code": one.code, "pl": one.label.pl, "en": one.label.en} for one in item.options]
    return {"code": item.code, "type": item.type.value, "pl": item.text.pl, "en": item.text.en, "options": options}


def _channel(one: ChannelFigures) -> Data:
    """None stands for a group too small to be told, or that would tell of another."""
    return {"channel": one.channel.value, "n": one.n, "index": _estimate(one.index)}


def _figures(wave: WaveFigures) -> Data:
    return {
        "n": wave.n,
        "index": _estimate(wave.index),
        "top_two": _estimate(wave.top_two),
        "outcome": _estimate(wave.outcome),
    }


def _estimate(estimate: Estimate | None) -> Data | None:
    if estimate is None:
        return None
    return {**_rounded({"value": estimate.value, "low": estimate.low, "high": estimate.high}), "n": estimate.n}


def _change(results: OfficeResults) -> Data | None:
    change = results.change
    if change is None:
        return None
    figures = {"difference": change.difference, "low": change.low, "high": change.high, "p": change.p}
    return {**_rounded({**figures, "effect": change.effect}), "verdict": results.verdict.value}


def _item(one: ItemFigures) -> Data:
    return {"code": one.item.code, "n": one.n, "mean": _estimate(one.mean), "counts": _counts(one)}


def _counts(one: ItemFigures) -> dict[str, int | None]:
    """Who came for what is told from ten people on, and others are hidden with them; how they rated is told whole."""
    counts = {choice.option.code: choice.count for choice in one.choices}
    shown = counts if one.item.is_rating else suppress(counts, k=THRESHOLD).shown
    return {code: shown.get(code) for code in counts}


def _rounded(values: dict[str, float | None]) -> Data:
    return {name: None if value is None else round(value, PLACES) for name, value in values.items()}


def open_rows(content: Data) -> Iterator[Row]:
    """The same as long rows of open data; their columns are explained by DICTIONARY."""
    role, n = content["wave"]["role"], content["responses"]
    yield from _figure_rows(role, content["figures"])
    if content["figures_baseline"]:
        yield from _figure_rows(content["baseline"]["role"], content["figures_baseline"])
    for one in content["channels"]:
        if one["n"] is not None:
            yield (role, "channel", one["channel"], "", one["n"], None, None, n)
    for item in content["items"]:
        for value, count in told(item["counts"]):
            yield (role, "item", item["code"], value, count, None, None, item["n"])


def told(counts: dict[str, int | None]) -> Iterator[tuple[str, int]]:
    """The counts that are not hidden."""
    return ((value, count) for value, count in counts.items() if count is not None)


def _figure_rows(role: str, figures: Data) -> Iterator[Row]:
    for name in ("index", "top_two", "outcome"):
        if (one := figures[name]) is not None:
            yield (role, "office", name, "", one["value"], one["low"], one["high"], one["n"])


def codebook_rows(content: Data) -> Iterator[tuple[str, str, str, str]]:
    """The questions and their answers, as they were asked."""
    for item in content["questionnaire"]["items"]:
        yield (item["code"], "", item["pl"], item["en"])
        for option in item["options"]:
            yield (item["code"], option["code"], option["pl"], option["en"])
