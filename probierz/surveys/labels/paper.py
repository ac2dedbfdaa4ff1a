"""Words about paper forms and files with answers."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from probierz.lib.answer_tables import ErrorCode
from probierz.surveys.rules.imports import ImportRefusal
from probierz.surveys.rules.paper import Entry, FormState, PaperRefusal

ENTRIES = {
    Entry.FIRST: pgettext_lazy("a paper form", "typed in first"),
    Entry.SECOND: pgettext_lazy("a paper form", "typed in second"),
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
