"""Words for everything the rules name."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from probierz.improvement.rules import (
    CauseArea,
    CauseMethod,
    Command,
    Grade,
    LessonAnswer,
    NoticeKind,
    Refusal,
    Source,
    State,
    StepKind,
    SuggestionCommand,
    SuggestionState,
)

STATES = {
    State.REPORTED: pgettext_lazy("a nonconformity", "reported"),
    State.ANALYSED: pgettext_lazy("a nonconformity", "cause known"),
    State.PLANNED: pgettext_lazy("a nonconformity", "planned"),
    State.DOING: pgettext_lazy("a nonconformity", "in progress"),
    State.CHECKING: pgettext_lazy("a nonconformity", "being checked"),
    State.CLOSED: pgettext_lazy("a nonconformity", "closed"),
    State.REJECTED: pgettext_lazy("a nonconformity", "rejected"),
}
COMMANDS = {
    Command.ANALYSE: _("Find the cause"),
    Command.PLAN: _("Confirm the plan"),
    Command.START: _("Start"),
    Command.FINISH: _("Hand over to the check"),
    Command.CONFIRM: _("The actions helped"),
    Command.REOPEN: _("The actions did not help"),
    Command.REVISE: _("Go back to the cause"),
    Command.REJECT: _("Reject"),
    Command.RESTORE: _("Take up again"),
}
SOURCES = {
    Source.AUDIT: pgettext_lazy("source of a nonconformity", "audit"),
    Source.EXTERNAL_AUDIT: pgettext_lazy("source of a nonconformity", "audit by the certification body"),
    Source.COMPLAINT: pgettext_lazy("source of a nonconformity", "complaint"),
    Source.SURVEY: pgettext_lazy("source of a nonconformity", "survey"),
    Source.PROCESS: pgettext_lazy("source of a nonconformity", "monitoring of a process"),
    Source.SUPERVISION: pgettext_lazy("source of a nonconformity", "supervision or inspection"),
    Source.EMPLOYEE: pgettext_lazy("source of a nonconformity", "employee"),
    Source.RESIDENT: pgettext_lazy("source of a nonconformity", "resident"),
    Source.REVIEW: pgettext_lazy("source of a nonconformity", "management review"),
    Source.DOCUMENT: pgettext_lazy("source of a nonconformity", "document"),
    Source.RISK: pgettext_lazy("source of a nonconformity", "risk"),
    Source.OTHER: pgettext_lazy("source of a nonconformity", "other"),
}
GRADES = {
    Grade.MAJOR: pgettext_lazy("a nonconformity", "major"),
    Grade.MINOR: pgettext_lazy("a nonconformity", "minor"),
    Grade.OBSERVATION: pgettext_lazy("a nonconformity", "observation"),
}
STEP_KINDS = {
    StepKind.CORRECTION: _("correction"),
    StepKind.CORRECTIVE: _("corrective action"),
    StepKind.PREVENTIVE: _("preventive action"),
    StepKind.IMPROVING: _("improving action"),
}
CAUSE_METHODS = {
    CauseMethod.FIVE_WHY: _("five times why"),
    CauseMethod.FISHBONE: _("fishbone"),
    CauseMethod.TEXT: _("in own words"),
}
CAUSE_AREAS = {
    CauseArea.PEOPLE: pgettext_lazy("area of a cause", "people and knowledge"),
    CauseArea.METHOD: pgettext_lazy("area of a cause", "way of working"),
    CauseArea.INFORMATION: pgettext_lazy("area of a cause", "information and communication"),
    CauseArea.TOOLS: pgettext_lazy("area of a cause", "systems and equipment"),
    CauseArea.LAW: pgettext_lazy("area of a cause", "law and rules"),
    CauseArea.SURROUNDINGS: pgettext_lazy("area of a cause", "place and conditions of work"),
    CauseArea.SUPPLIERS: pgettext_lazy("area of a cause", "suppliers and other offices"),
    CauseArea.MANAGEMENT: pgettext_lazy("area of a cause", "organisation and supervision"),
}
SUGGESTION_STATES = {
    SuggestionState.NEW: pgettext_lazy("a suggestion", "waits for an answer"),
    SuggestionState.ACCEPTED: pgettext_lazy("a suggestion", "accepted"),
    SuggestionState.DONE: pgettext_lazy("a suggestion", "carried out"),
    SuggestionState.DECLINED: pgettext_lazy("a suggestion", "declined"),
}
SUGGESTION_COMMANDS = {
    SuggestionCommand.ACCEPT: _("Accept"),
    SuggestionCommand.DECLINE: _("Decline"),
    SuggestionCommand.COMPLETE: _("It was carried out"),
    SuggestionCommand.CONSIDER_AGAIN: _("Consider it again"),
}
LESSON_ANSWERS = {
    LessonAnswer.DOES_NOT_CONCERN: _("does not concern us"),
    LessonAnswer.IN_ORDER: _("checked, in order with us"),
    LessonAnswer.IMPROVED: _("improved with us too"),
}
# The shapes of `c-state`, by the codes of states of every kind.
SHAPES: dict[str, str] = {
    State.REPORTED: "waiting",
    State.ANALYSED: "progress",
    State.PLANNED: "progress",
    State.DOING: "progress",
    State.CHECKING: "waiting",
    State.CLOSED: "done",
    State.REJECTED: "stopped",
    Grade.MAJOR: "late",
    SuggestionState.NEW: "waiting",
    SuggestionState.ACCEPTED: "progress",
    SuggestionState.DONE: "done",
    SuggestionState.DECLINED: "stopped",
}
REFUSALS = {
    Refusal.FOR_THOSE_IN_CHARGE: _(
        "Source, grade and requirement are said by the quality representative. Report without them."
    ),
    Refusal.NO_TITLE: _("Say in one sentence what it is about."),
    Refusal.IN_FUTURE: _("This day has not come yet. Give today or an earlier day."),
    Refusal.BEFORE_FOUND: _("This day is before the nonconformity was found. Give a later day."),
    Refusal.DAY_PASSED: _("This day has passed. Give today or a later day."),
    Refusal.TOLD_ALREADY: _("This was reported a moment ago as number %(number)s."),
    Refusal.NO_SUCH_MOVE: _("This cannot be done in the present state. Look at the card again."),
    Refusal.MOVED: _("Somebody changed this a moment ago. Look at it again before you go on."),
    Refusal.UNCHANGED: _("Nothing has changed."),
    Refusal.NOT_YOURS: _("This belongs to the person who leads the case, or to the quality representative."),
    Refusal.NO_CAUSE: _("Write the cause first: one sentence that says why it could happen."),
    Refusal.NO_CAUSE_AREA: _("Choose where the cause lies. The pictures count causes by it."),
    Refusal.NO_CAUSE_STEPS: _("Write at least one answer on the way to the cause, or choose your own words."),
    Refusal.NO_ACTION: _("Add a corrective action first, or say why none is needed. A correction alone is not enough."),
    Refusal.NO_CRITERION: _("Say how you will know that the actions helped."),
    Refusal.NO_CHECK_DAY: _("Give the day of the check."),
    Refusal.CHECK_BEFORE_ACTIONS: _(
        "The check comes after the actions. Give a later day of the check or an earlier due day."
    ),
    Refusal.NO_CHECKER: _("Choose the person who will check whether it helped."),
    Refusal.CHECKER_IS_DOER: _("Whoever acts does not check whether it helped. Choose another person."),
    Refusal.STEPS_OPEN: _("Some actions are still open: %(n)s. Finish them or give them up with a reason."),
    Refusal.ALL_GIVEN_UP: _(
        "No action of this plan was done. Do one, or go back to the cause and say why none is needed."
    ),
    Refusal.NO_NOTE: _("Say what you looked at and what you saw."),
    Refusal.CHECK_BEFORE_DONE: _("This day is before the last action was done. Give a later day."),
    Refusal.NO_REASON: _("Give the reason. It stays on the card."),
    Refusal.CLOSED: _("This is closed, so nothing can be changed in it."),
    Refusal.CAUSE_FIRST: _("Find the cause first. Until then only a correction can be added."),
    Refusal.NOT_PREVENTIVE_HERE: _(
        "Preventive actions belong to the 2008 edition of the norm. In yours, write a risk and its treatment instead."
    ),
    Refusal.NEEDS_NONCONFORMITY: _("A correction and a corrective action belong to a nonconformity. Report it first."),
    Refusal.STANDS_ALONE: _("An improving action stands by itself. For a nonconformity choose a corrective action."),
    Refusal.NO_OWNER: _("Choose the person who answers for it."),
    Refusal.DEPUTY_IS_SELF: _("The deputy is another person than the one responsible."),
    Refusal.STEP_ENDED: _("This action was finished or given up already."),
    Refusal.NOT_THE_DOER: _(
        "Only the person responsible, the deputy or the quality representative marks this as done."
    ),
    Refusal.NO_EVIDENCE: _("Say what was done and what shows it, for example a document or a date."),
    Refusal.FILE_TOO_LARGE: _("The file is larger than %(megabytes)s MB. Make it smaller, or name where it is kept."),
    Refusal.LINK_CLOSED: _("This address for reporting is closed. Come to the office or call it."),
    Refusal.TOO_MANY: _("Many reports came from this address in the last hour. Try again later."),
    Refusal.NOT_AN_EMPLOYEE: _("Your account is not linked with a person in the list of employees."),
    Refusal.OWN_SUGGESTION: _("This is your own suggestion; others vote for it."),
    Refusal.SUGGESTION_ANSWERED: _("This suggestion was answered already."),
    Refusal.NOT_CLOSED_YET: _("Draw the lesson when the nonconformity is closed and its actions have helped."),
    Refusal.LESSON_ANSWERED: _("Your unit answered already."),
    Refusal.NOT_OF_THE_UNIT: _("Only people of this unit answer for it."),
    Refusal.NO_UNITS: _("Choose at least one unit."),
}


def _of_case(params: Mapping[str, Any]) -> str:
    words = {"number": params["number"], "state": STATES[State(params["state"])]}
    return gettext("Nonconformity %(number)s, which you reported: %(state)s") % words


def _of_suggestion(params: Mapping[str, Any]) -> str:
    words = {"number": params["number"], "state": SUGGESTION_STATES[SuggestionState(params["state"])]}
    return gettext("Your suggestion %(number)s: %(state)s") % words


NOTICES = {NoticeKind.CASE_ENDED: _of_case, NoticeKind.SUGGESTION_ANSWERED: _of_suggestion}
