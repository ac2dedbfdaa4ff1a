"""What a programme keeps: plan and fact of its stages, its outcomes, its conference and its news."""

from probierz.programme.models.conference import AgendaItem, Conference, Handover, Registration
from probierz.programme.models.news import NewsItem, NewsReads
from probierz.programme.models.outcomes import (
    IndicatorReading,
    OfficeCertification,
    Report,
    ReportText,
    TrainingRecord,
)
from probierz.programme.models.stages import OfficeStage, Stage

__all__ = [
    "AgendaItem",
    "Conference",
    "Handover",
    "IndicatorReading",
    "NewsItem",
    "NewsReads",
    "OfficeCertification",
    "OfficeStage",
    "Registration",
    "Report",
    "ReportText",
    "Stage",
    "TrainingRecord",
]
