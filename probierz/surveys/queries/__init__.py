"""Reads: the way to a form, campaigns and points, results of an office and of a programme."""

from probierz.surveys.queries.campaigns import (
    CampaignSummary,
    PointCount,
    campaign_in,
    campaigns_of_office,
    campaigns_of_programme,
    points_of,
    questionnaire_of,
    wave_of,
)
from probierz.surveys.queries.comments import Comments, comments_of
from probierz.surveys.queries.door import Door, door_to, is_stored
from probierz.surveys.queries.figures import (
    ChannelFigures,
    ChoiceCount,
    ItemFigures,
    PointFigures,
    WaveFigures,
)
from probierz.surveys.queries.office import OfficeResults, office_results
from probierz.surveys.queries.programme import (
    OfficeRow,
    ProgrammeResults,
    ResponsesByWave,
    SurveyMeasure,
    communication_measure,
    programme_results,
    responses_by_wave,
    satisfaction_measure,
)

__all__ = [
    "CampaignSummary",
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
    "ResponsesByWave",
    "SurveyMeasure",
    "WaveFigures",
    "campaign_in",
    "campaigns_of_office",
    "campaigns_of_programme",
    "comments_of",
    "communication_measure",
    "door_to",
    "is_stored",
    "office_results",
    "points_of",
    "programme_results",
    "questionnaire_of",
    "responses_by_wave",
    "satisfaction_measure",
    "wave_of",
]
