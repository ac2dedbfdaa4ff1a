"""Whoever works in one office reads nothing of another one, on no page, in no file; and reading writes nothing.

The reference installation is loaded, every free text of the other offices is marked, and each role follows
every link it can find. A marker anywhere is a leak.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone

from probierz.access.actor import system_actor
from probierz.access.doors import Entrance
from probierz.attachments import store
from probierz.attachments.models import OfficeFile
from probierz.demo.accounts import LOGINS, OFFICE
from probierz.lib.office_kinds import OfficeKind
from probierz.members.actions.installation import found_office
from probierz.members.actions.roles import give_role
from probierz.offices.models import Consent, Office
from probierz.offices.scope import across_offices, office_scope
from probierz.people.models import Account, Employee
from probierz.people.rules import Role
from tests.browser.crawling import crawl
from tests.house.canaries import MARK, OWNED, mark, rows_of_all_tables, texts_of
from tests.house.doors import doors
from tests.house.twins import APART, twin

ROSTER = "nr;nazwisko;imię;stanowisko;komórka;e-mail\n901;Ćma;Ewa;referent;Kancelaria;ewa\n"
IN_THE_OFFICE = [login for login in LOGINS if login.role not in {Role.ADMINISTRATOR, Role.PROGRAMME_COORDINATOR}]
COORDINATOR = next(login for login in LOGINS if login.role is Role.PROGRAMME_COORDINATOR)
ADMINISTRATOR = next(login for login in LOGINS if login.role is Role.ADMINISTRATOR)
NEIGHBOUR = "starostwo-obok"
SPY = "neighbour@example.org"


class Witness(Client):
    """Remembers every answer."""

    def __init__(self) -> None:
        super().__init__(raise_request_exception=False)
        self.seen: list[tuple[str, Any]] = []

    def get(self, path: str, *arguments: Any, **options: Any) -> Any:
        answer = super().get(path, *arguments, **options)
        self.seen.append((path, answer))
        return answer


@pytest.fixture(scope="module")
def stored(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("files")


@pytest.fixture(scope="module")
def marked_once(django_db_setup: None, django_db_blocker, stored: Path) -> Iterator[set[str]]:
    """The demonstration with marked neighbours, in one transaction around the tests of this module."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr(django_settings, "MEDIA_ROOT", stored)
        call_command("demo_load", stdout=StringIO())
        neighbour = _neighbour()
        twin(neighbour, of=Office.objects.get(code=OFFICE))
        _busy(neighbour)
        yield mark(*Office.objects.exclude(code=OFFICE))
        transaction.set_rollback(True)


@pytest.fixture
def marked(marked_once: set[str], stored: Path, db: None, settings) -> set[str]:
    settings.MEDIA_ROOT = stored
    return marked_once


def _neighbour() -> Office:
    name, since = "Starostwo Powiatowe obok", date(2020, 1, 1)
    return found_office(system_actor("test"), code=NEIGHBOUR, name=name, kind=OfficeKind.COUNTY, teryt="1261", on=since)


def _busy(office: Office) -> None:
    """What the demonstration does not do in a neighbouring office: drafts, invitations, holds, files."""
    account = Account.objects.create_user(SPY, "mokra-kwadra-lipa-9", name=f"{MARK} sąsiad")
    today = timezone.localdate()
    with office_scope(office.pk):
        give_role(system_actor("test"), office=office, account=account, role=Role.QUALITY_REPRESENTATIVE, on=today)
        one, other = Employee.objects.filter(employments__until=None).order_by("number")[:2]
        content = store.keep(MARK.encode())
        OfficeFile(office=office, name="plik", media_type="text/plain", size=7, sha256=content).save()
    client = Client()
    client.force_login(account)
    here = f"/o/{office.code}"
    sent = [
        client.post(f"{here}/ludzie/import/", {"file": SimpleUploadedFile("lista.csv", ROSTER.encode())}),
        client.post(
            f"{here}/ustawienia/role/zapros/", {"email": "nowa@example.org", "roles": "employee", "language": "pl"}
        ),
        client.post(
            f"{here}/ludzie/{one.key}/nieobecnosc/",
            {
                "first_day": today.isoformat(),
                "last_day": (today + timedelta(days=9)).isoformat(),
                "deputy": other.key,
            },
        ),
        client.post(f"{here}/ludzie/{one.key}/zachowaj/", {"case": "OR.1431.7.2026"}),
    ]
    assert {answer.status_code for answer in sent} <= {200, 302}  # refused forms leave a model without a canary


def read_everything(email: str | None, starts: list[str]) -> Witness:
    """Follow every link from the starts as this person; nothing may be written on the way."""
    client = Witness()
    if email:
        client.force_login(Account.objects.get(email=email))
    before = rows_of_all_tables()
    crawl(client, role=email or "anybody", starts=starts, language="pl")
    after = rows_of_all_tables()
    assert [name for name in before if before[name] != after[name]] == []
    return client


# Here offices read the names of auditors whom others of the programme lend, by those offices' own choice.
LENT = re.compile(r"/audity/[^/]+/zespol/gosc/$")


def leaks(client: Witness) -> list[str]:
    return [
        address
        for address, answer in client.seen
        if any(MARK in text.lower() for text in texts_of(answer)) and MARK not in address and not LENT.search(address)
    ]


def test_a_canary_sits_in_every_model_that_has_rows(marked: set[str]) -> None:
    silent = {model._meta.label for model in OWNED} - marked

    # These get rows by a job, a logo, the end of a day, a guest, a file that waits, a photo, a letter that is answered.
    assert silent <= {
        "audits.AuditFile",
        "jobs.OfficeJob",
        "members.Letterhead",
        "surveys.AlertLook",
        "surveys.AnswerFile",
        "surveys.SealedDay",
        "surveys.SpentInvitation",
        "programme.Registration",
        "processes.ReadingsDraft",
    }


@pytest.mark.parametrize("login", IN_THE_OFFICE, ids=lambda login: str(login.role))
def test_nobody_reads_a_neighbour_and_reading_writes_nothing(marked: set[str], login: Any) -> None:
    client = read_everything(login.email, ["/moje-sprawy/", f"/o/{OFFICE}/", "/szukaj/?q=kanarek", "/"])

    assert len(client.seen) > 10
    assert leaks(client) == []


def test_the_public_reads_no_rows_of_an_office(marked: set[str]) -> None:
    client = read_everything(None, ["/"])

    assert len(client.seen) > 10
    assert leaks(client) == []


def test_the_administrator_reads_no_rows_of_an_office(marked: set[str]) -> None:
    client = read_everything(ADMINISTRATOR.email, ["/moje-sprawy/", "/instalacja/"])

    assert leaks(client) == []


def test_the_markers_can_be_seen_at_all(marked: set[str]) -> None:
    """Without this the tests above would pass on an empty page."""
    client = read_everything(SPY, [f"/o/{NEIGHBOUR}/ludzie/", f"/o/{NEIGHBOUR}/historia/"])

    assert len(leaks(client)) > 5


def test_a_programme_reads_nothing_of_offices_that_took_their_consent_back(marked: set[str]) -> None:
    """Who takes part, and what the programme itself wrote down, stays; rows of the offices go."""
    Consent.objects.exclude(participation__office__code=OFFICE).delete()

    client = read_everything(COORDINATOR.email, ["/moje-sprawy/", "/p/iso-metropolitan/", "/p/iso-9001-2026/"])

    assert len(client.seen) > 20
    assert leaks(client) == []


# What the pages of every part show: people, units, files, long work.
EVERYWHERE = {"people", "offices", "attachments", "jobs", "members"}


def foreign_keys() -> dict[str, dict[str, str]]:
    """By app, a key and a number of one row of each model of the neighbour; no number is one of one's own."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    with across_offices(reason="looks for keys to try"):
        for model in OWNED:
            row = model._base_manager.filter(office__code=NEIGHBOUR, pk__gt=APART).order_by("pk").first()
            if row is not None:
                found[model._meta.app_label][str(row.pk)] = str(getattr(row, "key", row.pk))
    return found


DOORS = [
    door
    for door in doors()
    if door.guard and door.guard.entrance is Entrance.OFFICE and set(door.converters) - {"office", "kind"}
]


def test_a_foreign_key_opens_no_door_of_ones_own_office(marked: set[str]) -> None:
    """The right office and somebody else's row: never anything but "there is no such page", and never a write."""
    keys = foreign_keys()
    client = Client(raise_request_exception=False)
    client.force_login(Account.objects.get(email="pelnomocnik@demo.example"))
    before = rows_of_all_tables()
    opened, tried = [], 0

    for door in DOORS:
        part = door.view.__module__.split(".")[1]
        rows = {number: key for app in {part, *EVERYWHERE} for number, key in keys[app].items()}
        values = set(rows if "<int:" in door.route else rows.values())
        names = set(door.converters) - {"office", "kind"}
        for value in values:
            address = door.address(office=OFFICE, **dict.fromkeys(names, value))
            for send in (client.get, client.post):
                status = send(address).status_code
                tried += 1
                if status not in {403, 404, 405}:
                    opened.append(f"{address}: {status}")

    assert tried > 200
    assert opened == []
    after = rows_of_all_tables()
    assert [name for name in before if before[name] != after[name]] == []
