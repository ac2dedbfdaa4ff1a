"""When a unit is told that a low score or a comment came: in steps of ten answers, and once a day at most."""

from enum import StrEnum

from probierz.surveys.rules.answers import THRESHOLD


class NoticeKind(StrEnum):
    """What people are told about surveys."""

    COMMENT_GIVEN = "survey.comment_given"
    LOW_SCORE = "survey.low_score"
    NEW_COMMENT = "survey.new_comment"


class AlertRefusal(StrEnum):
    """Why alerts cannot be set up so."""

    OUT_OF_THE_INDEX = "out_of_the_index"


def is_due(answers: int) -> bool:
    """Of fewer answers an alert would point at a person: whoever was at the desk that day."""
    return answers >= THRESHOLD
