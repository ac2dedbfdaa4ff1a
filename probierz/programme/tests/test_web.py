"""The pages: who gets in, what they show, and what they refuse with the typed text kept."""

import io
from datetime import date

import pypdf
import pytest
from django.urls import reverse

from probierz.offices.models import Participation
from probierz.offices.rules import SharingTopic
from probierz.offices.scope import office_scope, programme_scope
from probierz.people.models import Employee
from probierz.programme.actions import conference as conference_actions
from probierz.programme.actions import stages as stage_actions
from probierz.programme.actions.report import keep_report
from probierz.programme.models import (
    Conference,
    IndicatorReading,
    NewsItem,
    OfficeCertification,
    Registration,
    TrainingRecord,
)
from probierz.programme.rules import StageCommand, StageState
from probierz.programme.tests.conftest import SYSTEM, office_stage, withdraw
from probierz.programme.tests.test_measures import certify, train

pytestmark = pytest.mark.django_db
CODE = "jakosc-dolina"


def url(name, **names):
    return reverse(f"programme:{name}", kwargs={"programme": CODE, **names})


@pytest.fixture
def staff(client, cast):
    client.force_login(cast.swiecicka)
    return client


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


CERTIFICATION = {"scope": "zadania", "granted_on": "2026-05-01", "valid_until": "2029-05-01"}
TRAINING = {"course": "rep", "held_on": "2026-03-01", "hours": "32", "trained": "2", "examined": "2", "passed": "1"}
READING = {
    "wave": "baseline",
    "since_on": "2025-01-01",
    "last_on": "2025-12-31",
    "numerator": "9",
    "denominator": "10",
}


@pytest.mark.parametrize(
    ("name", "typed", "model"),
    [
        ("add_certification", CERTIFICATION, OfficeCertification),
        ("add_training", TRAINING, TrainingRecord),
        ("add_indicator", READING, IndicatorReading),
    ],
)
def test_an_entry_is_written_into_its_register(staff, cast, inside, name, typed, model):
    answer = staff.post(url(name), {"office": cast.lipowo.pk, **typed})

    assert answer.url == url("results")
    assert model.objects.get().office == cast.lipowo


@pytest.mark.parametrize(
    ("name", "typed", "field"),
    [
        ("add_certification", {**CERTIFICATION, "valid_until": "2025-01-01"}, "valid_until"),
        ("add_certification", {**CERTIFICATION, "scope": " "}, "scope"),
        ("add_training", {**TRAINING, "passed": "3"}, "passed"),
        ("add_training", {**TRAINING, "examined": "3"}, "examined"),
        ("add_training", {**TRAINING, "trained": "dwa"}, "trained"),
        ("add_indicator", {**READING, "numerator": "11"}, "numerator"),
        ("add_indicator", {**READING, "last_on": "2024-01-01"}, "last_on"),
        ("add_indicator", {**READING, "denominator": "0"}, "denominator"),
    ],
)
def test_a_wrong_entry_names_its_field_and_keeps_what_was_typed(staff, cast, inside, name, typed, field):
    page = staff.post(url(name), {"office": cast.lipowo.pk, **typed})

    form = page.context["form"]
    assert list(form.errors) == [field]
    assert all(form[key].value() == value for key, value in typed.items() if key not in {"valid_until"})


def test_an_entry_for_a_strange_office_is_refused(staff, cast):
    withdraw(cast, SharingTopic.PARTICIPATION)

    page = staff.post(url("add_training"), {"office": cast.lipowo.pk, **TRAINING})

    assert "office" in page.context["form"].errors


def test_the_same_certificate_twice_is_said_on_the_form(staff, cast):
    staff.post(url("add_certification"), {"office": cast.lipowo.pk, **CERTIFICATION})

    page = staff.post(url("add_certification"), {"office": cast.lipowo.pk, **CERTIFICATION})

    assert page.context["form"].errors["office"]


@pytest.mark.parametrize("kind", ["certification", "training"])
def test_an_entry_made_by_mistake_is_removed_after_a_question(staff, cast, inside, kind):
    certify(cast, cast.lipowo)
    train(cast, cast.lipowo)
    model = OfficeCertification if kind == "certification" else TrainingRecord
    address = url(f"remove_{kind}", pk=model.objects.get().pk)

    assert staff.get(address).status_code == 200
    assert staff.post(address).url == url("results")
    assert not model.objects.exists()
    assert staff.post(address).status_code == 404


def test_settings_are_changed_and_wrong_days_refused(staff, cast):
    typed = {"name_pl": "Nowa", "name_en": "New", "motto_pl": "", "motto_en": "", "starts_on": "2026-01-01"}

    wrong = staff.post(url("settings"), {**typed, "closes_on": "2025-01-01"})
    assert wrong.context["form"].errors["closes_on"]
    assert wrong.context["form"]["name_pl"].value() == "Nowa"

    assert staff.post(url("settings"), {**typed, "closes_on": "2027-01-01", "is_public": "on"}).status_code == 302
    cast.programme.refresh_from_db()
    assert (cast.programme.name_pl, cast.programme.is_public) == ("Nowa", True)


AGENDA = {
    "agenda-TOTAL_FORMS": "2",
    "agenda-INITIAL_FORMS": "0",
    "agenda-0-title_pl": "Wyniki",
    "agenda-0-title_en": "Results",
    "agenda-0-starts_at": "10:15",
}
CONFERENCE = {
    "title_pl": "Finał",
    "title_en": "Final",
    "place": "Lipowo",
    "held_on": "2026-12-10",
    "registration_until": "2026-12-01",
    "capacity": "80",
    **AGENDA,
}


def test_a_conference_is_called_with_its_agenda(staff, cast, inside):
    assert staff.post(url("new_conference"), CONFERENCE).url == url("conference")

    page = staff.get(url("conference")).context["page"]
    assert [point.title_pl for point in page.agenda] == ["Wyniki"]


@pytest.mark.parametrize(
    "typed",
    [
        {"registration_until": "2026-12-11"},
        {"capacity": "0"},
        {"place": ""},
        {"agenda-0-title_en": ""},
        {"agenda-0-starts_at": "25:99"},
        {"agenda-TOTAL_FORMS": "900"},
    ],
)
def test_a_wrong_conference_is_refused_and_kept(staff, cast, inside, typed):
    page = staff.post(url("new_conference"), {**CONFERENCE, **typed})

    assert page.status_code == 200
    assert page.context["form"]["title_pl"].value() == "Finał"
    assert not Conference.objects.exists()


def test_a_conference_is_changed(staff, cast, conference, inside):
    address = url("edit_conference", key=conference.key)

    assert staff.get(address).context["form"]["place"].value() == "Dom Kultury w Lipowie"
    staff.post(address, {**CONFERENCE, "place": "Olszyny"})

    conference.refresh_from_db()
    assert conference.place == "Olszyny"
    assert staff.get(url("edit_conference", key="nie-ma")).status_code == 404


@pytest.fixture
def kruk(cast, conference):
    with office_scope(cast.lipowo.pk):
        return conference_actions.register_participant(
            SYSTEM, conference=conference, office=cast.lipowo, guest="Jan Kruk", function="wójt"
        )


def test_one_tap_marks_a_person_and_answers_with_the_count(staff, conference, kruk, inside):
    address = url("mark_attendance", key=conference.key, registration=kruk.key)

    answer = staff.post(address, {"attended": "yes"}, headers={"hx-request": "true"})

    kruk.refresh_from_db()
    assert kruk.attended_at is not None
    assert "tap--on" in answer.text
    assert 'hx-swap-oob="true"' in answer.text


def test_without_scripts_a_tap_comes_back_to_the_list(staff, conference, kruk, inside):
    address = url("mark_attendance", key=conference.key, registration=kruk.key)

    assert staff.post(address, {"attended": "yes"}).url == url("attendance", key=conference.key)
    staff.post(address, {"attended": "no"})

    kruk.refresh_from_db()
    assert kruk.attended_at is None


def test_a_person_nobody_announced_is_added_and_present(staff, cast, conference, inside):
    address = url("attendance", key=conference.key)

    assert staff.post(address, {"office": cast.olszyny.pk, "guest": " "}).context["form"].errors["guest"]
    assert staff.post(address, {"office": cast.olszyny.pk, "guest": "Ewa Sowa"}).url == address
    assert Registration.objects.get().attended_at is not None
    again = staff.post(address, {"office": cast.olszyny.pk, "guest": "Ewa Sowa"})
    assert again.context["form"].errors["guest"]


def test_a_certificate_is_handed_over_and_taken_back_with_one_tap(staff, cast, conference):
    address = url("handover", key=conference.key, code="urzad-lipowo")

    on = staff.post(address, {"handed": "yes"}, headers={"hx-request": "true"})
    assert "tap--on" in on.text
    assert staff.get(url("conference")).context["page"].handed_over == 1
    staff.post(address, {"handed": "no"})
    assert staff.get(url("conference")).context["page"].handed_over == 0
    assert staff.post(url("handover", key=conference.key, code="nie-ma")).status_code == 404


def test_the_list_to_sign_names_everybody(staff, conference, kruk):
    content = staff.get(url("list_to_sign", key=conference.key)).content

    text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
    assert "Jan Kruk" in text


def test_the_list_leaves_as_a_table(staff, conference, kruk):
    text = staff.get(url("list_table", key=conference.key, ending="csv")).content.decode("utf-8-sig")

    assert "Jan Kruk" in text


def test_a_registration_of_another_conference_is_not_found(staff, cast, conference, kruk):
    with programme_scope(cast.programme.pk):
        other = conference_actions.hold_conference(
            SYSTEM,
            programme=cast.programme,
            title_pl="Inna",
            title_en="Other",
            place="x",
            held_on=date(2027, 1, 1),
            capacity=1,
        )

    assert staff.post(url("mark_attendance", key=other.key, registration=kruk.key)).status_code == 404
    assert staff.post(url("mark_attendance", key=conference.key, registration="nie-ma")).status_code == 404


def office_url(name="conferences", **names):
    return reverse(f"programme:{name}", kwargs={"office": "urzad-lipowo", **names})


@pytest.fixture
def representative(client, cast):
    client.force_login(cast.lucja)
    return client


def test_the_representative_sees_that_nothing_is_called_yet(representative):
    assert representative.get(office_url()).context["shown"] is None


def test_the_representative_registers_a_person_of_the_office(representative, cast, conference):
    with office_scope(cast.lipowo.pk):
        bogdan = Employee.objects.get(account=cast.bogdan)

    answer = representative.post(office_url(), {"employee": bogdan.pk, "function": "referent"})

    assert answer.url == office_url("registration", key=conference.key)
    page = representative.get(answer.url)
    assert [row.name for row in page.context["shown"].registrations] == ["Bogdan Łoś"]


def test_a_stranger_cannot_be_registered_as_an_employee(representative, cast, conference):
    with office_scope(cast.olszyny.pk):
        stranger = Employee.objects.get(account=cast.celina)

    page = representative.post(office_url(), {"employee": stranger.pk})

    assert page.context["form"].errors["employee"]


def test_an_empty_registration_says_what_to_do_and_a_full_room_too(representative, cast, conference, inside):
    nobody = representative.post(office_url(), {"employee": "", "guest": ""})
    assert nobody.context["form"].errors["guest"]

    conference.capacity = 1
    conference.save()
    representative.post(office_url(), {"guest": "Jan Kruk"})
    full = representative.post(office_url(), {"guest": "Ewa Sowa"})
    assert full.context["form"].non_field_errors()
    assert full.context["form"]["guest"].value() == "Ewa Sowa"


def test_a_registration_is_withdrawn_by_its_own_office_alone(client, cast, conference, kruk, inside):
    client.force_login(cast.celina)
    strange = reverse("programme:withdraw", kwargs={"office": "urzad-olszyny", "key": kruk.key})
    assert client.post(strange).status_code == 404

    client.force_login(cast.lucja)
    assert client.post(office_url("withdraw", key=kruk.key)).url == office_url()
    assert not Registration.objects.exists()


def test_who_was_there_is_not_withdrawn(representative, cast, conference, kruk, inside):
    conference_actions.mark_attendance(SYSTEM, registration=kruk, attended=True)

    page = representative.post(office_url("withdraw", key=kruk.key), follow=True)

    assert Registration.objects.exists()
    assert page.status_code == 200


def test_an_employee_without_the_role_is_refused_and_an_unknown_conference_not_found(client, cast, conference):
    client.force_login(cast.bogdan)
    assert client.get(office_url()).status_code == 403

    client.force_login(cast.lucja)
    assert client.get(office_url("registration", key="nie-ma")).status_code == 404


NEWS = {
    "category": "event",
    "title_pl": "Tytuł",
    "title_en": "Title",
    "body_pl": "Treść <script>alert(1)</script> **ważna**",
    "body_en": "Body",
    "author": "Święcicka",
}


def test_news_is_previewed_before_anything_is_saved(staff, cast, inside):
    page = staff.post(url("new_news"), {**NEWS, "preview": "yes"})

    assert "<strong>ważna</strong>" in page.text
    assert "<script>alert" not in page.text
    assert not NewsItem.objects.exists()


def test_news_is_written_published_and_withdrawn(staff, cast, inside):
    staff.post(url("new_news"), NEWS)
    news = NewsItem.objects.get()

    staff.post(url("move_news", key=news.key, command="publish"))
    news.refresh_from_db()
    assert news.state == "published"

    staff.post(url("move_news", key=news.key, command="publish"))
    staff.post(url("move_news", key=news.key, command="withdraw"))
    news.refresh_from_db()
    assert news.state == "withdrawn"
    assert staff.post(url("move_news", key=news.key, command="burn")).status_code == 404


def test_news_is_edited_and_an_empty_title_refused(staff, news, inside):
    address = url("edit_news", key=news.key)

    page = staff.post(address, {**NEWS, "title_pl": ""})
    assert page.context["form"].errors["title_pl"]
    assert page.context["form"]["body_en"].value() == "Body"

    staff.post(address, NEWS)
    news.refresh_from_db()
    assert news.title_pl == "Tytuł"
    assert staff.get(url("edit_news", key="nie-ma")).status_code == 404


def test_a_report_is_asked_for_and_leads_to_its_job(staff, cast):
    answer = staff.post(url("report"), {"language": "pl"})

    assert "/zadania/" in answer.url
    assert staff.post(url("report"), {"language": "de"}).status_code == 404
    assert staff.get(url("report_file", key="nie-ma")).status_code == 404


def test_a_report_that_was_made_is_downloaded(staff, cast, stages):
    with programme_scope(cast.programme.pk):
        report = keep_report(SYSTEM, programme=cast.programme, language="pl", digest="a" * 64, content=b"%PDF-1.7 x")

    answer = staff.get(url("report_file", key=report.key))

    assert answer.content == b"%PDF-1.7 x"
    assert "a" * 12 in staff.get(url("report")).text


def test_words_of_the_report_are_written_by_section(staff, cast):
    staff.post(url("report_text", section="costs"), {"body_pl": "Bez opłat.", "body_en": "Free."})

    assert "Bez opłat." in staff.get(url("report")).text
    assert staff.get(url("report_text", section="inne")).status_code == 404
