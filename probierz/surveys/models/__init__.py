"""Rows of surveys: questionnaires, campaigns with waves, collection points, anonymous answers, histograms."""

from probierz.surveys.models.alerts import AlertLook, AlertRule
from probierz.surveys.models.answers import Response, SealedDay, Tally, random_key
from probierz.surveys.models.campaigns import Campaign, Wave
from probierz.surveys.models.comments import Comment, CommentTag, CommentTagging
from probierz.surveys.models.denominators import Denominator
from probierz.surveys.models.imports import AnswerFile
from probierz.surveys.models.invitations import Invitation, Mailing, SpentInvitation, Unsubscription
from probierz.surveys.models.paper import PaperBatch, PaperForm
from probierz.surveys.models.points import CollectionPoint
from probierz.surveys.models.publication import Publication
from probierz.surveys.models.quarantine import HeldAnswer
from probierz.surveys.models.questionnaires import (
    LocalQuestions,
    Questionnaire,
    QuestionnaireDraft,
    QuestionnaireVersion,
)
from probierz.surveys.models.studies import WaveStudy

__all__ = [
    "AlertLook",
    "AlertRule",
    "AnswerFile",
    "Campaign",
    "CollectionPoint",
    "Comment",
    "CommentTag",
    "CommentTagging",
    "Denominator",
    "HeldAnswer",
    "Invitation",
    "LocalQuestions",
    "Mailing",
    "PaperBatch",
    "PaperForm",
    "Publication",
    "Questionnaire",
    "QuestionnaireDraft",
    "QuestionnaireVersion",
    "Response",
    "SealedDay",
    "SpentInvitation",
    "Tally",
    "Unsubscription",
    "Wave",
    "WaveStudy",
    "random_key",
]
