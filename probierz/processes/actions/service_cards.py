"""Service cards: written in one or two languages, published, withdrawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.lib.identifiers import slugify
from probierz.lib.polish import sort_key, tidy
from probierz.lib.refusals import Refused
from probierz.offices.models import Office, Unit
from probierz.processes.actions.findable import keep_findable
from probierz.processes.models import Process, Service, ServiceText
from probierz.processes.rules import Refusal, ServiceState
from probierz.trail.recording import record
from probierz.trail.verbs import Verb

NEEDED = ("purpose", "documents", "where", "fee", "time_limit", "appeal")
FIELDS = tuple("title purpose who documents where fee time_limit appeal online legal_basis notes".split())


@dataclass(frozen=True, kw_only=True)
class Frame:
    """What the card is tied to: its address, process, unit and statutory limit."""

    slug: str
    process: Process | None
    unit: Unit | None
    deadline: str


@action(Permission.SERVICE_MANAGE)
def add_service(actor: Actor, *, office: Office, frame: Frame, texts: Mapping[str, str], on: date) -> Service:
    """A draft with its Polish text."""
    text = _tidied(texts)
    service = Service(office=office, changed_on=on, sort_key=sort_key(text["title"])[:600], **vars(frame))
    service.slug = slugify(frame.slug or text["title"])[:80].strip("-")
    _demand_free(service)
    service.save()
    ServiceText(office=office, service=service, language="pl", **text).save()
    keep_findable(office, service)
    record(actor, Verb.SERVICE_ADDED, service, after={"title": text["title"], "address": service.slug})
    return service


@action(Permission.SERVICE_MANAGE)
def change_service(
    actor: Actor, *, service: Service, frame: Frame, texts: Mapping[str, str], seen: int, on: date
) -> Service:
    """`seen` is the version the person looked at; a published card stays complete."""
    service = _locked(service, seen)
    row, text = _text_of(service, "pl"), _tidied(texts)
    before = {**_told(row), "address": service.slug, "deadline": service.deadline}
    service.process, service.unit, service.deadline = frame.process, frame.unit, frame.deadline
    service.slug = slugify(frame.slug or text["title"])[:80].strip("-")
    service.sort_key = sort_key(text["title"])[:600]
    _demand_free(service)
    _write(row, text)
    if service.state == ServiceState.PUBLISHED:
        _demand_complete(row)
    after = {**_told(row), "address": service.slug, "deadline": service.deadline}
    _record_change(actor, service, before, after, on=on)
    return service


@action(Permission.SERVICE_MANAGE)
def translate_service(actor: Actor, *, service: Service, texts: Mapping[str, str], seen: int, on: date) -> Service:
    """The English text of the card; without a title there is none."""
    service = _locked(service, seen)
    row, text = _text_of(service, "en"), _tidied(texts)
    before = _told(row)
    _write(row, text)
    if not row.title:
        row.delete()
    _record_change(actor, service, before, _told(row), on=on)
    return service


@action(Permission.SERVICE_MANAGE)
def publish_service(actor: Actor, *, service: Service, on: date) -> Service:
    """From now on everybody can read the card on the public site."""
    _demand_complete(_text_of(service, "pl"))
    return _move(actor, service, ServiceState.PUBLISHED, Verb.SERVICE_PUBLISHED, on=on)


@action(Permission.SERVICE_MANAGE)
def withdraw_service(actor: Actor, *, service: Service, on: date) -> Service:
    """The public page is gone; the card stays here."""
    return _move(actor, service, ServiceState.WITHDRAWN, Verb.SERVICE_WITHDRAWN, on=on)


def _move(actor: Actor, service: Service, state: ServiceState, verb: Verb, *, on: date) -> Service:
    sources = {ServiceState.PUBLISHED} if state is ServiceState.WITHDRAWN else set(ServiceState) - {state}
    before = service.state
    if Service.objects.filter(pk=service.pk, state__in=sources).update(state=state, changed_on=on) != 1:
        raise Refused(Refusal.CARD_MOVED)
    service.refresh_from_db()
    record(actor, verb, service, before={"state": before}, after={"state": state, "address": service.slug})
    return service


def _locked(service: Service, seen: int) -> Service:
    row = Service.objects.select_for_update().get(pk=service.pk)
    if row.version != seen:
        raise Refused(Refusal.CARD_MOVED)
    return row


def _record_change(actor: Actor, service: Service, before: dict[str, str], after: dict[str, str], *, on: date) -> None:
    changed = [name for name, value in after.items() if before.get(name) != value]
    if not changed:
        raise Refused(Refusal.UNCHANGED)
    service.version, service.changed_on = service.version + 1, on
    service.save()
    keep_findable(service.office, service)
    told = {name: after[name] for name in changed}
    record(actor, Verb.SERVICE_CHANGED, service, before={n: before.get(n, "") for n in changed}, after=told)


def _text_of(service: Service, language: str) -> ServiceText:
    row = ServiceText.objects.filter(service=service, language=language).first()
    return row or ServiceText(office=service.office, service=service, language=language)


def _write(row: ServiceText, text: Mapping[str, str]) -> None:
    for name, value in text.items():
        setattr(row, name, value)
    row.save()


def _tidied(texts: Mapping[str, str]) -> dict[str, str]:
    whole = {name: texts.get(name, "").strip() for name in FIELDS}
    return {**whole, "title": tidy(whole["title"])}


def _told(row: ServiceText) -> dict[str, str]:
    return {name: str(getattr(row, name)) for name in FIELDS}


def _demand_free(service: Service) -> None:
    if Service.objects.filter(slug=service.slug).exclude(pk=service.pk).exists():
        raise Refused(Refusal.ADDRESS_TAKEN, field="slug")


def _demand_complete(row: ServiceText) -> None:
    empty = [name for name in NEEDED if not getattr(row, name)]
    if empty:
        raise Refused(Refusal.CARD_INCOMPLETE, field=empty[0])
