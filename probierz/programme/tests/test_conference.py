"""Registering people, the room, the door, and certificates handed over."""

from datetime import date

import pytest
from django.urls import reverse

from probierz.access.actions import PermissionRefused
from probierz.offices.models import Consent
from probierz.offices.scope import office_scope, programme_scope
from probierz.people.models import Employee
from probierz.programme.actions import conference as actions
from probierz.programme.models import Handover, Registration
from probierz.programme.queries import conference_page, conferences_for, sharing_of
from probierz.programme.queries.conference import employees_to_send, own_registration
from probierz.programme.rules import RegistrationRefusal
from probierz.programme.tests.conftest import SYSTEM, certify
from probierz.trail.models import Event
from tests.cast import TODAY


def register(cast, conference, account=None, *, office=None, today=TODAY, **who):
    office = office or cast.lipowo
    with office_scope(office.pk):
        return actions.register_participant(
            cast.actor(account or cast.lucja), conference=conference, office=office, today=today, **who
        )


def bogdan(cast):
    with office_scope(cast.lipowo.pk):
        return Employee.objects.get(account=cast.bogdan)


def refusal(cast, conference, **more):
    with pytest.raises(actions.RegistrationRefused) as refused:
        register(cast, conference, **more)
    return refused.value.reason


def test_the_representative_sends_an_employee_by_the_name_of_that_day(cast, conference):
    row = register(cast, conference, employee=bogdan(cast), function="referent")

    assert (row.name, row.function) == ("Bogdan Łoś", "referent")
    event = Event.objects.get(verb="conference.registration.made")
    assert event.office_code == "urzad-lipowo"
    assert event.programme_code == "jakosc-dolina"
    assert "Bogdan" not in str(event.after)


def test_a_person_is_registered_once(cast, conference):
    register(cast, conference, employee=bogdan(cast))
    register(cast, conference, guest="Jan  Kruk")

    assert refusal(cast, conference, employee=bogdan(cast)) is RegistrationRefusal.TWICE


def test_the_same_guest_is_registered_once(cast, conference):
    register(cast, conference, guest="Jan Kruk")

    assert refusal(cast, conference, guest=" Jan Kruk ") is RegistrationRefusal.TWICE


def test_the_room_is_shared_by_all_offices(cast, conference):
    register(cast, conference, guest="Jan Kruk")
    register(cast, conference, guest="Ewa Sowa")
    register(cast, conference, cast.celina, office=cast.olszyny, guest="Anna Wilga")

    assert refusal(cast, conference, guest="Adam Gil") is RegistrationRefusal.FULL


def test_registration_closes_with_its_last_day(cast, conference):
    assert refusal(cast, conference, guest="Jan Kruk", today=date(2026, 12, 1)) is RegistrationRefusal.CLOSED


def test_somebody_must_be_named(cast, conference):
    assert refusal(cast, conference, guest="  ") is RegistrationRefusal.NAMELESS


def test_an_employee_without_the_role_registers_nobody(cast, conference):
    with pytest.raises(PermissionRefused):
        register(cast, conference, cast.bogdan, guest="Jan Kruk")
    with pytest.raises(PermissionRefused):
        register(cast, conference, cast.celina, guest="Jan Kruk")


def test_a_withdrawn_registration_frees_its_place(cast, conference):
    row = register(cast, conference, guest="Jan Kruk")

    with office_scope(cast.lipowo.pk):
        actions.withdraw_registration(cast.actor(cast.lucja), registration=row)
        assert conferences_for(cast.lipowo, today=TODAY)[0].free == 3


def test_who_was_there_stays_on_the_list(cast, conference, inside):
    row = register(cast, conference, guest="Jan Kruk")
    actions.mark_attendance(SYSTEM, registration=row, attended=True)

    with office_scope(cast.lipowo.pk), pytest.raises(actions.RegistrationRefused):
        actions.withdraw_registration(cast.actor(cast.lucja), registration=row)

    assert Registration.objects.filter(pk=row.pk).exists()
    assert not Event.objects.filter(verb="conference.registration.withdrawn").exists()


def test_a_second_tap_keeps_the_first_time_and_writes_no_second_event(cast, conference, coordinator, inside):
    row = register(cast, conference, guest="Jan Kruk")

    first = actions.mark_attendance(coordinator, registration=row, attended=True).attended_at
    actions.mark_attendance(coordinator, registration=row, attended=True)

    row.refresh_from_db()
    assert row.attended_at == first
    assert Event.objects.filter(verb="conference.attendance.marked").count() == 1


def test_a_mark_made_by_mistake_is_taken_back(cast, conference, coordinator, inside):
    row = register(cast, conference, guest="Jan Kruk")
    actions.mark_attendance(coordinator, registration=row, attended=True)

    actions.mark_attendance(coordinator, registration=row, attended=False)

    row.refresh_from_db()
    assert row.attended_at is None


def test_what_was_not_issued_is_not_handed_over(cast, conference, coordinator, inside):
    with pytest.raises(actions.NothingToHandOver):
        actions.hand_over_certificate(coordinator, conference=conference, office=cast.lipowo)

    assert not Handover.objects.exists()


def test_a_certificate_is_handed_over_once(cast, conference, coordinator, inside):
    certify(cast.programme, cast.lipowo)
    for name in ("Łucja Żółć", "Ktoś Inny"):
        actions.hand_over_certificate(coordinator, conference=conference, office=cast.lipowo, received_by=name)

    assert Handover.objects.get().received_by == "Łucja Żółć"
    actions.undo_handover(coordinator, conference=conference, office=cast.lipowo)
    actions.undo_handover(coordinator, conference=conference, office=cast.lipowo)
    assert not Handover.objects.exists()
    assert Event.objects.filter(verb="conference.certificate.handover_undone").count() == 1


def test_the_door_takes_people_past_the_room_and_the_deadline(cast, conference, coordinator, inside):
    conference.capacity = 1
    conference.save()
    register(cast, conference, guest="Jan Kruk")

    row = actions.admit_participant(coordinator, conference=conference, office=cast.olszyny, guest="Ewa Sowa")

    assert row.office == cast.olszyny


def test_the_page_counts_everybody_with_few_queries(cast, conference, coordinator, django_assert_max_num_queries):
    row = register(cast, conference, guest="Jan Kruk")
    with programme_scope(cast.programme.pk, offices=[cast.lipowo.pk]):
        actions.mark_attendance(coordinator, registration=row, attended=True)

    with django_assert_max_num_queries(7):
        page = conference_page(sharing_of(cast.programme), conference)
        figures = (page.registered, page.attended, page.handed_over, page.free, len(page.silent))

    assert figures == (1, 1, 0, 2, 1)


def test_names_of_an_office_that_took_its_consent_back_are_closed_and_still_counted(
    client, cast, conference, coordinator
):
    row = register(cast, conference, guest="Jan Kruk")
    Consent.objects.filter(participation__office=cast.lipowo).delete()
    client.force_login(cast.swiecicka)
    names = {"programme": cast.programme.code, "key": conference.key}

    page = conference_page(sharing_of(cast.programme), conference)
    pages = [
        client.get(reverse("programme:conference", args=[cast.programme.code])),
        client.get(reverse("programme:attendance", kwargs=names)),
        client.get(reverse("programme:list_table", kwargs={**names, "ending": "csv"})),
    ]
    tapped = client.post(
        reverse("programme:mark_attendance", kwargs={**names, "registration": row.key}), {"attended": "yes"}
    )
    added = client.post(reverse("programme:attendance", kwargs=names), {"office": cast.lipowo.pk, "guest": "Ewa Sowa"})

    assert (page.registered, page.free) == (1, 2)
    assert not any("Kruk" in answer.content.decode() for answer in pages)
    assert tapped.status_code == 404
    assert list(added.context["form"].errors) == ["office"]


def test_an_office_sees_its_own_people_alone(cast, conference):
    register(cast, conference, guest="Jan Kruk")

    with office_scope(cast.olszyny.pk):
        seen = conferences_for(cast.olszyny, today=TODAY)[0]
    assert (seen.registrations, seen.free) == ((), 2)


def test_only_people_who_are_not_registered_yet_are_offered(cast, conference):
    register(cast, conference, employee=bogdan(cast))

    with office_scope(cast.lipowo.pk):
        assert "Łoś" not in {one.family_name for one in employees_to_send(conference, today=TODAY)}


def test_a_registration_of_another_office_is_not_found(cast, conference):
    row = register(cast, conference, guest="Jan Kruk")

    with office_scope(cast.olszyny.pk):
        assert own_registration(row.key) is None


def test_a_changed_conference_keeps_its_registrations_and_gets_a_new_agenda(cast, conference, coordinator, inside):
    register(cast, conference, guest="Jan Kruk")

    actions.change_conference(
        coordinator,
        conference=conference,
        details=actions.ConferenceDetails(
            title_pl="Inny tytuł",
            title_en="Another title",
            motto_pl="",
            motto_en="",
            place="Olszyny",
            held_on=date(2026, 12, 11),
            starts_at=None,
            registration_until=date(2026, 12, 1),
            capacity=50,
        ),
        agenda=[actions.AgendaPoint(title_pl="a", title_en="a"), actions.AgendaPoint(title_pl="b", title_en="b")],
    )

    page = conference_page(sharing_of(cast.programme), conference)
    assert [point.title_pl for point in page.agenda] == ["a", "b"]
    assert page.registered == 1
