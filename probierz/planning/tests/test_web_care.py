"""Pages of planning that keep a person from judging by accident or aiming at yesterday."""

from datetime import date

import pytest
from django.test import Client

from probierz.access.actor import Actor
from probierz.planning.actions.control import GoalCard, add_goal
from probierz.planning.actions.objectives import Aim, set_objective
from probierz.planning.models import Objective, Risk
from probierz.planning.rules import Scale
from probierz.planning.web.forms import OpportunityForm, RiskForm
from tests.cast import Cast

TODAY = date(2026, 11, 2)
ROOT = "/o/urzad-lipowo/planowanie/"

pytestmark = pytest.mark.usefixtures("frozen")


def test_a_new_objective_with_a_day_that_has_passed_is_refused_and_what_was_typed_stays(
    client: Client, here: Cast
) -> None:
    client.force_login(here.lucja)
    answer = client.post(f"{ROOT}cele/dodaj/", {"name": "Krócej czekać", "due_on": "2026-11-01"})
    assert answer.status_code == 200
    text = answer.content.decode()
    assert "Ten dzień już minął. Podaj dzisiejszy lub późniejszy." in text
    assert "Krócej czekać" in text
    assert not Objective.objects.exists()
    assert client.post(f"{ROOT}cele/dodaj/", {"name": "Krócej czekać", "due_on": "2026-11-02"}).status_code == 302


def test_an_objective_whose_day_has_passed_may_still_be_changed(client: Client, here: Cast, lucja: Actor) -> None:
    one = set_objective(lucja, office=here.lipowo, aim=Aim(name="Krócej", due_on=TODAY), on=TODAY)
    Objective.objects.filter(pk=one.pk).update(due_on=date(2026, 10, 1))
    client.force_login(here.lucja)
    answer = client.post(f"{ROOT}cele/{one.key}/zmien/", {"name": "Krócej w kolejce", "due_on": "2026-10-01"})
    assert answer.status_code == 302
    assert Objective.objects.get().name == "Krócej w kolejce"


@pytest.mark.parametrize("field", ["category", "likelihood", "impact", "response"])
def test_a_new_risk_is_judged_by_a_person_and_not_by_the_first_answer(client: Client, here: Cast, field: str) -> None:
    first = RiskForm(scale=Scale()).fields[field].choices[0]  # type: ignore[attr-defined]
    assert first[0] == ""
    values = {"category": "people", "likelihood": "4", "impact": "4", "response": "treat", "review_months": "6"}
    client.force_login(here.lucja)
    answer = client.post(f"{ROOT}ryzyka/dodaj/", {**values, "name": "Moje ryzyko", field: ""})
    assert answer.status_code == 200
    assert "Moje ryzyko" in answer.content.decode()
    assert not Risk.objects.exists()


def test_a_new_opportunity_asks_for_its_gain_and_effort() -> None:
    fields = OpportunityForm().fields
    assert [fields[name].choices[0][0] for name in ("gain", "effort")] == ["", ""]  # type: ignore[attr-defined]


def test_goals_of_management_control_are_taken_away_as_a_paper(client: Client, here: Cast, lucja: Actor) -> None:
    card = GoalCard(name="Terminowość", measure="odsetek", planned="98%")
    add_goal(lucja, office=here.lipowo, year=2026, card=card)
    client.force_login(here.lucja)
    for ending, start in (("pdf", b"%PDF"), ("docx", b"PK")):
        address = f"{ROOT}kontrola/karta-celow-2026.{ending}"
        assert address in client.get(f"{ROOT}kontrola/").content.decode()
        assert client.get(address).content.startswith(start)
    assert client.get(f"{ROOT}kontrola/karta-celow-1999.pdf").status_code == 404
    assert client.get(f"{ROOT}kontrola/karta-celow-2026.exe").status_code == 404
