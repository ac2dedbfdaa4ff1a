"""The histograms: counts go up in one statement, and reach the results in steps of ten answers."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.db import connection
from django.db.models import F

from probierz.lib.questionnaires import Answers, ItemType, Questionnaire, histogram_increments
from probierz.surveys.models import Tally, Wave
from probierz.surveys.rules import COMMENTS_ITEM, RESPONSES_ITEM, THRESHOLD

ROWS_A_STATEMENT = 400

# The same on SQLite and PostgreSQL; Django's own bulk_create cannot add to what is there.
_ADD = """
    INSERT INTO surveys_tally (office_id, wave_id, point_id, channel, item, value, count, held, shown)
    VALUES {rows}
    ON CONFLICT (office_id, wave_id, point_id, channel, item, value)
    DO UPDATE SET count = surveys_tally.count + excluded.count
"""
_STEP = """
    UPDATE surveys_tally SET shown = held, held = count
    WHERE office_id = %s AND wave_id = %s AND point_id = %s AND channel = %s AND EXISTS (
        SELECT 1 FROM surveys_tally AS total
        WHERE total.office_id = %s AND total.wave_id = %s AND total.point_id = %s AND total.channel = %s
        AND total.item = %s AND total.count - total.held >= %s
    )
"""


class Cell(NamedTuple):
    """Answers that came to one point by one channel: what moves into the results together."""

    office: int
    wave: int
    point: int
    channel: str


class Value(NamedTuple):
    """One value of one item; its count is what a histogram holds."""

    item: str
    value: str


Counts = Counter[tuple[Cell, Value]]


def counts_of(cell: Cell, questionnaire: Questionnaire, answers: Answers) -> Counts:
    """What one answer sheet adds."""
    values = [Value(RESPONSES_ITEM, ""), *(Value(*one) for one in histogram_increments(questionnaire, answers))]
    values += [Value(COMMENTS_ITEM, code) for code in comments_in(questionnaire, answers)]
    return Counter((cell, value) for value in values)


def comments_in(questionnaire: Questionnaire, answers: Answers) -> list[str]:
    """Codes of the open questions that were answered."""
    texts = (item.code for item in questionnaire.items if item.type is ItemType.TEXT)
    return [code for code in texts if code in answers.values]


def add(counts: Mapping[tuple[Cell, Value], int]) -> None:
    """Add to the histograms, in a fixed order: two writers that meet wait, and never for each other."""
    rows = [(*cell, *value, count, 0, 0) for (cell, value), count in sorted(counts.items())]
    with connection.cursor() as cursor:
        for start in range(0, len(rows), ROWS_A_STATEMENT):
            some = rows[start : start + ROWS_A_STATEMENT]
            marks = ", ".join(["(%s, %s, %s, %s, %s, %s, %s, %s, %s)"] * len(some))
            cursor.execute(_ADD.format(rows=marks), [value for row in some for value in row])
    _step({cell for cell, _ in counts})


def show_everything(wave: Wave) -> None:
    """The wave is over: results show every answer. Nobody saw the last ten of them before."""
    Tally.objects.filter(wave=wave).update(held=F("count"), shown=F("count"))


def _step(cells: Iterable[Cell]) -> None:
    with connection.cursor() as cursor:
        for cell in sorted(cells):
            cursor.execute(_STEP, [*cell, *cell, RESPONSES_ITEM, THRESHOLD])
