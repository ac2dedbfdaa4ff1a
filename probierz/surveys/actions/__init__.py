"""Writes: campaigns and their waves, collection points, answers, sealed days."""

from probierz.surveys.actions.answers import Submission, WaveNotOpen, import_answers, store_answers
from probierz.surveys.actions.campaigns import (
    CampaignDetails,
    CampaignRefused,
    QuestionnaireChanged,
    WaveRefused,
    close_wave,
    create_campaign,
    open_wave,
    plan_wave,
)
from probierz.surveys.actions.intake import submit
from probierz.surveys.actions.points import PointRefused, add_collection_point, end_collection_point
from probierz.surveys.actions.sealing import seal_days_before

__all__ = [
    "CampaignDetails",
    "CampaignRefused",
    "PointRefused",
    "QuestionnaireChanged",
    "Submission",
    "WaveNotOpen",
    "WaveRefused",
    "add_collection_point",
    "close_wave",
    "create_campaign",
    "end_collection_point",
    "import_answers",
    "open_wave",
    "plan_wave",
    "seal_days_before",
    "store_answers",
    "submit",
]
