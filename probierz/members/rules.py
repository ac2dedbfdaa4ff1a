"""What may be done with people, units, roles and invitations, and why not."""

import hashlib
from datetime import date, datetime, timedelta
from enum import StrEnum

from probierz.lib.verdicts import Allowed, Denied, Verdict
from probierz.people.rules import Role

INVITATION_LASTS = timedelta(days=7)
DRAFT_LASTS = timedelta(days=1)
MANAGING_ROLES = (Role.QUALITY_REPRESENTATIVE, Role.OFFICE_HEAD)

LARGEST_LOGO = 500_000
LARGEST_LOGO_SIDE = 4_000


class Refusal(StrEnum):
    """Why something was not done; the sentence for people is in `labels`."""

    LAST_MANAGER = "last_manager"
    ROLE_HELD = "role_held"
    NO_ROLE = "no_role"
    ALREADY_INVITED = "already_invited"
    INVITATION_CLOSED = "invitation_closed"
    ADDRESS_HAS_ACCOUNT = "address_has_account"
    NUMBER_TAKEN = "number_taken"
    BEFORE_EMPLOYMENT = "before_employment"
    NOT_EMPLOYED = "not_employed"
    LAST_DAY_BEFORE_FIRST = "last_day_before_first"
    ABSENCE_OVERLAPS = "absence_overlaps"
    DEPUTY_IS_SELF = "deputy_is_self"
    DEPUTY_AWAY = "deputy_away"
    DEPUTY_NOT_EMPLOYED = "deputy_not_employed"
    IN_FUTURE = "in_future"
    UNIT_NAME_TAKEN = "unit_name_taken"
    UNIT_ENDED = "unit_ended"
    UNIT_TOO_YOUNG = "unit_too_young"
    UNIT_UNDER_ITSELF = "unit_under_itself"
    UNIT_NOT_EMPTY = "unit_not_empty"
    UNIT_UNCHANGED = "unit_unchanged"
    MERGE_NEEDS_TWO = "merge_needs_two"
    NAME_UNCHANGED = "name_unchanged"
    NAME_TOO_YOUNG = "name_too_young"
    CODE_TAKEN = "code_taken"
    ALREADY_TAKES_PART = "already_takes_part"
    TAKES_NO_PART = "takes_no_part"
    LEAVES_BEFORE_JOINING = "leaves_before_joining"
    PROGRAMME_CLOSED = "programme_closed"
    SAME_OFFICE = "same_office"
    OFFICE_CLOSED = "office_closed"
    CLOSES_BEFORE_START = "closes_before_start"
    CONSENT_UNCHANGED = "consent_unchanged"
    LOGO_NOT_PICTURE = "logo_not_picture"
    LOGO_TOO_BIG = "logo_too_big"
    UNDER_HOLD = "under_hold"
    STILL_HERE = "still_here"
    NAME_NOT_REPEATED = "name_not_repeated"
    ALREADY_COORDINATES = "already_coordinates"
    UPLOAD_GONE = "upload_gone"
    FACTOR_MISSING = "factor_missing"
    NO_SECOND_FACTOR = "no_second_factor"
    OWN_SECOND_FACTOR = "own_second_factor"
    SERVES_ELSEWHERE = "serves_elsewhere"
    NO_SUCH_ACCOUNT = "no_such_account"
    MOVED = "moved"


class InvitationState(StrEnum):
    OPEN = "open"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


def digest_of(token: str) -> str:
    """What is stored of an invitation's secret; 128 random bits need no salt."""
    return hashlib.sha256(token.encode()).hexdigest()


def invitation_state(
    *, expires_at: datetime, accepted_at: datetime | None, withdrawn_at: datetime | None, now: datetime
) -> InvitationState:
    if accepted_at is not None:
        return InvitationState.ACCEPTED
    if withdrawn_at is not None:
        return InvitationState.WITHDRAWN
    return InvitationState.OPEN if now < expires_at else InvitationState.EXPIRED


def may_end_role(role: Role, *, other_managers: int) -> Verdict:
    """Somebody must remain who can give roles, or nobody could ever again."""
    if role in MANAGING_ROLES and other_managers == 0:
        return Denied(Refusal.LAST_MANAGER)
    return Allowed()


def not_after(day: date, *, today: date) -> Verdict:
    """Changes of what is in force are recorded when they have happened."""
    return Denied(Refusal.IN_FUTURE) if day > today else Allowed()


def may_change_unit(*, since: date, until: date | None, on: date) -> Verdict:
    if until is not None:
        return Denied(Refusal.UNIT_ENDED)
    return Denied(Refusal.UNIT_TOO_YOUNG) if on < since else Allowed()


def may_forget(*, is_under_hold: bool, is_employed: bool, has_roles: bool) -> Verdict:
    """A person is forgotten after leaving, and never while a dispute needs the data."""
    if is_under_hold:
        return Denied(Refusal.UNDER_HOLD)
    return Denied(Refusal.STILL_HERE) if is_employed or has_roles else Allowed()


def may_reset_second_factor(*, is_own: bool, is_only_here: bool) -> Verdict:
    """Nobody weakens one's own account this way, and no office that of another office."""
    if is_own:
        return Denied(Refusal.OWN_SECOND_FACTOR)
    return Allowed() if is_only_here else Denied(Refusal.SERVES_ELSEWHERE)
