"""Counts of values for analysts: histograms of both waves, whole and by channel; hidden is what the pages hide."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db.models import Sum

from probierz.lib.questionnaires import ANSWERED, INDEX_ITEM, INDEX_UNIT, Questionnaire
from probierz.lib.statistics.crossed import suppress_crossed
from probierz.lib.statistics.disclosure import suppress_alike
from probierz.offices.models import Office
from probierz.offices.scope import across_offices
from probierz.surveys.models import Campaign, Tally, Wave
from probierz.surveys.queries.breakdowns import hidden_groups, sizes_of
from probierz.surveys.queries.campaigns import questionnaire_of
from probierz.surveys.queries.figures import responses_in
from probierz.surveys.queries.office_rows import places_of
from probierz.surveys.rules import RESPONSES_ITEM, THRESHOLD, WaveRole

Counts = dict[str, dict[str, int]]
PSEUDO = "@"  # items that begin with it are no questions; of them the index alone is told


def analysis_pack(office: Office, campaign: Campaign) -> dict[str, Any]:
    """In the office's scope. A wave with fewer than ten answers is left out whole."""
    questionnaire = questionnaire_of(campaign)
    with across_offices(reason="An office reads the waves of its programme's campaign."):
        found = {WaveRole(wave.role): wave for wave in campaign.waves.all()}
    waves = [found[role] for role in WaveRole]
    counted = [_by_channel(office, wave) for wave in waves]
    hidden = hidden_groups(questionnaire, counted)
    silent = _silent_channels(counted, hidden)
    return {
        "office": office.code,
        "survey": campaign.code,
        "questionnaire": {"code": questionnaire.code, "version": questionnaire.version},
        "index_unit": INDEX_UNIT,
        "k": THRESHOLD,
        "waves": {role.value: _wave(one, hidden, silent) for role, one in zip(WaveRole, counted, strict=True)},
        "points_by_channel": _points_by_channel(office, questionnaire, waves),
    }


def _points_by_channel(office: Office, questionnaire: Questionnaire, waves: Sequence[Wave]) -> list[dict[str, Any]]:
    """The index of each point by each channel in both waves, where no subtraction finds a small group.

    Points stand within units on the pages, so what those tell is known to whoever subtracts.
    """
    cells = [_cells(office, wave, questionnaire.analysis.overall) for wave in waves]
    places = places_of(office, waves[0])
    sizes = [table for one in cells for table in sizes_of(questionnaire, one)]
    units = {key: place.unit for key, place in places.items()}
    shown = suppress_crossed(sizes, k=THRESHOLD, within=units)[0].cells
    return [
        {
            "point": places[point].name,
            "channel": channel,
            **{role.value: _index_of(one.get((point, channel), {})) for role, one in zip(WaveRole, cells, strict=True)},
        }
        for point, channel in sorted(shown, key=lambda cell: (places[cell[0]].name, cell[1]))
    ]


def _cells(office: Office, wave: Wave, overall: str) -> dict[tuple[int, str], Counts]:
    """What the pages tell of groups, by point and channel: how many answered, the index and the overall rating."""
    items = (RESPONSES_ITEM, INDEX_ITEM, overall)
    rows = Tally.objects.filter(office=office, wave=wave, shown__gt=0, item__in=items)
    found: dict[tuple[int, str], Counts] = defaultdict(lambda: defaultdict(dict))
    for point, channel, item, value, count in rows.values_list("point", "channel", "item", "value", "shown"):
        found[point, channel][item][value] = count
    return found


def _index_of(counts: Counts) -> dict[str, Any]:
    return {"responses": responses_in(counts), "index": dict(sorted(counts.get(INDEX_ITEM, {}).items()))}


def _by_channel(office: Office, wave: Wave) -> dict[str, Counts]:
    rows = Tally.objects.filter(office=office, wave=wave, shown__gt=0).order_by()
    found: dict[str, Counts] = defaultdict(lambda: defaultdict(dict))
    for channel, item, value, count in rows.values_list("channel", "item", "value").annotate(Sum("shown")):
        found[channel][item][value] = count
    return found


def _silent_channels(counted: Sequence[Mapping[str, Counts]], hidden: Collection[str]) -> dict[str, frozenset[str]]:
    """By question the channels that do not tell of it: few answered it there, or the whole less the rest would tell."""
    items = {item for by_channel in counted for counts in by_channel.values() for item in counts}
    sizes = {
        item: [{one: _people(counts.get(item, {})) for one, counts in by_channel.items()} for by_channel in counted]
        for item in items
    }
    return {item: suppress_alike(some, k=THRESHOLD, hidden=hidden)[0].hidden for item, some in sizes.items()}


def _wave(
    by_channel: Mapping[str, Counts], hidden: Collection[str], silent: Mapping[str, Collection[str]]
) -> dict[str, Any] | None:
    whole: Counts = defaultdict(dict)
    for counts in by_channel.values():
        for item, values in counts.items():
            for value, count in values.items():
                whole[item][value] = whole[item].get(value, 0) + count
    if responses_in(whole) < THRESHOLD:
        return None
    channels = {
        channel: _told({item: values for item, values in counts.items() if channel not in silent[item]}, counts)
        for channel, counts in sorted(by_channel.items())
        if channel not in hidden
    }
    return {**_told(whole, whole), "channels": channels, "hidden_channels": sorted(set(by_channel) & set(hidden))}


def _told(items: Counts, counts: Counts) -> dict[str, Any]:
    told = {item: dict(sorted(values.items())) for item, values in sorted(items.items()) if _is_told(item, values)}
    return {"responses": responses_in(counts), "values": told}


def _is_told(item: str, values: Mapping[str, int]) -> bool:
    is_question = not item.startswith(PSEUDO) or item == INDEX_ITEM
    return is_question and _people(values) >= THRESHOLD


def _people(values: Mapping[str, int]) -> int:
    """The options of a multiple choice add up to more than answered it."""
    return values.get(ANSWERED, sum(values.values()))
