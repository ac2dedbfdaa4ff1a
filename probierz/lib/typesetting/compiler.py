"""Turns a layout and plain data into one file that is PDF/A-2a and PDF/UA-1 at once."""

import functools
import json
import threading
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import cast

import typst

from probierz.lib.typesetting.glyphs import FONTS, printable

LAYOUTS = Path(__file__).parent / "layouts"
STANDARDS: "list[typst.PDFStandard]" = ["a-2a", "ua-1"]
SCREEN_PPI = 110.0
# A typst compiler may not be entered twice; it keeps the parsed layouts and fonts, so one serves the whole process.
_ONE_AT_A_TIME = threading.Lock()


class CannotTypeset(Exception):
    """The layout, the data or a picture was refused; the message is typst's own."""


def typeset(
    layout: str,
    data: Mapping[str, object],
    *,
    language: str,
    title: str,
    made_at: datetime | date,
    files: Mapping[str, bytes] | None = None,
) -> bytes:
    """The layout of that name set with this data; the same input gives the same bytes.

    Texts reach the layout as JSON and are never evaluated. A layout sees the folder of layouts and `files`, nothing
    else. Safe to call from several threads, which then take turns.
    """
    source = (LAYOUTS / f"{layout}.typ").read_text(encoding="utf-8")
    return typeset_source(source, {**data, "language": language, "title": title}, made_at=made_at, files=files)


def typeset_source(
    source: str,
    data: Mapping[str, object],
    *,
    made_at: datetime | date,
    files: Mapping[str, bytes] | None = None,
) -> bytes:
    """The same for a layout given as text; it must itself set the document's title and language."""
    written = json.dumps(_clean(data), ensure_ascii=False)
    sources = {"main.typ": source.encode(), "data.json": written.encode(), **(files or {})}
    return _compile(sources, made_at=_moment(made_at)) + b"\n"  # a signature appended later needs the line ended


def draw(layout: str, data: Mapping[str, object], *, language: str, title: str, files: Mapping[str, bytes]) -> bytes:
    """The first page as a PNG for the screen."""
    written = json.dumps(_clean({**data, "language": language, "title": title}), ensure_ascii=False)
    source = (LAYOUTS / f"{layout}.typ").read_bytes()
    folder = cast("bytes", {"main.typ": source, "data.json": written.encode(), **files})
    with _ONE_AT_A_TIME:
        return cast("bytes", _compiler().compile(folder, format="png", ppi=SCREEN_PPI))


def _compile(sources: Mapping[str, bytes], *, made_at: datetime) -> bytes:
    # The stub knows one source; the wheel also takes a folder of them as a mapping.
    folder = cast("bytes", sources)
    try:
        with _ONE_AT_A_TIME:
            made = _compiler().compile(folder, format="pdf", pdf_standards=STANDARDS, timestamp=made_at)
    except RuntimeError as refusal:  # typst's own error is one, and so is a file that is not UTF-8
        raise CannotTypeset(str(refusal)) from refusal
    return cast("bytes", made)


@functools.cache
def _compiler() -> typst.Compiler:
    """Made on first use, so that a process may fork before."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    return typst.Compiler(root=LAYOUTS, font_paths=fonts)


def _clean(value: object) -> object:
    match value:
        case str():
            return printable(value)
        case Mapping():
            return {key: _clean(item) for key, item in value.items()}
        case list() | tuple():
            return [_clean(item) for item in value]
        case _:
            return value


def _moment(made_at: datetime | date) -> datetime:
    return made_at if isinstance(made_at, datetime) else datetime.combine(made_at, time(12), tzinfo=UTC)
