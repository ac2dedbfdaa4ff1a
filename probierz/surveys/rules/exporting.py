"""Which files single answers may leave in, and when they may not."""

from enum import StrEnum

from probierz.lib.verdicts import Allowed, Denied, Verdict
from probierz.surveys.rules.answers import THRESHOLD
from probierz.surveys.rules.waves import WaveState

MOST_IN_A_SHEET = 100_000  # rows; beyond it a spreadsheet helps nobody


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
