"""Numbers and codes: the letters of a series, and the code hidden in an address or in a file."""

import re

from probierz.lib.identifiers import is_portable_id

SERIES_LENGTH = 12
_NOT_IN_SERIES = re.compile(r"[^A-ZĄĆĘŁŃÓŚŹŻ0-9-]")
_IN_ADDRESS = re.compile(r"/c/([A-Za-z0-9_-]{22})(?![A-Za-z0-9_-])")
_IN_FILE = re.compile(rb"/c/([A-Za-z0-9_-]{22})(?![A-Za-z0-9_-])")
_NUMBER = re.compile(r"(?:nr|no)?\.?[A-ZĄĆĘŁŃÓŚŹŻ0-9-]+/\d{4}/\d+", re.IGNORECASE)
MOST_CODES = 20  # in one file; ours holds one


def series_of(short_name: str) -> str:
    """The letters in front of an association's numbers: "ZPP" for "ZPP", "ZMIGW" for "ZMiGW"."""
    return _NOT_IN_SERIES.sub("", short_name.upper())[:SERIES_LENGTH] or "C"


def token_in(typed: str) -> str | None:
    """The token in what somebody typed or pasted: the bare code, or the whole address; None when there is none."""
    text = "".join(typed.split())
    if is_portable_id(text):
        return text
    match = _IN_ADDRESS.search(text)
    return match[1] if match else None


def is_number(typed: str) -> bool:
    """Whether somebody typed the number of a certificate, which is no secret, in place of its code."""
    return _NUMBER.fullmatch("".join(typed.split())) is not None


def tokens_in_file(content: bytes) -> list[str]:
    """Tokens that a file's links carry; the link of our own files is written in plain bytes."""
    found = dict.fromkeys(match[1].decode() for match in _IN_FILE.finditer(content))
    return list(found)[:MOST_CODES]
