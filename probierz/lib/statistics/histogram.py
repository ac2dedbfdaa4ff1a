"""Counts of exact values: all that means, variances, shares and ranks need."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from types import MappingProxyType
from typing import Protocol, Self, TypeAlias

Value: TypeAlias = int | Fraction


class Sample(Protocol):
    """What means, intervals and Welch's test need to know of a sample."""

    @property
    def n(self) -> int: ...

    @property
    def mean(self) -> float | None: ...

    @property
    def variance(self) -> float | None: ...


@dataclass(frozen=True, slots=True)
class Moments:
    """A sample told by three exact sums: how a database can hand over thousands of them at once."""

    n: int = 0
    total: int = 0
    squares: int = 0

    def __add__(self, other: "Moments") -> "Moments":
        return Moments(self.n + other.n, self.total + other.total, self.squares + other.squares)

    @property
    def mean(self) -> float | None:
        """None without values."""
        return self.total / self.n if self.n else None

    @property
    def variance(self) -> float | None:
        """The sample variance, divisor n - 1; None below two values."""
        if self.n < 2:
            return None
        return (self.n * self.squares - self.total * self.total) / (self.n * (self.n - 1))


@dataclass(frozen=True)
class Histogram:
    """How often each value was seen. Sums stay exact until the last division."""

    counts: Mapping[Value, int]

    def __post_init__(self) -> None:
        if any(count < 0 for count in self.counts.values()):
            raise ValueError("a count is never negative")
        kept = {value: count for value, count in sorted(self.counts.items()) if count}
        object.__setattr__(self, "counts", MappingProxyType(kept))

    @classmethod
    def of(cls, values: Iterable[Value]) -> Self:
        """Count single values."""
        counts: dict[Value, int] = {}
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
        counts: dict[Value, int] = {}
        for histogram in histograms:
            for value, count in histogram.counts.items():
                counts[value] = counts.get(value, 0) + count
        return cls(counts)

    @cached_property
    def n(self) -> int:
        return sum(self.counts.values())

    @cached_property
    def total(self) -> Value:
        return sum((value * count for value, count in self.counts.items()), start=0)

    @cached_property
    def mean(self) -> float | None:
        """None without values."""
        return float(self.total / self.n) if self.n else None

    @cached_property
    def variance(self) -> float | None:
        """The sample variance, divisor n - 1; None below two values."""
        if self.n < 2:
            return None
        squares = sum((value * value * count for value, count in self.counts.items()), start=0)
        return float((self.n * squares - self.total * self.total) / (self.n * (self.n - 1)))

    def at_least(self, value: Value) -> int:
        """How many values are this or more: 4 gives the top two of five."""
        return sum(count for one, count in self.counts.items() if one >= value)

    def at_most(self, value: Value) -> int:
        """How many values are this or less: 2 gives the bottom two of five."""
        return sum(count for one, count in self.counts.items() if one <= value)


def _is_whole(text: str) -> bool:
    return text.removeprefix("-").isdecimal()
