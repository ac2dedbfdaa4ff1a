"""Logos of offices and organisers on their way into a layout."""

import functools
import json
from datetime import date

from probierz.lib.typesetting.compiler import CannotTypeset, draw, typeset

RASTER = (b"\x89PNG", b"\xff\xd8")  # PNG and JPEG; everything else must be SVG


def is_printable_picture(picture: bytes) -> bool:
    """Whether a logo can be set at all; ask when it is uploaded."""
    data = {"picture": file_name("picture", picture)}
    files = named("picture", picture)
    try:
        typeset("picture", data, language="en", title="Picture", made_at=date(2000, 1, 1), files=files)
    except CannotTypeset:
        return False
    return True


def as_png(picture: bytes) -> bytes:
    """The picture as a raster one, for programs that draw no SVG."""
    if picture.startswith(RASTER):
        return picture
    data = {"picture": file_name("picture", picture)}
    return draw("picture", data, language="en", title="Picture", files=named("picture", picture))


def file_name(stem: str, picture: bytes | None) -> str:
    """The file by which a layout finds the picture; empty for no picture."""
    if not picture:
        return ""
    return f"{stem}.json" if picture.startswith(RASTER) else f"{stem}.svg"


def named(stem: str, picture: bytes | None) -> dict[str, bytes]:
    """The picture under its file name; nothing for no picture."""
    if not picture:
        return {}
    content = _as_numbers(picture) if picture.startswith(RASTER) else picture
    return {file_name(stem, picture): content}


@functools.lru_cache(maxsize=8)
def _as_numbers(picture: bytes) -> bytes:
    """The compiler takes only UTF-8 files, so the bytes of a raster picture travel as a JSON list."""
    return json.dumps(list(picture), separators=(",", ":")).encode()
