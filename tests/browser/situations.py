"""Brings the demonstration into states that links alone do not reach: drafts, letters, jobs, second steps."""

import re
import time
from collections.abc import Iterator
from datetime import timedelta

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from probierz.certificates.models import Certificate
from probierz.demo.accounts import OFFICE
from probierz.documents.models import ControlledCopy, Disposal, Document, Revision
from probierz.documents.rules import RevisionState
from probierz.offices.models import Office
from probierz.offices.scope import across_offices, office_scope
from probierz.people.models import Account, Employee
from probierz.people.rules import Role
from probierz.processes.models import Process
from probierz.reviews.models import Decision
from probierz.standards.models import AssessmentRound
from probierz.surveys.models import CollectionPoint
from tests.browser import improving, surveying
from tests.browser.people import DOT, account_of, sent

ROSTER = (
    "nr;nazwisko;imię;stanowisko;komórka;e-mail\n901;Ćma;Ewa;referent;Kancelaria;ewa\n902;Żak;Jan;;;jan@urzad.example\n"
)
VALUES = "wskaźnik;okres;wartość;uwagi\nOdsetek zrealizowanych auditów z programu;2024;88;\n"
FILED, READ_BY_ALL = "Obsługa klienta w biurze podawczym", "Nadzór nad dokumentami"
HERE = f"/o/{OFFICE}"
NOW = "/p/iso-9001-2026"
SECURITY_PAGES = (
    "",
    "reauthenticate/",
    "recovery-codes/",
    "recovery-codes/generate/",
    "webauthn/",
    "webauthn/reauthenticate/",
)
LETTER = re.compile(r"/zaproszenie/[^\s/]+/|/konto/password/reset/key/[^\s/]+/")


def log_in(role: Role) -> Client:
    """Somebody who has just typed the password, so that no page asks for it again."""
    client = Client(raise_request_exception=False)
    client.force_login(account_of(role))
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": name, "at": time.time()} for name in ("password", "mfa")]
    session.save()
    return client


def arrange() -> dict[str, list[str]]:
    """Do what people do before such pages exist; answers the addresses to begin at, for each role."""
    starts = {
        Role.QUALITY_REPRESENTATIVE: list(_in_the_office(log_in(Role.QUALITY_REPRESENTATIVE))),
        Role.PROGRAMME_COORDINATOR: list(_in_the_programme(log_in(Role.PROGRAMME_COORDINATOR))),
        Role.PROCESS_OWNER: list(_second_step(account_of(Role.PROCESS_OWNER))),
        Role.ADMINISTRATOR: ["/instalacja/"],
        "anonymous": [*_for_strangers(), *surveying.strangers(), *improving.strangers()],
    }
    for person, further in improving.improve().items():
        starts[person] = [*starts.get(person, []), *further]
    return starts


def _in_the_office(client: Client) -> Iterator[str]:
    yield sent(client, f"{HERE}/ludzie/import/", file=SimpleUploadedFile("lista.csv", ROSTER.encode()))
    columns = SimpleUploadedFile("inna.csv", ROSTER.replace("nazwisko", "kto").encode())
    yield sent(client, f"{HERE}/ludzie/import/", file=columns)
    sent(client, f"{HERE}/ustawienia/logo/", logo=SimpleUploadedFile("logo.png", DOT, "image/png"))
    sent(client, f"{HERE}/ustawienia/role/zapros/", email="nowa@urzad.example", roles="employee", language="pl")
    with office_scope(Office.objects.get(code=OFFICE).pk):
        one, other = Employee.objects.filter(account=None, employments__until=None).order_by("number")[:2]
    person = f"{HERE}/ludzie/{one.key}/"
    sent(client, f"{person}nieobecnosc/", first_day="2031-01-02", last_day="2031-01-09", deputy=other.key)
    sent(client, f"{person}zachowaj/", case="OR.1431.7.2026")
    yield person
    month = (timezone.localdate() + timedelta(days=30)).isoformat()
    sent(client, "/moje-konto/token/", name="Arkusz", permissions="office.read", expires_on=month)
    yield from (f"{HERE}/zadania/", f"{HERE}/ustawienia/logo/")
    yield from _in_the_quality_system(client)
    yield from surveying.in_the_office(client)


def _in_the_quality_system(client: Client) -> Iterator[str]:
    """Records in rare states, each before the many others of its kind."""
    with office_scope(Office.objects.get(code=OFFICE).pk):
        filed, read = (Document.objects.get(title=title) for title in (FILED, READ_BY_ALL))
        later = Revision.objects.get(state=RevisionState.APPROVED)
        copy = ControlledCopy.objects.filter(document=read).order_by("number")[0]
        disposal = Disposal.objects.get()
        drawn = Process.objects.exclude(diagrams=None).order_by("pk")[0]
        mine = AssessmentRound.objects.filter(catalog__code="kontrola-zarzadcza").order_by("pk")
        one, other = mine.values_list("key", flat=True)[:2]
    yield from (f"{HERE}/dokumenty/{document.key}/" for document in (filed, read))
    yield from (f"{HERE}/dokumenty/{later.document.key}/projekt/{page}" for page in ("", "zmiany/"))
    yield f"{HERE}/dokumenty/{read.key}/kopie/{copy.key}/kopia.pdf"
    yield f"{HERE}/dokumenty/archiwum/{disposal.revision.key}/"
    yield f"{HERE}/procesy/{drawn.key}/"
    yield f"{HERE}/wymagania/oceny/{one}/porownaj/?other={other}"
    values = SimpleUploadedFile("wartosci.csv", VALUES.encode())
    yield sent(client, f"{HERE}/procesy/wskazniki/wczytaj/", file=values)
    yield f"{HERE}/procesy/zestaw/"
    yield from _in_the_reviews()


def _in_the_reviews() -> Iterator[str]:
    """Forms between a meeting and its approval, which no review of the demonstration waits for."""
    with office_scope(Office.objects.get(code=OFFICE).pk):
        decision = Decision.objects.select_related("review").order_by("review__number", "number")[0]
    review = f"{HERE}/przeglady/{decision.review.key}/"
    yield from (f"{review}{form}" for form in ("przebieg/", "decyzje/dodaj/", f"decyzje/{decision.key}/zmien/"))
    yield f"{HERE}/przeglady/zaplanuj/"


def _in_the_programme(client: Client) -> Iterator[str]:
    yield from surveying.in_the_programme()
    sent(client, f"{NOW}/raport/", language="pl")
    sent(client, f"{NOW}/ustawienia/logo/", logo=SimpleUploadedFile("logo.png", DOT, "image/png"))
    yield f"{NOW}/zadania/"


def _second_step(account: Account) -> Iterator[str]:
    TOTP.activate(account, generate_totp_secret())
    RecoveryCodes.activate(account)
    yield from (f"/konto/2fa/{page}" for page in SECURITY_PAGES)
    yield from ("/konto/logout/", "/konto/reauthenticate/")


def _for_strangers() -> Iterator[str]:
    with across_offices(reason="any door of the demonstration will do"):
        open_door = CollectionPoint.objects.filter(campaign__code="klienci").order_by("pk")[0]
        closed = CollectionPoint.objects.exclude(campaign__code="klienci").order_by("pk")[0]
        certificate = Certificate.objects.order_by("pk")[0]
    yield from (f"/s/{open_door.public_code}/", f"/s/{closed.public_code}/", f"/s/{open_door.public_code}/dziekujemy/")
    yield from (f"/c/{certificate.token}/", "/c/nie-ma-takiego/")
    yield from (f"/konto/{page}" for page in ("password/reset/done/", "password/reset/key/done/", "inactive/"))
    Client().post("/konto/password/reset/", {"email": account_of(Role.EMPLOYEE).email})
    for letter in mail.outbox:
        yield from LETTER.findall(str(letter.body))
