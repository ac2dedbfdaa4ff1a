"""Pages of planning: what is shown, what is kept of bad input."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from probierz.access.actor import Actor
from probierz.planning.actions.objectives import Aim, set_objective
from probierz.planning.models import (
    ContextIssue,
    Goal,
    InterestedParty,
    Objective,
    Opportunity,
    Policy,
    Risk,
    Statement,
)
from probierz.planning.queries.objectives import row_by_key
from probierz.planning.queries.records import policy_facts
from probierz.planning.web.papers import paper_of_objective
from probierz.processes.models import Indicator
from probierz.standards.models import AssessmentRound, Catalog
from probierz.standards.rules import CatalogKind, CatalogStatus, RoundKind, RoundScoring, Scoring
from tests.cast import Cast

TODAY = date(2026, 11, 2)
ROOT = "/o/urzad-lipowo/planowanie/"

pytestmark = pytest.mark.usefixtures("frozen")
Shown = Callable[[str], str]


@pytest.fixture
def shown(client: Client, here: Cast) -> Shown:
    client.force_login(here.lucja)

    def get(path: str) -> str:
        answer = client.get(ROOT + path)
        assert answer.status_code == 200, (path, answer.status_code)
        return answer.content.decode(errors="replace")

    return get


def send(client: Client, path: str, status: int = 302, /, **values) -> str:
    answer = client.post(ROOT + path, values)
    assert answer.status_code == status, answer.content.decode()[-3000:]
    return answer.content.decode()


def test_empty_pages_teach_the_next_step(shown: Shown) -> None:
    assert "cele/dodaj/" in shown("")
    assert "polityka/zmien/" in shown("polityka/")
    assert "kontekst/przeglad/" in shown("kontekst/")
    assert "ryzyka/dodaj/" in shown("ryzyka/")
    assert "szanse/dodaj/" in shown("szanse/")
    assert "cele/2026/dodaj/" in shown("kontrola/")


def test_a_policy_is_written_by_one_and_adopted_by_another(client: Client, shown: Shown, here: Cast) -> None:
    send(client, "polityka/zmien/", 200, text=" ")
    send(client, "polityka/zmien/", text="# Jakość\n\n**Dla** ludzi")
    assert "<strong>Dla</strong>" in shown("polityka/")
    assert client.get(f"{ROOT}polityka/przyjmij/").status_code == 403

    client.force_login(here.scibor)
    stale = send(client, "polityka/przyjmij/", 200, on="2026-11-02", seen="coś innego")
    assert "chwilą" in stale
    send(client, "polityka/przyjmij/", on="2026-11-02", seen=Policy.objects.get().text)
    assert Policy.objects.get().state == "in_force"
    client.force_login(here.bogdan)
    assert "<strong>Dla</strong>" in client.get(f"{ROOT}polityka/").content.decode()
    assert client.get(f"{ROOT}polityka/1.pdf").content.startswith(b"%PDF")
    assert client.get(ROOT).status_code == 403


def test_an_objective_is_set_followed_and_closed(client: Client, shown: Shown) -> None:
    text = send(client, "cele/dodaj/", 200, name="Moje słowa", target="dużo", due_on="2026-12-31")
    assert "Moje słowa" in text
    text = send(client, "cele/dodaj/", 200, name="Moje słowa", target="5", due_on="2026-12-31")
    assert "wymaga wskaźnika" in text
    send(client, "cele/dodaj/", name="Krócej czekać", due_on="2026-11-03")
    one = Objective.objects.get()
    send(client, f"cele/{one.key}/zmien/", name="Krócej czekać", due_on="2026-10-31")
    assert "po terminie" in shown("")
    send(client, f"cele/{one.key}/krok/", text="Nowy druk", due_on="2026-10-30")
    step = one.steps.get()
    assert "Nowy druk" in shown(f"cele/{one.key}/")
    text = send(client, f"cele/{one.key}/wynik/", 200, command="reach", result="Udało się")
    assert "Niektóre kroki" in text
    assert "Udało się" in text
    send(client, f"cele/{one.key}/krok/{step.pk}/zrobiony/")
    send(client, f"cele/{one.key}/zmien/", name="Krócej czekać", due_on="2026-12-31")
    send(client, f"cele/{one.key}/wynik/", command="reach", result="Udało się")
    assert "Udało się" in shown(f"cele/{one.key}/")
    assert "Krócej czekać" in shown("cele/lista.csv")
    assert "Krócej czekać" in shown("?state=reached")
    assert "Krócej czekać" not in shown("?state=missed")
    assert shown(f"cele/{one.key}/karta.pdf").startswith("%PDF")
    assert client.get(f"{ROOT}cele/nie-ma/").status_code == 404


def test_the_paper_of_an_objective_writes_its_target_as_the_reader_does(
    shown: Shown, here: Cast, lucja: Actor, days: Indicator
) -> None:
    aim = Aim(name="Krócej czekać", due_on=date(2026, 12, 31), indicator=days, target=Decimal("30.5"))
    one = set_objective(lucja, office=here.lipowo, aim=aim, on=TODAY)

    assert shown(f"cele/{one.key}/karta.pdf").startswith("%PDF")
    row = row_by_key(one.key, on=TODAY)
    assert row
    assert "30,5" in dict(paper_of_objective(row, on=TODAY).facts).values()


def test_the_context_is_described_changed_and_reviewed(client: Client, shown: Shown) -> None:
    assert "pole" in send(client, "kontekst/czynniki/dodaj/", 200, side="internal", text="", effect="pole")
    send(client, "kontekst/czynniki/dodaj/", side="external", text="Ulewy", is_climate="on")
    send(client, "kontekst/strony/dodaj/", name="Mieszkańcy", expectations="terminy")
    issue, party = ContextIssue.objects.get(), InterestedParty.objects.get()
    send(client, f"kontekst/czynniki/{issue.key}/", side="external", text="Gwałtowne ulewy", is_climate="on")
    send(client, f"kontekst/strony/{party.key}/", name="Mieszkańcy", expectations="terminy", how_met="karty")
    values = {"scope": "Cały urząd", "climate_matters": "yes", "next_review_on": "2027-11-02"}
    assert "Cały urząd" in send(client, "kontekst/przeglad/", 200, **values, climate_reason="")
    send(client, "kontekst/przeglad/", **values, climate_reason="Archiwum w piwnicy")
    text = shown("kontekst/")
    for words in ("Gwałtowne ulewy", "Archiwum w piwnicy", "karty"):
        assert words in text
    assert shown("kontekst.pdf").startswith("%PDF")
    send(client, f"kontekst/strony/{party.key}/koniec/", on="2026-11-02")
    send(client, f"kontekst/czynniki/{issue.key}/koniec/", on="2026-11-02")
    assert "Gwałtowne ulewy" not in shown("kontekst/")


def test_a_risk_is_scored_treated_reviewed_and_closed(client: Client, shown: Shown) -> None:
    values = {"category": "people", "likelihood": "4", "impact": "4", "response": "treat", "review_months": "6"}
    text = send(client, "ryzyka/dodaj/", 200, **{**values, "impact": "9"}, name="Moje ryzyko")
    assert "Moje ryzyko" in text
    text = send(client, "ryzyka/dodaj/", 200, **{**values, "response": "tolerate"}, name="Moje ryzyko")
    assert "przekracza próg" in text
    send(client, "ryzyka/dodaj/", **values, name="Brak zastępcy")
    one = Risk.objects.get()
    text = shown("ryzyka/")
    assert "R-1" in text
    assert "matrix__over" in text
    send(client, f"ryzyka/{one.key}/krok/", text="Przeszkolić", due_on="2026-12-01")
    send(client, f"ryzyka/{one.key}/krok/{one.steps.get().pk}/zrobiony/")
    assert "ocenione poza tą skalą: 1" in send(client, "ryzyka/skala/", 200, likelihood=3, impact=3, threshold=4)
    send(client, "ryzyka/skala/", likelihood=4, impact=4, threshold=8)
    send(client, f"ryzyka/{one.key}/przeglad/", likelihood=2, impact=3, note="zastępca gotowy")
    assert "zastępca gotowy" in shown(f"ryzyka/{one.key}/")
    send(client, f"ryzyka/{one.key}/zmien/", **values, name="Brak zastępcy w geodezji")
    assert "Brak zastępcy w geodezji" in shown("ryzyka/lista.csv")
    assert shown("ryzyka/rejestr.pdf").startswith("%PDF")
    assert shown(f"ryzyka/{one.key}/karta.docx").startswith("PK")
    send(client, f"ryzyka/{one.key}/koniec/", on="2026-11-02")
    assert "Brak zastępcy" not in shown("ryzyka/")
    assert "Brak zastępcy" in shown("ryzyka/?state=closed")


def test_an_opportunity_is_kept_apart_and_decided(client: Client, shown: Shown) -> None:
    values = {"gain": "4", "effort": "2", "next_review_on": "2027-05-02"}
    assert "Moja szansa" in send(client, "szanse/dodaj/", 200, **{**values, "gain": "9"}, name="Moja szansa")
    send(client, "szanse/dodaj/", **values, name="Wspólne audity")
    one = Opportunity.objects.get()
    send(client, f"szanse/{one.key}/zmien/", **{**values, "effort": "3"}, name="Wspólne audity")
    assert "bo tak" in send(client, f"szanse/{one.key}/decyzja/", 200, command="use", result="bo tak")
    send(client, f"szanse/{one.key}/decyzja/", command="pursue", result="")
    assert "realizowana" in shown(f"szanse/{one.key}/")
    assert "Wspólne audity" in shown("szanse/lista.csv")
    assert shown(f"szanse/{one.key}/karta.pdf").startswith("%PDF")
    assert "Wspólne audity" not in shown("ryzyka/")


def test_a_year_of_management_control_ends_with_a_statement(client: Client, shown: Shown, here: Cast) -> None:
    send(client, "kontrola/cele/2025/dodaj/", name="Terminowość", measure="odsetek", planned="98%")
    goal = Goal.objects.get()
    send(client, f"kontrola/cele/{goal.key}/", name="Terminowość", measure="odsetek", planned="98%", reached="97%")
    assert "97%" in shown("kontrola/?rok=2025")
    assert "Terminowość" in shown("kontrola/cele-2025.csv")
    assert client.get(f"{ROOT}kontrola/?rok=jutro").status_code == 404
    send(client, "kontrola/oswiadczenie/2025/", assurance="sufficient", sources=["monitoring"])
    assert shown("kontrola/oswiadczenie-2025.pdf").startswith("%PDF")
    assert client.post(f"{ROOT}kontrola/oswiadczenie/2025/wydaj/").status_code == 403

    client.force_login(here.scibor)
    send(client, "kontrola/oswiadczenie/2025/wydaj/")
    assert Statement.objects.get().state == "issued"
    text = send(client, "kontrola/oswiadczenie/2025/", 200, assurance="none", reservations="moje zastrzeżenia")
    assert "moje zastrzeżenia" in text


def test_a_colleague_without_the_permission_and_a_stranger_are_refused(client: Client, here: Cast) -> None:
    client.force_login(here.bogdan)
    assert client.get(f"{ROOT}ryzyka/").status_code == 403
    client.force_login(here.zaneta)
    assert client.get(f"{ROOT}ryzyka/").status_code == 200
    assert client.get(f"{ROOT}ryzyka/dodaj/").status_code == 403
    client.force_login(here.celina)
    assert client.get(f"{ROOT}ryzyka/").status_code == 404


def test_an_objective_after_its_day_says_so_on_its_page(shown: Shown, here: Cast, lucja: Actor) -> None:
    one = set_objective(lucja, office=here.lipowo, aim=Aim(name="Krótsza kolejka", due_on=TODAY), on=TODAY)
    Objective.objects.filter(pk=one.pk).update(due_on=date(2026, 10, 1))
    assert "po terminie" in shown(f"cele/{one.key}/")


def test_the_policy_as_a_record_is_named_in_the_language_of_the_reader(here: Cast) -> None:
    policy = Policy.objects.create(office=here.lipowo, number=1, text="Klient.")
    assert policy_facts(policy).title == "Polityka jakości, wersja 1"


def test_management_control_shows_the_self_assessment_of_the_year(shown: Shown, here: Cast) -> None:
    assert "W tym roku jej nie było." in shown("kontrola/")
    catalog = Catalog.objects.create(
        code="kz", kind=CatalogKind.MANAGEMENT_CONTROL, status=CatalogStatus.CURRENT, scoring=Scoring.VERDICTS
    )
    AssessmentRound.objects.create(
        office=here.lipowo,
        catalog=catalog,
        kind=RoundKind.SELF_ASSESSMENT,
        scoring=RoundScoring.VERDICTS,
        name="Samoocena kontroli zarządczej 2026",
        planned_on=TODAY,
        due_on=TODAY,
    )
    assert "Samoocena kontroli zarządczej 2026" in shown("kontrola/")
    assert "Samoocena kontroli zarządczej 2026" not in shown("kontrola/?rok=2025")
