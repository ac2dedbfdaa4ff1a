"""Words for everything the rules name."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from probierz.planning.rules import (
    Assurance,
    AssuranceSource,
    Category,
    ObjectiveCommand,
    ObjectiveState,
    OpportunityCommand,
    OpportunityState,
    PolicyState,
    Refusal,
    Response,
    RiskState,
    Side,
    StatementState,
)

POLICY_STATES = {
    PolicyState.DRAFT: pgettext_lazy("a policy", "draft"),
    PolicyState.IN_FORCE: pgettext_lazy("a policy", "in force"),
    PolicyState.REPLACED: pgettext_lazy("a policy", "replaced"),
}
OBJECTIVE_STATES = {
    ObjectiveState.OPEN: pgettext_lazy("an objective", "in progress"),
    ObjectiveState.REACHED: pgettext_lazy("an objective", "reached"),
    ObjectiveState.MISSED: pgettext_lazy("an objective", "not reached"),
    ObjectiveState.DROPPED: pgettext_lazy("an objective", "given up"),
}
OBJECTIVE_COMMANDS = {
    ObjectiveCommand.REACH: _("It was reached"),
    ObjectiveCommand.MISS: _("It was not reached"),
    ObjectiveCommand.DROP: _("It was given up"),
    ObjectiveCommand.REOPEN: _("Open it again"),
}
SIDES = {Side.INTERNAL: _("inside the office"), Side.EXTERNAL: _("around the office")}
RISK_STATES = {
    RiskState.OPEN: pgettext_lazy("a risk", "open"),
    RiskState.CLOSED: pgettext_lazy("a risk", "closed"),
}
CATEGORIES = {
    Category.PEOPLE: pgettext_lazy("category of risk", "people"),
    Category.LAW: pgettext_lazy("category of risk", "law"),
    Category.FINANCE: pgettext_lazy("category of risk", "finance"),
    Category.SERVICE: pgettext_lazy("category of risk", "service"),
    Category.INFORMATION: pgettext_lazy("category of risk", "information and IT"),
    Category.PROPERTY: pgettext_lazy("category of risk", "property"),
    Category.IMAGE: pgettext_lazy("category of risk", "trust and image"),
}
RESPONSES = {
    Response.TOLERATE: _("tolerate"),
    Response.TRANSFER: _("transfer"),
    Response.TERMINATE: _("withdraw"),
    Response.TREAT: _("act to reduce"),
}
OPPORTUNITY_STATES = {
    OpportunityState.CONSIDERED: pgettext_lazy("an opportunity", "considered"),
    OpportunityState.PURSUED: pgettext_lazy("an opportunity", "pursued"),
    OpportunityState.USED: pgettext_lazy("an opportunity", "used"),
    OpportunityState.DROPPED: pgettext_lazy("an opportunity", "given up"),
}
OPPORTUNITY_COMMANDS = {
    OpportunityCommand.PURSUE: _("Pursue it"),
    OpportunityCommand.USE: _("It was used"),
    OpportunityCommand.DROP: _("Give it up"),
    OpportunityCommand.CONSIDER_AGAIN: _("Consider it again"),
}
ASSURANCES = {
    Assurance.SUFFICIENT: _("worked sufficiently"),
    Assurance.LIMITED: _("worked to a limited extent"),
    Assurance.NONE: _("did not work"),
}
ASSURANCE_SOURCES = {
    AssuranceSource.MONITORING: _("monitoring of goals and tasks"),
    AssuranceSource.SELF_ASSESSMENT: _("self-assessment of management control"),
    AssuranceSource.RISK_MANAGEMENT: _("risk management"),
    AssuranceSource.INTERNAL_AUDIT: _("internal audit under public-finance law"),
    AssuranceSource.INTERNAL_CONTROLS: _("internal controls"),
    AssuranceSource.EXTERNAL_CONTROLS: _("external controls"),
    AssuranceSource.OTHER: _("other sources"),
}
STATEMENT_STATES = {
    StatementState.DRAFT: pgettext_lazy("a statement", "draft"),
    StatementState.ISSUED: pgettext_lazy("a statement", "issued"),
}
# The shapes of `c-state`, by the codes of states of every kind.
SHAPES: dict[str, str] = {
    PolicyState.IN_FORCE: "done",
    PolicyState.REPLACED: "stopped",
    ObjectiveState.OPEN: "progress",
    ObjectiveState.REACHED: "done",
    ObjectiveState.MISSED: "late",
    ObjectiveState.DROPPED: "stopped",
    RiskState.CLOSED: "stopped",
    OpportunityState.CONSIDERED: "waiting",
    OpportunityState.PURSUED: "progress",
    OpportunityState.USED: "done",
    StatementState.ISSUED: "done",
}
LIKELIHOODS = {
    3: [_("unlikely"), _("possible"), _("likely")],
    4: [_("unlikely"), _("possible"), _("likely"), _("almost certain")],
    5: [_("rare"), _("unlikely"), _("possible"), _("likely"), _("almost certain")],
}
IMPACTS = {
    3: [_("small"), _("medium"), _("large")],
    4: [_("small"), _("medium"), _("large"), _("very large")],
    5: [_("negligible"), _("small"), _("medium"), _("large"), _("very large")],
}
REFUSALS = {
    Refusal.UNCHANGED: _("Nothing has changed."),
    Refusal.MOVED: _("Somebody changed this a moment ago. Look at it again before you go on."),
    Refusal.NO_DRAFT: _("There is no draft of the policy. Write one first."),
    Refusal.TEXT_EMPTY: _("The text is empty. Write it first."),
    Refusal.IN_FUTURE: _("This day has not come yet. Give today or an earlier day."),
    Refusal.DUE_IN_PAST: _("This day has passed already. Give today or a later day."),
    Refusal.BEFORE_THE_LAST_ONE: _("This day is before the last version. Give a later day."),
    Refusal.NAME_TAKEN: _("There is one of this name already. Choose another name, or change that one."),
    Refusal.CLOSED: _("This is closed, so nothing can be changed in it."),
    Refusal.NO_RESULT: _("Say what came of it. It is read at the next review."),
    Refusal.STEPS_OPEN: _("Some steps are still open. Mark them as done first, or give the objective up."),
    Refusal.TARGET_WITHOUT_INDICATOR: _("A target value needs an indicator. Choose one, or leave the value empty."),
    Refusal.STEP_DONE: _("This step was marked already."),
    Refusal.NO_JUSTIFICATION: _("Say why. An auditor will ask for the reason whichever the answer is."),
    Refusal.SCALE_TOO_SHORT_FOR_RISKS: _(
        "Some risks are scored beyond this scale: %(n)s. Score them again first, so that nobody's judgement is changed."
    ),
    Refusal.THRESHOLD_OFF_SCALE: _("The threshold must lie within the scale: from 1 to %(most)s."),
    Refusal.SCORE_OFF_SCALE: _(
        "The score lies beyond your scale: likelihood goes to %(likelihood)s, impact to %(impact)s."
    ),
    Refusal.RESIDUAL_HALF: _("Give both likelihood and impact that remain, or neither."),
    Refusal.NO_TREATMENT: _(
        "This risk is above the threshold. Choose another response than tolerating it, or explain in the controls "
        "why it is tolerated."
    ),
    Refusal.NO_SUCH_MOVE: _("This cannot be done now. Look at it again."),
    Refusal.STATEMENT_ISSUED: _("The statement for this year was issued and no longer changes."),
    Refusal.NO_SOURCES: _("Choose at least one source on which the statement rests."),
    Refusal.NO_RESERVATIONS: _("When control did not work fully, say what the reservations are and what is planned."),
    Refusal.YEAR_RUNS: _("The year has not ended yet. The statement is issued after it."),
}
