"""The conference as pages: the coordinator's, the door's and the office's."""

import io
from datetime import date

import pypdf
import pytest
from django.urls import reverse

from probierz.offices.scope import office_scope, programme_scope
from probierz.people.models import Employee
from probierz.programme.actions import conference as conference_actions
from probierz.programme.models import (
    Conference,
    Registration,
)
from probierz.programme.tests.conftest import SYSTEM, certify, url

pytestmark = pytest.mark.django_db


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


def test_two_conferences_on_one_day_are_refused_in_words(staff, cast, conference, inside):
    there = {"held_on": "2026-12-10", "place": "Olszyny"}
    staff.post(url("new_conference"), {**CONFERENCE, "held_on": "2026-12-11"})
    other = Conference.objects.exclude(pk=conference.pk).get()

    for address in (url("new_conference"), url("edit_conference", key=other.key)):
        page = staff.post(address, {**CONFERENCE, **there})
        assert page.context["form"].errors.keys() == {"held_on"}
        assert page.context["form"]["place"].value() == "Olszyny"

    assert Conference.objects.count() == 2


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
    with programme_scope(cast.programme.pk):
        certify(cast.programme, cast.lipowo)
    address = url("handover", key=conference.key, code="urzad-lipowo")

    on = staff.post(address, {"handed": "yes"}, headers={"hx-request": "true"})
    assert "tap--on" in on.text
    assert staff.get(url("conference")).context["page"].handed_over == 1
    staff.post(address, {"handed": "no"})
    assert staff.get(url("conference")).context["page"].handed_over == 0
    assert staff.post(url("handover", key=conference.key, code="nie-ma")).status_code == 404


def test_a_certificate_that_was_never_issued_is_not_offered_and_refused_in_words(staff, cast, conference):
    address = url("handover", key=conference.key, code="urzad-lipowo")

    door = staff.get(url("attendance", key=conference.key)).text
    refused = staff.post(address, {"handed": "yes"}, follow=True)

    assert address not in door
    assert "Nie ma jeszcze zaświadczeń do wręczenia" in door
    assert "Najpierw je wydaj" in refused.text
    assert refused.context["page"].handed_over == 0


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
            details=conference_actions.ConferenceDetails(
                title_pl="Inna", title_en="Other", place="x", held_on=date(2027, 1, 1), capacity=1
            ),
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
