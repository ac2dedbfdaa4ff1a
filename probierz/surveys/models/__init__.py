"""Rows of surveys: questionnaires, campaigns with waves, collection points, anonymous answers, histograms."""

from probierz.surveys.models.answers import Response, SealedDay, Tally, random_key
from probierz.surveys.models.campaigns import Campaign, Wave
from probierz.surveys.models.points import CollectionPoint
from probierz.surveys.models.questionnaires import Questionnaire, QuestionnaireVersion

__all__ = [
    "Campaign",
    "CollectionPoint",
    "Questionnaire",
    "QuestionnaireVersion",
    "Response",
    "SealedDay",
    "Tally",
    "Wave",
    "random_key",
]
