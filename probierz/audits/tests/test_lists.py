"""Long lists in pages, filtered where the rows are; what costs the same however many rows there are."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from probierz.access.models import ApiToken
from probierz.access.permissions import Permission
from probierz.access.tokens import fingerprint
from probierz.audits.actions import auditors as records
from probierz.audits.actions import checklist, teams
from probierz.audits.api import routes
from probierz.audits.models import Audit, AuditMember, AuditProgramme, Entry
from probierz.audits.queries.audits import asking, listed
from probierz.audits.rules import AuditState, InvolvementKind, MemberRole
from probierz.audits.tests.conftest import LATER, TODAY, Here, employee_of, work_in
from probierz.audits.tests.stories import write
from probierz.audits.web.views import auditors, programme
from probierz.lib.identifiers import portable_id

ROOT = "/o/urzad-lipowo/audity/"
Shown = Callable[[str], str]

pytestmark = pytest.mark.usefixtures("frozen")


@pytest.fixture
def shown(client: Client, here: Here) -> Shown:
    client.force_login(here.cast.lucja)
    return lambda path: client.get(ROOT + path).content.decode()


@pytest.fixture
def three(here: Here) -> list[Audit]:
    """The second is led by Żaneta, the third looks at the finances."""
    first, second = here.planned(title="Źródła"), here.planned(title="Kasa", starts_on=LATER)
    third = here.planned(title="Podatki", processes=[], units=[here.finances], starts_on=LATER)
    teams.name_member(here.lucja, audit=second, person=here.auditor, role=MemberRole.LEAD)
    return [first, second, third]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", [2, 1, 0]),
        ("źródła", [0]),
        ("a-2026-3 PODATKI", [2]),
        ("zaświadczenia g-1", [1, 0]),
        ("finanse", [2]),
        ("ćwik", [1]),
        ("ćwik finanse", []),
        (".*", []),
    ],
)
def test_audits_are_found_by_number_title_area_and_lead(
    here: Here, three: list[Audit], words: str, found: list[int]
) -> None:
    assert list(listed(words=words)) == [three[place] for place in found]


def test_audits_are_found_by_state(here: Here, three: list[Audit]) -> None:
    Audit.objects.filter(pk=three[1].pk).update(state=AuditState.RUNNING)

    assert list(listed(state="running")) == [three[1]]


def test_the_list_comes_in_pages_that_keep_the_filter_and_the_sheet_is_whole(
    client: Client, shown: Shown, three: list[Audit], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(programme, "PER_PAGE", 2)

    first, second = shown("wszystkie/?state=planned"), shown("wszystkie/?state=planned&page=2")

    assert ("Źródła" in first, "Źródła" in second) == (False, True)
    assert "3 audity" in first
    assert "?state=planned&amp;page=2" in first
    assert all(audit.title in shown("lista.csv?state=planned") for audit in three)


def test_a_program_reads_page_by_page(
    client: Client, here: Here, three: list[Audit], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(routes, "A_PAGE", 2)
    ApiToken.objects.create(
        account=here.cast.lucja,
        name="test",
        sha256=fingerprint("pbz_x"),
        permissions=[Permission.AUDIT_READ.value],
        expires_on=LATER,
    )

    def page(**wish: Any) -> Any:
        return client.get("/api/v1/offices/urzad-lipowo/audits", wish, headers={"authorization": "Bearer pbz_x"})

    first, last = page().json(), page(page=2).json()

    assert [one["title"] for one in [*first["items"], *last["items"]]] == ["Podatki", "Kasa", "Źródła"]
    assert (first["next"], last["next"], page(page=3).json()) == (2, None, {"items": [], "next": None})
    assert page(page=0).status_code == 422
    assert page(state="closed").json()["items"] == []


def test_auditors_and_their_hands_come_in_pages(here: Here, shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(auditors, "PER_PAGE", 1)
    bogdan = employee_of(here.cast.bogdan)
    card = records.CompetenceCard(employee=bogdan, valid_from=TODAY, valid_to=None, note="Kurs Bogdana")
    records.record_competence(here.lucja, office=here.office, card=card)
    for note in ("Szkolenie wstępne", "Szkolenie dodatkowe"):
        hand = records.Hand(employee=bogdan, kind=InvolvementKind.TRAINED, since=TODAY, unit=here.finances, note=note)
        records.record_involvement(here.lucja, office=here.office, hand=hand)

    first, second = shown("auditorzy/"), shown("auditorzy/?page=2")
    hands = shown("auditorzy/?pokaz=udzial"), shown("auditorzy/?pokaz=udzial&page=2")

    assert ("Kurs Bogdana" in first) is not ("Kurs Bogdana" in second)
    assert "Wszystkie szkolenia i doradztwo (2)" in first
    assert ["Szkolenie wstępne" in page for page in (first, *hands)] == [True, True, False]
    assert "Szkolenie dodatkowe" in hands[1]
    assert "Kurs" not in hands[1]


def test_whoever_is_asked_is_found_at_the_cost_of_one_question(here: Here) -> None:
    work_in(here.cast.bogdan, here.registry)
    areas = [([here.registry], []), ([here.finances], []), ([here.registry], [here.process]), ([here.registry], [])]
    for units, processes in areas:
        audit = here.planned(units=units, processes=processes, answers_by=TODAY)
        checklist.add_own(here.lucja, audit=audit, texts=["Jak?", "Gdzie?"])
    Audit.objects.get(number=4).questions.update(answer="Tak.")

    with CaptureQueriesContext(connection) as cost:
        found = asking(here.cast.bogdan, on=TODAY)

    assert [one.number for one in found] == [1, 3]
    assert asking(here.cast.zaneta, on=TODAY) == []
    assert len(cost) == 1


def test_an_autosave_costs_the_same_however_long_the_checklist_is(client: Client, here: Here) -> None:
    def cost(audit: Audit) -> int:
        address = f"{ROOT}{audit.key}/praca/{here.question(audit).key}/"
        values = {"name": portable_id(), "seen": "", "verdict": "", "note": "Widziano.", "reason": ""}
        with CaptureQueriesContext(connection) as asked:
            assert client.post(address, values, headers={"accept": "application/json"}).status_code == 200
        # Loading the whole list would ask for the evidence and the words kept aside.
        assert not any('FROM "audits_auditfile"' in one["sql"] for one in asked)
        return len(asked)

    client.force_login(here.cast.zaneta)
    short, long = here.running("Jedno?"), here.running(*[f"Pytanie {number}?" for number in range(20)])
    for place in range(5):
        write(here, here.question(long, place + 1), "minor", "Brak.")
    assert cost(short) == cost(long)
    assert Entry.objects.count() == 7


@pytest.mark.parametrize("role", [MemberRole.OBSERVER, MemberRole.ASSISTANT])
def test_an_observer_sees_no_button_that_would_refuse(client: Client, here: Here, role: MemberRole) -> None:
    sees = role is MemberRole.ASSISTANT
    audit = here.running()
    bogdan = employee_of(here.cast.bogdan)
    AuditMember(office=here.office, audit=audit, employee=bogdan, role=role).save()
    write(here, here.question(audit), "minor", "Brak.")
    client.force_login(here.cast.bogdan)

    pages = [client.get(f"{ROOT}{audit.key}/{page}").content.decode() for page in ("pytania/", "")]

    assert ("pytania/wlasne/" in pages[0]) is sees
    assert ("/zglos/" in pages[1].partition('id="ustalenia"')[2].partition("<footer")[0]) is sees
    assert "raport/finish/" not in pages[1]
    client.force_login(here.cast.zaneta)
    assert "raport/finish/" in client.get(f"{ROOT}{audit.key}/").content.decode()


def test_a_writer_of_the_programme_is_not_asked_to_adopt_it(client: Client, here: Here) -> None:
    client.force_login(here.cast.scibor)
    assert "rok/2026/przyjmij/" in client.get(f"{ROOT}rok/2026/").content.decode()

    AuditProgramme.objects.update(written_by=here.cast.scibor)
    assert "rok/2026/przyjmij/" not in client.get(f"{ROOT}rok/2026/").content.decode()
