"""What a model keeps about people, for how long, and what becomes of it: declared once, on the model itself."""

from dataclasses import dataclass
from enum import StrEnum


class Since(StrEnum):
    """The moment from which a retention period runs."""

    DEPARTURE = "departure"  # the person left the office, or the account was closed
    END = "end"  # the row's own period ended
    CREATION = "creation"  # the row came to be


@dataclass(frozen=True, slots=True)
class Retention:
    """Years to keep the personal values, counted from a moment; None keeps them with what they belong to."""

    years: int | None
    since: Since = Since.CREATION

    def __post_init__(self) -> None:
        if self.years is not None and self.years < 0:
            raise ValueError("a retention period is not negative")


WITH_ITS_OWNER = Retention(None)


@dataclass(frozen=True, slots=True)
class Privacy:
    """The declaration that a model makes as its attribute `privacy`.

    `personal` names the fields that tell something about a person and are emptied when that person must be
    forgotten; `is_deleted` removes the whole row instead. Foreign keys to accounts and employees say whose
    the row is: all of them, or only those named in `about`, since a deputy's departure must not delete
    somebody else's absence. `found_by` names text fields that hold an address of a person who has no row yet.
    `secret` fields leave in no export. A hold placed for a legal dispute keeps the row unless `obeys_hold` is
    off.
    """

    personal: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    found_by: tuple[str, ...] = ()
    secret: tuple[str, ...] = ()
    retention: Retention = WITH_ITS_OWNER
    is_exported: bool = True
    obeys_hold: bool = True
    is_deleted: bool = False
    reason: str = ""

    def __post_init__(self) -> None:
        if not self.personal and not self.is_deleted and not self.reason:
            raise ValueError("a model without personal fields says why")


def without_personal_data(reason: str) -> Privacy:
    """A model that tells nothing about people; says why, for the reader of the record of processing."""
    return Privacy(reason=reason)
