"""Words for everything the rules name."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from probierz.lib.catalogs.processes import Direction, Group, Unit
from probierz.lib.periods import Frequency
from probierz.lib.statistics.xmr import Rule
from probierz.lib.tabular import RefusalCode
from probierz.processes.rules import Part, Refusal, ServiceState, Standing, Taken
from probierz.processes.rules.bpmn import StepKind
from probierz.processes.rules.readings import Column, LineError

GROUPS = {
    Group.MANAGEMENT: pgettext_lazy("group of processes", "management"),
    Group.CORE: pgettext_lazy("group of processes", "core"),
    Group.SUPPORT: pgettext_lazy("group of processes", "support"),
}
BANDS = {
    Group.MANAGEMENT: _("Management processes"),
    Group.CORE: _("Core processes: what clients receive"),
    Group.SUPPORT: _("Support processes"),
}
PARTS = {Part.OWNER: _("process owner"), Part.DEPUTY: _("deputy owner")}
UNITS = {
    Unit.PERCENT: "%",
    Unit.DAYS: pgettext_lazy("unit", "days"),
    Unit.HOURS: pgettext_lazy("unit", "hours"),
    Unit.MINUTES: pgettext_lazy("unit", "min"),
    Unit.COUNT: pgettext_lazy("unit", "number"),
    Unit.SCORE: pgettext_lazy("unit", "score 1\u20135"),
    Unit.INDEX: pgettext_lazy("unit", "index 0\u2013100"),
}
# What stands behind a number.
SIGNS = {
    Unit.PERCENT: "%",
    Unit.DAYS: pgettext_lazy("unit", "days"),
    Unit.HOURS: pgettext_lazy("sign of a unit", "h"),
    Unit.MINUTES: pgettext_lazy("unit", "min"),
}
DIRECTIONS = {Direction.UP: _("higher is better"), Direction.DOWN: _("lower is better")}
TARGETS = {Direction.UP: _("at least %(value)s"), Direction.DOWN: _("at most %(value)s")}
FREQUENCIES = {
    Frequency.MONTH: _("every month"),
    Frequency.QUARTER: _("every quarter"),
    Frequency.HALF_YEAR: _("every half-year"),
    Frequency.YEAR: _("every year"),
}
STANDINGS = {
    Standing.IN_LINE: _("target met"),
    Standing.OUT_OF_LINE: _("target missed"),
    Standing.MISSING: _("value missing"),
    Standing.NO_TARGET: _("no target"),
    Standing.NOT_YET: _("first period is running"),
}
# The shapes of `c-state`.
STANDING_SHAPES = {
    Standing.IN_LINE: "done",
    Standing.OUT_OF_LINE: "late",
    Standing.MISSING: "waiting",
    Standing.NO_TARGET: "none",
    Standing.NOT_YET: "progress",
}
SIGNAL_FOR_THE_WORSE = _("a signal for the worse")
TAKEN = {
    Taken.TYPED: pgettext_lazy("a value", "typed"),
    Taken.IMPORTED: pgettext_lazy("a value", "from a file"),
    Taken.COMPUTED: pgettext_lazy("a value", "computed by the system"),
}
SERVICE_STATES = {
    ServiceState.DRAFT: pgettext_lazy("a service card", "draft"),
    ServiceState.PUBLISHED: pgettext_lazy("a service card", "published"),
    ServiceState.WITHDRAWN: pgettext_lazy("a service card", "withdrawn"),
}
RULES = {
    Rule.OUTSIDE: _("beyond a limit"),
    Rule.ONE_SIDE: _("seven or more in a row on one side of the mean"),
    Rule.TREND: _("seven or more in a row in one direction"),
    Rule.NEAR_A_LIMIT: _("two of three near the same limit"),
}
STEP_KINDS = {
    StepKind.START: pgettext_lazy("step of a process", "start"),
    StepKind.END: pgettext_lazy("step of a process", "end"),
    StepKind.EVENT: pgettext_lazy("step of a process", "event"),
    StepKind.TASK: pgettext_lazy("step of a process", "task"),
    StepKind.CHOICE: pgettext_lazy("step of a process", "decision"),
    StepKind.PARALLEL: pgettext_lazy("step of a process", "at the same time"),
    StepKind.PART: pgettext_lazy("step of a process", "part with steps of its own"),
}
COLUMNS = {
    Column.INDICATOR: _("indicator"),
    Column.PERIOD: _("period"),
    Column.VALUE: _("value"),
    Column.NOTE: _("note"),
}
LINE_ERRORS = {
    LineError.COLUMN_MISSING: _("The first row must name this column."),
    LineError.UNKNOWN_INDICATOR: _("There is no indicator of this name. Write it as on the list of indicators."),
    LineError.AMBIGUOUS_INDICATOR: _("Several indicators have this name. Write the process's code before it."),
    LineError.COMPUTED_INDICATOR: _("The system computes this indicator itself. Leave the line out."),
    LineError.BAD_PERIOD: _("This is not a period of the indicator. Write for example 03.2026, II 2026 or 2026."),
    LineError.PERIOD_NOT_ENDED: _("The period has not ended yet."),
    LineError.PERIOD_TOO_EARLY: _("The indicator is counted only from a later period."),
    LineError.BAD_NUMBER: _("This is not a number."),
    LineError.OUT_OF_RANGE: _("Such a value is not possible in the unit of the indicator."),
    LineError.TWICE: _("The period stands in the file twice."),
}
FILE_REFUSALS = {
    RefusalCode.EMPTY: _("The file is empty. Choose the file with the values."),
    RefusalCode.TOO_LARGE: _("The file is too large; at most 2 MB are read. Save the values alone in a new file."),
    RefusalCode.WRONG_TYPE: _("This is not a spreadsheet. Save it as xlsx, ods or csv and choose it again."),
    RefusalCode.OLD_EXCEL: _("This is a file of an old Excel (xls). Save it as xlsx and choose it again."),
    RefusalCode.ENCRYPTED: _("The file is protected by a password. Save it without the password and choose it again."),
    RefusalCode.BROKEN: _(
        "The file is damaged and cannot be read. Open it, save it again as xlsx and choose it again."
    ),
    RefusalCode.EXPANDS_TOO_MUCH: _(
        "The file expands to far more than values of indicators can hold, so it was not opened."
    ),
    RefusalCode.TOO_MANY_ROWS: _("The sheet has too many rows; at most 5,000 are read."),
    RefusalCode.TOO_MANY_COLUMNS: _("The sheet has too many columns. Remove those that are not needed."),
    RefusalCode.UNKNOWN_ENCODING: _(
        "The letters in this file cannot be read. Save it as xlsx, or as csv in UTF-8, and choose it again."
    ),
}
REFUSALS = {
    Refusal.CODE_TAKEN: _("Another process has this code. Choose another one."),
    Refusal.NAME_TAKEN: _("Another process has this name. Choose another one, or change that process."),
    Refusal.UNDER_ITSELF: _("A process cannot lie beneath itself. Choose a process from another branch."),
    Refusal.PARENT_RETIRED: _("The process above no longer runs. Choose another one."),
    Refusal.OTHER_GROUP: _("A process belongs to the group of the process above it. Choose the same group."),
    Refusal.RETIRED: _("This process no longer runs, so nothing can be changed in it."),
    Refusal.HAS_PARTS: _("Other processes lie beneath this one. Move them or end them first."),
    Refusal.MERGE_NEEDS_ANOTHER: _("Choose at least one other process to be joined to this one."),
    Refusal.NOTHING_CHOSEN: _("Choose at least one process."),
    Refusal.UNCHANGED: _("Nothing has changed."),
    Refusal.IN_FUTURE: _("This day has not come yet. Give today or an earlier day."),
    Refusal.BEFORE_THE_LAST_ONE: _("Somebody took this over on a later day already. Give a day after that."),
    Refusal.BEFORE_IT_BEGAN: _("The process began on a later day. Give that day or a later one."),
    Refusal.NOT_EMPLOYED: _("This person does not work in the office on that day. Choose somebody else."),
    Refusal.SAME_PERSON: _("The owner and the deputy must be two different people."),
    Refusal.DIAGRAM_TOO_BIG: _("The drawing is too big: at most 1 MB. Divide the process into parts."),
    Refusal.DIAGRAM_BROKEN: _("The file is not complete XML. Save the drawing again and send it once more."),
    Refusal.DIAGRAM_HAS_ENTITIES: _(
        "The file holds a document type or entities, which a drawing does not need and which are not safe. "
        "Save it as BPMN 2.0 in another program."
    ),
    Refusal.DIAGRAM_NOT_BPMN: _("The file is not a BPMN 2.0 drawing. Save it as BPMN 2.0 XML."),
    Refusal.DIAGRAM_EMPTY: _("There is no step in the drawing. Draw at least one."),
    Refusal.PICTURE_BROKEN: _("The picture of the drawing could not be read. Save the drawing again."),
    Refusal.INDICATOR_NAME_TAKEN: _("This process has an indicator of this name already."),
    Refusal.INDICATOR_ENDED: _("This indicator is no longer counted."),
    Refusal.INDICATOR_COMPUTED: _("The system computes this value itself."),
    Refusal.INDICATOR_HAS_VALUES: _(
        "The indicator has values already, so its unit and its periods stay. End it and begin another one."
    ),
    Refusal.NO_SUCH_PERIOD: _("A value belongs to a period that has ended and in which the indicator was counted."),
    Refusal.VALUE_OUT_OF_RANGE: _("Such a value is not possible in this unit."),
    Refusal.VALUE_MOVED: _("Somebody changed this value a moment ago. Look at it and decide again."),
    Refusal.NOTHING_TO_IMPORT: _("There is no value in the file. Put an indicator, a period and a value in each row."),
    Refusal.IMPORT_HAS_ERRORS: _("Some lines have errors, so nothing was written. Mend the file and send it again."),
    Refusal.ADDRESS_TAKEN: _("Another service has this address. Choose another one."),
    Refusal.CARD_INCOMPLETE: _(
        "To publish the card, fill in: what it is for, documents, where, fee, time limit, appeal."
    ),
    Refusal.CARD_MOVED: _("Somebody changed this card a moment ago. Look at it again before you go on."),
}
SERVICE_FIELDS = {
    "purpose": _("What it is for"),
    "who": _("Who may apply"),
    "documents": _("Required documents"),
    "where": _("Where and when"),
    "fee": _("Fee"),
    "time_limit": _("Time limit"),
    "appeal": _("Appeal"),
    "online": _("Online"),
    "legal_basis": _("Legal basis"),
    "notes": _("Good to know"),
}
SERVICE_HINTS = {
    "purpose": _("In one or two sentences, in the client's words."),
    "who": _("For example: the owner of a property or a person with a power of attorney."),
    "documents": _("One in each line."),
    "where": _("Unit, room, telephone and office hours."),
    "fee": _("The sum and how to pay, or: free of charge."),
    "time_limit": _("In plain words. The statutory limit chosen above is shown beside it."),
    "appeal": _("To whom, through whom and within what time."),
    "online": _("The address of the electronic form, if there is one."),
    "legal_basis": _("One in each line."),
    "notes": _("What people most often ask about."),
}
