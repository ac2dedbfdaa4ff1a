"""Forms of programmes: they read what was typed and decide nothing."""

from probierz.programme.web.forms.board import BoardFilterForm, StageMoveForm, StagePlanForm
from probierz.programme.web.forms.conference import AgendaForms, ConferenceForm, GuestForm, RegistrationForm
from probierz.programme.web.forms.outcomes import CertificationForm, CountForm, IndicatorForm, OfficeForm, TrainingForm
from probierz.programme.web.forms.texts import NewsForm, ReportTextForm, SettingsForm

__all__ = [
    "AgendaForms",
    "BoardFilterForm",
    "CertificationForm",
    "ConferenceForm",
    "CountForm",
    "GuestForm",
    "IndicatorForm",
    "NewsForm",
    "OfficeForm",
    "RegistrationForm",
    "ReportTextForm",
    "SettingsForm",
    "StageMoveForm",
    "StagePlanForm",
    "TrainingForm",
]
