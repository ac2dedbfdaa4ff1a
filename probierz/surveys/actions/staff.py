"""Inviting the whole staff: a list for each unit that is large enough, one for everybody else."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.lib.refusals import Refused
from probierz.offices.models import Office
from probierz.surveys.actions.invitations import MailingDetails, make_mailing, send_mailing
from probierz.surveys.models import Mailing, Wave
from probierz.surveys.queries.staff import StaffGroup, staff_of
from probierz.surveys.rules.addresses import Address
from probierz.surveys.rules.invitations import SMALLEST_LIST, MailingRefusal
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@dataclass(frozen=True, kw_only=True)
class StaffLetters:
    """One letter for everybody; `rest` names the list of those whose unit is too small for one."""

    details: MailingDetails
    rest: str

    def of(self, group: StaffGroup) -> MailingDetails:
        return replace(self.details, name=group.unit.name if group.unit else self.rest)


@action(Permission.SURVEY_MANAGE)
def invite_staff(actor: Actor, *, office: Office, wave: Wave, letters: StaffLetters, on: date) -> Sequence[Mailing]:
    """Letters leave at once, and whoever logs in sees the survey among their matters. All lists or none."""
    staff = staff_of(office, on=on)
    if not staff.groups:
        raise Refused(MailingRefusal.NOBODY)
    if any(len(group.addresses) < SMALLEST_LIST for group in staff.groups):
        raise Refused(MailingRefusal.TOO_FEW_STAFF)
    with transaction.atomic():
        made = [_invited(actor, office, wave, letters.of(group), group, on) for group in staff.groups]
        record(actor, Verb.STAFF_INVITED, wave, after={"invited": staff.invited, "lists": len(made)}, at_office=office)
    return made


def _invited(actor: Actor, office: Office, wave: Wave, details: MailingDetails, group: StaffGroup, on: date) -> Mailing:
    addresses = [Address(one) for one in group.addresses]
    mailing = make_mailing(
        actor, office=office, wave=wave, details=details, addresses=addresses, on=on, unit=group.unit
    )
    send_mailing(actor, mailing=mailing)
    return mailing
