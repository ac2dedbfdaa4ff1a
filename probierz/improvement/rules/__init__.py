"""Nonconformities, actions, suggestions and lessons: states, moves, and why not."""

from probierz.improvement.rules.causes import Cause, CauseArea, CauseMethod, may_analyse
from probierz.improvement.rules.nonconformities import (
    CheckFacts,
    Grade,
    PlanFacts,
    Source,
    may_check,
    may_finish,
    may_handle,
    may_plan,
)
from probierz.improvement.rules.refusals import Refusal
from probierz.improvement.rules.states import ENDED, NONCONFORMITY_WORKFLOW, OPEN_STATES, Command, State
from probierz.improvement.rules.steps import DoerFacts, StepFacts, StepKind, may_add_step, may_finish_step
from probierz.improvement.rules.suggestions import (
    ANSWER_DAYS,
    SUGGESTION_WORKFLOW,
    LessonAnswer,
    NoticeKind,
    SuggestionCommand,
    SuggestionState,
)

__all__ = [
    "ANSWER_DAYS",
    "ENDED",
    "NONCONFORMITY_WORKFLOW",
    "OPEN_STATES",
    "SUGGESTION_WORKFLOW",
    "Cause",
    "CauseArea",
    "CauseMethod",
    "CheckFacts",
    "Command",
    "DoerFacts",
    "Grade",
    "LessonAnswer",
    "NoticeKind",
    "PlanFacts",
    "Refusal",
    "Source",
    "State",
    "StepFacts",
    "StepKind",
    "SuggestionCommand",
    "SuggestionState",
    "may_add_step",
    "may_analyse",
    "may_check",
    "may_finish",
    "may_finish_step",
    "may_handle",
    "may_plan",
]
