"""Paper forms: which number belongs where, what typing in twice finds out, and when forms may be counted."""

from collections.abc import Iterable
from enum import StrEnum

from probierz.lib.verdicts import Allowed, Denied, Verdict

MOST_FORMS = 300  # in one batch: what a printer's tray holds, and seconds to make


class Entry(StrEnum):
    """Which time a form is typed in; the second time finds slips of the first."""

    FIRST = "first"
    SECOND = "second"


class FormState(StrEnum):
    """What is known of one numbered form."""

    MISSING = "missing"  # not typed in: it has not come back, or is waiting
    ENTERED = "entered"
    CHECKED = "checked"  # typed in twice, the same both times
    DIFFERS = "differs"
    COUNTED = "counted"


class PaperRefusal(StrEnum):
    """Why something may not be done with a batch or a form."""

    WAVE_CLOSED = "wave_closed"
    WAVE_NOT_OPEN = "wave_not_open"
    POINT_ENDED = "point_ended"
    TOO_MANY_FORMS = "too_many_forms"
    NUMBERS_TAKEN = "numbers_taken"
    HAS_FORMS = "has_forms"
    OUT_OF_BATCH = "out_of_batch"
    ENTERED_ALREADY = "entered_already"
    TWICE_ALREADY = "twice_already"
    NOT_ENTERED = "not_entered"
    COUNTED = "counted"
    DIFFERENCES_LEFT = "differences_left"
    NOTHING_TO_COUNT = "nothing_to_count"
    NOTHING_LEFT = "nothing_left"


def state_of(*, is_entered: bool, is_twice: bool, differs: bool, is_counted: bool) -> FormState:
    if not is_entered:
        return FormState.MISSING
    if is_counted:
        return FormState.COUNTED
    if differs:
        return FormState.DIFFERS
    return FormState.CHECKED if is_twice else FormState.ENTERED


def may_enter(state: FormState, *, entry: Entry) -> Verdict:
    """A number typed in already asks for a choice: another number, or the second entry of this form."""
    if state is FormState.COUNTED:
        return Denied(PaperRefusal.COUNTED)
    if state in {FormState.CHECKED, FormState.DIFFERS}:
        return Denied(PaperRefusal.TWICE_ALREADY)
    if entry is Entry.FIRST:
        return Allowed() if state is FormState.MISSING else Denied(PaperRefusal.ENTERED_ALREADY)
    return Allowed() if state is FormState.ENTERED else Denied(PaperRefusal.NOT_ENTERED)


def may_change(state: FormState) -> Verdict:
    """A counted form is an anonymous answer among the others, and nothing leads back to it."""
    return Denied(PaperRefusal.COUNTED) if state is FormState.COUNTED else Allowed()


def may_count(*, waiting: int, differing: int) -> Verdict:
    if differing:
        return Denied(PaperRefusal.DIFFERENCES_LEFT, {"count": differing})
    return Allowed() if waiting else Denied(PaperRefusal.NOTHING_TO_COUNT)


def is_free(first: int, last: int, *, taken: Iterable[tuple[int, int]]) -> bool:
    """Whether no number from first to last stands on a form of another batch."""
    return all(last < begins or ends < first for begins, ends in taken)


def may_begin(
    first: int, last: int, *, taken: Iterable[tuple[int, int]], is_closed: bool, is_point_ended: bool
) -> Verdict:
    """A batch may be printed before the wave opens, so that forms lie ready on its first day."""
    if is_closed:
        return Denied(PaperRefusal.WAVE_CLOSED)
    if is_point_ended:
        return Denied(PaperRefusal.POINT_ENDED)
    if not 1 <= last - first + 1 <= MOST_FORMS:
        return Denied(PaperRefusal.TOO_MANY_FORMS, {"most": MOST_FORMS})
    return Allowed() if is_free(first, last, taken=taken) else Denied(PaperRefusal.NUMBERS_TAKEN)
