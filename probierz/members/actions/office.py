"""What an office says about itself: name through time, letterhead, logo, security, what it shares."""

from dataclasses import asdict, dataclass
from datetime import date

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.attachments import store
from probierz.attachments.models import OfficeFile
from probierz.lib.polish import sort_key, tidy
from probierz.members.actions.logos import checked_logo
from probierz.members.actions.refusals import Refused, demand
from probierz.members.actions.turns import take_turn
from probierz.members.models import Letterhead
from probierz.members.rules import Refusal, not_after
from probierz.offices.models import Consent, Office, OfficeIdentity, Participation
from probierz.offices.rules import SharingTopic
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@dataclass(frozen=True, kw_only=True)
class LetterheadLines:
    address: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""


@action(Permission.OFFICE_MANAGE)
def rename_office(actor: Actor, *, office: Office, name: str, teryt: str, on: date, today: date) -> None:
    """The office bears another name or TERYT code from the day on; the earlier ones stay readable."""
    demand(not_after(on, today=today), field="on")
    take_turn(office)
    current = OfficeIdentity.objects.get(office=office, until__isnull=True)
    name = tidy(name)
    if (current.name, current.teryt) == (name, teryt):
        raise Refused(Refusal.NAME_UNCHANGED, field="name")
    if on < current.since:
        raise Refused(Refusal.NAME_TOO_YOUNG, field="on")
    before = {"name": current.name, "teryt": current.teryt}
    _next_identity(current, name=name, teryt=teryt, on=on)
    office.name, office.teryt, office.sort_key = name, teryt, sort_key(name)
    office.save(update_fields=["name", "teryt", "sort_key"])
    record(
        actor,
        Verb.OFFICE_RENAMED,
        office,
        before=before,
        after={"name": name, "teryt": teryt, "on": on},
        at_office=office,
    )


def _next_identity(current: OfficeIdentity, *, name: str, teryt: str, on: date) -> None:
    if on == current.since:  # a correction on the day itself leaves no period of zero days
        current.name, current.teryt = name, teryt
        current.save(update_fields=["name", "teryt"])
        return
    current.until = on
    current.save(update_fields=["until"])
    OfficeIdentity.objects.create(office=current.office, name=name, teryt=teryt, since=on)


@action(Permission.OFFICE_MANAGE)
def change_letterhead(actor: Actor, *, office: Office, lines: LetterheadLines) -> Letterhead:
    take_turn(office)
    letterhead = _letterhead(office)
    before = {name: getattr(letterhead, name) for name in asdict(lines)}
    for name, value in asdict(lines).items():
        setattr(letterhead, name, value)
    letterhead.save()
    record(actor, Verb.LETTERHEAD_CHANGED, letterhead, before=before, after=asdict(lines))
    return letterhead


@action(Permission.OFFICE_MANAGE)
def change_logo(actor: Actor, *, office: Office, content: bytes | None, name: str = "") -> Letterhead:
    """Put a picture on the letterhead, or take it away; judged by its content, never by its name."""
    take_turn(office)
    letterhead = _letterhead(office)
    before = letterhead.logo
    letterhead.logo = None if content is None else _keep_logo(office, content, name)
    letterhead.save()
    record(
        actor,
        Verb.LETTERHEAD_CHANGED,
        letterhead,
        before={"logo": before.sha256 if before else None},
        after={"logo": letterhead.logo.sha256 if letterhead.logo else None},
    )
    return letterhead


def _letterhead(office: Office) -> Letterhead:
    return Letterhead.objects.select_related("logo").filter(office=office).first() or Letterhead(office=office)


def _keep_logo(office: Office, content: bytes, name: str) -> OfficeFile:
    media_type = checked_logo(content)
    file = OfficeFile(
        office=office, name=name[-200:], media_type=media_type, size=len(content), sha256=store.keep(content)
    )
    file.save()
    return file


@action(Permission.OFFICE_MANAGE)
def change_security(actor: Actor, *, office: Office, requires_second_factor: bool, has_second_factor: bool) -> None:
    """Ask everybody for a second step at log-in. Whoever decides it must be able to come back in."""
    if requires_second_factor and not has_second_factor:
        raise Refused(Refusal.FACTOR_MISSING, field="requires_second_factor")
    before = {"requires_second_factor": office.requires_second_factor}
    office.requires_second_factor = requires_second_factor
    office.save(update_fields=["requires_second_factor"])
    after = {"requires_second_factor": requires_second_factor}
    record(actor, Verb.OFFICE_SECURITY_CHANGED, office, before=before, after=after, at_office=office)


@action(Permission.OFFICE_MANAGE)
def give_consent(actor: Actor, *, office: Office, participation: Participation, topic: SharingTopic, on: date) -> None:
    """The programme may read this topic of the office from the day on."""
    _demand_own(office, participation)
    if participation.consents.filter(topic=topic, until__isnull=True).exists():
        raise Refused(Refusal.CONSENT_UNCHANGED)
    Consent.objects.create(participation=participation, topic=topic, since=on)
    _record_consent(actor, Verb.CONSENT_GIVEN, office, participation, topic, on)


@action(Permission.OFFICE_MANAGE)
def withdraw_consent(
    actor: Actor, *, office: Office, participation: Participation, topic: SharingTopic, on: date
) -> None:
    """The programme reads nothing more of this topic from the day on."""
    _demand_own(office, participation)
    open_consent = participation.consents.filter(topic=topic, until__isnull=True)
    # A consent given this very day has no days to keep; the trail keeps that it was given.
    deleted, _models = open_consent.filter(since__gte=on).delete()
    if not deleted and not open_consent.update(until=on):
        raise Refused(Refusal.CONSENT_UNCHANGED)
    _record_consent(actor, Verb.CONSENT_WITHDRAWN, office, participation, topic, on)


def _demand_own(office: Office, participation: Participation) -> None:
    if participation.office_id != office.pk:
        raise Refused(Refusal.TAKES_NO_PART)


def _record_consent(
    actor: Actor, verb: Verb, office: Office, participation: Participation, topic: SharingTopic, on: date
) -> None:
    after = {"programme": participation.programme.code, "topic": topic, "on": on}
    record(actor, verb, participation, after=after, at_office=office)
