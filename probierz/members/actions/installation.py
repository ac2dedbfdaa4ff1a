"""What the administrator of the installation founds, and whom the administrator appoints first."""

from dataclasses import dataclass
from datetime import date, datetime

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.lib.polish import sort_key, tidy
from probierz.members.actions.invitations import Sent, send_to_office, send_to_programme, to_office
from probierz.members.actions.refusals import Refused, demand
from probierz.members.actions.turns import take_turn
from probierz.members.models import CoordinatorInvitation, Invitation
from probierz.members.rules import Refusal, not_after
from probierz.offices.models import (
    Association,
    Office,
    OfficeIdentity,
    OfficeSuccession,
    Participation,
    Programme,
)
from probierz.offices.rules import OfficeKind, SuccessionKind
from probierz.offices.scope import office_scope, programme_scope
from probierz.people.rules import Role
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@dataclass(frozen=True, kw_only=True)
class ProgrammeDetails:
    code: str
    name_pl: str
    name_en: str
    motto_pl: str = ""
    motto_en: str = ""
    standard: str
    starts_on: date
    closes_on: date | None = None


@action(Permission.INSTALLATION_MANAGE)
def found_association(actor: Actor, *, code: str, name: str, short_name: str) -> Association:
    if Association.objects.filter(code=code).exists():
        raise Refused(Refusal.CODE_TAKEN, field="code")
    association = Association.objects.create(code=code, name=tidy(name), short_name=tidy(short_name))
    record(actor, Verb.ASSOCIATION_FOUNDED, association, after={"code": code, "name": association.name})
    return association


@action(Permission.INSTALLATION_MANAGE)
def found_office(actor: Actor, *, code: str, name: str, kind: OfficeKind, teryt: str, on: date) -> Office:
    """Open an office; its first people are invited next."""
    if Office.objects.filter(code=code).exists():
        raise Refused(Refusal.CODE_TAKEN, field="code")
    name = tidy(name)
    office = Office.objects.create(code=code, name=name, sort_key=sort_key(name), kind=kind, teryt=teryt)
    OfficeIdentity.objects.create(office=office, name=name, teryt=teryt, since=on)
    after = {"code": code, "name": name, "kind": kind, "teryt": teryt}
    record(actor, Verb.OFFICE_FOUNDED, office, after=after, at_office=office)
    return office


@action(Permission.INSTALLATION_MANAGE)
def succeed_office(
    actor: Actor, *, predecessor: Office, successor: Office, kind: SuccessionKind, on: date, today: date
) -> None:
    """One office came after another, which closes that day; its rows stay with it, readable."""
    demand(not_after(on, today=today), field="on")
    if predecessor == successor:
        raise Refused(Refusal.SAME_OFFICE, field="successor")
    _hold_both(predecessor, successor)
    if predecessor.closed_on is not None or successor.closed_on is not None:
        raise Refused(Refusal.OFFICE_CLOSED, field="successor")
    OfficeSuccession.objects.create(predecessor=predecessor, successor=successor, kind=kind, happened_on=on)
    predecessor.closed_on = on
    predecessor.save(update_fields=["closed_on"])
    _leave_programmes(actor, predecessor, on=on)
    after = {"successor": successor.code, "kind": kind, "on": on}
    record(actor, Verb.OFFICE_SUCCEEDED, predecessor, after=after, at_office=predecessor)
    record(actor, Verb.OFFICE_CLOSED, predecessor, after={"on": on}, at_office=predecessor)


@action(Permission.INSTALLATION_MANAGE)
def open_programme(actor: Actor, *, association: Association, details: ProgrammeDetails) -> Programme:
    if Programme.objects.filter(code=details.code).exists():
        raise Refused(Refusal.CODE_TAKEN, field="code")
    if details.closes_on is not None and details.closes_on <= details.starts_on:
        raise Refused(Refusal.CLOSES_BEFORE_START, field="closes_on")
    programme = Programme.objects.create(association=association, **vars(details))
    after = {"code": details.code, "name": details.name_pl, "association": association.code}
    record(actor, Verb.PROGRAMME_OPENED, programme, after=after, at_programme=programme)
    return programme


@action(Permission.INSTALLATION_MANAGE)
def join_programme(actor: Actor, *, programme: Programme, office: Office, on: date) -> Participation:
    """The office takes part. It shares nothing until it gives its consents itself."""
    return _join(actor, programme, office, on=on)


@action(Permission.PROGRAMME_MANAGE)
def take_in_office(actor: Actor, *, programme: Programme, office: Office, on: date) -> Participation:
    """The same by the coordinator of the programme, for an office that the installation knows."""
    return _join(actor, programme, office, on=on)


@action(Permission.PROGRAMME_MANAGE)
def let_office_go(actor: Actor, *, programme: Programme, office: Office, on: date, today: date) -> None:
    """The office takes part no more; with the day on which it joined, it was taken in by mistake and never did."""
    demand(not_after(on, today=today), field="on")
    participation = Participation.objects.filter(programme=programme, office=office, until__isnull=True).first()
    if participation is None:
        raise Refused(Refusal.TAKES_NO_PART)
    if on < participation.since:
        raise Refused(Refusal.LEAVES_BEFORE_JOINING, field="on")
    if programme.closes_on is not None and programme.closes_on < today:
        raise Refused(Refusal.PROGRAMME_CLOSED)
    _leave(actor, participation, on=on)


def _join(actor: Actor, programme: Programme, office: Office, *, on: date) -> Participation:
    if office.closed_on is not None:
        raise Refused(Refusal.OFFICE_CLOSED, field="office")
    if Participation.objects.filter(programme=programme, office=office, until__isnull=True).exists():
        raise Refused(Refusal.ALREADY_TAKES_PART, field="office")
    participation = Participation.objects.create(programme=programme, office=office, since=on)
    record(actor, Verb.PARTICIPATION_BEGUN, participation, after=_of(participation), at_programme=programme)
    return participation


@action(Permission.INSTALLATION_MANAGE)
def appoint_in_office(
    actor: Actor, *, office: Office, email: str, role: Role, language: str, now: datetime
) -> Sent[Invitation]:
    """Invite the first representative or head; from then on the office gives its roles itself."""
    with office_scope(office.pk):
        invitation = to_office(office, email=email, roles=[role], language=language)
        return send_to_office(invitation, by=actor, now=now)


@action(Permission.INSTALLATION_MANAGE)
def appoint_coordinator(
    actor: Actor, *, programme: Programme, email: str, language: str, now: datetime
) -> Sent[CoordinatorInvitation]:
    with programme_scope(programme.pk):
        invitation = CoordinatorInvitation(programme=programme, email=email.strip().lower(), language=language)
        return send_to_programme(invitation, by=actor, now=now)


def _hold_both(*offices: Office) -> None:
    """Read again in one order, so that two offices cannot come after one another at the same moment."""
    for office in sorted(offices, key=lambda office: office.pk):
        take_turn(office)
        office.refresh_from_db(fields=["closed_on"])


def _leave_programmes(actor: Actor, office: Office, *, on: date) -> None:
    for participation in Participation.objects.filter(office=office, until__isnull=True, since__lt=on):
        _leave(actor, participation, on=on)


def _leave(actor: Actor, participation: Participation, *, on: date) -> None:
    """From that day; a participation that would end on its first day goes with its consents, the history keeps it."""
    participation.until = on
    record(
        actor,
        Verb.PARTICIPATION_ENDED,
        participation,
        after=_of(participation),
        at_programme=participation.programme,
    )
    if on == participation.since:
        participation.delete()
        return
    participation.save(update_fields=["until"])
    participation.consents.filter(until__isnull=True, since__gte=on).delete()
    participation.consents.filter(until__isnull=True).update(until=on)


def _of(participation: Participation) -> dict[str, object]:
    return {"office": participation.office.code, "since": participation.since, "until": participation.until}
