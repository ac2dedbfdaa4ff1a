"""Lists of invitations: made, sent, recalled once, deleted; and what an invited person says."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.lib.identifiers import portable_id
from probierz.lib.refusals import Refused, demand
from probierz.offices.models import Office, Unit
from probierz.surveys.actions.points import add_collection_point
from probierz.surveys.models import CollectionPoint, Invitation, Mailing, SpentInvitation, Unsubscription, Wave
from probierz.surveys.queries.invitations import address_digest, digest_of, mailing_of, token_of, who_takes_letters
from probierz.surveys.rules import Channel, PointKind, PointRefusal, WaveState
from probierz.surveys.rules.addresses import Address
from probierz.surveys.rules.invitations import (
    MAILING_WORKFLOW,
    InvitationState,
    MailingCommand,
    MailingRefusal,
    MailingState,
    may_list,
    may_remind,
    may_send,
)
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@dataclass(frozen=True, kw_only=True)
class MailingDetails:
    """Why the office may write, what it writes in each language, and until when it keeps the list."""

    name: str
    legal_basis: str
    delete_on: date
    subject_pl: str
    body_pl: str
    subject_en: str
    body_en: str


@action(Permission.SURVEY_MANAGE)
def make_mailing(
    actor: Actor,
    *,
    office: Office,
    wave: Wave,
    details: MailingDetails,
    addresses: Sequence[Address],
    on: date,
    unit: Unit | None = None,
) -> Mailing:
    """A list with a collection point of its own. Whoever asked this office for no letters is left out."""
    if wave.state == WaveState.CLOSED:
        raise Refused(MailingRefusal.NOT_OPEN)
    taking = who_takes_letters(office, [one.text for one in addresses])
    wanted = [one for one in addresses if one.text in taking]
    demand(may_list(len(wanted)), field="addresses")
    point = _point(actor, office, wave, name=details.name, unit=unit, on=on)
    mailing = Mailing(office=office, wave=wave, point=point, invited=len(wanted), made_on=on, **vars(details))
    mailing.save()
    Invitation.objects.bulk_create([_invitation(mailing, one) for one in wanted], batch_size=500)
    told = {"invited": mailing.invited, "legal_basis": mailing.legal_basis, "delete_on": mailing.delete_on}
    record(actor, Verb.MAILING_MADE, mailing, after=told)
    return mailing


@action(Permission.SURVEY_MANAGE)
def send_mailing(actor: Actor, *, mailing: Mailing) -> None:
    """From the next minute on the letters leave, a few in each."""
    demand(may_send(MailingState(mailing.state), wave=WaveState(mailing.wave.state)))
    _move(mailing, MailingCommand.SEND, MailingRefusal.ALREADY_SENT)
    record(actor, Verb.MAILING_SENT, mailing, after={"invited": mailing.invited})


@action(Permission.SURVEY_MANAGE)
def remind_mailing(actor: Actor, *, mailing: Mailing) -> None:
    """A second letter to those whose invitation is unused, and to nobody else."""
    summary = mailing_of(mailing.office, mailing.key)
    is_leaving = summary is not None and summary.waiting > 0
    demand(may_remind(MailingState(mailing.state), wave=WaveState(mailing.wave.state), is_leaving=is_leaving))
    _move(mailing, MailingCommand.REMIND, MailingRefusal.ALREADY_REMINDED)
    record(actor, Verb.MAILING_REMINDED, mailing)


@action(Permission.SURVEY_MANAGE)
def delete_list(actor: Actor, *, mailing: Mailing, on: date) -> None:
    """The addresses are gone for good, and their links with them; the numbers stay."""
    _move(mailing, MailingCommand.DELETE, MailingRefusal.DELETED, deleted_on=on)
    used = SpentInvitation.objects.filter(mailing=mailing)
    Mailing.objects.filter(pk=mailing.pk).update(used=used.count())
    used.delete()
    count, _ = Invitation.objects.filter(mailing=mailing).delete()
    record(actor, Verb.MAILING_DELETED, mailing, after={"addresses": count, "on": on})


@action(
    Permission.SURVEY_ANSWER,
    silent_because="An event with its time would tell when an invited person read the letter.",
)
def unsubscribe(actor: Actor, *, invitation: Invitation) -> None:
    """No letter more from this office, of this list or a later one; the address itself is emptied."""
    digest = address_digest(invitation.office, invitation.address)
    Unsubscription.objects.get_or_create(office=invitation.office, digest=digest)
    Invitation.objects.filter(pk=invitation.pk).update(
        state=InvitationState.UNSUBSCRIBED, address=f"{invitation.key}@unsubscribed.invalid"
    )


def _point(actor: Actor, office: Office, wave: Wave, *, name: str, unit: Unit | None, on: date) -> CollectionPoint:
    try:
        return add_collection_point(
            actor,
            office=office,
            campaign=wave.campaign,
            kind=PointKind.LIST,
            name=name,
            since=on,
            unit=unit,
            channel=Channel.EMAIL,
        )
    except Refused as refused:
        if refused.reason is PointRefusal.NAME_TAKEN:
            raise Refused(MailingRefusal.NAME_TAKEN, field="name") from refused
        raise


def _invitation(mailing: Mailing, address: Address) -> Invitation:
    key = portable_id()
    return Invitation(
        key=key,
        office=mailing.office,
        mailing=mailing,
        address=address.text,
        language=address.language,
        digest=digest_of(token_of(key)),
    )


def _move(mailing: Mailing, command: MailingCommand, otherwise: MailingRefusal, **more: date) -> None:
    """The row itself decides, so that two presses of a button are one."""
    rows = Mailing.objects.filter(pk=mailing.pk, state__in=MAILING_WORKFLOW.sources(command))
    if not rows.update(state=MAILING_WORKFLOW.target(command), **more):
        raise Refused(otherwise)
