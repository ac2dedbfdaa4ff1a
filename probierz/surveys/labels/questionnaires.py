"""Words about questions and the editor of questionnaires."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from probierz.lib.questionnaire_files import NoteCode
from probierz.lib.questionnaires import FaultCode, ItemType
from probierz.lib.tabular import RefusalCode
from probierz.surveys.rules.questionnaires import EditRefusal

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
    FaultCode.OVERALL_REVERSED: _("In the overall rating 5 must be the best answer; choose another one, or turn it."),
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
