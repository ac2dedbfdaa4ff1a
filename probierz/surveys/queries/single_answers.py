"""Single anonymous answers of one office and one closed wave, in columns that are the same in every wave."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from json import JSONDecoder

from django.db.models import Sum, TextField
from django.db.models.functions import Cast
from django.utils.functional import Promise
from django.utils.translation import override

from probierz.lib.bilingual import Bilingual
from probierz.lib.questionnaires import INDEX_UNIT, Answers, Questionnaire, index_of
from probierz.lib.survey_files.columns import Column, Value, columns_of
from probierz.lib.survey_files.rows import Sheet
from probierz.offices.models import Office
from probierz.surveys.labels import CHANNELS, WAVE_ROLES
from probierz.surveys.models import CollectionPoint, Response, Tally, Wave
from probierz.surveys.queries.campaigns import questionnaire_at
from probierz.surveys.rules import RESPONSES_ITEM, CampaignKind, Channel, WaveRole
from probierz.surveys.rules.exporting import folded

AT_ONCE = 2_000
DIFFERENT_RATINGS = 50_000
OTHER = Value(0, "other", Bilingual("inne", "other"))


@dataclass(frozen=True)
class SingleAnswers:
    """What leaves: the columns, and the sheets as they come from the database."""

    columns: tuple[Column, ...]
    sheets: Iterator[Sheet]


def responses_of(office: Office, wave: Wave) -> int:
    """In the office's scope."""
    totals = Tally.objects.filter(office=office, wave=wave, item=RESPONSES_ITEM)
    return totals.aggregate(all=Sum("count"))["all"] or 0


def columns_for(office: Office, wave: Wave) -> tuple[Column, ...]:
    """The same for every wave of the campaign: points that have ended keep their number, local questions come last."""
    return _columns(office, wave, questionnaire_at(wave.campaign, office))


def _columns(office: Office, wave: Wave, questionnaire: Questionnaire) -> tuple[Column, ...]:
    waves = [Value(number, role.value, in_both(WAVE_ROLES[role])) for number, role in enumerate(WaveRole, 1)]
    if wave.campaign.kind == CampaignKind.STAFF:
        return columns_of(questionnaire, waves=waves)
    points = CollectionPoint.objects.filter(office=office, campaign=wave.campaign_id).order_by("pk")
    return columns_of(
        questionnaire,
        waves=waves,
        points=[
            *(Value(number, str(one.pk), Bilingual(one.name, one.name)) for number, one in enumerate(points, 1)),
            OTHER,
        ],
        channels=[
            *(Value(number, one.value, in_both(CHANNELS[one])) for number, one in enumerate(Channel, 1)),
            OTHER,
        ],
    )


def single_answers(office: Office, wave: Wave) -> SingleAnswers:
    """In the office's scope. The question is asked at once; what is read later needs no scope any more.

    In the order of their random keys, which tells nothing of the days.
    """
    rows = Response.objects.filter(office=office, wave=wave).order_by("pk")
    texts = rows.annotate(text=Cast("answers", TextField()), on=Cast("day", TextField()))
    found = texts.values_list("point_id", "channel", "on", "text").iterator(chunk_size=AT_ONCE)
    first = next(found, None)
    whole = chain([] if first is None else [first], found)
    questionnaire = questionnaire_at(wave.campaign, office)
    told = _Told.of(office, wave)
    return SingleAnswers(_columns(office, wave, questionnaire), _sheets(questionnaire, wave, told, whole))


@dataclass(frozen=True)
class _Told:
    """What leaves of where a sheet came from: few answers have no place of their own."""

    folded_points: frozenset[int]
    folded_channels: frozenset[str]

    @classmethod
    def of(cls, office: Office, wave: Wave) -> "_Told":
        points, channels = Counter[int](), Counter[str]()
        totals = Tally.objects.filter(office=office, wave=wave, item=RESPONSES_ITEM)
        for point, channel, count in totals.values_list("point_id", "channel", "count"):
            points[point] += count
            channels[channel] += count
        return cls(folded(points), folded(channels))

    def point(self, point: int) -> str:
        return OTHER.code if point in self.folded_points else str(point)

    def channel(self, channel: str) -> str:
        return OTHER.code if channel in self.folded_channels else channel


def in_both(text: str | Promise) -> Bilingual:
    """A label in both languages, for a file whose reader is not known."""
    words = []
    for language in ("pl", "en"):
        with override(language):
            words.append(str(text))
    return Bilingual(*words)


def _sheets(
    questionnaire: Questionnaire, wave: Wave, told: _Told, rows: Iterator[tuple[int, str, str, str]]
) -> Iterator[Sheet]:
    role, decoded = str(wave.role), JSONDecoder().raw_decode  # half the time of json.loads
    points = _index_points(questionnaire)
    for point, channel, day, text in rows:
        answers, _ = decoded(text)
        month = f"{day[:7]}-01"
        yield Sheet(role, told.point(point), told.channel(channel), month, answers, points(answers))


def _index_points(questionnaire: Questionnaire) -> Callable[[Mapping[str, int | str | None]], float | None]:
    """The index of a sheet in points; sheets of the same ratings are worked out once."""
    codes = questionnaire.analysis.index_items

    @lru_cache(DIFFERENT_RATINGS)
    def of(ratings: tuple[int | str | None, ...]) -> float | None:
        found = index_of(questionnaire, Answers(dict(zip(codes, ratings, strict=True))))
        return None if found is None else found / INDEX_UNIT

    return lambda answers: of(tuple([answers.get(code) for code in codes]))
