"""Numbers, intervals and dates as Poles and Britons write them; pages and PDFs use the same words."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

THIN_SPACE = "\u202f"  # no-break, so that a number never falls apart at a line's end
NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"
WARSAW = ZoneInfo("Europe/Warsaw")

Figure = int | float | Decimal


@dataclass(frozen=True)
class _Habits:
    decimal: str
    thousands: str
    percent: str
    points: str
    interval: str
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    moment: str


_POLISH = _Habits(
    decimal=",",
    thousands=THIN_SPACE,
    percent=f"{THIN_SPACE}%",
    points=f"{NO_BREAK_SPACE}p.p.",
    interval="od {low} do {high}",
    months=tuple(
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia".split()
    ),
    short_months=tuple("sty lut mar kwi maj cze lip sie wrz paź lis gru".split()),
    moment="{day}, godz.\u00a0{time}",
)
_ENGLISH = _Habits(
    decimal=".",
    thousands=",",
    percent="%",
    points=f"{NO_BREAK_SPACE}pp",
    interval="from {low} to {high}",
    months=tuple("January February March April May June July August September October November December".split()),
    short_months=tuple("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()),
    moment="{day}, {time}",
)


def _habits(language: str) -> _Habits:
    return _POLISH if language.startswith("pl") else _ENGLISH


def _rounded(value: Figure, places: int) -> Decimal:
    # By way of text, because 0.15 as a float lies below fifteen hundredths and would round down.
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def number(value: Figure, *, places: int = 0, language: str) -> str:
    """Minus is a real minus sign; a value that rounds to zero has no sign."""
    habits = _habits(language)
    rounded = _rounded(value, places)
    digits = f"{abs(rounded):,.{places}f}"
    written = digits.replace(",", "\0").replace(".", habits.decimal).replace("\0", habits.thousands)
    return f"{MINUS}{written}" if rounded < 0 else written


def signed(value: Figure, *, places: int = 1, language: str) -> str:
    written = number(value, places=places, language=language)
    return f"+{written}" if _rounded(value, places) > 0 else written


def percent(share: Figure, *, places: int = 1, language: str) -> str:
    """The share is a fraction: 0.948 is written 94,8 %."""
    value = Decimal(str(share)) * 100
    return number(value, places=places, language=language) + _habits(language).percent


def signed_points(change: Figure, *, places: int = 1, language: str) -> str:
    """A change between two shares, in percentage points: 0.037 is written +3,7 p.p."""
    value = Decimal(str(change)) * 100
    return signed(value, places=places, language=language) + _habits(language).points


def interval(low: Figure, high: Figure, *, places: int = 1, language: str) -> str:
    return _habits(language).interval.format(
        low=number(low, places=places, language=language),
        high=number(high, places=places, language=language),
    )


def percent_interval(low: Figure, high: Figure, *, places: int = 1, language: str) -> str:
    hundred = Decimal(100)
    bounds = (Decimal(str(low)) * hundred, Decimal(str(high)) * hundred)
    return interval(*bounds, places=places, language=language) + _habits(language).percent


def day(value: date, *, language: str) -> str:
    """A moment is shown by the Warsaw calendar."""
    local = _local_day(value)
    return f"{local.day}{NO_BREAK_SPACE}{_habits(language).months[local.month - 1]} {local.year}"


def short_day(value: date, *, language: str) -> str:
    local = _local_day(value)
    return f"{local.day}{NO_BREAK_SPACE}{_habits(language).short_months[local.month - 1]}"


def month(value: date, *, language: str) -> str:
    local = _local_day(value)
    return f"{_habits(language).short_months[local.month - 1]} {local.year}"


def moment(value: datetime, *, language: str) -> str:
    local = value.astimezone(WARSAW)
    return _habits(language).moment.format(day=day(local, language=language), time=f"{local:%H:%M}")


def _local_day(value: date) -> date:
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value.astimezone(WARSAW).date()
    return value
