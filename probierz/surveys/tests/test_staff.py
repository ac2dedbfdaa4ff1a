"""The survey of staff: invited by unit, answered once, participation apart from answers."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from probierz.desk.queries.duties import duties_of
from probierz.offices.models import Unit
from probierz.offices.scope import office_scope
from probierz.people.models import Employee, Employment
from probierz.surveys.actions.invitations import MailingDetails, make_mailing, send_mailing
from probierz.surveys.actions.inviting import send_invitations
from probierz.surveys.models import (
    CollectionPoint,
    Invitation,
    Mailing,
    Response,
    SpentInvitation,
    Unsubscription,
    Wave,
)
from probierz.surveys.queries.invitations import address_digest, mark_of, token_of
from probierz.surveys.queries.staff import open_invitation, staff_of
from probierz.surveys.rules import CampaignKind
from probierz.surveys.rules.addresses import Address
from probierz.surveys.rules.staff import units_named
from probierz.surveys.tests import factories
from probierz.trail.models import Event
from probierz.trail.verbs import Verb
from tests.cast import TODAY, Cast

WORDS = {
    "legal_basis": "Art. 6 ust. 1 lit. e RODO: zadanie publiczne.",
    "delete_on": str(TODAY + timedelta(days=30)),
    "subject_pl": "Jak się u nas rozmawia?",
    "body_pl": "Prosimy o trzy minuty: {link}",
    "subject_en": "How do we talk to each other?",
    "body_en": "Three minutes, please: {link}",
}
DUTY = "Odpowiedz na ankietę pracowniczą"


@pytest.fixture
def wave(cast: Cast) -> Wave:
    return factories.opened(factories.campaign(cast, CampaignKind.STAFF))


def page(wave: Wave) -> str:
    return reverse("surveys:staff", args=["urzad-lipowo", wave.campaign.key])


def hire(cast: Cast, unit: str, count: int) -> None:
    """People of a unit beside the cast; their numbers follow its name."""
    with office_scope(cast.lipowo.pk):
        made = Unit(office=cast.lipowo, name=unit, symbol=unit[:2].upper(), since=TODAY - timedelta(days=900))
        made.save()
        for number in range(count):
            person = Employee(
                office=cast.lipowo,
                number=f"{unit} {number}",
                family_name="Przykładowy",
                given_name="Jan",
                email=f"{unit}.{number}@lipowo.example".lower(),
            )
            person.save()
            Employment(
                office=cast.lipowo, employee=person, unit=made, position="inspektor", since=TODAY - timedelta(days=300)
            ).save()


def asked(cast: Cast, wave: Wave, client: Client) -> None:
    client.force_login(cast.lucja)
    assert client.post(page(wave), WORDS).status_code == 302


def due(cast: Cast) -> list[str]:
    return [duty.href for duty in duties_of(cast.actor(cast.bogdan), on=TODAY) if duty.text == DUTY]


def test_large_units_answer_under_their_name_and_the_rest_together() -> None:
    assert units_named({"taxes": 14, "roads": 10, "registry": 6, "archive": 4}) == ["taxes", "roads"]


def test_a_rest_too_small_to_show_takes_the_smallest_unit_in() -> None:
    assert units_named({"taxes": 14, "roads": 10, "archive": 4}) == ["taxes"]
    assert units_named({"taxes": 14, "roads": 10}) == ["taxes", "roads"]
    assert units_named({"taxes": 14, "roads": 10, "archive": 4}, of_no_unit=6) == ["taxes", "roads"]


@given(st.dictionaries(st.integers(1, 12), st.integers(1, 40), max_size=12))
def test_no_group_of_staff_is_smaller_than_ten_unless_the_office_is(people: dict[int, int]) -> None:
    named = units_named(people)
    rest = sum(people.values()) - sum(people[unit] for unit in named)

    assert all(people[unit] >= 10 for unit in named)
    assert rest == 0 or rest >= 10 or not named


def test_everybody_is_invited_by_unit_and_the_trail_tells_how_many(cast: Cast, wave: Wave, client: Client) -> None:
    hire(cast, "Podatki", 11)
    hire(cast, "Drogi", 7)
    asked(cast, wave, client)
    send_invitations()

    with office_scope(cast.lipowo.pk):
        lists = {one.name: one.invited for one in Mailing.objects.all()}
        units = {point.name: point.unit and point.unit.name for point in CollectionPoint.objects.select_related("unit")}
        event = Event.objects.get(verb=Verb.STAFF_INVITED)
        everybody = Employee.objects.exclude(email="").count()

    assert lists == {"Podatki": 11, "Pozostałe komórki": everybody - 11}
    assert units == {"Podatki": "Podatki", "Pozostałe komórki": None}
    assert event.after == {"invited": everybody, "lists": 2}
    assert len(mail.outbox) == everybody


def test_the_survey_is_among_my_matters_until_i_answer(cast: Cast, wave: Wave, client: Client) -> None:
    hire(cast, "Podatki", 11)
    assert due(cast) == []
    asked(cast, wave, client)
    (address,) = due(cast)

    respondent = Client()
    first = respondent.get(address)
    assert first.status_code == 200
    token = first.context["token"]
    last = first.context["step"].count
    sent = respondent.post(
        address.split("?")[0], {**factories.staff_sheet(), "token": token, "step": str(last), "move": "next"}
    )

    assert sent.status_code == 303
    assert due(cast) == []
    assert "już" in respondent.get(address).content.decode()


def test_many_invitations_cost_no_more_questions_than_one(cast: Cast, wave: Wave) -> None:
    letters = {name: text for name, text in WORDS.items() if name != "delete_on"}
    details = MailingDetails(name="", delete_on=TODAY + timedelta(days=30), **letters)
    asked = []
    with office_scope(cast.lipowo.pk):
        for names in ("A", "BC"):
            for name in names:
                mailing = make_mailing(
                    factories.SYSTEM,
                    office=cast.lipowo,
                    wave=wave,
                    details=replace(details, name=name),
                    addresses=[Address(cast.bogdan.email), *(Address(f"o{number}@example.org") for number in range(9))],
                    on=TODAY,
                )
                send_mailing(factories.SYSTEM, mailing=mailing)
                used = mark_of(token_of(Invitation.objects.get(mailing=mailing, address=cast.bogdan.email).key))
                SpentInvitation(office=cast.lipowo, mailing=mailing, mark=used).save()
            with CaptureQueriesContext(connection) as found:
                assert open_invitation(cast.bogdan) is None
            asked.append(len(found))

    assert asked == [2, 2]


def test_nothing_stored_leads_from_an_answer_to_who_was_invited(cast: Cast, wave: Wave, client: Client) -> None:
    hire(cast, "Podatki", 11)
    asked(cast, wave, client)
    (address,) = due(cast)
    token = address.split("z=")[1].split("&")[0]

    with office_scope(cast.lipowo.pk):
        invitation = Invitation.objects.get(address=cast.bogdan.email)
    names = {field.name for field in Response._meta.get_fields()}
    assert not names & {"employee", "invitation", "mark", "mailing"}
    assert token not in {str(value) for value in vars(invitation).values()}


def test_only_the_survey_of_staff_has_this_page(cast: Cast, client: Client) -> None:
    of_clients = factories.opened(factories.campaign(cast))
    client.force_login(cast.lucja)

    assert client.get(page(of_clients)).status_code == 404


def test_too_few_people_are_not_invited_and_the_page_says_why(cast: Cast, wave: Wave, client: Client) -> None:
    with office_scope(cast.lipowo.pk):
        Employee.objects.exclude(email=cast.bogdan.email).update(email="")
    client.force_login(cast.lucja)

    answer = client.post(page(wave), WORDS)

    assert answer.status_code == 422
    assert "Dopisz adresy e-mail" in answer.content.decode()
    with office_scope(cast.lipowo.pk):
        assert not Mailing.objects.exists()


def test_whoever_wants_no_letters_is_left_out_before_units_are_named(cast: Cast, wave: Wave) -> None:
    hire(cast, "Podatki", 10)
    hire(cast, "Drogi", 12)
    with office_scope(cast.lipowo.pk):
        Unsubscription(office=cast.lipowo, digest=address_digest(cast.lipowo, "podatki.0@lipowo.example")).save()
        groups = staff_of(cast.lipowo, on=TODAY).groups

    assert [(group.unit and group.unit.name) for group in groups] == ["Drogi", None]
    assert "podatki.0@lipowo.example" not in groups[1].addresses


def test_staff_are_invited_once(cast: Cast, wave: Wave, client: Client) -> None:
    hire(cast, "Podatki", 11)
    asked(cast, wave, client)

    with office_scope(cast.lipowo.pk):
        before = Mailing.objects.count()
    again = client.post(page(wave), WORDS)

    assert again.status_code == 422
    assert WORDS["body_pl"] in again.content.decode()
    with office_scope(cast.lipowo.pk):
        assert Mailing.objects.count() == before


def test_before_the_survey_opens_the_page_says_when(cast: Cast, client: Client) -> None:
    planned = factories.wave(factories.campaign(cast, CampaignKind.STAFF))
    client.force_login(cast.lucja)

    assert "gdy badanie będzie otwarte" in client.get(page(planned)).content.decode()
    assert client.post(page(planned), WORDS).status_code == 422
    with office_scope(cast.lipowo.pk):
        assert not Mailing.objects.exists()


def test_a_letter_without_its_link_is_refused_and_kept(cast: Cast, wave: Wave, client: Client) -> None:
    client.force_login(cast.lucja)

    answer = client.post(page(wave), {**WORDS, "body_pl": "Prosimy o chwilę."})

    assert answer.status_code == 422
    assert "Prosimy o chwilę." in answer.content.decode()
    assert "{link}" in answer.content.decode()


def test_an_employee_may_not_invite(cast: Cast, wave: Wave, client: Client) -> None:
    client.force_login(cast.bogdan)

    assert client.post(page(wave), WORDS).status_code == 403
