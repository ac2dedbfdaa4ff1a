"""What surrounds processes: links, duties, programs, figures of surveys."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from probierz.access.actor import Actor, system_actor
from probierz.access.models import ApiToken
from probierz.access.permissions import Permission
from probierz.access.tokens import fingerprint
from probierz.design import records
from probierz.desk.queries.office import OfficeDay
from probierz.desk.queries.processes import SOURCES
from probierz.lib.catalogs.processes import Unit
from probierz.lib.periods import Frequency, period_of
from probierz.lib.refusals import Refused
from probierz.people.models import Account
from probierz.planning.actions import objectives, risks
from probierz.planning.actions.objectives import Aim
from probierz.planning.tests.test_actions import RISK
from probierz.processes.actions import cards, indicators
from probierz.processes.actions.links import link_process
from probierz.processes.models import Process
from probierz.processes.queries.links import requirements_of
from probierz.processes.queries.sources import all_sources, source_named
from probierz.processes.tests.conftest import DAY
from probierz.processes.tests.test_actions import TIME, TODAY
from probierz.standards.actions.catalogs import load_shipped
from probierz.standards.models import Requirement
from tests.cast import Cast


@pytest.fixture
def token(here: Cast) -> Callable[[Account], dict[str, str]]:
    """The head of a request in the name of this person."""

    def make(account: Account) -> dict[str, str]:
        secret = f"pbz_{account.key}"
        ApiToken.objects.create(
            account=account,
            sha256=fingerprint(secret),
            name="test",
            permissions=[one.value for one in Permission],
            expires_on=date(2099, 1, 1),
        )
        return {"authorization": f"Bearer {secret}"}

    return make


@pytest.fixture
def norms(here: Cast) -> None:
    load_shipped(system_actor("test"))


def duties(cast: Cast, account) -> list[str]:
    day = OfficeDay(cast.actor(account), cast.lipowo, TODAY)
    return [duty.text for source in SOURCES for duty in source(day)]


def test_a_process_is_linked_with_requirements_and_found_from_them(here, lucja, process, norms) -> None:
    asked = list(Requirement.objects.filter(catalog__code="iso9001-2015", number__in=["8.2", "8.5"]))

    link_process(lucja, process=process, requirements=asked, documents=[])

    assert [one.number for one in requirements_of(process)] == ["8.2", "8.5"]
    found = records.related(lucja, "standards.Requirement", asked[0].key)
    assert process.key in {facts.key for _relation, rows in found for facts in rows}
    with pytest.raises(Refused):
        link_process(lucja, process=process, requirements=asked, documents=[])
    link_process(lucja, process=process, requirements=[], documents=[])
    assert not requirements_of(process).exists()


def test_the_starting_set_brings_its_requirements(here, lucja, norms) -> None:
    (made,) = cards.adopt_processes(lucja, office=here.lipowo, codes=["G-14"], on=DAY)

    assert {one.number for one in requirements_of(made)} <= {"8.2.1", "8.7", "9.1.2"}
    assert requirements_of(made).exists()


def test_the_page_offers_what_the_office_works_with(client: Client, here, process, norms) -> None:
    client.force_login(here.lucja)
    address = f"/o/{here.lipowo.code}/procesy/{process.key}/powiazania/"
    key = Requirement.objects.get(catalog__code="iso9001-2015", number="8.2.1").key

    assert key in client.get(address).content.decode()
    assert client.post(address, {"requirements": [key]}).status_code == 302
    assert "8.2.1" in client.get(f"/o/{here.lipowo.code}/procesy/{process.key}/").content.decode()


def test_missing_values_owners_objectives_and_risks_are_due(here, lucja, process) -> None:
    indicators.add_indicator(lucja, process=process, definition=TIME, since=date(2026, 1, 1))
    aim = Aim(name="Krócej", due_on=date(2026, 10, 1))
    objectives.set_objective(lucja, office=here.lipowo, aim=aim, on=aim.due_on)
    risks.add_risk(lucja, office=here.lipowo, card=RISK, on=date(2025, 1, 1))

    assert len(duties(here, here.lucja)) == 4
    assert len(duties(here, here.scibor)) == 4
    assert duties(here, here.bogdan) == []


def test_many_missing_values_are_one_duty(here, lucja, process) -> None:
    cards.adopt_processes(lucja, office=here.lipowo, codes=["Z-1", "Z-4", "G-2", "G-14", "W-2"], on=date(2024, 1, 1))

    assert len(duties(here, here.lucja)) == 2  # values and owners


def test_satisfaction_can_be_taken_and_is_unknown_without_surveys(here) -> None:
    assert {one.code for one in all_sources()} >= {"people.employees", "surveys.clients"}
    period = period_of(DAY, Frequency.QUARTER)
    assert source_named("surveys.clients").unit is Unit.INDEX
    assert source_named("surveys.clients").compute(here.lipowo, period) is None
    assert source_named("gone.away").compute(here.lipowo, period) is None


def test_programs_read_what_their_owner_may(here, lucja: Actor, process: Process, token, client: Client) -> None:
    one = indicators.add_indicator(lucja, process=process, definition=TIME, since=date(2026, 1, 1))
    head = token(here.bogdan)
    root = f"/api/v1/offices/{here.lipowo.code}/"

    assert client.get(f"{root}processes", headers=head).json()[0]["code"] == "G-1"
    assert client.get(f"{root}processes/{process.key}", headers=head).json()["inputs"] == []
    assert client.get(f"{root}indicators", headers=head).json()[0]["name"] == "Czas wydania"
    assert client.get(f"{root}indicators/{one.key}", headers=head).json()["points"][0]["value"] is None
    assert client.get(f"{root}services", headers=head).json() == []
    assert client.get(f"{root}processes/nie-ma", headers=head).status_code == 404
    assert client.get(f"{root}risks", headers=head).status_code == 403
    assert client.get(f"/api/v1/offices/{here.olszyny.code}/processes", headers=head).status_code == 404
    lead = token(here.lucja)
    risks.add_risk(lucja, office=here.lipowo, card=RISK, on=DAY)
    assert client.get(f"{root}risks", headers=lead).json()[0]["number"] == 1
    assert client.get(f"{root}objectives", headers=lead).json() == []
    assert client.get(f"{root}opportunities", headers=lead).json() == []
    assert client.get(f"{root}policy", headers=lead).status_code == 404
