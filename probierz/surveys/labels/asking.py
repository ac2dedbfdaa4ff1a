"""Words about campaigns, their waves, collection points and what becomes of an answer."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from probierz.surveys.rules import (
    CampaignKind,
    Channel,
    Comparison,
    ComparisonGroup,
    Measure,
    Outcome,
    PlanRefusal,
    PointKind,
    PointRefusal,
    Refusal,
    WaveCommand,
    WaveRole,
    WaveState,
)

CAMPAIGN_KINDS = {
    CampaignKind.CLIENT: _("Survey of clients"),
    CampaignKind.STAFF: _("Survey of staff"),
}
INDEX_NAMES = {
    CampaignKind.CLIENT: _("Satisfaction of clients"),
    CampaignKind.STAFF: _("Communication in the office"),
}
MEASURES = {Measure.INDEX: _("index from 0 to 100"), Measure.ITEM: _("one question")}
COMPARISONS = {Comparison.WELCH: _("Welch's t-test"), Comparison.MANN_WHITNEY: _("Mann-Whitney test")}
COMPARISON_GROUPS = {
    ComparisonGroup.PROGRAMME: _("all offices of the programme"),
    ComparisonGroup.SAME_KIND: _("offices of the same kind"),
}
PLAN_REFUSALS = {
    PlanRefusal.BASELINE_OPENED: _(
        "The baseline has opened, so the plan stays as it was fixed. "
        "A plan chosen after a look at answers proves nothing."
    ),
    PlanRefusal.NO_INDEX: _(
        "This questionnaire has no index. Choose a question that decides, or a questionnaire with an index."
    ),
    PlanRefusal.NOT_A_RATING: _("This question is not a rating of this questionnaire. Choose one that is."),
    PlanRefusal.CODE_TAKEN: _(
        "Somebody set up a survey of the same people a moment ago. "
        "Look at the list of surveys before you save once more."
    ),
    PlanRefusal.VERSION_CHANGED: _(
        "This version has been frozen here with other questions. "
        "Choose another version, or freeze yours as the next one."
    ),
}
WAVE_ROLES = {
    WaveRole.BASELINE: pgettext_lazy("survey wave", "Baseline"),
    WaveRole.FOLLOWUP: pgettext_lazy("survey wave", "Follow-up"),
}
WAVE_STATES = {
    WaveState.PLANNED: pgettext_lazy("survey wave", "planned"),
    WaveState.OPEN: pgettext_lazy("survey wave", "open"),
    WaveState.CLOSED: pgettext_lazy("survey wave", "closed"),
}
WAVE_COMMANDS = {
    WaveCommand.OPEN: pgettext_lazy("survey wave", "Open"),
    WaveCommand.CLOSE: pgettext_lazy("survey wave", "Close"),
}
POINT_KINDS = {
    PointKind.DESK: pgettext_lazy("collection point", "desk"),
    PointKind.UNIT: pgettext_lazy("collection point", "unit"),
    PointKind.LETTER: pgettext_lazy("collection point", "letter"),
    PointKind.WEB: pgettext_lazy("collection point", "web page"),
    PointKind.LIST: pgettext_lazy("collection point", "e-mail list"),
}
CHANNELS = {
    Channel.QR: pgettext_lazy("channel", "QR code"),
    Channel.LINK: pgettext_lazy("channel", "link"),
    Channel.KIOSK: pgettext_lazy("channel", "kiosk"),
    Channel.PAPER: pgettext_lazy("channel", "paper"),
    Channel.EMAIL: pgettext_lazy("channel", "e-mail invitation"),
}
REFUSALS = {
    Refusal.ALREADY_OPEN: _("This wave is already open."),
    Refusal.ALREADY_CLOSED: _("This wave is closed. A closed wave stays closed, so that its results cannot move."),
    Refusal.NOT_OPEN: _("This wave is not open yet, so there is nothing to close."),
    Refusal.BASELINE_FIRST: _("Close the baseline first. An answer must not count for both waves."),
    Refusal.ENDS_BEFORE_IT_BEGAN: _("A wave cannot close before the day it opened."),
}
POINT_REFUSALS = {
    PointRefusal.NOT_IN_PROGRAMME: _("Your office does not take part in this programme."),
    PointRefusal.NAME_TAKEN: _("A collection point with this name is already open. Give it another name."),
    PointRefusal.ALREADY_ENDED: _("This collection point has already ended."),
    PointRefusal.ENDS_BEFORE_IT_BEGAN: _("A collection point can end a day after it began, at the earliest."),
}
OUTCOMES = {
    Outcome.STORED: _("Your answers have been stored."),
    Outcome.REPEATED: _("Your answers were already stored. Sending them again changed nothing."),
    Outcome.CONFLICT: _(
        "Other answers have already been sent with this form, and they stay as they are. "
        "Open the survey again to answer once more."
    ),
    Outcome.SPENT: _("This invitation has been used. It works once, so that everybody counts once."),
    Outcome.CLOSED: _("This survey is closed. Thank you for your readiness to answer."),
}
