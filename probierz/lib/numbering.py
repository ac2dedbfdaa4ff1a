"""Numbers of certificates: a series, a year and a serial within both, as "ZPP/2011/0007"."""

import re
from dataclasses import dataclass

_SERIES = re.compile(r"[A-ZĄĆĘŁŃÓŚŹŻ0-9-]{1,12}")


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
