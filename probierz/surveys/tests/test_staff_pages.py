"""Pages of the office and of the programme: who may, who must not, what they show, what they refuse."""

import csv
import io
import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from probierz.offices.scope import office_scope
from probierz.surveys.models import Campaign, CollectionPoint
from probierz.surveys.rules import WaveRole, WaveState
from probierz.surveys.tests import factories
from probierz.surveys.tests.test_queries import HIGH, LOW, both_waves
from tests.cast import Cast

OFFICE, PROGRAMME = "urzad-lipowo", "jakosc-dolina"


@pytest.fixture
def campaign(cast: Cast) -> Campaign:
    return factories.campaign(cast)


@pytest.fixture
def point(cast: Cast, campaign: Campaign) -> CollectionPoint:
    return factories.point(cast.lipowo, campaign)


def at(name: str, *args: str) -> str:
    return reverse(f"surveys:{name}", args=args)


def pages(campaign: Campaign, point: CollectionPoint) -> list[str]:
    return [
        at("office", OFFICE),
        at("collecting", OFFICE, campaign.key),
        at("point_new", OFFICE, campaign.key),
        at("point_end", OFFICE, campaign.key, point.key),
        at("sheets", OFFICE, campaign.key),
        at("office_results", OFFICE, campaign.key),
        at("office_table", OFFICE, campaign.key, "csv"),
        at("comments", OFFICE, campaign.key),
    ]


def test_celina_finds_nothing_of_lipowo(client: Client, cast: Cast, campaign: Campaign, point: CollectionPoint) -> None:
    client.force_login(cast.celina)

    assert {client.get(page).status_code for page in pages(campaign, point)} == {404}


def test_celina_finds_no_point_of_lipowo_in_her_own_office(
    client: Client, cast: Cast, campaign: Campaign, point: CollectionPoint
) -> None:
    client.force_login(cast.celina)

    assert client.get(at("point_end", "urzad-olszyny", campaign.key, point.key)).status_code == 404
    assert client.post(at("point_end", "urzad-olszyny", campaign.key, point.key)).status_code == 404
    assert client.get(at("sheets", "urzad-olszyny", campaign.key) + f"?point={point.key}").status_code == 404


def test_lucja_opens_every_page(client: Client, cast: Cast, campaign: Campaign, point: CollectionPoint) -> None:
    client.force_login(cast.lucja)

    assert {page: client.get(page).status_code for page in pages(campaign, point)} == dict.fromkeys(
        pages(campaign, point), 200
    )


def test_bogdan_sees_no_results(client: Client, cast: Cast, campaign: Campaign, point: CollectionPoint) -> None:
    client.force_login(cast.bogdan)

    assert {client.get(page).status_code for page in pages(campaign, point)} == {403}


def test_zaneta_reads_results_and_changes_nothing(
    client: Client, cast: Cast, campaign: Campaign, point: CollectionPoint
) -> None:
    client.force_login(cast.zaneta)

    assert client.get(at("office_results", OFFICE, campaign.key)).status_code == 200
    assert client.post(at("point_new", OFFICE, campaign.key)).status_code == 403
    assert (
        at("point_new", OFFICE, campaign.key) not in client.get(at("collecting", OFFICE, campaign.key)).content.decode()
    )


def test_an_office_outside_the_programme_sees_no_campaign(client: Client, cast: Cast, campaign: Campaign) -> None:
    cast.programme.participations.filter(office=cast.olszyny).delete()
    client.force_login(cast.celina)

    assert client.get(at("collecting", "urzad-olszyny", campaign.key)).status_code == 404
    assert campaign.name_pl not in client.get(at("office", "urzad-olszyny")).content.decode()


def test_a_point_is_added_and_shown_with_its_address(client: Client, cast: Cast, campaign: Campaign) -> None:
    client.force_login(cast.lucja)

    response = client.post(
        at("point_new", OFFICE, campaign.key), {"kind": "desk", "name": "Okienko Ł", "since": "2026-09-01"}, follow=True
    )

    with office_scope(cast.lipowo.pk):
        point = CollectionPoint.objects.get()
    html = response.content.decode()
    assert "Okienko Ł" in html
    assert f"/s/{point.public_code}/?via=link" in html


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"kind": "desk", "name": "", "since": "2026-09-01"}, "name"),
        ({"kind": "desk", "name": "Okienko", "since": "31.31.2026"}, "since"),
        ({"kind": "tree", "name": "Okienko", "since": "2026-09-01"}, "kind"),
        ({"kind": "desk", "name": "Stanowisko 1", "since": "2026-09-01"}, "name"),
        ({"kind": "desk", "name": "Okienko", "since": "2026-09-01", "unit": "999"}, "unit"),
    ],
)
def test_a_refused_point_keeps_what_was_typed(
    client: Client, cast: Cast, campaign: Campaign, point: CollectionPoint, typed: dict[str, str], field: str
) -> None:
    client.force_login(cast.lucja)

    response = client.post(at("point_new", OFFICE, campaign.key), typed)

    assert response.status_code == 422
    assert response.context["form"].errors.keys() == {field}
    assert f'value="{typed["name"]}"' in response.content.decode() or not typed["name"]
    with office_scope(cast.lipowo.pk):
        assert CollectionPoint.objects.count() == 1


def test_a_point_ends_after_a_question(client: Client, cast: Cast, campaign: Campaign, point: CollectionPoint) -> None:
    client.force_login(cast.lucja)
    address = at("point_end", OFFICE, campaign.key, point.key)

    asked = client.get(address)
    client.post(address)
    again = client.post(address, follow=True)

    assert point.name in asked.content.decode()
    with office_scope(cast.lipowo.pk):
        assert CollectionPoint.objects.get().until is not None
    assert [message.level_tag for message in again.context["messages"]] == ["success", "error"]


def test_the_sheets_are_a_pdf(client: Client, cast: Cast, campaign: Campaign, point: CollectionPoint) -> None:
    client.force_login(cast.lucja)

    response = client.get(at("sheets", OFFICE, campaign.key) + "?form=tent")

    assert response["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF")


def test_without_a_point_there_is_nothing_to_print(client: Client, cast: Cast, campaign: Campaign) -> None:
    client.force_login(cast.lucja)

    assert client.get(at("sheets", OFFICE, campaign.key)).status_code == 404


def test_results_say_how_sure_they_are(client: Client, cast: Cast, campaign: Campaign, point: CollectionPoint) -> None:
    both_waves(campaign, {point: (LOW, HIGH)})
    client.force_login(cast.lucja)

    html = client.get(at("office_results", OFFICE, campaign.key)).content.decode()

    assert "87,5" in html
    assert "+37,5" in html
    assert "n = 60" in html


def test_a_hidden_group_says_why_it_is_hidden(client: Client, cast: Cast, campaign: Campaign) -> None:
    sizes = {"A": 40, "B": 12, "C": 4}
    both_waves(
        campaign, {factories.point(cast.lipowo, campaign, name): ([3] * n, [4] * n) for name, n in sizes.items()}
    )
    client.force_login(cast.lucja)

    html = client.get(at("office_results", OFFICE, campaign.key)).content.decode()

    assert html.count("mniej niż 10 odpowiedzi albo") == 2
    assert len(re.findall(r'<td class="number"[^>]*>\s*ukryte\s*</td>', html)) == 4


def test_the_export_hides_what_the_page_hides(client: Client, cast: Cast, campaign: Campaign) -> None:
    sizes = {"A": 40, "B": 12, "C": 4}
    both_waves(
        campaign, {factories.point(cast.lipowo, campaign, name): ([3] * n, [4] * n) for name, n in sizes.items()}
    )
    client.force_login(cast.lucja)

    response = client.get(at("office_table", OFFICE, campaign.key, "csv"))

    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))
    points = [row for row in rows if row[1] in sizes]
    assert {row[1] for row in points if row[7]} == {"A"}
    assert {row[1] for row in points if not row[7]} == {"B", "C"}


@pytest.mark.parametrize("ending", ["pdf", "exe"])
def test_an_unknown_format_is_not_found(client: Client, cast: Cast, campaign: Campaign, ending: str) -> None:
    client.force_login(cast.lucja)

    assert client.get(at("office_table", OFFICE, campaign.key, ending)).status_code == 404


def test_an_unknown_wave_or_page_falls_back(client: Client, cast: Cast, campaign: Campaign) -> None:
    client.force_login(cast.lucja)

    assert client.get(at("office_results", OFFICE, campaign.key) + "?wave=third").status_code == 200
    assert client.get(at("comments", OFFICE, campaign.key) + "?page=x&wave=baseline").status_code == 200


def test_results_are_read_from_histograms_with_few_queries(
    client: Client, cast: Cast, campaign: Campaign, django_assert_max_num_queries
) -> None:
    points = {factories.point(cast.lipowo, campaign, f"Stanowisko {n}"): (LOW, HIGH) for n in range(5)}
    both_waves(campaign, points)
    client.force_login(cast.lucja)

    client.get(at("office_results", OFFICE, campaign.key))  # the number of duties is remembered from here
    with django_assert_max_num_queries(17) as captured:
        client.get(at("office_results", OFFICE, campaign.key))

    assert not [query for query in captured.captured_queries if "surveys_response" in query["sql"]]


def test_the_coordinator_opens_and_closes_after_a_question(client: Client, cast: Cast, campaign: Campaign) -> None:
    client.force_login(cast.swiecicka)
    address = at("wave_move", PROGRAMME, campaign.key, "baseline", "otworz")

    assert client.get(address).status_code == 200
    assert factories.wave(campaign).state == WaveState.PLANNED
    client.post(address)
    assert factories.wave(campaign).state == WaveState.OPEN
    client.post(at("wave_move", PROGRAMME, campaign.key, "baseline", "zamknij"))
    assert factories.wave(campaign).state == WaveState.CLOSED


def test_a_wave_that_may_not_open_says_why(client: Client, cast: Cast, campaign: Campaign) -> None:
    client.force_login(cast.swiecicka)
    address = at("wave_move", PROGRAMME, campaign.key, "followup", "otworz")

    asked, refused = client.get(address), client.post(address, follow=True)

    assert not asked.context["verdict"]
    assert [message.level_tag for message in refused.context["messages"]] == ["error"]
    assert factories.wave(campaign, WaveRole.FOLLOWUP).state == WaveState.PLANNED


@pytest.mark.parametrize(("role", "command"), [("third", "otworz"), ("baseline", "burn")])
def test_an_unknown_move_is_not_found(client: Client, cast: Cast, campaign: Campaign, role: str, command: str) -> None:
    client.force_login(cast.swiecicka)

    assert client.post(at("wave_move", PROGRAMME, campaign.key, role, command)).status_code == 404


def test_the_plan_of_a_wave_is_changed_or_refused(client: Client, cast: Cast, campaign: Campaign) -> None:
    client.force_login(cast.swiecicka)
    address = at("wave_plan", PROGRAMME, campaign.key, "baseline")

    refused = client.post(address, {"since": "2026-12-10", "until": "2026-12-01"})
    done = client.post(address, {"since": "2026-12-01", "until": "2026-12-10"})

    assert (refused.status_code, done.status_code) == (422, 302)
    assert 'value="2026-12-10"' in refused.content.decode()
    assert factories.wave(campaign).planned_since == date(2026, 12, 1)


def test_lucja_does_not_enter_the_programme(client: Client, cast: Cast, campaign: Campaign) -> None:
    client.force_login(cast.lucja)

    assert client.get(at("programme", PROGRAMME)).status_code == 404
    assert client.post(at("wave_move", PROGRAMME, campaign.key, "baseline", "otworz")).status_code == 404


def test_programme_results_show_every_sharing_office(
    client: Client, cast: Cast, campaign: Campaign, point: CollectionPoint, django_assert_max_num_queries
) -> None:
    both_waves(campaign, {point: (LOW, HIGH), factories.point(cast.olszyny, campaign): (LOW, LOW)})
    client.force_login(cast.swiecicka)

    with django_assert_max_num_queries(23):
        html = client.get(at("programme_results", PROGRAMME, campaign.key)).content.decode()
    table = client.get(at("programme_table", PROGRAMME, campaign.key, "xlsx"))
    changes = client.get(at("changes_table", PROGRAMME, campaign.key, "csv")).content.decode("utf-8-sig")

    assert cast.lipowo.name in html
    assert cast.olszyny.name in html
    assert table.content.startswith(b"PK")
    assert [line.split(";")[0] for line in changes.splitlines()[1:]] == [cast.lipowo.name, cast.olszyny.name]
    assert client.get(at("funnel_table", PROGRAMME, campaign.key, "csv")).status_code == 200
    assert client.get(at("programme_results", PROGRAMME, campaign.key) + "?order=drawn").status_code == 200


def test_pages_without_data_teach_the_next_step(client: Client, cast: Cast) -> None:
    client.force_login(cast.swiecicka)
    assert 'class="empty"' in client.get(at("programme", PROGRAMME)).content.decode()

    campaign = factories.campaign(cast)
    assert 'class="empty"' in client.get(at("programme_results", PROGRAMME, campaign.key)).content.decode()
    client.force_login(cast.lucja)
    for name in ("collecting", "office_results", "comments"):
        assert 'class="empty"' in client.get(at(name, OFFICE, campaign.key)).content.decode()


def test_a_baseline_alone_is_shown_alone(
    client: Client, cast: Cast, campaign: Campaign, point: CollectionPoint
) -> None:
    factories.answered(factories.opened(campaign), point, LOW)
    factories.closed(campaign)
    client.force_login(cast.swiecicka)

    html = client.get(at("programme_results", PROGRAMME, campaign.key)).content.decode()

    assert "50,0" in html
