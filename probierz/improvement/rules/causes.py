"""Why it happened: the way it was looked for, what was found on the way, and the root in one sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from probierz.improvement.rules.refusals import Refusal
from probierz.lib.verdicts import Allowed, Denied, Verdict


class CauseMethod(StrEnum):
    FIVE_WHY = "five_why"
    FISHBONE = "fishbone"
    TEXT = "text"


class CauseArea(StrEnum):
    """Where the root lies; the bones of the fishbone, and the bars of the Pareto picture."""

    PEOPLE = "people"
    METHOD = "method"
    INFORMATION = "information"
    TOOLS = "tools"
    LAW = "law"
    SURROUNDINGS = "surroundings"
    SUPPLIERS = "suppliers"
    MANAGEMENT = "management"


WHYS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """What the analysis found. `whys` are answers in order, `bones` what was found in each area."""

    method: CauseMethod
    root: str
    area: CauseArea | None
    whys: tuple[str, ...] = ()
    bones: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def as_data(self) -> dict[str, object]:
        """For the row: only what belongs to the method."""
        if self.method is CauseMethod.FIVE_WHY:
            return {"whys": [why.strip() for why in self.whys if why.strip()]}
        if self.method is CauseMethod.FISHBONE:
            return {"bones": {area: found.strip() for area, found in self.bones.items() if found.strip()}}
        return {}


def may_analyse(cause: Cause) -> Verdict:
    """The root is one sentence with its area; a method that was chosen was also used."""
    if not cause.root.strip():
        return Denied(Refusal.NO_CAUSE)
    if cause.area is None:
        return Denied(Refusal.NO_CAUSE_AREA)
    steps = cause.as_data()
    used = cause.method is CauseMethod.TEXT or any(steps.values())
    return Allowed() if used else Denied(Refusal.NO_CAUSE_STEPS)
