"""Numbers of certificates: a series, a year and a serial within both, as "ZPP/2011/0007"."""

import re
from dataclasses import dataclass
from typing import Self

_SERIES = re.compile(r"[A-ZĄĆĘŁŃÓŚŹŻ0-9-]{1,12}")
_NUMBER = re.compile(r"(?P<series>[^/]+)/(?P<year>[0-9]{4})/(?P<serial>[0-9]{4,})")


@dataclass(frozen=True, slots=True)
class CertificateNumber:
    """One number. The serial starts at 1 and is shown with at least four digits."""

    series: str
    year: int
    serial: int

    def __post_init__(self) -> None:
        if not _SERIES.fullmatch(self.series):
            raise ValueError("a series has 1 to 12 capital letters, digits or hyphens")
        if not 1000 <= self.year <= 9999:
            raise ValueError("a year has four digits")
        if self.serial < 1:
            raise ValueError("a serial starts at 1")

    def __str__(self) -> str:
        return f"{self.series}/{self.year}/{self.serial:04d}"

    @classmethod
    def read(cls, typed: str) -> Self | None:
        """The number somebody typed, white space and case forgiven; None when it is not one."""
        match = _NUMBER.fullmatch("".join(typed.split()).upper())
        if match is None:
            return None
        try:
            number = cls(match["series"], int(match["year"]), int(match["serial"]))
        except ValueError:
            return None
        return number if str(number) == match[0] else None
