"""Which files single answers may leave in, and when they may not."""

from collections.abc import Hashable, Mapping
from enum import StrEnum
from typing import TypeVar

from probierz.lib.verdicts import Allowed, Denied, Verdict
from probierz.surveys.rules.answers import THRESHOLD
from probierz.surveys.rules.waves import WaveState

MOST_IN_A_SHEET = 100_000  # rows; beyond it a spreadsheet helps nobody

Place = TypeVar("Place", bound=Hashable)


class ExportFormat(StrEnum):
    CSV = "csv"
    XLSX = "xlsx"
    SAV = "sav"
    JSON_LINES = "jsonl"


class ExportRefusal(StrEnum):
    """Why answers stay where they are."""

    WAVE_NOT_CLOSED = "wave_not_closed"
    TOO_FEW_ANSWERS = "too_few_answers"
    TOO_MANY_FOR_A_SHEET = "too_many_for_a_sheet"
    PURPOSE_NEEDED = "purpose_needed"


def may_export(state: WaveState, *, responses: int, form: ExportFormat, purpose: str) -> Verdict:
    """While a wave is open, two files of two moments would tell whose answers came between them."""
    if state is not WaveState.CLOSED:
        return Denied(ExportRefusal.WAVE_NOT_CLOSED)
    if responses < THRESHOLD:
        return Denied(ExportRefusal.TOO_FEW_ANSWERS)
    if form is ExportFormat.XLSX and responses > MOST_IN_A_SHEET:
        return Denied(ExportRefusal.TOO_MANY_FOR_A_SHEET)
    if not purpose.strip():
        return Denied(ExportRefusal.PURPOSE_NEEDED)
    return Allowed()


def folded(counts: Mapping[Place, int]) -> frozenset[Place]:
    """Points or channels that leave under one name: those with few answers, and as many more as make that name ten.

    The same each time, whatever the order of the counts: two files with other choices would tell by subtraction.
    """
    by_size = sorted((place for place, count in counts.items() if count), key=lambda place: (counts[place], str(place)))
    gone = [place for place in by_size if counts[place] < THRESHOLD]
    for place in by_size[len(gone) :]:
        if not gone or sum(counts[one] for one in gone) >= THRESHOLD:
            break
        gone.append(place)
    return frozenset(gone)
