"""Names of the enums in rules, and sentences for refusals, for people."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from probierz.lib.bilingual import Bilingual
from probierz.programme.rules import (
    Course,
    Indicator,
    MeasureCode,
    NewsCategory,
    NewsCommand,
    NewsState,
    RegistrationRefusal,
    ResultStatus,
    StageCommand,
    StageRefusal,
    StageState,
    Standing,
)
from probierz.surveys.rules import WaveRole

# Heads of the board's columns. They are stored with each stage, so that a programme may rename its own.
SHORT_STAGE_NAMES = {
    "recruit": Bilingual(pl="Nabór", en="Recruitment"),
    "diagnosis": Bilingual(pl="Diagnoza", en="Diagnosis"),
    "training": Bilingual(pl="Szkolenia", en="Training"),
    "documents": Bilingual(pl="Dokumenty", en="Documents"),
    "rollout": Bilingual(pl="Wdrożenie", en="Roll-out"),
    "internal_audit": Bilingual(pl="Audity", en="Audits"),
    "review": Bilingual(pl="Przegląd", en="Review"),
    "certification": Bilingual(pl="Certyfikacja", en="Certification"),
    "closing": Bilingual(pl="Zamknięcie", en="Closing"),
    "sustain": Bilingual(pl="Podtrzymanie", en="Sustaining"),
}

STAGE_STATES = {
    StageState.PLANNED: pgettext_lazy("stage", "planned"),
    StageState.RUNNING: pgettext_lazy("stage", "in progress"),
    StageState.DONE: pgettext_lazy("stage", "done"),
}
STAGE_COMMANDS = {
    StageCommand.START: pgettext_lazy("stage", "Start"),
    StageCommand.FINISH: pgettext_lazy("stage", "Finish"),
    StageCommand.REOPEN: pgettext_lazy("stage", "Reopen"),
    StageCommand.CANCEL_START: pgettext_lazy("stage", "Undo the start"),
}
STANDINGS = {
    Standing.DONE: pgettext_lazy("stage", "done"),
    Standing.RUNNING: pgettext_lazy("stage", "in progress"),
    Standing.LATE: pgettext_lazy("stage", "late"),
    Standing.NOT_YET: pgettext_lazy("stage", "not yet"),
}
STAGE_REFUSALS = {
    StageRefusal.NOT_OPEN: _("The stage is no longer in the state you saw. Look at it again and choose what to do."),
    StageRefusal.IN_FUTURE: _("This day has not come yet. Enter the day on which it happened."),
    StageRefusal.BEFORE_START: _("The stage cannot end before it began. Correct one of the days."),
    StageRefusal.PLAN_REVERSED: _("The plan ends before it begins. Correct one of the days."),
    StageRefusal.ALREADY_DONE: _("The stage is done, so its plan stays as it was. Reopen the stage first."),
}
NEWS_STATES = {
    NewsState.DRAFT: pgettext_lazy("news", "draft"),
    NewsState.PUBLISHED: pgettext_lazy("news", "published"),
    NewsState.WITHDRAWN: pgettext_lazy("news", "withdrawn"),
}
NEWS_COMMANDS = {
    NewsCommand.PUBLISH: pgettext_lazy("news", "Publish"),
    NewsCommand.WITHDRAW: pgettext_lazy("news", "Withdraw"),
}
NEWS_CATEGORIES = {
    NewsCategory.PROGRAMME: pgettext_lazy("news", "The programme"),
    NewsCategory.EVENT: pgettext_lazy("news", "Event"),
    NewsCategory.RESULT: pgettext_lazy("news", "Results"),
    NewsCategory.GOOD_PRACTICE: pgettext_lazy("news", "Good practice"),
}
WAVES = {
    WaveRole.BASELINE: _("before the programme"),
    WaveRole.FOLLOWUP: _("after the programme"),
}
INDICATORS = {Indicator.ON_TIME: _("matters settled on time")}
COURSES = {
    Course.MANAGEMENT: _("Top management"),
    Course.REPRESENTATIVE: _("Quality management representative"),
    Course.AUDITOR: _("Internal quality auditor"),
    Course.TEAM: _("Implementation team"),
    Course.STAFF: _("All staff"),
}
REGISTRATION_REFUSALS = {
    RegistrationRefusal.CLOSED: _("Registration is closed. Write to the coordinator of the programme."),
    RegistrationRefusal.FULL: _("All places are taken. Write to the coordinator of the programme."),
    RegistrationRefusal.NAMELESS: _("Choose a person of your office or enter the name of a guest."),
    RegistrationRefusal.TWICE: _("This person is already registered."),
    RegistrationRefusal.ATTENDED: _("This person was at the conference, so the registration stays."),
}
MEASURES = {
    MeasureCode.SATISFACTION: _("Client satisfaction"),
    MeasureCode.COMMUNICATION: _("Communication in the office"),
    MeasureCode.ORGANISATION: _("Matters settled on time"),
    MeasureCode.CERTIFICATES: _("Certificates of conformity"),
    MeasureCode.TRAINING: _("Training with an exam"),
}
MEASURE_UNITS = {
    MeasureCode.SATISFACTION: _("index 0 to 100"),
    MeasureCode.COMMUNICATION: _("index 0 to 100"),
    MeasureCode.ORGANISATION: _("share of matters"),
    MeasureCode.CERTIFICATES: _("offices with a valid certificate"),
    MeasureCode.TRAINING: _("representatives and auditors"),
}
RESULT_STATUSES = {
    ResultStatus.IMPROVED: pgettext_lazy("result", "improved"),
    ResultStatus.NO_CHANGE: pgettext_lazy("result", "no proven change"),
    ResultStatus.WORSE: pgettext_lazy("result", "worse"),
    ResultStatus.ACHIEVED: pgettext_lazy("result", "achieved"),
    ResultStatus.PARTLY: pgettext_lazy("result", "achieved in part"),
    ResultStatus.NO_DATA: pgettext_lazy("result", "no data"),
}

# What the programme promised, for the report and the public; the certificate's standard is the programme's own.
STATEMENTS = {
    MeasureCode.ORGANISATION: _("better organisational efficiency of the offices"),
    MeasureCode.SATISFACTION: _("higher satisfaction of residents and clients with the service"),
    MeasureCode.COMMUNICATION: _("better interpersonal communication in the office"),
    MeasureCode.CERTIFICATES: _("a certificate of conformity for every office"),
    MeasureCode.TRAINING: _("certified training of representatives and auditors"),
}
MEASURE_NAMES = {
    MeasureCode.ORGANISATION: _("share of matters settled on time"),
    MeasureCode.SATISFACTION: _("index of client satisfaction, 0 to 100"),
    MeasureCode.COMMUNICATION: _("index of communication in the office, 0 to 100"),
    MeasureCode.CERTIFICATES: _("offices with a valid certificate"),
    MeasureCode.TRAINING: _("representatives and auditors with a passed exam"),
}
# Sections of the report in which people write what no register can say.
TEXT_SECTIONS: dict[str, Promise] = {
    "aims": _("Aims and scope"),
    "costs": _("Costs"),
    "lessons": _("Conclusions and good practice"),
    "sustainability": _("Sustainability plan"),
}
