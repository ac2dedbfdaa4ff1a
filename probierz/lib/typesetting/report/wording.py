"""How one figure, interval or day of a report is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from probierz.lib import figures
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
        return self.words["no_data"] if value is None else figures.number(value, language=self.language)

    def hours(self, value: float | None) -> str:
        if value is None:
            return self.words["no_data"]
        return figures.number(value, places=0 if value == round(value) else 1, language=self.language)

    def index(self, value: float | Gap) -> str:
        return self.words[value] if isinstance(value, Gap) else figures.number(value, places=1, language=self.language)

    def share(self, value: float | None) -> str:
        return "" if value is None else figures.percent(value, language=self.language)

    def signed(self, value: float, *, places: int = 1) -> str:
        return figures.signed(value, places=places, language=self.language)

    def money(self, amount: Decimal, currency: str) -> str:
        places = 0 if amount == amount.to_integral_value() else 2
        written = figures.number(amount, places=places, language=self.language)
        return f"{written}{figures.NO_BREAK_SPACE}{currency}"

    def day(self, day: date) -> str:
        return figures.day(day, language=self.language)

    def moment(self, moment: datetime) -> str:
        return figures.moment(moment, language=self.language)

    def narrow_day(self, day: date) -> str:
        """For columns: 20.01.2011, or 20 Jan 2011 where a row of figures would be read month first."""
        if self.language == "pl":
            return f"{day:%d.%m.%Y}"
        return f"{figures.short_day(day, language=self.language)}{figures.NO_BREAK_SPACE}{day.year}"

    def interval(self, interval: Interval | None, *, signed: bool = False, factor: float = 1) -> str:
        if interval is None:
            return ""
        write = figures.signed if signed else figures.number
        bounds = (interval.low, interval.high)
        low, high = (write(factor * bound, places=1, language=self.language) for bound in bounds)
        return self.say("from_to", low=low, high=high)

    def limits(self, interval: Interval | None, *, signed: bool = False, factor: float = 1) -> str:
        written = self.interval(interval, signed=signed, factor=factor)
        return self.say("limits", interval=written) if written else ""

    def days(self, span: Span | None) -> str:
        if span is None:
            return self.words["no_data"]
        start = self.narrow_day(span.start)
        if span.end is None:
            return self.say("since", start=start)
        return self.say("days_from_to", start=start, end=self.narrow_day(span.end))

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
            return self.signed(change.value, places=0)
        if unit is Unit.SHARE:
            return self.say("percentage_points", value=self.signed(100 * change.value))
        return self.say("points", value=self.signed(change.value))

    def p_value(self, change: Change | None) -> str:
        if change is None or change.p_value is None:
            return ""
        if change.p_value < TINY:
            return self.words["p_tiny"]
        return self.say("p_value", p=figures.number(change.p_value, places=3, language=self.language))

    def verdict(self, change: Change | None) -> str:
        """What the change shows, judged only by whether its interval leaves out zero."""
        if change is None:
            return self.words["verdict_none"]
        if change.interval is None:
            return self.say("verdict_bare", change=self.changed(change))
        if change.interval.low <= 0 <= change.interval.high:
            return self.say(
                "verdict_unclear", change=self.changed(change), interval=self.interval(change.interval, signed=True)
            )
        return self._clear(change, change.interval)

    def _clear(self, change: Change, interval: Interval) -> str:
        """Up or down said by the verb, so the figures go without a sign."""
        low, high = sorted((abs(interval.low), abs(interval.high)))
        size = self.say("points", value=figures.number(abs(change.value), places=1, language=self.language))
        key = "verdict_up" if change.value > 0 else "verdict_down"
        return self.say(key, change=size, interval=self.interval(Interval(low, high)))
