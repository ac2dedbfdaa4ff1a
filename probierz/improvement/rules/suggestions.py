"""Suggestions of employees and lessons for other units: their states."""

from enum import StrEnum

from probierz.lib.workflow import Transition, Workflow

ANSWER_DAYS = 30


class SuggestionState(StrEnum):
    NEW = "new"
    ACCEPTED = "accepted"
    DONE = "done"
    DECLINED = "declined"


class SuggestionCommand(StrEnum):
    ACCEPT = "accept"
    DECLINE = "decline"
    COMPLETE = "complete"
    CONSIDER_AGAIN = "consider_again"


SUGGESTION_WORKFLOW: Workflow[SuggestionState, SuggestionCommand] = Workflow(
    SuggestionState.NEW,
    [
        Transition(SuggestionCommand.ACCEPT, SuggestionState.NEW, SuggestionState.ACCEPTED),
        Transition(SuggestionCommand.DECLINE, SuggestionState.NEW, SuggestionState.DECLINED),
        Transition(SuggestionCommand.COMPLETE, SuggestionState.ACCEPTED, SuggestionState.DONE),
        Transition(SuggestionCommand.DECLINE, SuggestionState.ACCEPTED, SuggestionState.DECLINED),
        Transition(SuggestionCommand.CONSIDER_AGAIN, SuggestionState.DECLINED, SuggestionState.NEW),
    ],
)


class NoticeKind(StrEnum):
    """What those who spoke are told."""

    CASE_ENDED = "improvement.case.ended"
    SUGGESTION_ANSWERED = "improvement.suggestion.answered"


class LessonAnswer(StrEnum):
    """What a unit says to a lesson of another one."""

    DOES_NOT_CONCERN = "does_not_concern"
    IN_ORDER = "in_order"
    IMPROVED = "improved"
