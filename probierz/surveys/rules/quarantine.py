"""Answers that look like no person's are set apart, never refused: what gives them away, and who decides."""

from dataclasses import dataclass
from enum import StrEnum

SECONDS_A_SCREEN = 2
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
