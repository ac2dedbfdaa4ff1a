"""Management reviews: their states, the agenda of each edition, and why something may not be done."""

from probierz.reviews.rules.agenda import AGENDAS, DecisionKind, Edition, InputCode, agenda_of, edition_of
from probierz.reviews.rules.package import canonical, digest_of
from probierz.reviews.rules.states import REVIEW_WORKFLOW, Command, State
from probierz.reviews.rules.verdicts import (
    ApprovalFacts,
    MeetingFacts,
    PlanFacts,
    Refusal,
    may_approve,
    may_decide,
    may_hold,
    may_plan,
)

__all__ = [
    "AGENDAS",
    "REVIEW_WORKFLOW",
    "ApprovalFacts",
    "Command",
    "DecisionKind",
    "Edition",
    "InputCode",
    "MeetingFacts",
    "PlanFacts",
    "Refusal",
    "State",
    "agenda_of",
    "canonical",
    "digest_of",
    "edition_of",
    "may_approve",
    "may_decide",
    "may_hold",
    "may_plan",
]
