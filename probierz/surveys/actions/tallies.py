"""The histograms: counts go up in one statement, and reach the results in steps of ten answers."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from django.db import connection
from django.db.models import F

from probierz.lib.questionnaires import INDEX_ITEM, Answers, Questionnaire, histogram_increments
from probierz.surveys.models import Tally, Wave
from probierz.surveys.rules import COMMENTS_ITEM, RESPONSES_ITEM, THRESHOLD
from probierz.surveys.rules.breakdowns import MONTH_PREFIX, month_item

ROWS_A_STATEMENT = 400

# The same on SQLite and PostgreSQL; Django's own bulk_create cannot add to what is there.
_ADD = """
    INSERT INTO surveys_tally (office_id, wave_id, point_id, channel, item, value, count, held, shown)
    VALUES {rows}
    ON CONFLICT (office_id, wave_id, point_id, channel, item, value)
    DO UPDATE SET count = surveys_tally.count + excluded.count
"""
_IN_CELL = "office_id = %s AND wave_id = %s AND point_id = %s AND channel = %s"
_IS_DUE = f"SELECT 1 FROM surveys_tally WHERE {_IN_CELL} AND item = %s AND count - held >= %s"  # noqa: S608 - marks only
_STEP = f"UPDATE surveys_tally SET shown = held, held = count WHERE {_IN_CELL}"  # noqa: S608 - marks only

# Months take whole steps, never single answers: whatever is subtracted from whatever, ten or more are left.
_ADD_MONTH = f"""
    INSERT INTO surveys_tally (office_id, wave_id, point_id, channel, item, value, count, held, shown)
    SELECT office_id, wave_id, point_id, channel, %s, value, count - held, 0, 0
    FROM surveys_tally WHERE {_IN_CELL} AND item = %s AND count > held
    ON CONFLICT (office_id, wave_id, point_id, channel, item, value)
    DO UPDATE SET count = surveys_tally.count + excluded.count
"""  # noqa: S608 - marks only
_ADD_REST = """
    INSERT INTO surveys_tally (office_id, wave_id, point_id, channel, item, value, count, held, shown)
    SELECT office_id, wave_id, point_id, channel, COALESCE((
        SELECT MAX(month.item) FROM surveys_tally AS month
        WHERE month.office_id = rest.office_id AND month.wave_id = rest.wave_id
        AND month.point_id = rest.point_id AND month.channel = rest.channel AND month.item LIKE %s
    ), %s), value, count - held, 0, 0
    FROM surveys_tally AS rest WHERE wave_id = %s AND item = %s AND count > held
    ON CONFLICT (office_id, wave_id, point_id, channel, item, value)
    DO UPDATE SET count = surveys_tally.count + excluded.count
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
    texts = (item.code for item in questionnaire.items if item.is_open)
    return [code for code in texts if code in answers.values]


def add(counts: Mapping[tuple[Cell, Value], int], *, days: Mapping[Cell, date]) -> None:
    """Add to the histograms, in a fixed order: two writers that meet wait, and never for each other.

    The number of answers leads each cell: whoever holds its row is alone in the cell, also when the cell moves on.
    `days` names the last day of each cell's answers: a step belongs to the month in which it was filled.
    """
    rows = [(*cell, *value, count, 0, 0) for (cell, value), count in sorted(counts.items(), key=_place)]
    with connection.cursor() as cursor:
        for start in range(0, len(rows), ROWS_A_STATEMENT):
            some = rows[start : start + ROWS_A_STATEMENT]
            marks = ", ".join(["(%s, %s, %s, %s, %s, %s, %s, %s, %s)"] * len(some))
            cursor.execute(_ADD.format(rows=marks), [value for row in some for value in row])
    _step({cell: days[cell] for cell, _ in counts})


def _place(row: tuple[tuple[Cell, Value], int]) -> tuple[Cell, bool, Value]:
    (cell, value), _ = row
    return cell, value.item != RESPONSES_ITEM, value


def show_everything(wave: Wave, *, on: date) -> None:
    """The wave is over: results show every answer. Nobody saw the last ten of them before.

    What filled no step joins the last month of its cell, or the month of closing where there is none.
    """
    with connection.cursor() as cursor:
        cursor.execute(_ADD_REST, [f"{MONTH_PREFIX}%", month_item(on), wave.pk, INDEX_ITEM])
    Tally.objects.filter(wave=wave).update(held=F("count"), shown=F("count"))


def _step(days: Mapping[Cell, date]) -> None:
    with connection.cursor() as cursor:
        for cell, day in sorted(days.items()):
            cursor.execute(_IS_DUE, [*cell, RESPONSES_ITEM, THRESHOLD])
            if cursor.fetchall():
                cursor.execute(_ADD_MONTH, [month_item(day), *cell, INDEX_ITEM])
                cursor.execute(_STEP, [*cell])
