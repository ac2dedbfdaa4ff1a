"""What is to be analysed: items with their scales, waves, groups; read from a YAML file."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from probierz.lib.analysis.numbers import number_in
from probierz.lib.catalogs.reading import Entry, read_text
from probierz.lib.statistics.disclosure import SMALLEST_SHOWN

LOWEST, HIGHEST = Fraction(1), Fraction(5)


@dataclass(frozen=True)
class Item:
    """A column of answers from `low` to `high`; with `is_reversed` a high answer says something bad."""

    column: str
    low: Fraction = LOWEST
    high: Fraction = HIGHEST
    missing: frozenset[str] = frozenset()
    is_reversed: bool = False

    def is_missing(self, text: str) -> bool:
        """Whether the cell holds a code for "no answer", written as text or as a number."""
        return text in self.missing or any(number_in(code) == number_in(text) is not None for code in self.missing)

    def of(self, answer: Fraction) -> Fraction:
        """The answer turned round where the item is."""
        return self.low + self.high - answer if self.is_reversed else answer

    def in_points(self, value: Fraction) -> Fraction:
        """The turned value from 0 to 100."""
        return (value - self.low) / (self.high - self.low) * 100


@dataclass(frozen=True)
class Scale:
    name: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class Waves:
    """The column that tells the waves apart, and what it says for each."""

    column: str
    baseline: str
    followup: str


@dataclass(frozen=True)
class Plan:
    """`unit`, `mode`, `weight` and `nps` are names of columns; groups below `k` answers are not told."""

    items: tuple[Item, ...]
    waves: Waves
    index: tuple[str, ...] = ()
    scales: tuple[Scale, ...] = ()
    unit: str = ""
    mode: str = ""
    weight: str = ""
    nps: str = ""
    k: int = SMALLEST_SHOWN

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column the data must have."""
        groups = (self.unit, self.mode, self.weight, self.nps)
        return (*(one.column for one in self.items), self.waves.column, *(name for name in groups if name))


def read_plan(text: str, *, file: str) -> Plan:
    """Raises CatalogBroken with the line and the reason."""
    return read_text(text, _plan, file=file)


def _plan(entry: Entry) -> Plan:
    items = tuple(_item(one) for one in entry.entries("items"))
    names = [one.column for one in items]
    if not names:
        raise entry.broken("the plan names no items")
    if len(set(names)) < len(names):
        raise entry.broken("an item is named twice")
    plan = Plan(
        items=items,
        waves=_waves(entry.entry("wave")),
        index=entry.words("index") if entry.has("index") else (),
        scales=tuple(_scale(one) for one in entry.entries("scales")) if entry.has("scales") else (),
        k=entry.number("k") if entry.has("k") else SMALLEST_SHOWN,
        **{name: entry.word(name) for name in ("unit", "mode", "weight", "nps") if entry.has(name)},
    )
    _check(plan, entry, names)
    return plan


def _check(plan: Plan, entry: Entry, names: Iterable[str]) -> None:
    for used in (plan.index, *(one.items for one in plan.scales)):
        for name in used:
            if name not in names:
                raise entry.broken(f"{name!r} is not among the items")
    if len({one.name for one in plan.scales}) < len(plan.scales):
        raise entry.broken("two scales have one name")
    if plan.k < 1:
        raise entry.broken("k is 1 or more")


def _item(entry: Entry) -> Item:
    item = Item(
        column=entry.word("column"),
        low=_bound(entry, "min", LOWEST),
        high=_bound(entry, "max", HIGHEST),
        missing=frozenset(entry.words("missing")) if entry.has("missing") else frozenset(),
        is_reversed=entry.flag("reverse") if entry.has("reverse") else False,
    )
    if item.low >= item.high:
        raise entry.broken("min is below max")
    return item


def _bound(entry: Entry, key: str, usual: Fraction) -> Fraction:
    if not entry.has(key):
        return usual
    number = number_in(entry.word(key))
    if number is None:
        raise entry.broken(f"{key} is a number")
    return number


def _scale(entry: Entry) -> Scale:
    return Scale(entry.word("name"), entry.words("items"))


def _waves(entry: Entry) -> Waves:
    waves = Waves(entry.word("column"), entry.word("baseline"), entry.word("followup"))
    if waves.baseline == waves.followup:
        raise entry.broken("baseline and followup are two different values")
    return waves
