"""Answers that look like no person's are set apart, never refused: what gives them away, and who decides."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from probierz.lib.questionnaires import Questionnaire

SECONDS_A_SCREEN = 2
RATINGS_TO_COMPARE = 3  # fewer that are alike say nothing of how somebody answered
PAUSE_AT_KIOSK = 5  # seconds between two people at one device
ANSWERS_A_DEVICE = 300  # a day


class HeldReason(StrEnum):
    """What made an answer wait for a decision."""

    TOO_QUICK = "too_quick"
    NO_PAUSE = "no_pause"
    TOO_MANY = "too_many"  # from one device in one day
    RUSH = "rush"  # at one form within minutes


class HeldState(StrEnum):
    WAITING = "waiting"
    DISCARDED = "discarded"


class HeldRefusal(StrEnum):
    """Why answers set apart may not be counted."""

    WAVE_CLOSED = "wave_closed"
    NOTHING_WAITS = "nothing_waits"


@dataclass(frozen=True)
class Signs:
    """What is known of how a sheet was filled in; None where nobody measured. None of it is stored."""

    screens: int
    seconds: float | None = None
    pause: float | None = None
    from_device_today: int = 0
    is_rush: bool = False


def reason_to_hold(signs: Signs) -> HeldReason | None:
    """The first sign that a sheet needs a person's eye; most have none."""
    if signs.seconds is not None and signs.seconds < SECONDS_A_SCREEN * signs.screens:
        return HeldReason.TOO_QUICK
    if signs.pause is not None and signs.pause < PAUSE_AT_KIOSK:
        return HeldReason.NO_PAUSE
    if signs.from_device_today > ANSWERS_A_DEVICE:
        return HeldReason.TOO_MANY
    return HeldReason.RUSH if signs.is_rush else None


@dataclass(frozen=True)
class Pattern:
    """How a sheet was filled in, and nothing of what it says."""

    answered: int
    asked: int
    is_alike: bool  # the same mark for every question that is rated


def pattern_of(questionnaire: Questionnaire, answers: Mapping[str, int | str | None]) -> Pattern:
    asked = [item for item in questionnaire.items if item.is_answered]
    given = [item for item in asked if item.code in answers]
    ratings = [answers[item.code] for item in given if item.is_rating and answers[item.code] is not None]
    is_alike = len(ratings) >= RATINGS_TO_COMPARE and len(set(ratings)) == 1
    return Pattern(len(given), len(asked), is_alike)
