"""Writing answers as texts: csv for spreadsheets and JSON lines for programs, piece by piece."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from probierz.lib.sheets import harmless
from probierz.lib.survey_files.columns import Column, Value
from probierz.lib.survey_files.rows import AS_CODES, Saying, Sheet, rows_of

A_PIECE = 2_000  # rows; a piece is what is in memory
MARK = "\ufeff"  # by which spreadsheets know UTF-8


def csv(columns: Sequence[Column], sheets: Iterable[Sheet], *, language: str | None) -> Iterator[bytes]:
    """Codes of the questionnaire, or with a language the words of the answers; semicolons, as offices open them.

    Every text is made harmless and quoted once, when it is first met: a spreadsheet runs none of them.
    """

    def word(value: Value) -> str:
        return _quoted(harmless(value.code if language is None else value.label.text_in(language)))

    saying = Saying(word, str, lambda number: f"{number:.10g}", "")
    yield (MARK + ";".join(_quoted(harmless(one.name)) for one in columns) + "\r\n").encode()
    rows = rows_of(columns, sheets, saying)
    while piece := list(islice(rows, A_PIECE)):
        yield ("\r\n".join(map(";".join, piece)) + "\r\n").encode()


def json_lines(columns: Sequence[Column], sheets: Iterable[Sheet]) -> Iterator[bytes]:
    """One object to a line, codes of the questionnaire, null for what was left blank."""
    names = [one.name for one in columns]
    rows = rows_of(columns, sheets, AS_CODES)
    while piece := list(islice(rows, A_PIECE)):
        lines = (json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False) for row in piece)
        yield ("\n".join(lines) + "\n").encode()


def _quoted(text: str) -> str:
    if any(sign in text for sign in ';"\r\n'):
        return '"' + text.replace('"', '""') + '"'
    return text
