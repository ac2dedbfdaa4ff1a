"""A coordinator sets up a survey: both waves at once, with days that follow one another."""

import pytest
from django.test import Client
from django.urls import reverse

from probierz.offices.scope import programme_scope
from probierz.surveys.models import Campaign, Wave
from probierz.surveys.rules import WaveRole
from tests.cast import Cast

NEW = reverse("surveys:campaign_new", args=["jakosc-dolina"])
GIVEN = {
    "kind": "client",
    "name_pl": "Zadowolenie klientów",
    "name_en": "Satisfaction of clients",
    "baseline_since": "2027-01-11",
    "baseline_until": "2027-02-05",
    "followup_since": "2027-10-11",
    "followup_until": "2027-11-05",
}


@pytest.fixture
def coordinator(client: Client, cast: Cast) -> Client:
    client.force_login(cast.swiecicka)
    return client


def codes(cast: Cast) -> list[str]:
    with programme_scope(cast.programme.pk):
        return sorted(Campaign.objects.values_list("code", flat=True))


def test_the_empty_page_leads_to_the_form(coordinator: Client) -> None:
    assert NEW in coordinator.get(reverse("surveys:programme", args=["jakosc-dolina"])).content.decode()
    assert coordinator.get(NEW).status_code == 200


def test_a_survey_begins_with_both_waves_planned(coordinator: Client, cast: Cast) -> None:
    page = coordinator.post(NEW, GIVEN, follow=True).content.decode()

    assert "Zadowolenie klientów" in page
    with programme_scope(cast.programme.pk):
        assert [str(wave.planned_since) for wave in Wave.objects.order_by("pk")] == ["2027-01-11", "2027-10-11"]
        assert {wave.role for wave in Wave.objects.all()} == set(WaveRole)


def test_a_second_survey_of_clients_has_a_code_of_its_own(coordinator: Client, cast: Cast) -> None:
    coordinator.post(NEW, GIVEN)
    coordinator.post(NEW, GIVEN)
    coordinator.post(NEW, {**GIVEN, "kind": "staff"})

    assert codes(cast) == ["client", "client-2", "staff"]


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("baseline_until", "2027-01-10"),
        ("followup_until", "2027-10-10"),
        ("followup_since", "2027-02-05"),
        ("baseline_since", "jutro"),
        ("name_pl", ""),
    ],
)
def test_days_in_a_wrong_order_are_refused_beside_their_field(
    coordinator: Client, cast: Cast, field: str, typed: str
) -> None:
    answer = coordinator.post(NEW, {**GIVEN, field: typed})

    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert 'value="Satisfaction of clients"' in answer.content.decode()
    assert codes(cast) == []


def test_an_office_sets_up_no_survey(client: Client, cast: Cast) -> None:
    client.force_login(cast.lucja)

    assert client.post(NEW, GIVEN).status_code == 404
    assert codes(cast) == []
