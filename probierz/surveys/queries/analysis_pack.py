"""Counts of values for analysts: histograms of both waves, whole and by channel, small channels hidden alike."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db.models import Sum

from probierz.lib.questionnaires import INDEX_ITEM, INDEX_UNIT
from probierz.lib.statistics.crossed import suppress_crossed
from probierz.lib.statistics.disclosure import suppress_alike
from probierz.offices.models import Office
from probierz.offices.scope import across_offices
from probierz.surveys.models import Campaign, CollectionPoint, Tally
from probierz.surveys.queries.campaigns import questionnaire_of
from probierz.surveys.rules import RESPONSES_ITEM, THRESHOLD, WaveRole

# Whatever is told of a group is told of this many: who answered, and who has an index.
_SIZES = (RESPONSES_ITEM, INDEX_ITEM)

Counts = dict[str, dict[str, int]]
PSEUDO = "@"  # items that begin with it are no questions; of them the index alone is told


def analysis_pack(office: Office, campaign: Campaign) -> dict[str, Any]:
    """In the office's scope. A wave with fewer than ten answers is left out whole."""
    questionnaire = questionnaire_of(campaign)
    with across_offices(reason="An office reads the waves of its programme's campaign."):
        waves = {WaveRole(wave.role): wave.pk for wave in campaign.waves.all()}
    counted = {role: _by_channel(office, wave) for role, wave in waves.items()}
    sizes = [{channel: _responses(one) for channel, one in counted[role].items()} for role in WaveRole]
    shown = suppress_alike(sizes, k=THRESHOLD)[0].shown
    return {
        "office": office.code,
        "survey": campaign.code,
        "questionnaire": {"code": questionnaire.code, "version": questionnaire.version},
        "index_unit": INDEX_UNIT,
        "k": THRESHOLD,
        "waves": {role.value: _wave(counted[role], set(shown)) for role in WaveRole},
        "points_by_channel": _points_by_channel(office, [waves[role] for role in WaveRole]),
    }


def _points_by_channel(office: Office, waves: Sequence[int]) -> list[dict[str, Any]]:
    """The index of each point by each channel in both waves, where no subtraction finds a small group."""
    cells = [_cells(office, wave) for wave in waves]
    sizes = [{cell: sum(one[item].values()) for cell, one in some.items()} for some in cells for item in _SIZES]
    shown = suppress_crossed(sizes, k=THRESHOLD)[0].cells
    names = dict(CollectionPoint.objects.filter(office=office).values_list("pk", "name"))
    return [
        {
            "point": names[point],
            "channel": channel,
            **{role.value: _index_of(one.get((point, channel))) for role, one in zip(WaveRole, cells, strict=True)},
        }
        for point, channel in sorted(shown, key=lambda cell: (names[cell[0]], cell[1]))
    ]


def _cells(office: Office, wave: int) -> dict[tuple[int, str], Counts]:
    """How many answered and how their index lies, by point and channel."""
    rows = Tally.objects.filter(office=office, wave=wave, shown__gt=0, item__in=_SIZES)
    found: dict[tuple[int, str], Counts] = defaultdict(lambda: defaultdict(dict))
    for point, channel, item, value, count in rows.values_list("point", "channel", "item", "value", "shown"):
        found[point, channel][item][value] = count
    return found


def _index_of(counts: Counts | None) -> dict[str, Any]:
    index = counts.get(INDEX_ITEM, {}) if counts else {}
    return {"responses": _responses(counts or {}), "index": dict(sorted(index.items()))}


def _by_channel(office: Office, wave: int) -> dict[str, Counts]:
    rows = Tally.objects.filter(office=office, wave=wave, shown__gt=0).order_by()
    found: dict[str, Counts] = defaultdict(lambda: defaultdict(dict))
    for channel, item, value, count in rows.values_list("channel", "item", "value").annotate(Sum("shown")):
        found[channel][item][value] = count
    return found


def _wave(by_channel: dict[str, Counts], shown: set[str]) -> dict[str, Any] | None:
    whole: Counts = defaultdict(dict)
    for counts in by_channel.values():
        for item, values in counts.items():
            for value, count in values.items():
                whole[item][value] = whole[item].get(value, 0) + count
    if _responses(whole) < THRESHOLD:
        return None
    channels = {channel: _told(by_channel[channel]) for channel in sorted(by_channel) if channel in shown}
    return {**_told(whole), "channels": channels, "hidden_channels": sorted(set(by_channel) - shown)}


def _told(counts: Counts) -> dict[str, Any]:
    items = {item: dict(sorted(values.items())) for item, values in sorted(counts.items()) if _is_told(item)}
    return {"responses": _responses(counts), "values": items}


def _is_told(item: str) -> bool:
    return not item.startswith(PSEUDO) or item == INDEX_ITEM


def _responses(counts: Counts) -> int:
    return sum(counts.get(RESPONSES_ITEM, {}).values())
