"""A coordinator sets up a survey: both waves at once, with days that follow one another."""

import pytest
from django.test import Client
from django.urls import reverse

from probierz.offices.scope import programme_scope
from probierz.surveys.models import Campaign, QuestionnaireDraft, QuestionnaireVersion, Wave
from probierz.surveys.rules import WaveRole
from probierz.surveys.tests import factories
from probierz.surveys.web import campaigns as pages
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


def test_two_who_set_up_the_same_survey_at_once_are_told_so(coordinator: Client, cast: Cast, monkeypatch) -> None:
    coordinator.post(NEW, GIVEN)
    monkeypatch.setattr(pages, "codes_of", lambda programme: set())  # as the other one had not saved yet

    answer = coordinator.post(NEW, GIVEN)

    assert answer.status_code == 422
    assert "przed chwilą" in answer.content.decode()
    assert 'value="Satisfaction of clients"' in answer.content.decode()
    assert codes(cast) == ["client"]


def test_a_version_kept_with_other_questions_is_refused_beside_its_field(coordinator: Client, cast: Cast) -> None:
    coordinator.post(NEW, GIVEN)
    with programme_scope(cast.programme.pk):
        QuestionnaireVersion.objects.update(digest="0" * 64)

    answer = coordinator.post(NEW, {**GIVEN, "questionnaire": "ank-k.1"})

    assert answer.status_code == 422
    assert "innymi pytaniami" in str(answer.context["form"].errors["questionnaire"])
    assert codes(cast) == ["client"]


def test_an_office_sets_up_no_survey(client: Client, cast: Cast) -> None:
    client.force_login(cast.lucja)

    assert client.post(NEW, GIVEN).status_code == 404
    assert codes(cast) == []


def campaign(cast: Cast) -> Campaign:
    with programme_scope(cast.programme.pk):
        return Campaign.objects.select_related("version").get()


def plan_page(cast: Cast) -> str:
    return reverse("surveys:campaign_plan", args=["jakosc-dolina", campaign(cast).key])


def test_the_figure_that_decides_is_named_with_its_test_and_its_group(coordinator: Client, cast: Cast) -> None:
    typed = {"questionnaire": "ank-k.1", "decides": "ank-k.1/k6", "comparison_group": "same_kind"}
    coordinator.post(NEW, {**GIVEN, **typed})

    one = campaign(cast)
    assert (one.primary_measure, one.primary_item) == ("item", "k6")
    assert (one.comparison, one.comparison_group) == ("mann_whitney", "same_kind")
    page = coordinator.get(plan_page(cast)).content.decode()
    assert "test Manna-Whitneya" in page
    assert "urzędy tego samego rodzaju" in page


def test_a_question_of_another_questionnaire_decides_nothing(coordinator: Client, cast: Cast) -> None:
    typed = {"questionnaire": "ank-k.1", "decides": "ank-kom.1/w11"}
    answer = coordinator.post(NEW, {**GIVEN, **typed})

    assert answer.status_code == 422
    assert "decides" in answer.context["form"].errors
    assert codes(cast) == []


def test_a_plan_is_fixed_anew_until_the_baseline_opens_and_never_after(coordinator: Client, cast: Cast) -> None:
    coordinator.post(NEW, GIVEN)
    before = campaign(cast)
    coordinator.post(plan_page(cast), {"questionnaire": "ank-k.1", "decides": "ank-k.1/k6"})
    fixed = campaign(cast)
    assert fixed.primary_item == "k6"
    assert fixed.analysis_fixed_at > before.analysis_fixed_at

    factories.opened(fixed)
    refused = coordinator.post(plan_page(cast), {"questionnaire": "ank-k.1", "decides": ""})
    assert "niczego nie dowodzi" in refused.content.decode()
    assert campaign(cast).primary_item == "k6"
    assert campaign(cast).analysis_fixed_at == fixed.analysis_fixed_at


def test_a_survey_asks_a_version_the_programme_froze(coordinator: Client, cast: Cast) -> None:
    programme = reverse("surveys:questionnaire_new", args=["jakosc-dolina"])
    coordinator.post(programme, {"title_pl": "Żłobek", "base": "ank-k.1"})
    with programme_scope(cast.programme.pk):
        draft = QuestionnaireDraft.objects.get()
    coordinator.post(reverse("surveys:draft_freeze", args=["jakosc-dolina", draft.key]), {"revision": "1"})
    coordinator.post(NEW, {**GIVEN, "questionnaire": "zlobek.1"})

    assert campaign(cast).version.content["title"]["pl"] == "Żłobek"
