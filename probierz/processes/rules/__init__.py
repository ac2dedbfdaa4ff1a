"""What may be done with processes, indicators and service cards, and why not."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import StrEnum

from probierz.lib.catalogs.processes import Direction, Group, Unit
from probierz.lib.verdicts import Allowed, Denied, Verdict

PLACES = {
    Unit.PERCENT: 1,
    Unit.DAYS: 1,
    Unit.HOURS: 1,
    Unit.MINUTES: 1,
    Unit.COUNT: 0,
    Unit.SCORE: 2,
    Unit.INDEX: 1,
}
LETTERS = {Group.MANAGEMENT: "Z", Group.CORE: "G", Group.SUPPORT: "W"}
BOUNDS = {
    Unit.PERCENT: (Decimal(0), Decimal(1000)),  # growth of a thing may be more than all of it
    Unit.SCORE: (Decimal(1), Decimal(5)),
    Unit.INDEX: (Decimal(0), Decimal(100)),
}
LARGEST = Decimal(999_999_999)


class Part(StrEnum):
    """For what a person answers in a process."""

    OWNER = "owner"
    DEPUTY = "deputy"


class Standing(StrEnum):
    """How the last ended period of an indicator looks."""

    IN_LINE = "in_line"
    OUT_OF_LINE = "out_of_line"
    MISSING = "missing"
    NO_TARGET = "no_target"
    NOT_YET = "not_yet"


class Taken(StrEnum):
    """How a value came to be."""

    TYPED = "typed"
    IMPORTED = "imported"
    COMPUTED = "computed"


class ServiceState(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Refusal(StrEnum):
    """Why something was not done; the sentence for people is in `labels`."""

    CODE_TAKEN = "code_taken"
    NAME_TAKEN = "name_taken"
    UNDER_ITSELF = "under_itself"
    PARENT_RETIRED = "parent_retired"
    OTHER_GROUP = "other_group"
    RETIRED = "retired"
    HAS_PARTS = "has_parts"
    MERGE_NEEDS_ANOTHER = "merge_needs_another"
    NOTHING_CHOSEN = "nothing_chosen"
    UNCHANGED = "unchanged"
    IN_FUTURE = "in_future"
    BEFORE_THE_LAST_ONE = "before_the_last_one"
    BEFORE_IT_BEGAN = "before_it_began"
    NOT_EMPLOYED = "not_employed"
    SAME_PERSON = "same_person"
    DIAGRAM_TOO_BIG = "diagram_too_big"
    DIAGRAM_BROKEN = "diagram_broken"
    DIAGRAM_HAS_ENTITIES = "diagram_has_entities"
    DIAGRAM_NOT_BPMN = "diagram_not_bpmn"
    DIAGRAM_EMPTY = "diagram_empty"
    PICTURE_BROKEN = "picture_broken"
    INDICATOR_NAME_TAKEN = "indicator_name_taken"
    INDICATOR_ENDED = "indicator_ended"
    INDICATOR_COMPUTED = "indicator_computed"
    INDICATOR_HAS_VALUES = "indicator_has_values"
    NO_SUCH_PERIOD = "no_such_period"
    VALUE_OUT_OF_RANGE = "value_out_of_range"
    VALUE_MOVED = "value_moved"
    NOTHING_TO_IMPORT = "nothing_to_import"
    IMPORT_HAS_ERRORS = "import_has_errors"
    ADDRESS_TAKEN = "address_taken"
    CARD_INCOMPLETE = "card_incomplete"
    CARD_MOVED = "card_moved"


def may_place(key: int, *, parent: int | None, parents: Mapping[int, int | None]) -> Verdict:
    """A process is never beneath itself; `parents` are those of every process of the office."""
    seen = {key}
    while parent is not None:
        if parent in seen:
            return Denied(Refusal.UNDER_ITSELF)
        seen.add(parent)
        parent = parents.get(parent)
    return Allowed()


def fits(value: Decimal, unit: Unit) -> bool:
    """Whether such a value is possible in the unit."""
    low, high = BOUNDS.get(unit, (Decimal(0), LARGEST))
    return low <= value <= high


def meets(value: Decimal, *, target: Decimal, direction: Direction) -> bool:
    return value >= target if direction is Direction.UP else value <= target


def standing(*, value: Decimal | None, is_due: bool, target: Decimal | None, direction: Direction) -> Standing:
    """Of the last period that has ended; `is_due` is false while none has."""
    if not is_due:
        return Standing.NOT_YET
    if value is None:
        return Standing.MISSING
    if target is None:
        return Standing.NO_TARGET
    return Standing.IN_LINE if meets(value, target=target, direction=direction) else Standing.OUT_OF_LINE


def free_code(group: Group, taken: Iterable[str]) -> str:
    """The next number of the group: "G-17"."""
    used, number = set(taken), 1
    while (code := f"{LETTERS[group]}-{number}") in used:
        number += 1
    return code
