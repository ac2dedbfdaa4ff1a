"""From answer sheets to rows of cells: as numbers for statistics programs, as codes or words for texts.

A million sheets pass here, so what an answer becomes is looked up, and worked out once for each different answer.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, TypeAlias

from probierz.lib.questionnaires import NOT_APPLICABLE
from probierz.lib.survey_files.columns import Column, ColumnKind, Value

Cell: TypeAlias = int | float | date | str | None
BLANK = ""  # no answer is stored as an empty text, so an absent one may be


class Sheet(NamedTuple):
    """One sheet: codes of where it came from, the first day of its month as text, the answers as stored, its index
    in points as score."""

    wave: str
    point: str
    channel: str
    month: str
    answers: Mapping[str, int | str | None]
    score: float | None


@dataclass(frozen=True)
class Saying:
    """How cells are said: an option, a day, another number, nothing."""

    value: Callable[[Value], Any]
    day: Callable[[str], Any]
    number: Callable[[float], Any]
    blank: Any


AS_NUMBERS = Saying(lambda value: value.number, date.fromisoformat, lambda number: number, None)
AS_CODES = Saying(lambda value: value.code, lambda day: day, lambda number: number, None)


def as_words(language: str) -> Saying:
    return Saying(lambda value: value.label.text_in(language), lambda day: day, lambda number: number, None)


class _Said(dict[Any, Any]):
    """What each answer to one column becomes, worked out when it is first met."""

    def __init__(self, column: Column, saying: Saying) -> None:
        super().__init__({BLANK: saying.blank})
        self._options = {value.code: saying.value(value) for value in column.values}
        self._column, self._saying = column, saying

    def __missing__(self, answer: int | str | None) -> Any:
        column, saying = self._column, self._saying
        if column.kind is ColumnKind.NUMBER:
            return saying.number(int(str(answer)))  # not kept: numbers have no end
        if column.kind is ColumnKind.DAY:
            said = saying.day(str(answer))
        elif column.option:
            said = self._options[str(int(column.option in str(answer).split(" ")))]
        else:
            said = self._options.get(NOT_APPLICABLE if answer is None else str(answer), saying.blank)
        self[answer] = said
        return said


def rows_of(columns: Sequence[Column], sheets: Iterable[Sheet], saying: Saying) -> Iterator[list[Any]]:
    """One list of cells for each sheet, in the order of the columns."""
    about = [(Sheet._fields.index(column.name), _Said(column, saying)) for column in columns if column.is_about]
    asked = [(column.item, _Said(column, saying)) for column in columns[len(about) : -1]]
    for sheet in sheets:
        given = sheet.answers
        row = [said[sheet[field]] for field, said in about]
        row += [said[given.get(item, BLANK)] for item, said in asked]
        row.append(saying.blank if sheet.score is None else saying.number(sheet.score))
        yield row
