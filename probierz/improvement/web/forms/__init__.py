"""Forms of improvement."""

from probierz.improvement.web.forms.cases import (
    CaseFilters,
    CauseForm,
    CheckForm,
    JudgeForm,
    PlanForm,
    ReasonForm,
    ReportForm,
)
from probierz.improvement.web.forms.others import (
    AnswerForm,
    LessonAnswerForm,
    LessonForm,
    LinkForm,
    SuggestionFilters,
    SuggestionForm,
    TellForm,
)
from probierz.improvement.web.forms.steps import FinishForm, StepFilters, StepForm

__all__ = [
    "AnswerForm",
    "CaseFilters",
    "CauseForm",
    "CheckForm",
    "FinishForm",
    "JudgeForm",
    "LessonAnswerForm",
    "LessonForm",
    "LinkForm",
    "PlanForm",
    "ReasonForm",
    "ReportForm",
    "StepFilters",
    "StepForm",
    "SuggestionFilters",
    "SuggestionForm",
    "TellForm",
]
