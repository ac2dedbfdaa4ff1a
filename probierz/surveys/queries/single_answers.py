"""Single anonymous answers of one office and one closed wave, in columns that are the same in every wave."""

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
from probierz.surveys.rules import RESPONSES_ITEM, Channel, WaveRole

AT_ONCE = 2_000
DIFFERENT_RATINGS = 50_000


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
    points = CollectionPoint.objects.filter(office=office, campaign=wave.campaign_id).order_by("pk")
    return columns_of(
        questionnaire,
        waves=[Value(number, role.value, in_both(WAVE_ROLES[role])) for number, role in enumerate(WaveRole, 1)],
        points=[Value(number, str(one.pk), Bilingual(one.name, one.name)) for number, one in enumerate(points, 1)],
        channels=[Value(number, one.value, in_both(CHANNELS[one])) for number, one in enumerate(Channel, 1)],
    )


def single_answers(office: Office, wave: Wave) -> SingleAnswers:
    """In the office's scope. The question is asked at once; what is read later needs no scope any more."""
    rows = Response.objects.filter(office=office, wave=wave).order_by("day", "pk")
    texts = rows.annotate(text=Cast("answers", TextField()), on=Cast("day", TextField()))
    found = texts.values_list("point_id", "channel", "on", "text").iterator(chunk_size=AT_ONCE)
    first = next(found, None)
    whole = chain([] if first is None else [first], found)
    questionnaire = questionnaire_at(wave.campaign, office)
    return SingleAnswers(_columns(office, wave, questionnaire), _sheets(questionnaire, wave, whole))


def in_both(text: str | Promise) -> Bilingual:
    """A label in both languages, for a file whose reader is not known."""
    words = []
    for language in ("pl", "en"):
        with override(language):
            words.append(str(text))
    return Bilingual(*words)


def _sheets(questionnaire: Questionnaire, wave: Wave, rows: Iterator[tuple[int, str, str, str]]) -> Iterator[Sheet]:
    role, decoded = str(wave.role), JSONDecoder().raw_decode  # half the time of json.loads
    points = _index_points(questionnaire)
    for point, channel, day, text in rows:
        answers, _ = decoded(text)
        yield Sheet(role, str(point), channel, day, answers, points(answers))


def _index_points(questionnaire: Questionnaire) -> Callable[[Mapping[str, int | str | None]], float | None]:
    """The index of a sheet in points; sheets of the same ratings are worked out once."""
    codes = questionnaire.analysis.index_items

    @lru_cache(DIFFERENT_RATINGS)
    def of(ratings: tuple[int | str | None, ...]) -> float | None:
        found = index_of(questionnaire, Answers(dict(zip(codes, ratings, strict=True))))
        return None if found is None else found / INDEX_UNIT

    return lambda answers: of(tuple([answers.get(code) for code in codes]))
