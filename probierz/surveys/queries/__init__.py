"""Reads: the way to a form, campaigns and points, results of an office and of a programme."""

from probierz.surveys.queries.campaigns import (
    CampaignSummary,
    CampaignWaves,
    PointCount,
    campaigns_of_office,
    campaigns_of_programme,
    points_of,
    questionnaire_at,
    questionnaire_of,
    wave_of,
)
from probierz.surveys.queries.comments import Comments, Reader, comments_of
from probierz.surveys.queries.door import Door, door_to, is_stored
from probierz.surveys.queries.figures import (
    ChannelFigures,
    ChoiceCount,
    ItemFigures,
    PointFigures,
    WaveFigures,
)
from probierz.surveys.queries.office import OfficeResults, office_results
from probierz.surveys.queries.programme import ProgrammeResults, programme_results
from probierz.surveys.queries.programme_rows import OfficeRow

__all__ = [
    "CampaignSummary",
    "CampaignWaves",
    "ChannelFigures",
    "ChoiceCount",
    "Comments",
    "Door",
    "ItemFigures",
    "OfficeResults",
    "OfficeRow",
    "PointCount",
    "PointFigures",
    "ProgrammeResults",
    "Reader",
    "WaveFigures",
    "campaigns_of_office",
    "campaigns_of_programme",
    "comments_of",
    "door_to",
    "is_stored",
    "office_results",
    "points_of",
    "programme_results",
    "questionnaire_at",
    "questionnaire_of",
    "wave_of",
]
