"""Rows of surveys: questionnaires, campaigns with waves, collection points, anonymous answers, histograms."""

from probierz.surveys.models.answers import Response, SealedDay, Tally, random_key
from probierz.surveys.models.campaigns import Campaign, Wave
from probierz.surveys.models.denominators import Denominator
from probierz.surveys.models.imports import AnswerFile
from probierz.surveys.models.paper import PaperBatch, PaperForm
from probierz.surveys.models.points import CollectionPoint
from probierz.surveys.models.publication import Publication
from probierz.surveys.models.questionnaires import (
    LocalQuestions,
    Questionnaire,
    QuestionnaireDraft,
    QuestionnaireVersion,
)

__all__ = [
    "AnswerFile",
    "Campaign",
    "CollectionPoint",
    "Denominator",
    "LocalQuestions",
    "PaperBatch",
    "PaperForm",
    "Publication",
    "Questionnaire",
    "QuestionnaireDraft",
    "QuestionnaireVersion",
    "Response",
    "SealedDay",
    "Tally",
    "Wave",
    "random_key",
]
