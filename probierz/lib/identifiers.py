"""Identifiers: portable ids, short codes for people to type, and slugs.

A portable id carries 128 random bits and no time, so it tells nothing about its record and can be made
anywhere. A public code is short and survives being read aloud, typed and printed badly.
"""

import re
import secrets

from probierz.lib.polish import fold

# 0 O, 1 I L, 2 Z, 5 S, 8 B and U V are left out. 23 characters: a prime, see `_checksum`.
_ALPHABET = "34679ACDEFGHJKMNPQRTWXY"
_VALUES = {character: value for value, character in enumerate(_ALPHABET)}

# 16 bytes make 22 characters; the last of them holds 2 bits and so is one of four.
_PORTABLE = re.compile(r"[A-Za-z0-9_-]{21}[AQgw]")


def portable_id() -> str:
    """22 URL-safe characters. The first is a letter or a digit: "-" would read as a spreadsheet formula."""
    while not (candidate := secrets.token_urlsafe(16))[0].isalnum():
        continue
    return candidate


def is_portable_id(text: str) -> bool:
    """Whether the text could have come from `portable_id`."""
    return _PORTABLE.fullmatch(text) is not None


def public_code(length: int = 8) -> str:
    """A random code of this many characters (2 to 22), the last of which checks the others.

    8 characters are for things that are public anyway (a collection point): 3.4e9 codes. Use 12 or more
    where guessing must be hopeless.
    """
    if not 2 <= length <= len(_ALPHABET) - 1:
        raise ValueError("a public code has 2 to 22 characters")
    body = "".join(secrets.choice(_ALPHABET) for _ in range(length - 1))
    return body + _ALPHABET[-_checksum(body + _ALPHABET[0]) % len(_ALPHABET)]


def read_public_code(typed: str) -> str | None:
    """The code somebody typed in any case, with spaces or hyphens; None when it cannot be right."""
    code = re.sub(r"[\s-]", "", typed).upper()
    wellformed = 2 <= len(code) <= len(_ALPHABET) - 1 and all(character in _VALUES for character in code)
    return code if wellformed and _checksum(code) == 0 else None


def spaced_code(code: str) -> str:
    """A code in groups of four, for print: "ACDE-7KMN"."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def slugify(text: str) -> str:
    """The text in a-z, 0-9 and single hyphens: "Łódź, ul. Żółta" becomes "lodz-ul-zolta"."""
    return "-".join(re.findall(r"[a-z0-9]+", fold(text)))


def _checksum(code: str) -> int:
    """Weighted sum modulo 23, weights 1, 2, 3 ... from the right.

    The modulus is a prime and the weights differ, so every wrong character and every swap of two
    different characters changes the sum (J. Verhoeff, Error Detecting Decimal Codes, 1969, chapter 2).
    """
    weighted = (weight * _VALUES[character] for weight, character in enumerate(reversed(code), start=1))
    return sum(weighted) % len(_ALPHABET)
