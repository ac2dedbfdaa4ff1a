"""Tables of answers from other systems: which column asks what, which word means which answer, row by row.

Nothing is guessed silently into the answers: a word that no option has is an error of its row until somebody
says what it means.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from probierz.lib.polish import fold
from probierz.lib.questionnaires import (
    NOT_APPLICABLE,
    Answers,
    Item,
    ItemType,
    Problem,
    Questionnaire,
    validate_answers,
)
from probierz.lib.tabular import Cell, Table

FORM, DAY = "@form", "@day"  # columns beside those of the questions
_NONE = frozenset({"na", "nd", "niedotyczy", "doesnotapply", "notapplicable"})
_HEADINGS = {
    FORM: frozenset({"numer", "nrformularza", "numerformularza", "formularz", "form", "formnumber", "nr"}),
    DAY: frozenset({"data", "dzien", "day", "date", "datawypelnienia"}),
}
_SEVERAL = re.compile(r"\s*[;|]\s*")

Columns = Mapping[str, int]
Meanings = Mapping[str, Mapping[str, str]]


class ErrorCode(StrEnum):
    """Why a row is not taken. Parameters in brackets."""

    NO_ROWS = "no_rows"
    NO_QUESTIONS = "no_questions"
    FORMULA = "formula"
    UNKNOWN_WORD = "unknown_word"  # word
    NOT_AN_ANSWER = "not_an_answer"
    NO_ANSWERS = "no_answers"
    NO_NUMBER = "no_number"
    OUT_OF_BATCH = "out_of_batch"  # first, last
    REPEATED_NUMBER = "repeated_number"  # before
    KNOWN_NUMBER = "known_number"
    NOT_A_DAY = "not_a_day"
    DAY_OUT_OF_WAVE = "day_out_of_wave"


@dataclass(frozen=True, slots=True)
class RowError:
    """One cell that is wrong; row 0 speaks of the file, a row counts as in the sheet."""

    row: int
    column: str
    code: ErrorCode
    params: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One answer sheet of the file."""

    row: int
    day: date
    number: int | None
    answers: Answers


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What rows are checked against: the days of the wave and, for numbered forms, the batch and what it has."""

    today: date
    opened_on: date
    numbers: tuple[int, int] | None = None
    known: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class AnswerPlan:
    """What taking the file would do. With a single error it would do nothing."""

    rows: tuple[ReadRow, ...]
    errors: tuple[RowError, ...]


def questions_in(questionnaire: Questionnaire) -> list[Item]:
    return [item for item in questionnaire.items if item.is_answered]


def guess_columns(
    header: Sequence[Cell], questionnaire: Questionnaire, *, remembered: Mapping[str, str], numbered: bool
) -> dict[str, int]:
    """Places by what was said of such a heading before, by code, by the question's words, by its number."""
    items = questions_in(questionnaire)
    places: dict[str, int] = {}
    for guess in (_by_memory(remembered), _by_code(items), _by_words(items), _by_number(items)):
        for place, heading in enumerate(header):
            target = guess.get(_bare(heading))
            if target is not None and target not in places and place not in places.values():
                places[target] = place
    for target in (FORM, DAY) if numbered else (DAY,):
        found = (place for place, heading in enumerate(header) if _bare(heading) in _HEADINGS[target])
        free = next((place for place in found if place not in places.values()), None)
        if free is not None:
            places.setdefault(target, free)
    return places


def words_of(table: Table, place: int, item: Item) -> list[str]:
    """Different words of the column, the most frequent first."""
    counts: dict[str, int] = {}
    for row in table.rows[1:]:
        for word in _words(item, text_of(row[place])) if place < len(row) else ():
            counts[word] = counts.get(word, 0) + 1
    return sorted(counts, key=lambda word: (-counts[word], word))


def meaning_of(item: Item, word: str) -> str | None:
    """The code of the option that this word names: by code, by label, as a rating, by place."""
    bare = _bare(word)
    by_name = {_bare(one.code): one.code for one in item.options}
    by_label = {_bare(text): one.code for one in item.options for text in (one.label.pl, one.label.en)}
    if bare in {**by_label, **by_name}:
        return {**by_label, **by_name}[bare]
    if bare in _NONE and NOT_APPLICABLE in item.codes:
        return NOT_APPLICABLE
    leading = re.match(r"([0-9]{1,2})\b", word)
    number = leading[1] if leading else ""
    if number in item.codes:
        return number
    asked = [code for code in item.codes if code != NOT_APPLICABLE]
    return asked[int(number) - 1] if number and not item.is_rating and 0 < int(number) <= len(asked) else None


def plan_answers(
    table: Table, questionnaire: Questionnaire, *, columns: Columns, meanings: Meanings, frame: Frame
) -> AnswerPlan:
    """Every row read, or every error, in the order of the file."""
    reader = _Reader(table, questionnaire, columns, meanings, frame)
    if not any(item.code in columns for item in questions_in(questionnaire)):
        return AnswerPlan((), (RowError(0, "", ErrorCode.NO_QUESTIONS),))
    rows = tuple(reader.rows())
    if not rows and not reader.errors:
        reader.errors.append(RowError(0, "", ErrorCode.NO_ROWS))
    return AnswerPlan(rows, tuple(reader.errors))


def text_of(cell: Cell) -> str:
    """A cell as somebody would type it: 4.0 is 4, a day is written year first."""
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return str(cell).strip()


class _Reader:
    """Reads row by row and collects what is wrong."""

    def __init__(
        self, table: Table, questionnaire: Questionnaire, columns: Columns, meanings: Meanings, frame: Frame
    ) -> None:
        self.errors: list[RowError] = []
        self._table, self._questionnaire, self._frame = table, questionnaire, frame
        self._columns, self._meanings = columns, meanings
        self._asked = [item for item in questions_in(questionnaire) if item.code in columns]
        self._seen: dict[int, int] = {}

    def rows(self) -> Iterator[ReadRow]:
        for row, cells in enumerate(self._table.rows[1:], start=2):
            if any(text_of(cell) for cell in cells):
                before = len(self.errors)
                read = ReadRow(row, self._day(row, cells), self._number(row, cells), self._answers(row, cells))
                if len(self.errors) == before:
                    yield read

    def _answers(self, row: int, cells: Sequence[Cell]) -> Answers:
        before = len(self.errors)
        raw = {item.code: self._answer(row, cells, item) for item in self._asked}
        checked = validate_answers(self._questionnaire, raw, require=False)
        if isinstance(checked, Answers):
            return checked
        if len(self.errors) == before:
            self._tell(row, checked)
        return Answers({})

    def _answer(self, row: int, cells: Sequence[Cell], item: Item) -> str:
        text = self._text(row, cells, item.code)
        if not item.options:
            return text
        known = self._meanings.get(item.code, {})
        codes = []
        for word in _words(item, text):
            code = known[word] if word in known else meaning_of(item, word)
            if code is None:
                self._wrong(row, item.code, ErrorCode.UNKNOWN_WORD, word=word[:60])
            elif code:
                codes.append(code)
        return " ".join(codes)

    def _number(self, row: int, cells: Sequence[Cell]) -> int | None:
        if self._frame.numbers is None:
            return None
        text = self._text(row, cells, FORM)
        if not (text.isascii() and text.isdigit() and len(text) < 9):
            self._wrong(row, FORM, ErrorCode.NO_NUMBER)
            return None
        number, (first, last) = int(text), self._frame.numbers
        if not first <= number <= last:
            self._wrong(row, FORM, ErrorCode.OUT_OF_BATCH, first=first, last=last)
        elif number in self._frame.known:
            self._wrong(row, FORM, ErrorCode.KNOWN_NUMBER)
        elif self._seen.setdefault(number, row) != row:
            self._wrong(row, FORM, ErrorCode.REPEATED_NUMBER, before=self._seen[number])
        return number

    def _day(self, row: int, cells: Sequence[Cell]) -> date:
        text = self._text(row, cells, DAY) if DAY in self._columns else ""
        if not text:
            return self._frame.today
        day = _read_day(text)
        if day is None:
            self._wrong(row, DAY, ErrorCode.NOT_A_DAY)
        elif not self._frame.opened_on <= day <= self._frame.today:
            self._wrong(row, DAY, ErrorCode.DAY_OUT_OF_WAVE)
        return day or self._frame.today

    def _text(self, row: int, cells: Sequence[Cell], target: str) -> str:
        place = self._columns.get(target)
        if place is None or place >= len(cells):
            return ""
        if (row, place + 1) in self._table.formulas:
            self._wrong(row, target, ErrorCode.FORMULA)
            return ""
        return text_of(cells[place])

    def _tell(self, row: int, problems: Iterable[Problem]) -> None:
        for problem in problems:
            code = ErrorCode.NOT_AN_ANSWER if problem.item else ErrorCode.NO_ANSWERS
            self._wrong(row, problem.item, code)

    def _wrong(self, row: int, target: str, code: ErrorCode, **params: str | int) -> None:
        place = self._columns.get(target)
        heading = text_of(self._table.rows[0][place]) if place is not None else ""
        self.errors.append(RowError(row, heading, code, params))


def _words(item: Item, text: str) -> list[str]:
    """The words of a cell, each to be given a meaning; several only where several boxes may be ticked."""
    if not text:
        return []
    return [word for word in _SEVERAL.split(text) if word] if item.type is ItemType.MULTIPLE else [text]


def _read_day(text: str) -> date | None:
    day_first = re.fullmatch(r"([0-9]{1,2})[.-]([0-9]{1,2})[.-]([0-9]{4})", text)
    if day_first:
        text = f"{day_first[3]}-{day_first[2]:0>2}-{day_first[1]:0>2}"
    try:
        return date.fromisoformat(text[:10] if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[ T].*)?", text) else "")
    except ValueError:
        return None


def _by_memory(remembered: Mapping[str, str]) -> dict[str, str]:
    return {_bare(heading): target for target, heading in remembered.items()}


def _by_code(items: Sequence[Item]) -> dict[str, str]:
    return {_bare(item.code): item.code for item in items}


def _by_words(items: Sequence[Item]) -> dict[str, str]:
    return {_bare(text): item.code for item in items for text in (item.text.en, item.text.pl) if text}


def _by_number(items: Sequence[Item]) -> dict[str, str]:
    """Headings such as "pytanie 3" or "Q3", where no question has such a code."""
    prefixes = ("", "p", "q", "pyt", "pytanie", "question", "item")
    return {f"{prefix}{place}": item.code for place, item in enumerate(items, 1) for prefix in prefixes}


def _bare(text: object) -> str:
    """Letters and digits alone, so that "Bardzo dobrze." and "bardzo dobrze" are one."""
    return re.sub(r"[^a-z0-9]", "", fold(str(text)))
