"""Counts of values for analysts: histograms of both waves, whole and by channel, small channels hidden alike."""

from collections import defaultdict
from typing import Any

from django.db.models import Sum

from probierz.lib.questionnaires import INDEX_ITEM, INDEX_UNIT
from probierz.lib.statistics.disclosure import suppress_alike
from probierz.offices.models import Office
from probierz.offices.scope import across_offices
from probierz.surveys.models import Campaign, Tally
from probierz.surveys.queries.campaigns import questionnaire_of
from probierz.surveys.rules import RESPONSES_ITEM, THRESHOLD, WaveRole

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
    }


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
