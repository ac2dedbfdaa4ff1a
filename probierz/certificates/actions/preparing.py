"""Giving numbers: rows without paper yet, so that a number once given is never given again nor left out."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils import timezone

from probierz.access.actor import Actor
from probierz.certificates.actions.refusals import refuse, require
from probierz.certificates.models import Certificate, Register
from probierz.certificates.queries import Recipient, check_url, possible_recipients, printed
from probierz.certificates.rules import Refusal, may_issue_on
from probierz.certificates.rules.numbers import series_of
from probierz.certificates.rules.paper import Wording
from probierz.lib.identifiers import portable_id
from probierz.lib.numbering import CertificateNumber
from probierz.lib.polish import fold
from probierz.offices.models import Association, Office, Programme
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


def prepare(programme: Programme, offices: Iterable[Office], wording: Wording, *, actor: Actor) -> list[Certificate]:
    """Number the offices that hold no certificate yet; those that do are passed over."""
    chosen = _chosen(programme, offices, wording)
    free = [recipient for recipient in chosen if recipient.holds is None]
    if not free:
        refuse(Refusal.ALL_HAVE_ONE)
    rows = number(programme, [(one.office, one.name, printed(programme, one, wording)) for one in free], wording)
    record(
        actor,
        Verb.CERTIFICATES_NUMBERED,
        programme,
        after={"first": rows[0].number, "last": rows[-1].number, "count": len(rows), "issued_on": wording.issued_on},
        at_programme=programme,
    )
    return rows


def number(
    programme: Programme, recipients: Sequence[tuple[Office, str, dict[str, Any]]], wording: Wording
) -> list[Certificate]:
    """Take the next numbers and write one row for each office."""
    register = _register(programme.association, wording.issued_on.year)
    rows = [
        _row(register, serial, programme=programme, office=office, name=name, data=data, wording=wording)
        for serial, (office, name, data) in enumerate(recipients, start=register.last + 1)
    ]
    Certificate.objects.bulk_create(rows)
    Register.objects.filter(pk=register.pk).update(last=register.last + len(rows))
    return rows


def _register(association: Association, year: int) -> Register:
    """The year's register, locked until the transaction ends: two series must not take the same numbers."""
    Register.objects.get_or_create(
        association=association, year=year, defaults={"series": series_of(association.short_name)}
    )
    return Register.objects.select_for_update().get(association=association, year=year)


def _row(
    register: Register,
    serial: int,
    *,
    programme: Programme,
    office: Office,
    name: str,
    data: dict[str, Any],
    wording: Wording,
) -> Certificate:
    printed_number = str(CertificateNumber(register.series, register.year, serial))
    token = portable_id()
    address = check_url(token, wording.language)
    return Certificate(
        programme=programme,
        office=office,
        register=register,
        serial=serial,
        number=printed_number,
        token=token,
        recipient=name,
        search_key=fold(f"{printed_number} {name}")[:300],
        data={**data, "recipient": name, "check_url": address},
        language=wording.language,
        issued_on=wording.issued_on,
    )


def _chosen(programme: Programme, offices: Iterable[Office], wording: Wording) -> list[Recipient]:
    today = timezone.localdate()
    day = wording.issued_on
    require(may_issue_on(day, starts_on=programme.starts_on, today=today))
    wanted = {office.pk for office in offices}
    if not wanted:
        refuse(Refusal.NOBODY_CHOSEN)
    possible = possible_recipients(programme, on=day, shared_on=min(day, today))
    chosen = [one for one in possible if one.office.pk in wanted and one.shares]
    if len(chosen) != len(wanted):
        refuse(Refusal.NO_PART_TAKEN)
    return chosen
