"""The board, offices and stages as pages: who gets in, what they show, what they refuse."""

from datetime import date

import pytest

from probierz.offices.models import Consent, Participation
from probierz.offices.rules import SharingTopic
from probierz.offices.scope import programme_scope
from probierz.programme.actions import stages as stage_actions
from probierz.programme.models import OfficeStage
from probierz.programme.queries import sharing_of
from probierz.programme.queries.offices import all_consents
from probierz.programme.rules import StageCommand, StageState
from probierz.programme.tests.conftest import SYSTEM, office_stage, url, withdraw
from probierz.programme.tests.test_measures import certify, train
from tests.cast import TODAY

pytestmark = pytest.mark.django_db


PAGES = [
    ("board", {}),
    ("timetable", {}),
    ("results", {}),
    ("participants", {}),
    ("conference", {}),
    ("news", {}),
    ("new_news", {}),
    ("report", {}),
    ("settings", {}),
    ("new_conference", {}),
    ("add_certification", {}),
    ("add_training", {}),
    ("add_indicator", {}),
    ("office", {"code": "urzad-lipowo"}),
    ("report_text", {"section": "lessons"}),
    ("board_table", {"ending": "csv"}),
    ("participants_table", {"ending": "xlsx"}),
]


@pytest.mark.parametrize(("name", "names"), PAGES)
def test_the_coordinator_opens_every_page_of_an_empty_programme(staff, name, names):
    assert staff.get(url(name, **names)).status_code == 200


@pytest.mark.parametrize(("name", "names"), PAGES)
def test_people_of_offices_find_no_page_of_the_programme(client, cast, name, names):
    client.force_login(cast.lucja)

    assert client.get(url(name, **names)).status_code == 404


@pytest.mark.parametrize("name", ["board", "results", "office"])
@pytest.mark.parametrize("language", ["pl", "en"])
def test_full_pages_are_drawn_in_both_languages(staff, cast, stages, conference, name, language):
    certify(cast, cast.lipowo)
    train(cast, cast.lipowo)
    names = {"code": "urzad-lipowo"} if name == "office" else {}

    page = staff.get(url(name, **names), {"lang": language}, headers={"accept-language": language})

    assert page.status_code == 200


def test_the_board_shows_states_people_and_lateness(staff, cast, stages, inside):
    row = office_stage(cast, "recruit")
    stage_actions.move_stage(SYSTEM, row=row, command=StageCommand.START, on=date(2026, 1, 5))

    page = staff.get(url("board"))

    board = page.context["board"]
    assert (board.people, board.late) == (5, 2)
    assert "state--late" in page.text
    assert "+247" in page.text


def test_a_withdrawn_consent_empties_the_offices_row(staff, cast, stages):
    withdraw(cast, SharingTopic.PARTICIPATION)
    withdraw(cast, SharingTopic.HEADCOUNT)

    row = staff.get(url("board")).context["board"].rows[0]

    assert (row.cells, row.people, row.days_late) == ((), None, 0)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"q": "LIPOW"}, ["urzad-lipowo"]),
        ({"q": "olszyn"}, ["urzad-olszyny"]),
        ({"show": "late"}, ["urzad-lipowo", "urzad-olszyny"]),
        ({"show": "running"}, []),
        ({"stage": "recruit"}, ["urzad-lipowo", "urzad-olszyny"]),
        ({"stage": "review"}, []),
        ({"sort": "-name"}, ["urzad-olszyny", "urzad-lipowo"]),
        ({"sort": "-people"}, ["urzad-lipowo", "urzad-olszyny"]),
        ({"sort": "people"}, ["urzad-olszyny", "urzad-lipowo"]),
        ({"sort": "index"}, ["urzad-lipowo", "urzad-olszyny"]),
        ({"sort": "drop table", "show": "nonsense", "stage": "x"}, ["urzad-lipowo", "urzad-olszyny"]),
    ],
)
def test_the_board_is_searched_filtered_and_sorted(staff, stages, query, names):
    rows = staff.get(url("board"), query).context["rows"]

    assert [row.office.code for row in rows] == names


def test_the_board_costs_a_fixed_number_of_queries(staff, stages, django_assert_max_num_queries):
    with django_assert_max_num_queries(45):
        staff.get(url("board"))


def test_the_board_leaves_as_a_table(staff, cast, stages):
    answer = staff.get(url("board_table", ending="csv"), {"q": "lipow"})

    lines = answer.content.decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert "urzad-lipowo" in lines[1]
    assert answer["Content-Disposition"].isascii()
    assert staff.get(url("board_table", ending="doc")).status_code == 404


def test_an_office_of_another_programme_is_not_found(staff, cast, stages):
    Participation.objects.filter(office=cast.olszyny).update(until=date(2026, 2, 1))
    row = office_stage(cast, "recruit", cast.olszyny)

    assert staff.get(url("office", code="urzad-olszyny")).status_code == 404
    assert staff.get(url("stage", code="urzad-olszyny", key=row.key)).status_code == 404
    assert staff.get(url("stage", code="urzad-lipowo", key=row.key)).status_code == 404


def test_a_stage_of_an_office_that_does_not_share_is_not_found(staff, cast, stages):
    row = office_stage(cast, "recruit")
    withdraw(cast, SharingTopic.PARTICIPATION)

    assert staff.get(url("office", code="urzad-lipowo")).status_code == 200
    assert staff.get(url("stage", code="urzad-lipowo", key=row.key)).status_code == 404


def test_a_stage_is_started_on_its_day_and_the_history_tells(staff, cast, stages):
    row = office_stage(cast, "recruit")
    address = url("move_stage", code="urzad-lipowo", key=row.key, command="start")

    assert staff.get(address).status_code == 200
    answer = staff.post(address, {"on": "2026-01-10"})

    assert answer.url == url("office", code="urzad-lipowo")
    assert office_stage(cast, "recruit").started_on == date(2026, 1, 10)
    history = staff.get(url("stage", code="urzad-lipowo", key=row.key)).context["history"]
    assert [one.who for one in history] == ["Święcicka"]


@pytest.mark.parametrize("day", ["", "10.01.2026x", "2030-01-01"])
def test_a_wrong_day_is_named_and_kept(staff, cast, stages, day):
    row = office_stage(cast, "recruit")

    page = staff.post(url("move_stage", code="urzad-lipowo", key=row.key, command="start"), {"on": day})

    assert page.status_code == 200
    assert page.context["form"].errors["on"]
    assert page.context["form"]["on"].value() == day
    assert office_stage(cast, "recruit").state == StageState.PLANNED


def test_a_command_that_is_not_open_any_more_is_explained(staff, cast, stages):
    row = office_stage(cast, "recruit")

    page = staff.post(url("move_stage", code="urzad-lipowo", key=row.key, command="finish"), {"on": "2026-01-10"})

    assert page.context["form"].errors
    assert staff.get(url("move_stage", code="urzad-lipowo", key=row.key, command="skip")).status_code == 404


def test_a_plan_is_changed_in_place_and_a_reversed_one_refused(staff, cast, stages):
    row = office_stage(cast, "diagnosis")
    address = url("stage", code="urzad-lipowo", key=row.key)

    reversed_plan = staff.post(address, {"start_on": "2026-06-01", "end_on": "2026-05-01"})
    assert reversed_plan.context["form"].errors["end_on"]

    answer = staff.post(address, {"start_on": "2026-05-01", "end_on": "2026-06-01", "note": "urlopy"})
    assert answer.status_code == 302
    assert office_stage(cast, "diagnosis").planned_end_on == date(2026, 6, 1)


@pytest.mark.parametrize("topic", list(SharingTopic))
def test_a_consent_taken_back_is_shown_as_taken_back(cast, topic):
    Consent.objects.filter(participation__office=cast.lipowo, topic=topic).update(until=TODAY)

    by_office = {one.office: one.by_topic[topic] for one in all_consents(sharing_of(cast.programme))}

    assert by_office[cast.lipowo] is None
    assert by_office[cast.olszyny] is not None


def test_a_coordinator_plans_the_stages_of_a_new_programme_and_of_offices_that_joined_later(client, cast) -> None:
    client.force_login(cast.swiecicka)
    assert url("plan_stages") in client.get(url("timetable")).content.decode()

    page = client.post(url("plan_stages"), follow=True).content.decode()

    assert "Nabór" in page
    assert url("plan_stages") not in page
    with programme_scope(cast.programme.pk):
        planned = OfficeStage.objects.filter(programme=cast.programme)
        assert set(planned.values_list("office__code", flat=True)) == {"urzad-lipowo", "urzad-olszyny"}
        planned.filter(office=cast.olszyny).delete()
    assert url("plan_stages") in client.get(url("timetable")).content.decode()


def test_planning_the_stages_belongs_to_the_coordinator(client, cast) -> None:
    client.force_login(cast.lucja)

    assert client.post(url("plan_stages")).status_code == 404


def test_the_way_out_of_a_programme_stands_on_the_page_of_the_office_alone(staff, cast):
    way_out = f"/p/{cast.programme.code}/uczestnicy/urzad-lipowo/koniec/"

    assert way_out in staff.get(url("office", code="urzad-lipowo")).content.decode()
    assert way_out not in staff.get(url("participants")).content.decode()


def test_the_page_of_an_office_leads_to_its_history(staff):
    assert "Historia tego zapisu" in staff.get(url("office", code="urzad-lipowo")).content.decode()
