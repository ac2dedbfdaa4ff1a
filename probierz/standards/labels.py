"""Words for what rules decide."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from probierz.lib import figures
from probierz.lib.charts import Heat
from probierz.standards.rules import (
    AnswerCommand,
    AnswerState,
    CatalogKind,
    CatalogStatus,
    Conformity,
    Refusal,
    RoundCommand,
    RoundKind,
    RoundScoring,
    RoundState,
)
from probierz.standards.rules.consistency import Rule, Severity, Subject
from probierz.standards.rules.crosswalk import Passage, Relation
from probierz.standards.rules.readiness import Because, Light, Reason, Standing

CATALOG_KINDS = {
    CatalogKind.QUALITY_SYSTEM: _("quality system"),
    CatalogKind.SELF_ASSESSMENT_MODEL: _("self-assessment model"),
    CatalogKind.MANAGEMENT_CONTROL: _("management control"),
    CatalogKind.OTHER: _("other requirements"),
}
CATALOG_STATUSES = {
    CatalogStatus.CURRENT: _("in force"),
    CatalogStatus.WITHDRAWN: _("withdrawn"),
    CatalogStatus.DRAFT: _("based on drafts"),
}
ROUND_KINDS = {
    RoundKind.ZERO_AUDIT: _("zero audit"),
    RoundKind.SELF_ASSESSMENT: _("self-assessment"),
    RoundKind.CAF: _("CAF self-assessment"),
}
SCORINGS = {
    RoundScoring.VERDICTS: _("answers of the catalog"),
    RoundScoring.CAF_CLASSIC: _("CAF, classic scoring"),
    RoundScoring.CAF_FINE: _("CAF, fine-tuned scoring"),
}
ROUND_STATES = {
    RoundState.PLANNED: _("planned"),
    RoundState.OPEN: _("people answer"),
    RoundState.CONSENSUS: _("the group agrees"),
    RoundState.CLOSED: _("closed"),
    RoundState.CANCELLED: _("cancelled"),
}
ROUND_MARKS = {
    RoundState.PLANNED: "none",
    RoundState.OPEN: "progress",
    RoundState.CONSENSUS: "progress",
    RoundState.CLOSED: "done",
    RoundState.CANCELLED: "stopped",
}
ROUND_COMMANDS = {
    RoundCommand.START: _("Start"),
    RoundCommand.CONFER: _("Begin the consensus"),
    RoundCommand.CLOSE: _("Close the assessment"),
    RoundCommand.CANCEL: _("Cancel the assessment"),
}
ANSWER_COMMANDS = {
    AnswerCommand.SUBMIT: _("Hand in"),
    AnswerCommand.VERIFY: _("Verify"),
    AnswerCommand.RETURN: _("Send back with the remark"),
}
ANSWER_STATES = {
    AnswerState.DRAFT: _("draft"),
    AnswerState.SUBMITTED: _("waits for verification"),
    AnswerState.RETURNED: _("returned"),
    AnswerState.VERIFIED: _("verified"),
}
ANSWER_MARKS = {
    AnswerState.DRAFT: "none",
    AnswerState.SUBMITTED: "waiting",
    AnswerState.RETURNED: "late",
    AnswerState.VERIFIED: "done",
}
CONFORMITIES = {
    Conformity.FULL: _("met"),
    Conformity.PARTIAL: _("partly met"),
    Conformity.NONE: _("not met"),
    Conformity.UNKNOWN: _("not settled"),
}
LIGHTS = {
    Light.READY: _("ready"),
    Light.PARTLY: _("partly ready"),
    Light.NOT_READY: _("not ready"),
    Light.UNKNOWN: _("nothing known"),
    Light.NOT_APPLICABLE: _("does not apply"),
}
LIGHT_MARKS = {
    Light.READY: "done",
    Light.PARTLY: "waiting",
    Light.NOT_READY: "late",
    Light.UNKNOWN: "none",
    Light.NOT_APPLICABLE: "stopped",
}
HEATS = {
    Light.READY: Heat.FULL,
    Light.PARTLY: Heat.PART,
    Light.NOT_READY: Heat.NONE,
    Light.UNKNOWN: Heat.UNKNOWN,
    Light.NOT_APPLICABLE: Heat.OFF,
}
CONFORMITY_HEATS = {
    Conformity.FULL: Heat.FULL,
    Conformity.PARTIAL: Heat.PART,
    Conformity.NONE: Heat.NONE,
    Conformity.UNKNOWN: Heat.UNKNOWN,
}
STANDINGS = {
    Standing.CURRENT: _("current"),
    Standing.EXPIRING: _("ends soon"),
    Standing.FUTURE: _("not yet valid"),
    Standing.EXPIRED: _("no longer valid"),
    Standing.GONE: _("no longer there"),
}
STANDING_MARKS = {
    Standing.CURRENT: "done",
    Standing.EXPIRING: "waiting",
    Standing.FUTURE: "none",
    Standing.EXPIRED: "late",
    Standing.GONE: "stopped",
}
RELATIONS = {
    Relation.SAME_TOPIC: _("the same topic"),
    Relation.RETITLED: _("another title"),
    Relation.MERGED: _("merged"),
    Relation.EXTENDED: _("extended"),
    Relation.CHANGED: _("changed"),
    Relation.PARTIAL: _("covers a part"),
    Relation.NEW: _("new"),
}
PASSAGES = {
    Passage.CARRIED: _("carried over"),
    Passage.CHANGED: _("changed"),
    Passage.NEW: _("new"),
}
PASSAGE_MARKS = {Passage.CARRIED: "done", Passage.CHANGED: "waiting", Passage.NEW: "late"}
PARTS = {
    "whole": _("Score"),
    "plan": _("Plan"),
    "do": _("Do"),
    "check": _("Check"),
    "act": _("Act"),
    "trends": _("Trends"),
    "targets": _("Targets"),
}
BANDS = {
    "enabler": (
        _("no activity, or only single pieces of information"),
        _("there is a plan"),
        _("the plan is being carried out"),
        _("it is checked whether the right things are done well"),
        _("changes follow from the checks"),
        _("the full cycle, learning also from others"),
    ),
    "result": (
        _("nothing is measured"),
        _("the trend is negative or targets are missed"),
        _("the trend is flat or some targets are met"),
        _("the trend improves or most targets are met"),
        _("substantial progress, or all targets are met"),
        _("sustained excellent results, better than others"),
    ),
}
SUBJECTS = {
    Subject.REQUIREMENT: _("requirement"),
    Subject.EVIDENCE: _("evidence"),
    Subject.ROUND: _("round"),
    Subject.CATALOG: _("catalog"),
}
SEVERITIES = {Severity.SERIOUS: _("serious"), Severity.WARNING: _("warning"), Severity.NOTE: _("note")}
SEVERITY_MARKS = {Severity.SERIOUS: "late", Severity.WARNING: "waiting", Severity.NOTE: "none"}
RULES = {
    Rule.CONFORMING_WITHOUT_EVIDENCE: _("Assessed as met, yet nothing shows it. Link evidence, or assess again."),
    Rule.EVIDENCE_ALL_EXPIRED: _("All evidence has expired. Renew it, or link other evidence."),
    Rule.EVIDENCE_EXPIRES_SOON: _("The evidence ends within 30 days. Prepare its successor."),
    Rule.ASSIGNED_PERSON_LEFT: _("A person who was given requirements no longer works here. Give them to another."),
    Rule.EXCLUDED_YET_EVIDENCED: _("Said not to apply, yet it has evidence. One of the two is wrong."),
    Rule.EXCLUDED_AGAINST_CATALOG: _("Said not to apply, though the catalog lets nobody leave it out."),
    Rule.EVIDENCE_UNUSED: _("The evidence speaks for no requirement. Link it, or withdraw it."),
    Rule.EVIDENCE_RECORD_GONE: _("The record this evidence pointed to is gone or no longer counts. Replace it."),
    Rule.ROUND_OVERDUE: _("The round is past its day. Close it, or agree on another way."),
    Rule.NOBODY_ASSIGNED: _("Some requirements of the round are given to nobody."),
    Rule.VERIFIED_BY_AUTHOR: _("Whoever answered verified the answer too. Ask somebody else to look."),
    Rule.ASSESSMENT_TOO_OLD: _("Nobody has assessed it for more than a year."),
    Rule.GAP_WITHOUT_COMMENT: _("Not fully met, yet nobody wrote what is missing."),
    Rule.CONFORMING_DESPITE_OBSTACLE: _("Assessed as met, yet something is open against it."),
    Rule.EVIDENCE_FOR_TOO_MUCH: _(
        "One piece of evidence speaks for very many requirements. Does it show each of them?"
    ),
    Rule.WITHDRAWN_EDITION: _("The office works with a withdrawn edition and with no newer one."),
}
REASONS = {
    Reason.DOES_NOT_APPLY: _("The office decided that it does not apply."),
    Reason.NOT_CONFORMING: _("The assessment of %(day)s says: not met."),
    Reason.PARTLY_CONFORMING: _("The assessment of %(day)s says: partly met."),
    Reason.EVIDENCE_EXPIRED: _("There is evidence, but none of it is valid today."),
    Reason.EVIDENCE_MISSING: _("No evidence is linked."),
    Reason.EVIDENCE_PARTIAL: _("Evidence comes only from clauses of other catalogs that cover a part of this one."),
    Reason.NOT_ASSESSED: _("Nobody has assessed it yet."),
    Reason.ASSESSMENT_OPEN: _("The assessment of %(day)s left it open."),
    Reason.ASSESSMENT_OLD: _("The last assessment, of %(day)s, is more than a year old."),
    Reason.NOTHING_KNOWN: _("There is neither evidence nor an assessment."),
    Reason.EVIDENCE_EXPIRES: _("The evidence is valid only until %(day)s."),
    Reason.CONFORMING: _("The assessment of %(day)s says: met."),
}
COUNTED_REASONS = {
    Reason.MAJOR_OBSTACLE: ngettext_lazy(
        "%(count)s serious nonconformity is open.", "%(count)s serious nonconformities are open.", "count"
    ),
    Reason.MINOR_OBSTACLE: ngettext_lazy(
        "%(count)s nonconformity is open.", "%(count)s nonconformities are open.", "count"
    ),
    Reason.EVIDENCE_CURRENT: ngettext_lazy(
        "%(count)s piece of evidence is valid today.", "%(count)s pieces of evidence are valid today.", "count"
    ),
}
REFUSALS = {
    Refusal.CATALOG_CHANGED_KIND: _("A catalog with this code is scored otherwise. Give the new one another code."),
    Refusal.CATALOG_SHIPPED: _("This catalog comes with the product. Give your own another code."),
    Refusal.CATALOG_USED: _("Offices work with this catalog. It cannot be removed."),
    Refusal.REQUIREMENT_USED: _(
        "The new file leaves out requirements that offices have answered or evidenced. Give it another code."
    ),
    Refusal.CATALOG_OFF: _("This catalog is not offered here. Ask the administrator of the installation."),
    Refusal.CATALOG_IN_USE: _("This catalog is in use."),
    Refusal.CATALOG_NOT_IN_USE: _("The office does not work with this catalog. Take it into use first."),
    Refusal.ROUND_UNDER_WAY: _("A round through this catalog is not finished. Close or cancel it first."),
    Refusal.JUSTIFICATION_SHORT: _("Say in a sentence why it does not apply, so that an auditor can follow."),
    Refusal.APPLICABILITY_UNCHANGED: _("Nothing would change."),
    Refusal.KIND_UNFIT: _(
        "This kind of round does not fit the catalog. CAF rounds go through CAF, the others through the rest."
    ),
    Refusal.DUE_IN_PAST: _("The day has passed. Choose a later one."),
    Refusal.ROUND_MOVED: _("The round has moved on in the meantime. Look at it again."),
    Refusal.ROUND_NOT_OPEN: _("This round takes no answers now."),
    Refusal.NOBODY_ASSIGNED: _("Choose who answers: one person for each requirement, in CAF the whole group."),
    Refusal.NOT_ALL_VERIFIED: _("Not everything is verified yet. Requirements left: %(left)s."),
    Refusal.NOT_ALL_AGREED: _("The group has not agreed on everything yet. Sub-criteria left: %(left)s."),
    Refusal.NOTHING_CHOSEN: _("Choose at least one requirement."),
    Refusal.PERSON_WITHOUT_ACCOUNT: _("This person cannot log in. Invite them first, or choose somebody else."),
    Refusal.NOT_ASSIGNED: _("This requirement was given to somebody else."),
    Refusal.ANSWERED_ALREADY: _("The answer has been handed in. It can be changed when it is returned."),
    Refusal.ANSWER_MOVED: _("The answer has changed in the meantime. Look at it again."),
    Refusal.CHOICE_MISSING: _("Choose an answer."),
    Refusal.SCORE_MISSING: _("Give a score from 0 to 100."),
    Refusal.SCORE_OUT_OF_RANGE: _("Scores are whole numbers from 0 to 100."),
    Refusal.REMARK_MISSING: _("Write what is missing, so that the author knows what to mend."),
    Refusal.DAYS_CROSSED: _("It would end before it begins. Correct one of the days."),
    Refusal.MADE_IN_FUTURE: _("Evidence cannot be made after today. Correct the day."),
    Refusal.FILE_TOO_LARGE: _("The file is too large: at most %(megabytes)s MB are kept."),
    Refusal.FILE_EMPTY: _("The file is empty. Choose another one."),
    Refusal.RECORD_GONE: _("This record is no longer there, or you may not read it."),
    Refusal.EVIDENCE_WITHDRAWN: _("This evidence was withdrawn."),
    Refusal.EVIDENCE_IS_RECORD: _("This evidence is a record of the system. It changes where it is kept."),
    Refusal.LINKED_ALREADY: _("It is linked with these requirements already."),
}


def told(because: Because, *, language: str) -> str:
    """The sentence of a reason."""
    if because.reason in COUNTED_REASONS:
        return str(COUNTED_REASONS[because.reason] % {"count": because.count})
    words = str(REASONS[because.reason])
    day = figures.day(because.on, language=language) if because.on else ""
    return words % {"day": day} if "%(" in words else words


def told_refusal(reason: Refusal, params: Mapping[str, object]) -> str:
    """The sentence of a refusal."""
    return str(REFUSALS[reason]) % params if params else str(REFUSALS[reason])
