"""Reads about certificates: for the issuing programme, for the office that holds one, for anybody with a code."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils import translation

from probierz.attachments import store
from probierz.certificates.models import Certificate
from probierz.certificates.rules import HOLDS_A_PLACE, CertificateState
from probierz.certificates.rules.paper import Wording, document
from probierz.jobs.models import ProgrammeJob
from probierz.jobs.rules import OPEN_STATES
from probierz.lib.identifiers import is_portable_id
from probierz.lib.polish import fold
from probierz.lib.typesetting.certificate import ParticipationCertificate, draw_certificate, typeset_certificate
from probierz.members.queries.emblem import emblem_of
from probierz.offices.labels import standard_label
from probierz.offices.models import Consent, Office, Participation, Programme
from probierz.offices.queries import name_then, offices_named, offices_sharing
from probierz.offices.rules import SharingTopic, reckoning_day
from probierz.offices.scope import across_offices, programme_scope
from probierz.people.queries import headcounts

SERIES = "certificates.series"  # the kind of the job
JOINED = ("office", "programme", "register__association", "replaced_by")


@dataclass(frozen=True, kw_only=True)
class Recipient:
    """An office that took part on a day: its name of then, and what stands in the way of a certificate."""

    office: Office
    name: str
    since: date
    until: date | None
    shares: bool
    holds: Certificate | None
    employees: int | None

    @property
    def is_free(self) -> bool:
        return self.shares and self.holds is None


def certificates_of_programme(programme: Programme, *, search: str = "", state: str = "") -> QuerySet[Certificate]:
    """The register of the programme, the newest number first."""
    rows = Certificate.objects.filter(programme=programme).select_related(*JOINED)
    if search:
        rows = rows.filter(search_key__contains=fold(search))
    if state:
        rows = rows.filter(state=state)
    return rows.order_by("-register__year", "-serial")


def certificate_of_programme(programme: Programme, key: str) -> Certificate | None:
    return certificates_of_programme(programme).filter(key=key).first()


def count_valid(programme: Programme) -> int:
    """Certificates of participation in force."""
    with programme_scope(programme.pk):
        return Certificate.objects.valid().filter(programme=programme).count()


def offices_certified(programme: Programme) -> frozenset[int]:
    """The offices that hold a certificate of participation in force; in the programme's scope."""
    return frozenset(Certificate.objects.valid().filter(programme=programme).values_list("office_id", flat=True))


def count_by_state(programme: Programme) -> dict[CertificateState, int]:
    """How many certificates of the programme are in each state."""
    rows = Certificate.objects.filter(programme=programme).order_by().values_list("state")
    counted = dict(rows.annotate(Count("pk")))
    return {state: counted.get(state, 0) for state in CertificateState}


def certificates_for_office(office: Office) -> list[Certificate]:
    """What was issued to the office in any programme, the newest first."""
    with across_offices(reason="An office reads the certificates issued to it, whichever programme they are of."):
        rows = Certificate.objects.issued().filter(office=office).select_related(*JOINED)
        return list(rows.order_by("-issued_on", "-pk"))


def certificate_for_office(office: Office, key: str) -> Certificate | None:
    return next((row for row in certificates_for_office(office) if row.key == key), None)


def certificate_by_token(token: str) -> Certificate | None:
    """For the public check: whoever holds the paper may ask about it. What cannot be a token costs the same."""
    asked = token if is_portable_id(token) else ""
    with across_offices(reason="A stranger checks one certificate by the secret printed on it."):
        return Certificate.objects.select_related(*JOINED).filter(token=asked).first()


def certificate_by_file(sha256: str) -> Certificate | None:
    """The certificate whose issued file has exactly this content."""
    with across_offices(reason="A stranger checks one certificate by the file in hand."):
        rows = Certificate.objects.issued().select_related(*JOINED).filter(file_sha256=sha256)
        return rows.order_by("-pk").first()


def possible_recipients(programme: Programme, *, on: date, shared_on: date) -> list[Recipient]:
    """Offices that took part on the day, in Polish order.

    `shared_on` is the day of the consent: participation may be read only while the office shares it.
    """
    consent = Consent.objects.on(shared_on).filter(participation=OuterRef("pk"), topic=SharingTopic.PARTICIPATION)
    participations: list[Any] = list(
        Participation.objects.on(on)
        .filter(programme=programme)
        .annotate(shares=Exists(consent))
        .select_related("office")
        .order_by("office__sort_key")
    )
    offices = offices_named(on).filter(pk__in=[row.office_id for row in participations])
    names = {office.pk: name_then(office) for office in offices}
    holders = _holders(programme)
    employees = _headcounts(programme, on=on, shared_on=shared_on)
    return [
        Recipient(
            office=row.office,
            name=names[row.office_id],
            since=row.since,
            until=row.until,
            shares=row.shares,
            holds=holders.get(row.office_id),
            employees=employees.get(row.office_id),
        )
        for row in participations
    ]


def _holders(programme: Programme) -> Mapping[int, Certificate]:
    rows = Certificate.objects.filter(programme=programme, state__in=HOLDS_A_PLACE)
    return {row.office_id: row for row in rows}


def _headcounts(programme: Programme, *, on: date, shared_on: date) -> Mapping[int, int]:
    """Employees on the day, or on the programme's last one when that came first; only where the office shares it."""
    offices = offices_sharing(programme, SharingTopic.HEADCOUNT, on=shared_on)
    with programme_scope(programme.pk, offices=offices):
        counted = headcounts(reckoning_day(programme.closes_on, on))
    return {office: count for office, count in counted.items() if count}


def check_url(token: str, language: str) -> str:
    """The address of the QR code; the page opens in the language of the paper."""
    path = reverse("certificates:check", kwargs={"token": token})
    other = "" if language == settings.LANGUAGE_CODE else f"?lang={language}"
    return f"{settings.PROBIERZ_PUBLIC_URL}{path}{other}"


def printed(programme: Programme, recipient: Recipient, wording: Wording) -> dict[str, Any]:
    """What stands on the paper of this office besides its number and address, as values of JSON."""
    until = programme.closes_on or recipient.until
    emblem = emblem_of(programme)
    with translation.override(wording.language):
        standard = standard_label(programme.standard)
    return {
        **wording.frozen(),
        "issuer_name": programme.association.name,
        "programme": {"pl": programme.name_pl, "en": programme.name_en},
        "standard": standard,
        "period": [recipient.since.isoformat(), until.isoformat()] if until else [],
        "employees": recipient.employees,
        "logo": emblem.logo.sha256 if emblem else "",
        "demo": settings.PROBIERZ_DEMO,
    }


def with_logo(data: Mapping[str, Any], *, number: str, language: str, issued_on: date) -> ParticipationCertificate:
    """The frozen values as the typesetter takes them, with the logo they name."""
    logo = store.content_of(data["logo"]) if data.get("logo") else None
    return document(data, number=number, language=language, issued_on=issued_on, logo=logo)


def preview(programme: Programme, recipient: Recipient, wording: Wording, *, number: str) -> bytes:
    """The certificate as it would look, with a code that leads nowhere."""
    address = check_url("0" * 21 + "A", wording.language)
    data = {**printed(programme, recipient, wording), "recipient": recipient.name, "check_url": address}
    return typeset_certificate(with_logo(data, number=number, language=wording.language, issued_on=wording.issued_on))


def picture(certificate: Certificate) -> bytes:
    """What the paper looks like, for the screen."""
    row = certificate
    return draw_certificate(with_logo(row.data, number=row.number, language=row.language, issued_on=row.issued_on))


def last_wording(programme: Programme) -> dict[str, Any]:
    """What was printed on the programme's last certificates, to begin the next series with; empty for the first."""
    last = Certificate.objects.filter(programme=programme).order_by("-pk").first()
    return last.data if last else {}


def open_series(programme: Programme) -> ProgrammeJob | None:
    """The series that is being made now."""
    rows = ProgrammeJob.objects.filter(programme=programme, kind=SERIES, state__in=OPEN_STATES)
    return rows.order_by("-added_at").first()
