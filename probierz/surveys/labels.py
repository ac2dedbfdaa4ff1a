"""Names of the enums in rules, for people."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from probierz.lib.answer_tables import ErrorCode
from probierz.lib.questionnaire_files import NoteCode
from probierz.lib.questionnaires import FaultCode, ItemType
from probierz.lib.tabular import RefusalCode
from probierz.surveys.rules import (
    CampaignKind,
    ChangeVerdict,
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
from probierz.surveys.rules.addresses import AddressFault
from probierz.surveys.rules.alerts import AlertRefusal
from probierz.surveys.rules.comments import CommentRefusal, CommentState
from probierz.surveys.rules.data_quality import DataWarning
from probierz.surveys.rules.exporting import ExportFormat, ExportRefusal
from probierz.surveys.rules.imports import ImportRefusal
from probierz.surveys.rules.invitations import InvitationState, MailingCommand, MailingRefusal, MailingState
from probierz.surveys.rules.paper import FormState, PaperRefusal
from probierz.surveys.rules.publication import PublicationRefusal, PublicationState
from probierz.surveys.rules.quarantine import HeldReason, HeldRefusal, HeldState
from probierz.surveys.rules.questionnaires import EditRefusal

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
    PlanRefusal.NO_ITEM: _("Choose the question that decides."),
    PlanRefusal.NOT_A_RATING: _("This question is not a rating of this questionnaire. Choose one that is."),
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
CHANGE_VERDICTS = {
    ChangeVerdict.NO_DATA: pgettext_lazy("change", "no data yet"),
    ChangeVerdict.UNTESTED: pgettext_lazy("change", "too few answers to test"),
    ChangeVerdict.BETTER: pgettext_lazy("change", "better"),
    ChangeVerdict.SLIGHTLY_BETTER: pgettext_lazy("change", "slightly better"),
    ChangeVerdict.SAME: pgettext_lazy("change", "no certain change"),
    ChangeVerdict.SLIGHTLY_WORSE: pgettext_lazy("change", "slightly worse"),
    ChangeVerdict.WORSE: pgettext_lazy("change", "worse"),
}
COMMENT_STATES = {
    CommentState.NEW: pgettext_lazy("comment", "new"),
    CommentState.READ: pgettext_lazy("comment", "read"),
    CommentState.ANSWERED: pgettext_lazy("comment", "answered"),
    CommentState.PUBLISHED: pgettext_lazy("comment", "published"),
}
COMMENT_REFUSALS = {
    CommentRefusal.NO_SUCH_MOVE: _("Somebody has done this already. Look at the comment again."),
    CommentRefusal.NO_REPLY: _("Write the reply first."),
    CommentRefusal.PUBLISHED_STAYS: _("This comment is published. Take it down before you change it."),
    CommentRefusal.NOTHING_TO_PUBLISH: _("Nothing is left of the text. Leave the words that may be told."),
    CommentRefusal.NOT_LOOKED_THROUGH: _(
        "First look through the text: cover names and whatever tells who wrote it, tick the box, and save."
    ),
    CommentRefusal.MADE_ALREADY: _("This has been made of the comment already."),
    CommentRefusal.NO_TAG_NAME: _("Write the tag first."),
    CommentRefusal.TAG_TAKEN: _("There is such a tag already."),
    AlertRefusal.OUT_OF_THE_INDEX: _("Give a whole number from 1 to 100."),
}
DATA_WARNINGS = {
    DataWarning.NO_BASELINE: _("no baseline to compare with"),
    DataWarning.FEW_ANSWERS: _("fewer than 30 answers in a wave: a direction only"),
    DataWarning.CHANNELS_MOVED: _("answers came by other channels than at the baseline"),
    DataWarning.MONTHS_DIFFER: _("the waves asked in different months of the year"),
}
ITEM_TYPES = {
    ItemType.SCALE5: _("rating from 1 to 5"),
    ItemType.SMILEY: _("faces with words"),
    ItemType.CHOICE: _("one answer of several"),
    ItemType.MULTIPLE: _("several answers"),
    ItemType.YES_NO: _("yes or no"),
    ItemType.NPS: _("recommendation from 0 to 10"),
    ItemType.NUMBER: pgettext_lazy("type of question", "number"),
    ItemType.DATE: pgettext_lazy("type of question", "day"),
    ItemType.LINE: _("short text"),
    ItemType.TEXT: _("long text"),
    ItemType.CONSENT: pgettext_lazy("type of question", "consent"),
    ItemType.NOTE: _("text without a question"),
    ItemType.HIDDEN: _("parameter of the address"),
}
ITEM_TYPE_HINTS = {
    ItemType.SCALE5: _("Five steps in words and “does not apply”. Such ratings make the index."),
    ItemType.SMILEY: _("Five faces, each with its word. Quick at a kiosk."),
    ItemType.CHOICE: _("A list of answers; one fits."),
    ItemType.MULTIPLE: _("A list of answers; several may fit."),
    ItemType.YES_NO: _("Two answers."),
    ItemType.NPS: _("Would you recommend us? Known to managers; it needs many answers."),
    ItemType.NUMBER: _("A whole number, with bounds if you like. Not shown in the results."),
    ItemType.DATE: _("For example the day of the visit. Not shown in the results."),
    ItemType.LINE: _("A few words. Shown as comments are."),
    ItemType.TEXT: _("What clients want to tell in their own words."),
    ItemType.CONSENT: _("One box to tick."),
    ItemType.NOTE: _("An explanation between the questions."),
    ItemType.HIDDEN: _("Comes with the address, from a list of yours, so that it can name no person."),
}
LANGUAGES = {"pl": _("Polish"), "en": _("English")}
EDIT_REFUSALS = {
    EditRefusal.STALE: _("Somebody else changed this meanwhile. Open it again, look, and save once more."),
    EditRefusal.HAS_FAULTS: _("This cannot be frozen yet: put right what is listed on its page first."),
    EditRefusal.UNCHANGED: _("Nothing differs from the version before, so there is no need for a new one."),
    EditRefusal.TOO_MANY: _("At most %(limit)s questions fit into a questionnaire. Nobody answers more."),
    EditRefusal.ALREADY_WRITTEN: _("The next version of this questionnaire is being written already."),
    EditRefusal.ASKED_ALREADY: _("A wave has asked these questions, so they stay as they are."),
    EditRefusal.NOT_IN_PROGRAMME: _("Your office does not take part in this programme."),
}
FAULTS = {
    FaultCode.NO_QUESTIONS: _("There is no question yet. Add one."),
    FaultCode.EMPTY_GROUP: _("This screen is empty. Add a question or take the screen out."),
    FaultCode.BAD_CODE: _("A code is made of small letters a-z, digits, - and _, at most 32 of them."),
    FaultCode.RESERVED_CODE: _("The form itself uses this code. Choose another one."),
    FaultCode.REPEATED_CODE: _("This code is used twice. Each question and screen needs its own."),
    FaultCode.NO_POLISH: _("The Polish text is missing (%(part)s)."),
    FaultCode.UNKNOWN_PLACEHOLDER: _("{%(name)s} stands for nothing. Use {office} or {desk}."),
    FaultCode.FEW_OPTIONS: _("Give at least two answers to choose from; a parameter needs at least one."),
    FaultCode.REPEATED_OPTION: _("Two answers have the code %(option)s."),
    FaultCode.WRONG_SCALE: _("The answers do not fit this type of question. Take it out and add it anew."),
    FaultCode.BAD_BOUNDS: _("The smallest number must be less than the largest."),
    FaultCode.BAD_LENGTH: _("The longest answer may have 1 to %(limit)s characters."),
    FaultCode.NOT_REVERSIBLE: _("Only ratings from 1 to 5 can be counted in reverse."),
    FaultCode.HIDDEN_REQUIRED: _("What nobody sees or answers cannot be required."),
    FaultCode.EMPTY_CONDITION: _("The condition names no answer. Choose one or clear the condition."),
    FaultCode.CONDITION_ON_UNKNOWN: _("The condition asks about %(item)s, which is not here."),
    FaultCode.CONDITION_ON_LATER: _("The condition asks about %(item)s, which comes later. Move that question up."),
    FaultCode.CONDITION_ON_OPEN: _("The condition asks about %(item)s, which has no answers to choose from."),
    FaultCode.CONDITION_ON_NO_OPTION: _("The condition names the answer %(option)s, which %(item)s does not have."),
    FaultCode.INDEX_TOO_LONG: _("An index has at most %(limit)s questions, so that it stays exact."),
    FaultCode.INDEX_NOT_RATED: _("Only ratings from 1 to 5 can enter the index."),
    FaultCode.NO_OVERALL: _("Say in the settings which rating is the overall one."),
    FaultCode.WRONG_OUTCOME: _("Whether the matter was settled is a question with one answer, or yes or no."),
    FaultCode.RETYPED: _("An earlier version used this code for another type of question. Give this one a new code."),
    FaultCode.REWORDED: _(
        "An earlier version used this code for “%(text)s”. Waves are compared by codes: "
        "give the new question a new code, or come back to the earlier words."
    ),
    FaultCode.TURNED: _("An earlier version counted this rating the other way round. Give this one a new code."),
    FaultCode.OPTION_REWORDED: _(
        "An earlier version used the answer code %(option)s for “%(text)s”. Give the new answer a new code."
    ),
}
PUBLICATION_STATES = {
    PublicationState.SUBMITTED: pgettext_lazy("published results", "submitted"),
    PublicationState.RETURNED: pgettext_lazy("published results", "returned"),
    PublicationState.PUBLISHED: pgettext_lazy("published results", "published"),
    PublicationState.WITHDRAWN: pgettext_lazy("published results", "taken back"),
}
PUBLICATION_REFUSALS = {
    PublicationRefusal.WAVE_NOT_CLOSED: _("Results can be submitted when the wave is closed: until then they move."),
    PublicationRefusal.TOO_FEW_ANSWERS: _("Fewer than 10 people rated, so there are no results that may be published."),
    PublicationRefusal.ALREADY_ON_ITS_WAY: _(
        "These results are submitted or published already. Take them back first to submit them anew."
    ),
    PublicationRefusal.MOVED: _("Somebody decided about these results a moment ago. Look at them again."),
    PublicationRefusal.OWN_SUBMISSION: _("You submitted these results yourself. Somebody else has to check them."),
    PublicationRefusal.REASON_NEEDED: _("Write why, in a sentence."),
}
IMPORT_REFUSALS = {
    ImportRefusal.TAKEN_BEFORE: _(
        "This very file has been taken in already, with %(answers)s answers. Nothing was added."
    ),
    ImportRefusal.GONE: _("This file has been taken in or given up already. Upload another one."),
    ImportRefusal.WAVE_NOT_OPEN: _(
        "This wave is not open, so no answers can be added. Ask the coordinator of the programme when it opens."
    ),
    ImportRefusal.HAS_ERRORS: _("Cells to mend: %(count)s. Nothing was added."),
}
ROW_ERRORS = {
    ErrorCode.NO_ROWS: _("There are no answers beneath the headings. Choose another file."),
    ErrorCode.NO_QUESTIONS: _("No column holds answers. Say on the page of columns where the questions are."),
    ErrorCode.FORMULA: _("This cell holds a formula. Put the value itself in its place."),
    ErrorCode.UNKNOWN_WORD: _("“%(word)s” is none of the answers. Say what it means, or correct it in the file."),
    ErrorCode.NOT_AN_ANSWER: _("This cannot be an answer to this question. Correct it in the file."),
    ErrorCode.NO_ANSWERS: _("This row holds no answer. Remove it from the file."),
    ErrorCode.NO_NUMBER: _("The number of the form is missing. Write it as it is printed."),
    ErrorCode.OUT_OF_BATCH: _("This batch has the numbers from %(first)s to %(last)s. Check the number of the form."),
    ErrorCode.REPEATED_NUMBER: _("This number stands in row %(before)s already. Each form is taken in once."),
    ErrorCode.KNOWN_NUMBER: _("The form with this number is typed in already. Remove the row."),
    ErrorCode.NOT_A_DAY: _("This is not a day. Write year, month and day, for example 2026-03-31."),
    ErrorCode.DAY_OUT_OF_WAVE: _("This day is before the wave opened or has not come yet. Correct it."),
}
PAPER_REFUSALS = {
    PaperRefusal.WAVE_CLOSED: _("This wave is closed, so it needs no more forms."),
    PaperRefusal.WAVE_NOT_OPEN: _(
        "This wave is not open, so no answers can be added. Ask the coordinator of the programme when it opens."
    ),
    PaperRefusal.POINT_ENDED: _("This collection point has ended. Choose one that is in use."),
    PaperRefusal.TOO_MANY_FORMS: _("A batch has from 1 to %(most)s forms. Prepare several batches."),
    PaperRefusal.NUMBERS_TAKEN: _("Another batch has some of these numbers. Choose a later first number."),
    PaperRefusal.HAS_FORMS: _("Forms of this batch are typed in, so it stays. Take the forms out first."),
    PaperRefusal.OUT_OF_BATCH: _(
        "This batch has the numbers from %(first)s to %(last)s. Check the number printed on the form."
    ),
    PaperRefusal.ENTERED_ALREADY: _(
        "This number is typed in already. Check the number on the form, or say that this is the second entry."
    ),
    PaperRefusal.TWICE_ALREADY: _("This number is typed in twice already. Check the number on the form."),
    PaperRefusal.NOT_ENTERED: _("This number is not typed in yet."),
    PaperRefusal.COUNTED: _(
        "This form is counted: its answers are among the others without a number, so nothing can be changed in them."
    ),
    PaperRefusal.DIFFERENCES_LEFT: _(
        "Forms typed in twice that differ: %(count)s. Settle the differences before you count the batch."
    ),
    PaperRefusal.NOTHING_TO_COUNT: _("No form is waiting to be counted."),
    PaperRefusal.NOTHING_LEFT: _("No answer would be left on this form. Take the form out instead."),
}
FORM_STATES = {
    FormState.MISSING: pgettext_lazy("paper form", "not typed in"),
    FormState.ENTERED: pgettext_lazy("paper form", "typed in once"),
    FormState.CHECKED: pgettext_lazy("paper form", "typed in twice, the same"),
    FormState.DIFFERS: pgettext_lazy("paper form", "typed in twice, differs"),
    FormState.COUNTED: pgettext_lazy("paper form", "counted"),
}
EXPORT_FORMATS = {
    ExportFormat.CSV: _("CSV, for any program"),
    ExportFormat.XLSX: _("Excel, up to 100,000 answers"),
    ExportFormat.SAV: _("SPSS, also for R, PSPP and jamovi"),
    ExportFormat.JSON_LINES: _("JSON lines, for programmers"),
}
EXPORT_REFUSALS = {
    ExportRefusal.WAVE_NOT_CLOSED: _(
        "This wave is not closed. While answers come, two files would tell whose came between them."
    ),
    ExportRefusal.TOO_FEW_ANSWERS: _("Fewer than 10 people answered, so their answers stay here."),
    ExportRefusal.TOO_MANY_FOR_A_SHEET: _("More than 100,000 answers do not fit a spreadsheet. Take CSV or SPSS."),
    ExportRefusal.PURPOSE_NEEDED: _("Write what the answers are for."),
}
ADDRESS_FAULTS = {
    AddressFault.NO_ADDRESS: _("this is no e-mail address"),
    AddressFault.UNKNOWN_LANGUAGE: _("the language can be pl or en"),
}
INVITATION_STATES = {
    InvitationState.ACTIVE: pgettext_lazy("invitation", "active"),
    InvitationState.REFUSED: pgettext_lazy("invitation", "refused by the mail server"),
    InvitationState.UNSUBSCRIBED: pgettext_lazy("invitation", "wants no letters"),
}
MAILING_STATES = {
    MailingState.DRAFT: pgettext_lazy("list of invitations", "not sent yet"),
    MailingState.SENT: pgettext_lazy("list of invitations", "sent"),
    MailingState.REMINDED: pgettext_lazy("list of invitations", "sent and reminded"),
    MailingState.DELETED: pgettext_lazy("list of invitations", "deleted"),
}
MAILING_COMMANDS = {
    MailingCommand.SEND: pgettext_lazy("list of invitations", "Send"),
    MailingCommand.REMIND: pgettext_lazy("list of invitations", "Remind"),
    MailingCommand.DELETE: pgettext_lazy("list of invitations", "Delete"),
}
MAILING_REFUSALS = {
    MailingRefusal.NOT_OPEN: _("The survey is not open, so a letter would lead nowhere."),
    MailingRefusal.ALREADY_SENT: _("This list has already been sent."),
    MailingRefusal.NOT_SENT: _("The letters have not been sent yet, so there is nothing to recall."),
    MailingRefusal.ALREADY_REMINDED: _("A reminder has already been sent, and nobody gets a third letter."),
    MailingRefusal.STILL_LEAVING: _("The first letters are still leaving. Remind when all of them have left."),
    MailingRefusal.DELETED: _("This list is deleted."),
    MailingRefusal.NAME_TAKEN: _("A collection point or a list with this name is already open. Choose another name."),
    MailingRefusal.NOBODY: _("Nobody on this list may be written to: all of them asked for no letters."),
}
HELD_REASONS = {
    HeldReason.TOO_QUICK: _("Answered too quickly"),
    HeldReason.NO_PAUSE: _("No pause at the kiosk"),
    HeldReason.TOO_MANY: _("Very many from one device"),
    HeldReason.RUSH: _("A rush at one form"),
}
HELD_EXPLANATIONS = {
    HeldReason.TOO_QUICK: _("Less than two seconds a screen: a program, or somebody who did not read."),
    HeldReason.NO_PAUSE: _("Begun within five seconds after the person before: perhaps the same person again."),
    HeldReason.TOO_MANY: _("More than 300 in one day. The device is not known by anything but its own random name."),
    HeldReason.RUSH: _("Hundreds within ten minutes. It may be an event, or a program."),
}
HELD_STATES = {
    HeldState.WAITING: pgettext_lazy("answer set apart", "waiting"),
    HeldState.DISCARDED: pgettext_lazy("answer set apart", "discarded"),
}
HELD_REFUSALS = {
    HeldRefusal.WAVE_CLOSED: _("The survey is closed and its results do not move. These answers can be discarded."),
    HeldRefusal.NOTHING_WAITS: _("Nothing waits here any more. Somebody may have decided a moment ago."),
}
QUESTIONNAIRE_FILE_REFUSALS = {
    RefusalCode.EMPTY: _("The file is empty. Choose the file with the questionnaire."),
    RefusalCode.TOO_LARGE: _("The file is too large for a questionnaire. Choose one of at most 10 MB."),
    RefusalCode.WRONG_TYPE: _("This is neither an XLSForm workbook (xlsx) nor a tab-separated file of LimeSurvey."),
    RefusalCode.OLD_EXCEL: _("This is a file of an old Excel (xls). Save it as xlsx and choose it again."),
    RefusalCode.ENCRYPTED: _("The file is protected by a password. Save it without the password and choose it again."),
    RefusalCode.BROKEN: _(
        "The file is damaged and cannot be read. Open it, save it again as xlsx and choose it again."
    ),
    RefusalCode.EXPANDS_TOO_MUCH: _("The file expands to far more than a questionnaire holds, so it was not opened."),
    RefusalCode.TOO_MANY_ROWS: _("The sheet has too many rows for a questionnaire."),
    RefusalCode.TOO_MANY_COLUMNS: _("The sheet has too many columns. Remove those that are not needed."),
    RefusalCode.UNKNOWN_ENCODING: _("The letters in this file cannot be read. Export it in UTF-8 and choose it again."),
}
NOTES = {
    NoteCode.UNKNOWN_TYPE: _("There is no question of the type “%(type)s” here; the row stays out."),
    NoteCode.NO_LIST: _("The list of answers “%(name)s” is not in the sheet choices; the row stays out."),
    NoteCode.CODE_CHANGED: _("The name “%(name)s” becomes the code “%(code)s”."),
    NoteCode.CONDITION_LEFT_OUT: _(
        "The condition “%(text)s” is more than answers and codes; the question comes in without it."
    ),
    NoteCode.RULE_LEFT_OUT: _("What stands in the column “%(column)s” is left out."),
    NoteCode.DEVICE_DATA: _("Data of the device (%(type)s) are never collected; the row stays out."),
    NoteCode.REPEAT: _("Repeated groups cannot be asked; the group and all in it stay out."),
    NoteCode.NESTED: _("A group inside a group becomes a screen of its own (%(name)s)."),
    NoteCode.NO_TEXT: _("The question has no words."),
    NoteCode.OTHER_LANGUAGE: _("The language “%(name)s” stays out; questionnaires are in Polish and in English."),
    NoteCode.NO_SHEET: _("The workbook has no sheet “%(name)s”, so it is no XLSForm."),
    NoteCode.NO_COLUMN: _("The head of the sheet lacks the columns %(name)s."),
}
