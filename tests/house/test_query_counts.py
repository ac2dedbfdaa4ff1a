"""A list asks the database as often for many rows as for few, and no oftener than is written down.

`PROBIERZ_REWRITE_QUERY_COUNTS=1 ./run test tests/house/test_query_counts.py` writes tests/query_counts.json anew;
whoever raises a number there says why in the commit.
"""

import json
import os
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import Count, QuerySet
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from probierz.access.actor import Actor, system_actor
from probierz.audits.models import Audit, Question
from probierz.demo.accounts import OFFICE
from probierz.documents.actions import reading
from probierz.documents.actions.approving import approve
from probierz.documents.actions.bodies import written
from probierz.documents.actions.checking import send
from probierz.documents.actions.copies import issue_copy
from probierz.documents.actions.documents import DocumentDetails, add_document
from probierz.documents.actions.drafting import begin_revision
from probierz.documents.models import Document, DocumentType, Revision
from probierz.documents.rules import AddresseeKind
from probierz.improvement.models import Lesson, Nonconformity, Step
from probierz.lib.identifiers import portable_id, public_code
from probierz.members.actions.installation import found_office, join_programme
from probierz.members.actions.structure import add_unit
from probierz.offices.models import Consent, Office, Participation, Programme
from probierz.offices.rules import OfficeKind, SharingTopic
from probierz.offices.scope import across_offices, office_scope, programme_scope
from probierz.people.models import Account, Employee, Employment, Membership
from probierz.people.rules import Role
from probierz.programme.models import NewsItem, OfficeStage
from probierz.reviews.models import ManagementReview
from probierz.standards.models import AssessmentRound, Evidence
from probierz.surveys.models import Campaign, CollectionPoint

WRITTEN = Path(__file__).resolve().parents[1] / "query_counts.json"
OFFICE_PAGES = (
    "",
    "pulpit/",
    "ludzie/",
    "ludzie/lista.csv",
    "struktura/",
    "ustawienia/",
    "ustawienia/udostepnianie/",
    "ustawienia/role/",
    "historia/",
    "historia/lista.csv",
    "zadania/",
    "badania/",
    "badania/CAMPAIGN/",
    "badania/CAMPAIGN/wyniki/",
    "zaswiadczenia/",
    "programy/",
    "konferencja/",
    "wymagania/",
    "wymagania/normy/iso9001-2015/",
    "wymagania/normy/iso9001-2015/9.3.2/",
    "wymagania/przejscie/iso9001-2015/iso9001-2026/",
    "wymagania/dowody/",
    "wymagania/oceny/",
    "wymagania/spojnosc/",
    "wymagania/moje/",
    "dokumenty/",
    "dokumenty/lista.csv",
    "dokumenty/DOCUMENT/",
    "dokumenty/DOCUMENT/wydania/",
    "dokumenty/DOCUMENT/rozdzielnik/",
    "dokumenty/DOCUMENT/kopie/",
    "dokumenty/DOCUMENT/porownanie/",
    "dokumenty/DRAFT/projekt/",
    "dokumenty/czekaja/",
    "dokumenty/do-przeczytania/",
    "dokumenty/zapoznanie/",
    "dokumenty/kopie/",
    "dokumenty/archiwum/",
    "dokumenty/rodzaje/",
    "dokumenty/wzory/",
    "audity/",
    "audity/wszystkie/",
    "audity/pokrycie/",
    "audity/auditorzy/",
    "audity/AUDIT/",
    "audity/AUDIT/zespol/",
    "audity/AUDIT/pytania/",
    "audity/AUDIT/odpowiedzi/",
    "audity/AUDIT/porownanie/",
    "doskonalenie/",
    "doskonalenie/?show=all",
    "doskonalenie/niezgodnosci/CASE/",
    "doskonalenie/niezgodnosci/lista.csv",
    "doskonalenie/dzialania/",
    "doskonalenie/pomysly/",
    "doskonalenie/wnioski/",
    "doskonalenie/obrazy/",
    "doskonalenie/adresy/",
    "przeglady/",
    "przeglady/decyzje/",
    "przeglady/REVIEW/",
)
PROGRAMME_PAGES = (
    "",
    "tablica.csv",
    "harmonogram/",
    "uczestnicy/",
    "uczestnicy.csv",
    "wyniki/",
    "konferencja/",
    "aktualnosci/",
    "badania/",
    "badania/CAMPAIGN/",
    "zaswiadczenia/",
    "zadania/",
    "historia/",
)
PAGES = {
    "pelnomocnik@demo.example": ("/moje-sprawy/", *(f"/o/{OFFICE}/{page}" for page in OFFICE_PAGES)),
    "koordynator@demo.example": (
        "/moje-sprawy/",
        *(f"/p/{code}/{page}" for code in ("iso-metropolitan", "iso-9001-2026") for page in PROGRAMME_PAGES),
    ),
    "administrator@demo.example": ("/instalacja/", "/instalacja/katalogi/"),
    "": ("/", "/programy/iso-metropolitan/", f"/urzedy/{OFFICE}/", "/aktualnosci/"),
}
MORE = 12
SINCE = date(2009, 8, 1)


@pytest.fixture(scope="module")
def counts(django_db_setup: None, django_db_blocker) -> tuple[dict[str, int], dict[str, int]]:
    """How often each page asks: with the demonstration, and with a dozen more of everything."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("demo_load", stdout=StringIO())
        with office_scope((office := Office.objects.get(code=OFFICE)).pk):
            # The history asks once for each kind of thing, so every kind is there from the beginning.
            add_unit(system_actor("test"), office=office, name="Wydział", symbol="", parent=None, on=SINCE)
        few = count_all()
        enlarge()
        many = count_all()
        transaction.set_rollback(True)
    return few, many


def count_all() -> dict[str, int]:
    found = {}
    for email, pages in PAGES.items():
        client = Client()
        if email:
            client.force_login(Account.objects.get(email=email))
        for page in pages:
            address = page.replace("CAMPAIGN", _campaign(page))
            address = address.replace("DOCUMENT", _document("PS 1")).replace("DRAFT", _document("F 3"))
            for word, find in IN_THE_LOOP.items():
                address = address.replace(word, find()) if word in address else address
            client.get(address)  # what a first visit remembers is not the page's
            with CaptureQueriesContext(connection) as asked:
                answer = client.get(address)
            assert answer.status_code == 200, page
            found[f"{email.partition('@')[0] or 'everybody'} {page}"] = len(asked)
    return dict(sorted(found.items()))


def _campaign(page: str) -> str:
    """The first campaign of the programme in the address, of the closed one for an office."""
    code = "iso-9001-2026" if "iso-9001-2026" in page else "iso-metropolitan"
    with across_offices(reason="looks for a campaign by its programme"):
        campaign = Campaign.objects.filter(programme__code=code).order_by("pk").first()
    assert campaign
    return campaign.key


def _document(number: str) -> str:
    with across_offices(reason="looks for a document by its number"):
        return Document.objects.get(office__code=OFFICE, number=number).key


def _fullest(rows: QuerySet, part: str) -> str:
    """The key of the row of the office with most of its parts."""
    with across_offices(reason="looks for a record by what it holds"):
        return rows.filter(office__code=OFFICE).annotate(parts=Count(part)).order_by("-parts", "pk")[0].key


IN_THE_LOOP = {
    "AUDIT": lambda: _fullest(Audit._base_manager.all(), "questions"),
    "CASE": lambda: _fullest(Nonconformity._base_manager.all(), "steps"),
    "REVIEW": lambda: _fullest(ManagementReview._base_manager.all(), "decisions"),
}


def _documents(office: Office) -> None:
    """A dozen more of every kind: in force and read, being checked, copied, withdrawn."""
    actor = system_actor("test")
    kind = DocumentType.objects.get(code="PS")
    at = timezone.now()
    for number in range(MORE):
        details = DocumentDetails(title=f"Procedura {number}", requires_reading=True)
        document = add_document(actor, office=office, kind=kind, details=details, body=written("Tekst"), at=at)
        target = reading.Target(kind=AddresseeKind.EVERYBODY)
        reading.address(actor, document=document, target=target)
        if number % 2:
            _release(actor, document)
            issue_copy(actor, document=document, holder="Sekretarz", on=SINCE)
            begin_revision(actor, document=document, at=at)
            _release(actor, document)
    old = Document.objects.get(number="PS 1")
    issue_copy(actor, document=old, holder="Sekretarz", on=SINCE)


def _release(actor: Actor, document: Document) -> None:
    revision = Revision.objects.open().select_related("content").get(document=document)
    send(actor, revision=revision, reviewers=[], at=timezone.now())
    seen = revision.content.sha256 if revision.content else ""
    approve(actor, revision=revision, seen_sha256=seen, at=timezone.now(), today=timezone.localdate())


def enlarge() -> None:
    office = Office.objects.get(code=OFFICE)
    actor = system_actor("test")
    with office_scope(office.pk):
        for number in range(MORE):
            unit = add_unit(actor, office=office, name=f"Wydział {number}", symbol="", parent=None, on=SINCE)
            _person(office, number)
            _member(office, number)
            assert unit.pk
        _documents(office)
    with across_offices(reason="makes more of everything"):
        _repeat(CollectionPoint.objects.filter(office=office), "name", public_code=public_code)
        _repeat(NewsItem.objects.all(), "title_pl")
        _repeat(Evidence.objects.filter(office=office), "title")
        _repeat(AssessmentRound.objects.filter(office=office), "name")
        _repeat(Step.objects.filter(office=office), "text")
        _repeat(Question.objects.filter(office=office, earlier=None), "text")
        _repeat(Lesson.objects.filter(office=office), "title")
    for number in range(MORE):
        _joined(number)


def _person(office: Office, number: int) -> None:
    name = f"Nowak-{number}"
    one = Employee(
        office=office, number=f"n-{number}", given_name="Jan", family_name=name, search_key=name, sort_key=name
    )
    one.save()
    Employment(office=office, employee=one, since=SINCE).save()


def _member(office: Office, number: int) -> None:
    account = Account.objects.create_user(f"n{number}@example.org", "mokra-kwadra-lipa-9", name=f"Nowak {number}")
    Membership(office=office, account=account, role=Role.EMPLOYEE, since=SINCE).save()


def _repeat(rows, name: str, **others) -> None:
    """A dozen copies of each row, under other names and keys."""
    for row in list(rows):
        text = getattr(row, name)
        for number in range(MORE):
            row.pk, row.key, row._state.adding = None, portable_id(), True
            setattr(row, name, f"{text} {number}"[:100])
            for field, make in others.items():
                setattr(row, field, make())
            row.save()


def _joined(number: int) -> None:
    """One more office in both programmes, sharing everything, with the stages of another one."""
    actor = system_actor("test")
    office = found_office(
        actor,
        code=f"nowy-{number}",
        name=f"Urząd {number}",
        kind=OfficeKind.RURAL_MUNICIPALITY,
        teryt="1427022",
        on=SINCE,
    )
    with office_scope(office.pk):
        _person(office, number)
    for programme in Programme.objects.filter(code__in=["iso-metropolitan", "iso-9001-2026"]):
        participation: Participation = join_programme(actor, programme=programme, office=office, on=SINCE)
        for topic in SharingTopic:
            Consent.objects.create(participation=participation, topic=topic, since=SINCE)
        with programme_scope(programme.pk):
            pattern = OfficeStage.objects.order_by("office_id").values_list("office_id", flat=True)[0]
            for row in list(OfficeStage.objects.filter(office_id=pattern)):
                row.pk, row.office_id, row._state.adding = None, office.pk, True
                if hasattr(row, "key"):
                    row.key = portable_id()
                row.save()


def test_many_rows_cost_no_more_questions_than_few(counts, db: None) -> None:
    few, many = counts

    assert {page: (few[page], many[page]) for page in few if many[page] > few[page]} == {}


def test_no_page_asks_oftener_than_written_down(counts, db: None) -> None:
    few, _many = counts
    if os.environ.get("PROBIERZ_REWRITE_QUERY_COUNTS"):
        WRITTEN.write_text(json.dumps(few, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    written = json.loads(WRITTEN.read_text(encoding="utf-8"))

    assert {page: (number, few[page]) for page, number in written.items() if few[page] > number} == {}
    assert set(few) == set(written)
