"""LimeSurvey's tab-separated file (Export > Tab-separated values): groups, questions, subquestions, answers."""

import csv
import io
from collections.abc import Mapping
from dataclasses import replace

from probierz.lib.bilingual import Bilingual
from probierz.lib.questionnaire_files.findings import Codes, Imported, Note, NoteCode, chosen_from, plain, typed_item
from probierz.lib.questionnaire_files.relevance import of_limesurvey
from probierz.lib.questionnaires import NO_TEXT, Condition, ConditionUnreadable, Group, Item, ItemType, Option
from probierz.lib.questionnaires.editing import new_item
from probierz.lib.tabular import RefusalCode, TableRefused

_SHEET = "tsv"
_LISTS = frozenset("L!O")
_SEVERAL = frozenset("MP")
_ARRAYS = frozenset("FABCEH")
_SIMPLE = {
    "N": ItemType.NUMBER,
    "D": ItemType.DATE,
    "S": ItemType.LINE,
    "T": ItemType.TEXT,
    "U": ItemType.TEXT,
    "X": ItemType.NOTE,
    "Y": ItemType.YES_NO,
    "5": ItemType.SCALE5,
}
_CLASSES = frozenset({"G", "Q", "SQ", "A"})
_WORDS = ("name", "text", "help")
_OTHER = "@other"

Row = Mapping[str, str]


def read_limesurvey(data: bytes) -> Imported:
    """Raises TableRefused for a file that is no such text."""
    rows = _rows(data)
    languages = _languages(rows)
    reader = _Reader(rows, languages)
    reader.read()
    return Imported(reader.title, tuple(reader.groups), tuple(reader.notes))


class _Reader:
    """Goes down the file in its first language and takes the words of the other from the rows that repeat it."""

    def __init__(self, rows: list[tuple[int, Row]], languages: tuple[str, str]) -> None:
        self.notes: list[Note] = []
        self.groups: list[Group] = []
        self._rows, (self._polish, self._english) = rows, languages
        self._first = self._polish or self._english
        self._codes, self._screens = Codes(), Codes()
        self.title = self._setting("surveyls_title")

    def read(self) -> None:
        mine = _paired(self._rows, self._first, self._english)
        for place, (number, row) in enumerate(mine):
            below = mine[place + 1 :]
            if row["class"] == "G":
                title = self._text(row, "name")
                screen = self._screens.of(f"screen{len(self.groups) + 1}")
                self.groups.append(Group(screen, title, (), self._condition(number, row)))
            elif row["class"] == "Q":
                self._question(number, row, _until(below, "Q", "G"))
        others = {row["language"] for _, row in self._rows} - {self._polish, self._english, ""}
        self.notes += [Note(_SHEET, 0, NoteCode.OTHER_LANGUAGE, {"name": name}) for name in sorted(others)]

    def _question(self, number: int, row: Row, below: list[tuple[int, Row]]) -> None:
        parts = [one for _, one in below if one["class"] == "SQ"]
        answers = tuple(Option(_code(one["name"]), self._text(one, "text")) for _, one in below if one["class"] == "A")
        items = self._items(number, row, parts, answers)
        finished = [self._finished(number, row, item) for item in items]
        if not self.groups:
            self.groups.append(Group(self._screens.of("screen1"), NO_TEXT, ()))
        last = self.groups[-1]
        self.groups[-1] = replace(last, items=(*last.items, *finished))

    def _items(self, number: int, row: Row, parts: list[Row], answers: tuple[Option, ...]) -> list[Item]:
        kind, name, text = row["type/scale"], row["name"], self._text(row, "text")
        code = self._codes.of(name)
        if code != name:
            self.notes.append(Note(_SHEET, number, NoteCode.CODE_CHANGED, {"name": name, "code": code}))
        if kind in _LISTS and answers:
            return [chosen_from(code, text, answers)]
        if kind in _SEVERAL and parts:
            options = tuple(Option(_code(one["name"]), self._text(one, "text")) for one in parts)
            return [Item(code, ItemType.MULTIPLE, text, options=options)]
        if kind in _ARRAYS and parts:
            return [self._row_of_array(name, text, one, answers) for one in parts]
        if kind in _SIMPLE:
            return [typed_item(code, _SIMPLE[kind], text)]
        self.notes.append(Note(_SHEET, number, NoteCode.UNKNOWN_TYPE, {"type": kind}))
        return []

    def _row_of_array(self, name: str, head: Bilingual, row: Row, answers: tuple[Option, ...]) -> Item:
        """A grid is no question for a phone: each of its rows becomes a question."""
        text = self._text(row, "text")
        whole = Bilingual(f"{head.pl} {text.pl}".strip(), f"{head.en} {text.en}".strip() if text.en else "")
        code = self._codes.of(f"{name}_{row['name']}")
        return chosen_from(code, whole, answers or new_item("", ItemType.SCALE5).options)

    def _finished(self, number: int, row: Row, item: Item) -> Item:
        if item.text == NO_TEXT:
            self.notes.append(Note(_SHEET, number, NoteCode.NO_TEXT))
        for column in ("validation", "default"):
            if row.get(column):
                self.notes.append(Note(_SHEET, number, NoteCode.RULE_LEFT_OUT, {"column": column}))
        if row.get("other") == "Y":
            self.notes.append(Note(_SHEET, number, NoteCode.RULE_LEFT_OUT, {"column": "other"}))
        return replace(
            item,
            hint=self._text(row, "help"),
            required=row.get("mandatory") == "Y" and item.is_answered,
            shown_if=self._condition(number, row),
        )

    def _condition(self, number: int, row: Row) -> Condition | None:
        text = row.get("relevance", "")
        try:
            return of_limesurvey(text, item=self._codes.of, option=_code)
        except ConditionUnreadable:
            self.notes.append(Note(_SHEET, number, NoteCode.CONDITION_LEFT_OUT, {"text": text}))
            return None

    def _text(self, row: Row, column: str) -> Bilingual:
        mine, other = plain(row.get(column, "")), plain(row.get(f"{column}{_OTHER}", ""))
        return Bilingual(mine, other) if self._first == self._polish else Bilingual("", mine)

    def _setting(self, name: str) -> Bilingual:
        found = {row["language"]: plain(row["text"]) for _, row in self._rows if row["name"] == name}
        return Bilingual(found.get(self._polish, ""), found.get(self._english, ""))


def _rows(data: bytes) -> list[tuple[int, Row]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise TableRefused(RefusalCode.UNKNOWN_ENCODING) from problem
    reader = csv.reader(io.StringIO(text), delimiter="\t")
    try:
        lines = list(reader)
    except csv.Error as problem:
        raise TableRefused(RefusalCode.BROKEN) from problem
    head = [name.strip() for name in lines[0]] if lines else []
    if not {"class", "type/scale", "name", "text", "language"} <= set(head):
        raise TableRefused(RefusalCode.WRONG_TYPE)
    blank = dict.fromkeys(head, "")
    return [
        (number, {**blank, **dict(zip(head, (cell.strip() for cell in line), strict=False))})
        for number, line in enumerate(lines[1:], start=2)
        if any(line)
    ]


def _languages(rows: list[tuple[int, Row]]) -> tuple[str, str]:
    """The codes under which the file keeps Polish and English; "" for one it does not have."""
    present = {row["language"] for _, row in rows if row["class"] == "Q"}
    polish = next((code for code in sorted(present) if code.split("-")[0] == "pl"), "")
    english = next((code for code in sorted(present) if code.split("-")[0] == "en"), "")
    if not polish and not english and present:
        polish = sorted(present)[0]
    return polish, english


def _until(rows: list[tuple[int, Row]], *classes: str) -> list[tuple[int, Row]]:
    end = next((place for place, (_, row) in enumerate(rows) if row["class"] in classes), len(rows))
    return rows[:end]


def _paired(rows: list[tuple[int, Row]], first: str, second: str) -> list[tuple[int, Row]]:
    """Rows of the first language, with the words of the second where its rows come in the same order."""
    mine = [one for one in rows if one[1]["language"] == first and one[1]["class"] in _CLASSES]
    theirs = [row for _, row in rows if row["language"] == second != first and row["class"] in _CLASSES]
    if [_place(row) for _, row in mine] != [_place(row) for row in theirs]:
        return mine
    return [
        (number, {**row, **{f"{column}{_OTHER}": other.get(column, "") for column in _WORDS}})
        for (number, row), other in zip(mine, theirs, strict=True)
    ]


def _place(row: Row) -> tuple[str, str]:
    """The name of a group is its heading, which differs between languages."""
    return row["class"], "" if row["class"] == "G" else row["name"]


def _code(name: str) -> str:
    return Codes().of(name)
