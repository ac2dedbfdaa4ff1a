"""Numbers as people and programs write them in cells."""

import re
from fractions import Fraction

_NUMBER = re.compile(r"[+-]?[0-9]{1,15}(?:[.,][0-9]{1,15})?")


def number_in(text: str) -> Fraction | None:
    """The number exactly as written, with a point or a comma; None for anything else."""
    return Fraction(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None
