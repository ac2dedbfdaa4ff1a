"""How one figure, interval or day of a report is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from probierz.lib.typesetting import figures
from probierz.lib.typesetting.report.content import Change, Gap, Interval, Span, Unit
from probierz.lib.typesetting.texts import texts

TINY = 0.001


@dataclass(frozen=True, slots=True)
class Wording:
    """The words and number forms of one language."""

    language: str

    @property
    def words(self) -> Mapping[str, str]:
        return texts("report", self.language)

    def say(self, key: str, **values: object) -> str:
        return self.words[key].format(**values)

    def count(self, value: int | None) -> str:
        return self.words["no_data"] if value is None else figures.number(value, self.language)

    def index(self, value: float | Gap) -> str:
        return self.words[value] if isinstance(value, Gap) else figures.number(value, self.language, digits=1)

    def share(self, value: float | None) -> str:
        return "" if value is None else figures.percent(value, self.language)

    def money(self, amount: Decimal, currency: str) -> str:
        digits = 0 if amount == amount.to_integral_value() else 2
        return f"{figures.number(float(amount), self.language, digits=digits)}{figures.NO_BREAK}{currency}"

    def interval(self, interval: Interval | None, *, signed: bool = False, factor: float = 1) -> str:
        if interval is None:
            return ""
        write = figures.signed if signed else figures.number
        low, high = (write(factor * limit, self.language, digits=1) for limit in (interval.low, interval.high))
        return self.say("from_to", low=low, high=high)

    def limits(self, interval: Interval | None, *, signed: bool = False, factor: float = 1) -> str:
        written = self.interval(interval, signed=signed, factor=factor)
        return self.say("limits", interval=written) if written else ""

    def days(self, span: Span | None) -> str:
        if span is None:
            return self.words["no_data"]
        start = figures.short_day(span.start, self.language)
        if span.end is None:
            return self.say("since", start=start)
        return self.say("days_from_to", start=start, end=figures.short_day(span.end, self.language))

    def measured(self, value: float | Gap, unit: Unit, out_of: int | None = None) -> str:
        if isinstance(value, Gap):
            return self.words[value]
        if unit is Unit.SHARE:
            return self.share(value)
        if unit is Unit.INDEX:
            return self.index(value)
        count = self.count(round(value))
        return count if out_of is None else self.say("of_all", count=count, all=self.count(out_of))

    def changed(self, change: Change, unit: Unit = Unit.INDEX) -> str:
        if unit is Unit.COUNT:
            return figures.signed(change.value, self.language, digits=0)
        if unit is Unit.SHARE:
            return self.say("percentage_points", value=figures.signed(100 * change.value, self.language))
        return self.say("points", value=figures.signed(change.value, self.language))

    def p_value(self, change: Change | None) -> str:
        if change is None or change.p_value is None:
            return ""
        if change.p_value < TINY:
            return self.words["p_tiny"]
        return self.say("p_value", p=figures.number(change.p_value, self.language, digits=3))

    def verdict(self, change: Change | None) -> str:
        """What the change shows, judged only by whether its interval leaves out zero."""
        if change is None:
            return self.words["verdict_none"]
        if change.interval is None:
            return self.say("verdict_bare", change=self.changed(change))
        if change.interval.low <= 0 <= change.interval.high:
            return self.say("verdict_unclear", change=self.changed(change), interval=self.interval(change.interval, signed=True))
        return self._clear(change, change.interval)

    def _clear(self, change: Change, interval: Interval) -> str:
        """Up or down said by the verb, so the figures go without a sign."""
        low, high = sorted((abs(interval.low), abs(interval.high)))
        size = self.say("points", value=figures.number(abs(change.value), self.language, digits=1))
        key = "verdict_up" if change.value > 0 else "verdict_down"
        return self.say(key, change=size, interval=self.interval(Interval(low, high)))
