"""Rows of improvement: nonconformities, actions, checks, suggestions, lessons, links for reporting."""

from probierz.improvement.models.lessons import Lesson, LessonUnit
from probierz.improvement.models.nonconformities import Check, Nonconformity, ProblemLink
from probierz.improvement.models.steps import Step
from probierz.improvement.models.suggestions import Suggestion, Vote

__all__ = ["Check", "Lesson", "LessonUnit", "Nonconformity", "ProblemLink", "Step", "Suggestion", "Vote"]
