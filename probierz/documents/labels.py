"""Words for the states, moves and refusals in rules, and for files that are not taken in."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from probierz.documents.rules import (
    AddresseeKind,
    BodyKind,
    CopyState,
    DisposalMethod,
    GapRule,
    PatternError,
    Refusal,
    RevisionCommand,
    RevisionState,
    RoundCommand,
    RoundState,
    Verdicts,
)
from probierz.lib.extraction import FileRefusal

REVISION_STATES = {
    RevisionState.DRAFTED: pgettext_lazy("state of a revision", "drafted"),
    RevisionState.CHECKED: pgettext_lazy("state of a revision", "checked"),
    RevisionState.APPROVED: pgettext_lazy("state of a revision", "approved"),
    RevisionState.IN_FORCE: pgettext_lazy("state of a revision", "in force"),
    RevisionState.WITHDRAWN: pgettext_lazy("state of a revision", "withdrawn"),
}
# The shape of c-state for each.
REVISION_SHAPES = {
    RevisionState.DRAFTED: "none",
    RevisionState.CHECKED: "progress",
    RevisionState.APPROVED: "waiting",
    RevisionState.IN_FORCE: "done",
    RevisionState.WITHDRAWN: "stopped",
}
REVISION_COMMANDS = {
    RevisionCommand.CHECK: pgettext_lazy("move of a revision", "check"),
    RevisionCommand.APPROVE: pgettext_lazy("move of a revision", "approve"),
    RevisionCommand.RETURN: pgettext_lazy("move of a revision", "return to the author"),
    RevisionCommand.RELEASE: pgettext_lazy("move of a revision", "put in force"),
    RevisionCommand.WITHDRAW: pgettext_lazy("move of a revision", "withdraw"),
}
ROUND_STATES = {
    RoundState.OPEN: pgettext_lazy("state of a round", "under way"),
    RoundState.PASSED: pgettext_lazy("state of a round", "everybody agreed"),
    RoundState.CHANGES: pgettext_lazy("state of a round", "changes wanted"),
    RoundState.LAPSED: pgettext_lazy("state of a round", "lapsed, because the text changed"),
}
ROUND_COMMANDS = {
    RoundCommand.PASS: pgettext_lazy("move of a round", "everybody agrees"),
    RoundCommand.ASK: pgettext_lazy("move of a round", "somebody wants changes"),
    RoundCommand.LAPSE: pgettext_lazy("move of a round", "the text changes"),
}
VERDICTS = {
    Verdicts.WAITING: pgettext_lazy("verdict", "waiting"),
    Verdicts.APPROVES: pgettext_lazy("verdict", "agrees"),
    Verdicts.CHANGES: pgettext_lazy("verdict", "wants changes"),
}
BODY_KINDS = {
    BodyKind.MARKDOWN: _("written here"),
    BodyKind.FILE: _("a file: Word, OpenDocument or PDF"),
}
ADDRESSEE_KINDS = {
    AddresseeKind.EVERYBODY: pgettext_lazy("addressee", "everybody in the office"),
    AddresseeKind.ROLE: pgettext_lazy("addressee", "a role"),
    AddresseeKind.UNIT: pgettext_lazy("addressee", "a unit with what is beneath it"),
    AddresseeKind.PERSON: pgettext_lazy("addressee", "one person"),
}
COPY_STATES = {
    CopyState.CURRENT: pgettext_lazy("state of a copy", "in use"),
    CopyState.OUTDATED: pgettext_lazy("state of a copy", "to be withdrawn"),
    CopyState.RETURNED: pgettext_lazy("state of a copy", "returned"),
}
DISPOSAL_METHODS = {
    DisposalMethod.SHREDDED: _("shredded by a commission"),
    DisposalMethod.ERASED: _("erased from the system"),
    DisposalMethod.ARCHIVE: _("handed over to the archive"),
}
GAP_RULES = {
    GapRule.NEXT: _("a number that was freed is never given again"),
    GapRule.FILL: _("the lowest free number is given first"),
}
PATTERN_ERRORS = {
    PatternError.EMPTY: _("Write the pattern, for example PS {n}."),
    PatternError.TOO_LONG: _("The pattern is too long. Use at most 60 signs."),
    PatternError.UNKNOWN_PART: _("“%(part)s” is not known. Use {n}, {type}, {unit}, {year} or {yy}."),
    PatternError.TWO_SERIALS: _("The serial number may stand once. Leave only one {n}."),
    PatternError.STRAY_BRACE: _("A brace has no pair. Write parts as {n} or {year}."),
}

REFUSALS = {
    Refusal.NUMBER_TAKEN: _("Another document has this number. Choose another one or leave the field empty."),
    Refusal.NUMBER_ONLY_ONE: _(
        "The office has this document already: its type gives one number only. Begin a new edition of it."
    ),
    Refusal.TYPE_CODE_TAKEN: _("Another type has this code. Choose another one."),
    Refusal.TYPE_RETIRED: _("This type is no longer used. Choose another one."),
    Refusal.NEEDS_UNIT: _("Numbers of this type hold the symbol of a unit. Choose a unit that has a symbol."),
    Refusal.OPEN_REVISION_EXISTS: _("A new edition is being written already. Open that draft."),
    Refusal.NOT_OPEN: _("This draft was finished meanwhile. Look at the document as it is now."),
    Refusal.NO_TEXT: _("There is no text yet. Write it or choose a file."),
    Refusal.CHANGED_MEANWHILE: _(
        "Somebody saved another text meanwhile. Yours is kept below; compare it with the present one and save again."
    ),
    Refusal.ROUND_OPEN: _("The draft is being checked already. Wait for the answers or change the text."),
    Refusal.ROUND_CLOSED: _("This checking is over. Look at the draft as it is now."),
    Refusal.NOT_ASKED: _("Nobody asked you about this draft. Ask its author to send it to you."),
    Refusal.REVIEWS_OWN: _("Whoever wrote the text does not check it. Choose somebody else."),
    Refusal.SAY_WHAT: _("Say what and why. One sentence is enough."),
    Refusal.APPROVES_OWN: _("You cannot approve a text of your own. Somebody else has to do it."),
    Refusal.APPROVES_FOR_AUTHOR: _(
        "You stand in for the author, so you cannot approve this. Somebody else has to do it."
    ),
    Refusal.NOT_APPROVER: _("Documents of this type are approved by another role. Ask that person."),
    Refusal.NOT_CHECKED: _("The draft has not been checked yet. Approval comes after checking."),
    Refusal.ALREADY_APPROVED: _("Somebody approved it a moment ago. There is nothing left to do."),
    Refusal.CONTENT_CHANGED: _("The text changed since you opened it. Read it again before you approve."),
    Refusal.CONTENT_DAMAGED: _(
        "What is kept no longer agrees with its hash, so it cannot be approved. Save the text or the file again."
    ),
    Refusal.NOT_APPROVED: _("Only an approved edition can get a first day in force."),
    Refusal.IN_PAST: _("Choose today or a later day."),
    Refusal.NOT_IN_FORCE: _("The document is not in force. Look at its editions."),
    Refusal.WITHDRAWN: _("Somebody withdrew it a moment ago."),
    Refusal.READ_ALREADY: _("This reading is recorded already."),
    Refusal.NOT_AN_EMPLOYEE: _(
        "Your account belongs to nobody on the list of employees. Ask the quality representative."
    ),
    Refusal.NOBODY_CHOSEN: _("Choose at least one."),
    Refusal.ADDRESSEE_EXISTS: _("The document goes to them already."),
    Refusal.ADDRESSEE_EMPTY: _("Choose to whom it goes."),
    Refusal.COPY_RETURNED: _("This copy was taken back already."),
    Refusal.NO_REVIEW_RHYTHM: _("The document has no rhythm of reviews. Give it one in its details."),
    Refusal.NOT_WITHDRAWN: _("Only a withdrawn edition can be disposed of."),
    Refusal.KEPT_FOR_EVER: _("This category is kept for ever or examined by the archive. Choose handing over."),
    Refusal.KEPT_LONGER: _("The retention period has not ended on that day. Choose a later day."),
    Refusal.DISPOSED: _("This edition was disposed of already."),
    Refusal.PACK_TAKEN: _("The office has these documents already."),
    Refusal.PACK_UNCHANGED: _("There is no newer text in the pack."),
    Refusal.FILE_NOT_TEXT: _(
        "The document is a file, so the text of the pack cannot be brought in. Compare them and change the file."
    ),
    Refusal.IN_FUTURE: _("Choose a day no later than today."),
}
FILE_REFUSALS = {
    FileRefusal.EMPTY: _("The file is empty. Choose another one."),
    FileRefusal.TOO_LARGE: _("The file has more than 20 MB. Make its pictures smaller and choose it again."),
    FileRefusal.WRONG_TYPE: _("This is not a Word, OpenDocument or PDF file. Save it as docx, odt or pdf."),
    FileRefusal.OLD_WORD: _("This is a file of an old Word (doc). Save it as docx and choose it again."),
    FileRefusal.MACROS: _("The file holds macros. Save it without them as docx and choose it again."),
    FileRefusal.ENCRYPTED: _("The file is protected by a password. Save it without the password and choose it again."),
    FileRefusal.BROKEN: _("The file is damaged and cannot be read. Open it, save it again and choose it again."),
    FileRefusal.EXPANDS_TOO_MUCH: _("The file expands to far more than a document can hold, so it was not opened."),
}
