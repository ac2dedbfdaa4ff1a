"""Counts of whole values: all that means, variances and shares need."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Self


@dataclass(frozen=True, slots=True)
class Histogram:
    """How often each whole value was seen. Sums stay whole numbers until the last division."""

    counts: Mapping[int, int]

    def __post_init__(self) -> None:
        if any(count < 0 for count in self.counts.values()):
            raise ValueError("a count is never negative")
        kept = {value: count for value, count in sorted(self.counts.items()) if count}
        object.__setattr__(self, "counts", MappingProxyType(kept))

    @classmethod
    def of(cls, values: Iterable[int]) -> Self:
        """Count single values."""
        counts: dict[int, int] = {}
        for value in values:
            counts[value] = counts.get(value, 0) + 1
        return cls(counts)

    @classmethod
    def of_texts(cls, counts: Mapping[str, int]) -> Self:
        """From stored counts, whose values are texts; those that are no numbers ("na") are left out."""
        return cls({int(value): count for value, count in counts.items() if _is_whole(value)})

    @classmethod
    def merge(cls, histograms: Iterable["Histogram"]) -> Self:
        """All of them together; the empty histogram when there are none."""
        counts: dict[int, int] = {}
        for histogram in histograms:
            for value, count in histogram.counts.items():
                counts[value] = counts.get(value, 0) + count
        return cls(counts)

    @property
    def n(self) -> int:
        return sum(self.counts.values())

    @property
    def total(self) -> int:
        return sum(value * count for value, count in self.counts.items())

    @property
    def mean(self) -> float | None:
        """None without values."""
        return self.total / self.n if self.n else None

    @property
    def variance(self) -> float | None:
        """The sample variance, divisor n - 1; None below two values."""
        if self.n < 2:
            return None
        squares = sum(value * value * count for value, count in self.counts.items())
        return (self.n * squares - self.total**2) / (self.n * (self.n - 1))

    def at_least(self, value: int) -> int:
        """How many values are this or more: 4 gives the top two of five."""
        return sum(count for one, count in self.counts.items() if one >= value)


def _is_whole(text: str) -> bool:
    return text.removeprefix("-").isdecimal()
