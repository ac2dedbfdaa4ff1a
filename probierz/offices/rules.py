"""Kinds of offices, ways they come after one another, what an office may share, and the day a programme is read by."""

from datetime import date
from enum import StrEnum

from probierz.lib.office_kinds import OfficeKind

__all__ = ["OfficeKind", "SharingTopic", "SuccessionKind", "reckoning_day"]


class SuccessionKind(StrEnum):
    """How one office or unit came after another."""

    MERGED = "merged"
    SPLIT = "split"
    RENAMED = "renamed"
    TAKEN_OVER = "taken_over"


class SharingTopic(StrEnum):
    """What an office agrees to share with a programme; every programme read asks for one of these."""

    PARTICIPATION = "participation"  # name, stages, certificates of participation, public page
    HEADCOUNT = "headcount"  # number of participants, never their names
    SURVEY_RESULTS = "survey_results"  # value counts, never single answers
    REPRESENTATIVES = "representatives"  # names and addresses of quality representatives


def reckoning_day(closes_on: date | None, today: date) -> date:
    """The day a programme is judged by: today, and after its closing for ever the closing day."""
    return today if closes_on is None else min(closes_on, today)
