"""Writes: campaigns and their waves, collection points, answers, sealed days."""

from probierz.surveys.actions.answers import WaveNotOpen, import_answers, store_answers
from probierz.surveys.actions.campaigns import (
    CampaignDetails,
    Plan,
    close_wave,
    create_campaign,
    fix_plan,
    open_wave,
    plan_wave,
)
from probierz.surveys.actions.intake import submit
from probierz.surveys.actions.points import add_collection_point, end_collection_point
from probierz.surveys.actions.quarantine import accept_held, discard_held
from probierz.surveys.actions.sealing import seal_days_before
from probierz.surveys.actions.submission import Submission

__all__ = [
    "CampaignDetails",
    "Plan",
    "Submission",
    "WaveNotOpen",
    "accept_held",
    "add_collection_point",
    "close_wave",
    "create_campaign",
    "discard_held",
    "end_collection_point",
    "fix_plan",
    "import_answers",
    "open_wave",
    "plan_wave",
    "seal_days_before",
    "store_answers",
    "submit",
]
