"""Numbers and days as a reader of Polish or English expects them in print."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

THIN_SPACE = "\N{NARROW NO-BREAK SPACE}"
NO_BREAK = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
WARSAW = ZoneInfo("Europe/Warsaw")
MONTHS = {
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia".split(),
    "en": "January February March April May June July August September October November December".split(),
}
SHORT_MONTHS = {
    "pl": "sty lut mar kwi maj cze lip sie wrz paź lis gru".split(),
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(),
}


def number(value: float, language: str, *, digits: int = 0) -> str:
    """1 457 or 1,457; 71,4 or 71.4."""
    english = f"{value:,.{digits}f}".replace("-", MINUS)
    if language == "en":
        return english
    return english.replace(",", THIN_SPACE).replace(".", ",")


def signed(value: float, language: str, *, digits: int = 1) -> str:
    """The same with its sign, so that a change reads as a change."""
    return ("+" if round(value, digits) > 0 else "") + number(round(value, digits) + 0.0, language, digits=digits)


def percent(share: float, language: str, *, digits: int = 1) -> str:
    """A share of one as a percentage."""
    return number(100 * share, language, digits=digits) + (f"{THIN_SPACE}%" if language == "pl" else "%")


def day(moment: date, language: str) -> str:
    """20 stycznia 2011 or 20 January 2011."""
    return f"{moment.day}{NO_BREAK}{MONTHS[language][moment.month - 1]}{NO_BREAK}{moment.year}"


def short_day(moment: date, language: str) -> str:
    """The form for narrow columns: 20.01.2011 or 20 Jan 2011."""
    if language == "pl":
        return f"{moment:%d.%m.%Y}"
    return f"{moment.day}{NO_BREAK}{SHORT_MONTHS[language][moment.month - 1]}{NO_BREAK}{moment.year}"


def month(moment: date, language: str) -> str:
    """A tick on a time axis."""
    return f"{SHORT_MONTHS[language][moment.month - 1]} {moment.year}"


def clock(moment: datetime, language: str) -> str:
    """Day and minute, by the clock of Warsaw."""
    here = moment.astimezone(WARSAW)
    return f"{day(here, language)}, {here:%H:%M}"
