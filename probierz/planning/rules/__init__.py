"""Policy, objectives, context, risks, opportunities and management control: states, scales, and why not."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from probierz.lib.verdicts import Allowed, Denied, Verdict
from probierz.lib.workflow import Transition, Workflow

SHORTEST_SCALE, LONGEST_SCALE = 3, 5


class PolicyState(StrEnum):
    DRAFT = "draft"
    IN_FORCE = "in_force"
    REPLACED = "replaced"


class ObjectiveState(StrEnum):
    OPEN = "open"
    REACHED = "reached"
    MISSED = "missed"
    DROPPED = "dropped"


class ObjectiveCommand(StrEnum):
    REACH = "reach"
    MISS = "miss"
    DROP = "drop"
    REOPEN = "reopen"


_CLOSING = {
    ObjectiveCommand.REACH: ObjectiveState.REACHED,
    ObjectiveCommand.MISS: ObjectiveState.MISSED,
    ObjectiveCommand.DROP: ObjectiveState.DROPPED,
}
OBJECTIVE_WORKFLOW: Workflow[ObjectiveState, ObjectiveCommand] = Workflow(
    ObjectiveState.OPEN,
    [
        *(Transition(command, ObjectiveState.OPEN, state) for command, state in _CLOSING.items()),
        *(Transition(ObjectiveCommand.REOPEN, state, ObjectiveState.OPEN) for state in _CLOSING.values()),
    ],
)


class Side(StrEnum):
    """Where an issue of the context lies."""

    INTERNAL = "internal"
    EXTERNAL = "external"


class RiskState(StrEnum):
    OPEN = "open"
    CLOSED = "closed"


class Category(StrEnum):
    """What a risk is about."""

    PEOPLE = "people"
    LAW = "law"
    FINANCE = "finance"
    SERVICE = "service"
    INFORMATION = "information"
    PROPERTY = "property"
    IMAGE = "image"


class Response(StrEnum):
    """What is done about a risk, in the words of management control."""

    TOLERATE = "tolerate"
    TRANSFER = "transfer"
    TERMINATE = "terminate"
    TREAT = "treat"


class OpportunityState(StrEnum):
    CONSIDERED = "considered"
    PURSUED = "pursued"
    USED = "used"
    DROPPED = "dropped"


class OpportunityCommand(StrEnum):
    PURSUE = "pursue"
    USE = "use"
    DROP = "drop"
    CONSIDER_AGAIN = "consider_again"


OPPORTUNITY_WORKFLOW: Workflow[OpportunityState, OpportunityCommand] = Workflow(
    OpportunityState.CONSIDERED,
    [
        Transition(OpportunityCommand.PURSUE, OpportunityState.CONSIDERED, OpportunityState.PURSUED),
        Transition(OpportunityCommand.DROP, OpportunityState.CONSIDERED, OpportunityState.DROPPED),
        Transition(OpportunityCommand.USE, OpportunityState.PURSUED, OpportunityState.USED),
        Transition(OpportunityCommand.DROP, OpportunityState.PURSUED, OpportunityState.DROPPED),
        Transition(OpportunityCommand.CONSIDER_AGAIN, OpportunityState.DROPPED, OpportunityState.CONSIDERED),
    ],
)


class Assurance(StrEnum):
    """How management control worked in the year, as the statement says it."""

    SUFFICIENT = "sufficient"
    LIMITED = "limited"
    NONE = "none"


class AssuranceSource(StrEnum):
    """On what the statement rests."""

    MONITORING = "monitoring"
    SELF_ASSESSMENT = "self_assessment"
    RISK_MANAGEMENT = "risk_management"
    INTERNAL_AUDIT = "internal_audit"
    INTERNAL_CONTROLS = "internal_controls"
    EXTERNAL_CONTROLS = "external_controls"
    OTHER = "other"


class StatementState(StrEnum):
    DRAFT = "draft"
    ISSUED = "issued"


class Refusal(StrEnum):
    """Why something was not done; the sentence for people is in `labels`."""

    UNCHANGED = "unchanged"
    MOVED = "moved"
    NO_DRAFT = "no_draft"
    TEXT_EMPTY = "text_empty"
    IN_FUTURE = "in_future"
    DUE_IN_PAST = "due_in_past"
    BEFORE_THE_LAST_ONE = "before_the_last_one"
    NAME_TAKEN = "name_taken"
    CLOSED = "closed"
    NO_RESULT = "no_result"
    STEPS_OPEN = "steps_open"
    TARGET_WITHOUT_INDICATOR = "target_without_indicator"
    STEP_DONE = "step_done"
    NO_JUSTIFICATION = "no_justification"
    SCALE_TOO_SHORT_FOR_RISKS = "scale_too_short_for_risks"
    THRESHOLD_OFF_SCALE = "threshold_off_scale"
    SCORE_OFF_SCALE = "score_off_scale"
    RESIDUAL_HALF = "residual_half"
    NO_TREATMENT = "no_treatment"
    NO_SUCH_MOVE = "no_such_move"
    STATEMENT_ISSUED = "statement_issued"
    NO_SOURCES = "no_sources"
    NO_RESERVATIONS = "no_reservations"
    YEAR_RUNS = "year_runs"


@dataclass(frozen=True, slots=True)
class Scale:
    """Steps of likelihood and impact, and the product above which a risk asks for a treatment."""

    likelihood: int = 5
    impact: int = 5
    threshold: int = 9

    def holds(self, likelihood: int, impact: int) -> bool:
        return 1 <= likelihood <= self.likelihood and 1 <= impact <= self.impact

    def is_over(self, likelihood: int, impact: int) -> bool:
        return likelihood * impact > self.threshold


def may_take_scale(scale: Scale, *, scored: Iterable[Sequence[tuple[int, int]]]) -> Verdict:
    """Whether risks, each with its scores, fit the scale; a score is never moved without a person's judgement."""
    if not 1 <= scale.threshold < scale.likelihood * scale.impact:
        return Denied(Refusal.THRESHOLD_OFF_SCALE, {"most": scale.likelihood * scale.impact - 1})
    beyond = sum(not all(scale.holds(*score) for score in scores) for scores in scored)
    return Denied(Refusal.SCALE_TOO_SHORT_FOR_RISKS, {"n": beyond}) if beyond else Allowed()


def may_score(scale: Scale, likelihood: int | None, impact: int | None, *, is_residual: bool) -> Verdict:
    """The score before controls is always there; the one that remains is whole or not given at all."""
    if is_residual and likelihood is None and impact is None:
        return Allowed()
    if likelihood is None or impact is None:
        return Denied(Refusal.RESIDUAL_HALF)
    if not scale.holds(likelihood, impact):
        return Denied(Refusal.SCORE_OFF_SCALE, {"likelihood": scale.likelihood, "impact": scale.impact})
    return Allowed()


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day."""
    place = day.year * 12 + day.month - 1 + months
    year, month = divmod(place, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
