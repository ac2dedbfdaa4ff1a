"""Words for everything the rules name."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from probierz.reviews.rules import Command, DecisionKind, Edition, InputCode, Refusal, State

STATES = {
    State.PREPARED: pgettext_lazy("a review", "being prepared"),
    State.HELD: pgettext_lazy("a review", "held, waits for approval"),
    State.APPROVED: pgettext_lazy("a review", "approved"),
    State.CANCELLED: pgettext_lazy("a review", "called off"),
}
COMMANDS = {
    Command.HOLD: _("Write down the meeting"),
    Command.APPROVE: _("Approve the review"),
    Command.CANCEL: _("Call the review off"),
}
SHAPES: dict[str, str] = {
    State.PREPARED: "progress",
    State.HELD: "waiting",
    State.APPROVED: "done",
    State.CANCELLED: "stopped",
}
EDITIONS = {
    Edition.ISO_2008: "ISO 9001:2008",
    Edition.ISO_2015: "ISO 9001:2015",
    Edition.ISO_2026: _("ISO 9001:2026, by its draft"),
}
INPUTS = {
    InputCode.EARLIER: _("What became of earlier decisions"),
    InputCode.CHANGES: _("Changes around the office and in it"),
    InputCode.FEEDBACK: _("What clients and residents say"),
    InputCode.OBJECTIVES: _("How far the quality objectives are reached"),
    InputCode.PROCESSES: _("How processes run and services are delivered"),
    InputCode.NONCONFORMITIES: _("Nonconformities and corrective actions"),
    InputCode.ACTIONS: _("Corrective and preventive actions"),
    InputCode.MEASUREMENTS: _("What was measured and assessed"),
    InputCode.AUDITS: _("What quality audits found"),
    InputCode.SUPPLIERS: _("Suppliers and contractors"),
    InputCode.RESOURCES: _("Whether there are enough people and means"),
    InputCode.RISKS: _("Whether actions on risks and opportunities help"),
    InputCode.IMPROVEMENT: _("What could be done better"),
}
DECISION_KINDS = {
    DecisionKind.IMPROVEMENT: _("an improvement"),
    DecisionKind.SYSTEM_CHANGE: _("a change of the quality system"),
    DecisionKind.RESOURCES: _("people and means"),
}
REFUSALS = {
    Refusal.UNCHANGED: _("Nothing has changed."),
    Refusal.MOVED: _(
        "Somebody else wrote here meanwhile. Open the review in another tab, put both texts together "
        "here and save once more: then yours stands."
    ),
    Refusal.MOVED_BEFORE_APPROVAL: _(
        "The minutes or a decision changed after you opened the page. Read them again, then approve."
    ),
    Refusal.NO_SUCH_MOVE: _("This cannot be done now. Look at the review again."),
    Refusal.ONE_IS_OPEN: _("Another review is being prepared or waits for approval. Finish that one first."),
    Refusal.PERIOD_UPSIDE_DOWN: _("The period ends before it begins. Check both days."),
    Refusal.PERIOD_TOO_LONG: _("The period is longer than three years. Check both days."),
    Refusal.MEETING_BEFORE_PERIOD: _("The meeting cannot come before the period has ended. Move one of the days."),
    Refusal.MEETING_LONG_AFTER: _("The meeting comes more than a year after the period. Check the year."),
    Refusal.NOT_PREPARED: _("The meeting was held, so its package no longer changes."),
    Refusal.NOT_HELD: _("The meeting has not been held yet, or its minutes are approved already."),
    Refusal.IN_FUTURE: _("This day has not come yet. Give today or an earlier day."),
    Refusal.NOBODY_PRESENT: _("Nobody was present. Add at least one participant who was."),
    Refusal.NAMED_TWICE: _("This person is on the list already."),
    Refusal.NOBODY_NAMED: _("Choose a person of the office or write the name of a guest, not both."),
    Refusal.NO_REASON: _("Give the reason. It stays in the history."),
    Refusal.NO_TEXT: _("Write what was decided."),
    Refusal.WRITTEN_ALREADY: _("This decision is written already."),
    Refusal.NO_OWNER: _("Choose who answers for it. A decision without a person and a day is a wish."),
    Refusal.DUE_BEFORE_MEETING: _("This day is before the meeting. Give a later day."),
    Refusal.NO_CONCLUSION: _("Write the conclusion first: is the system suitable, adequate and effective?"),
    Refusal.NO_MINUTES: _("Write the course of the meeting first."),
    Refusal.PACKAGE_BROKEN: _("The package differs from the one of the meeting. Tell whoever runs the installation."),
    Refusal.DECISION_GONE: _("Somebody removed this decision a moment ago."),
    Refusal.PARTICIPANT_GONE: _("Somebody removed this person a moment ago."),
}
