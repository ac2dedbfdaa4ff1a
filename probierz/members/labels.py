"""Words for the states and refusals in rules."""

from django.utils.translation import gettext_lazy as _

from probierz.lib.roster import Column, ErrorCode, RowError
from probierz.lib.tabular import RefusalCode, TableRefused
from probierz.members.rules import InvitationState, Refusal

INVITATION_STATES = {
    InvitationState.OPEN: _("waiting"),
    InvitationState.ACCEPTED: _("accepted"),
    InvitationState.WITHDRAWN: _("withdrawn"),
    InvitationState.EXPIRED: _("expired"),
}

REFUSALS = {
    Refusal.LAST_MANAGER: _(
        "This is the last person who can give roles in the office. Give such a role to somebody else first."
    ),
    Refusal.ROLE_HELD: _("This person holds this role already."),
    Refusal.NO_ROLE: _("Choose at least one role."),
    Refusal.ALREADY_INVITED: _(
        "An invitation to this address is waiting. Send it again or withdraw it on the list of invitations."
    ),
    Refusal.INVITATION_CLOSED: _("This invitation is no longer valid. Ask the person who invited you for a new one."),
    Refusal.ADDRESS_HAS_ACCOUNT: _("This address has an account already. Log in to accept the invitation."),
    Refusal.NUMBER_TAKEN: _("Another person in this office has this number. Check the number or open that person."),
    Refusal.BEFORE_EMPLOYMENT: _("The day is before the current employment began. Choose a later day."),
    Refusal.NOT_EMPLOYED: _("This person is not employed on that day."),
    Refusal.LAST_DAY_BEFORE_FIRST: _("The last day is before the first day. Correct one of them."),
    Refusal.ABSENCE_OVERLAPS: _(
        "This person has another absence recorded in these days. Change or end that one first."
    ),
    Refusal.DEPUTY_IS_SELF: _("A person cannot stand in for themselves. Choose somebody else."),
    Refusal.DEPUTY_AWAY: _("The deputy is away in these days too. Choose somebody else or other days."),
    Refusal.DEPUTY_NOT_EMPLOYED: _("The deputy does not work in the office then. Choose somebody else."),
    Refusal.IN_FUTURE: _("Choose a day no later than today. The change is recorded once it has happened."),
    Refusal.UNIT_NAME_TAKEN: _("A unit with this name exists in this place. Choose another name."),
    Refusal.UNIT_ENDED: _("This unit no longer exists. Choose one from the current structure."),
    Refusal.UNIT_TOO_YOUNG: _("A unit can be changed from the day after it began. Choose a later day."),
    Refusal.UNIT_UNDER_ITSELF: _("A unit cannot belong to itself or to a unit beneath it. Choose another place."),
    Refusal.UNIT_NOT_EMPTY: _(
        "People or units still belong to this unit. Move them first, or merge the unit with another one."
    ),
    Refusal.UNIT_UNCHANGED: _("Nothing would change. Give another name or another place."),
    Refusal.MERGE_NEEDS_TWO: _("Choose at least two units to merge."),
    Refusal.NAME_UNCHANGED: _("This is the current name. Give the new one."),
    Refusal.NAME_TOO_YOUNG: _("The current name began later than that day. Choose a later day."),
    Refusal.CODE_TAKEN: _("This code is in use. Choose another one."),
    Refusal.ALREADY_TAKES_PART: _("This office takes part in the programme already."),
    Refusal.TAKES_NO_PART: _("This office does not take part in the programme."),
    Refusal.LEAVES_BEFORE_JOINING: _(
        "The office had not joined yet on that day. Choose the day it joined, or a later one."
    ),
    Refusal.PROGRAMME_CLOSED: _("The programme is closed, and who took part in it stays as it was."),
    Refusal.SAME_OFFICE: _("An office cannot come after itself. Choose another one."),
    Refusal.OFFICE_CLOSED: _("This office is closed."),
    Refusal.CLOSES_BEFORE_START: _("The programme would close before it begins. Correct one of the days."),
    Refusal.CONSENT_UNCHANGED: _("Nothing changed: this was decided before."),
    Refusal.LOGO_NOT_PICTURE: _(
        "The logo must be a PNG or JPEG picture. Save it in one of these formats and try again."
    ),
    Refusal.LOGO_TOO_BIG: _("The logo is too big. Make it smaller: at most 500 KB and 4000 pixels on a side."),
    Refusal.UNDER_HOLD: _("A legal hold keeps this person's data. Lift the hold first."),
    Refusal.STILL_HERE: _("This person is employed or holds a role. End the employment and the roles first."),
    Refusal.NAME_NOT_REPEATED: _("The number differs from that of the person. Repeat it exactly."),
    Refusal.ALREADY_COORDINATES: _("This person coordinates the programme already."),
    Refusal.UPLOAD_GONE: _("The uploaded file is no longer here. Upload it again."),
    Refusal.FACTOR_MISSING: _(
        "Set up a second step for your own account first; otherwise you would lock yourself out."
    ),
    Refusal.NO_SECOND_FACTOR: _("This account has no second step, so there is nothing to take away."),
    Refusal.OWN_SECOND_FACTOR: _(
        "Change your own second step on the page of your account. If you lost it, ask another person."
    ),
    Refusal.SERVES_ELSEWHERE: _(
        "This account opens other places too. Only the administrator of the installation can take away its second step."
    ),
    Refusal.NO_SUCH_ACCOUNT: _("No account has this address. Check how it is written."),
    Refusal.MOVED: _("Somebody else changed this item a moment ago. Look at it again."),
}

ROSTER_COLUMNS = {
    Column.NUMBER: _("number"),
    Column.FAMILY_NAME: _("family name"),
    Column.GIVEN_NAME: _("given name"),
    Column.POSITION: _("position"),
    Column.UNIT: _("unit"),
    Column.EMAIL: _("e-mail"),
}

# Their parameters are filled in by the functions below.
FILE_REFUSALS = {
    RefusalCode.EMPTY: _("The file is empty. Choose the file with the list of employees."),
    RefusalCode.TOO_LARGE: _(
        "The file is too large: %(megabytes)s MB, at most %(most)s MB are read. Save the list alone in a new file."
    ),
    RefusalCode.WRONG_TYPE: _("This is not a spreadsheet. Save the list as xlsx, ods or csv and choose it again."),
    RefusalCode.OLD_EXCEL: _("This is a file of an old Excel (xls). Save it as xlsx and choose it again."),
    RefusalCode.ENCRYPTED: _("The file is protected by a password. Save it without the password and choose it again."),
    RefusalCode.BROKEN: _(
        "The file is damaged and cannot be read. Open it, save it again as xlsx and choose it again."
    ),
    RefusalCode.EXPANDS_TOO_MUCH: _(
        "The file expands to far more than a list of employees can hold, so it was not opened. "
        "Save the list alone in a new file."
    ),
    RefusalCode.TOO_MANY_ROWS: _(
        "The sheet has too many rows; at most %(limit)s are read. Remove what is not a person."
    ),
    RefusalCode.TOO_MANY_COLUMNS: _(
        "The sheet has too many columns; at most %(limit)s are read. Remove those that are not needed."
    ),
    RefusalCode.UNKNOWN_ENCODING: _(
        "The letters in this file cannot be read. Save it as xlsx, or as csv in UTF-8, and choose it again."
    ),
}
ROW_ERRORS = {
    ErrorCode.MISSING_COLUMN: _("There is no such column. Add it, or point to the column that holds it."),
    ErrorCode.REPEATED_COLUMN: _("Two columns have this heading. Rename one of them."),
    ErrorCode.NO_ROWS: _("There is nobody beneath the headings. Choose the file with the list of employees."),
    ErrorCode.REQUIRED: _("This cell must not be empty. Fill it in."),
    ErrorCode.FORMULA: _("This cell holds a formula. Put the value itself in its place."),
    ErrorCode.A_DATE: _("This cell holds a date. The spreadsheet may have changed a number; format the cell as text."),
    ErrorCode.NOT_A_TEXT: _("This cell holds something that is neither a text nor a whole number. Write it as text."),
    ErrorCode.TOO_LONG: _("The text has %(length)s characters; at most %(limit)s are kept. Shorten it."),
    ErrorCode.BAD_EMAIL: _("This is not an e-mail address. Correct it, or leave the cell empty."),
    ErrorCode.DUPLICATE_NUMBER: _("This number stands in row %(first_row)s already. Each person has their own."),
    ErrorCode.DUPLICATE_EMAIL: _("This address stands in row %(first_row)s already. Correct one of them."),
    ErrorCode.EMAIL_TAKEN: _("This address belongs to the person with number %(number)s. Correct one of them."),
}


def told_refusal(refused: TableRefused) -> str:
    """Why a file is not read, as a sentence."""
    params: dict[str, object] = dict(refused.params)
    if refused.code is RefusalCode.TOO_LARGE:
        params = {name: value // 1_000_000 for name, value in refused.params.items()}
        params = {"megabytes": params["size"], "most": params["limit"]}
    return str(FILE_REFUSALS[refused.code]) % params if params else str(FILE_REFUSALS[refused.code])


def told_error(error: RowError) -> str:
    """What is wrong in a row, as a sentence."""
    return str(ROW_ERRORS[error.code]) % dict(error.params) if error.params else str(ROW_ERRORS[error.code])
