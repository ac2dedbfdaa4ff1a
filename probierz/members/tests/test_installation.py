"""The administrator founds places and appoints their first people, and sees no office's rows."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from probierz.access.actions import PermissionRefused
from probierz.members.actions import installation
from probierz.members.models import CoordinatorInvitation, Invitation
from probierz.offices.models import Association, Consent, Office, Participation, Programme
from probierz.offices.queries import offices_sharing
from probierz.offices.rules import OfficeKind, SharingTopic
from probierz.offices.scope import across_offices
from probierz.people.models import Coordinator
from probierz.trail.models import Event
from probierz.trail.verbs import Verb
from tests.cast import Cast

OFFICE = {"name": "Urząd Gminy w Dębinie", "kind": "gmina", "teryt": "1427032", "code": "debina", "on": "2020-01-01"}
PROGRAMME = {
    "name_pl": "Nowy program",
    "name_en": "A new programme",
    "motto_pl": "",
    "motto_en": "",
    "standard": "ISO 9001",
    "code": "nowy",
    "starts_on": "2026-01-01",
    "closes_on": "2027-01-01",
}
LETTER = {"email": "pierwsza@debina.example", "language": "pl"}


@pytest.fixture
def admin(cast: Cast, client: Client) -> Client:
    client.force_login(cast.administrator)
    return client


def at(name: str, **arguments: Any) -> str:
    return reverse(f"members:{name}", kwargs=arguments)


def accept(answer: Any, name: str) -> Client:
    """Open the address of the letter as somebody new."""
    newcomer = Client()
    password = "zielony-parowoz-44"
    path = answer.context["address"].removeprefix("http://127.0.0.1:8000")
    newcomer.post(path, {"name": name, "password": password, "repeated": password})
    return newcomer


def test_an_office_is_founded_and_its_first_representative_comes_in(cast: Cast, admin: Client) -> None:
    admin.post(at("found_office"), OFFICE)
    sent = admin.post(at("appoint_in_office", code="debina"), {**LETTER, "role": "quality_representative"})

    newcomer = accept(sent, "Ewa Dąb")

    assert sent.context["address"] in mail.outbox[0].body
    assert newcomer.get("/o/debina/ustawienia/role/").status_code == 200
    office = Office.objects.get(code="debina")
    assert [(one.name, one.since) for one in office.identities.all()] == [(OFFICE["name"], date(2020, 1, 1))]


def test_a_programme_is_opened_with_offices_that_share_nothing_yet(cast: Cast, admin: Client) -> None:
    admin.post(at("found_association"), {"name": "Związek Powiatów", "short_name": "ZP", "code": "zp"})
    admin.post(at("open_programme"), {**PROGRAMME, "association": Association.objects.get(code="zp").pk})
    today = timezone.localdate()
    admin.post(at("join_programme", code="nowy"), {"office": cast.lipowo.pk, "on": today})

    programme = Programme.objects.get(code="nowy")
    assert Participation.objects.filter(programme=programme, office=cast.lipowo).exists()
    assert not Consent.objects.filter(participation__programme=programme).exists()
    assert all(not offices_sharing(programme, topic, on=today) for topic in SharingTopic)


def test_a_coordinator_is_invited_and_comes_in(cast: Cast, admin: Client) -> None:
    sent = admin.post(at("appoint_coordinator", code="jakosc-dolina"), {**LETTER, "language": "en"})
    assert "Quality in the Valley" in mail.outbox[0].body

    accept(sent, "Ewa Dąb")

    with across_offices(reason="test"):
        assert Coordinator.objects.filter(account__name="Ewa Dąb", programme=cast.programme).exists()
        assert CoordinatorInvitation.objects.get().accepted_at


def test_somebody_with_an_account_becomes_coordinator_once(cast: Cast, admin: Client) -> None:
    address = at("appoint_coordinator", code="jakosc-dolina")
    sent = admin.post(address, {**LETTER, "email": cast.celina.email})
    celina = Client()
    celina.force_login(cast.celina)
    celina.post(sent.context["address"].removeprefix("http://127.0.0.1:8000"))

    again = admin.post(address, {**LETTER, "email": cast.celina.email})

    assert list(again.context["form"].errors) == ["email"]
    with across_offices(reason="test"):
        assert Coordinator.objects.filter(account=cast.celina).count() == 1


def test_an_office_succeeded_by_another_closes_and_leaves_its_programmes(cast: Cast, admin: Client) -> None:
    on = timezone.localdate()
    form = {"kind": "merged", "successor": cast.olszyny.pk, "on": on}

    admin.post(at("succeed_office", code="urzad-lipowo"), form)

    lipowo = Office.objects.get(pk=cast.lipowo.pk)
    assert lipowo.closed_on == on
    assert not Participation.objects.on(on).filter(office=lipowo).exists()
    assert not offices_sharing(cast.programme, SharingTopic.HEADCOUNT, on=on) & {lipowo.pk}
    assert [one.predecessor for one in cast.olszyny.predecessions.all()] == [lipowo]
    again = admin.post(at("succeed_office", code="urzad-lipowo"), form)
    assert again.context["form"].errors


REFUSED = {
    "code of an office": ("found_office", {}, {**OFFICE, "code": "urzad-lipowo"}, "code"),
    "code with spaces": ("found_office", {}, {**OFFICE, "code": "ze spacją"}, "code"),
    "kind": ("found_office", {}, {**OFFICE, "kind": "x"}, "kind"),
    "teryt": ("found_office", {}, {**OFFICE, "teryt": "12a"}, "teryt"),
    "teryt of a voivodeship for a county": (
        "found_office",
        {},
        {**OFFICE, "kind": "powiat", "teryt": "14"},
        "teryt",
    ),
    "code of an association": (
        "found_association",
        {},
        {"name": "X", "short_name": "X", "code": "zwiazek-gmin"},
        "code",
    ),
    "code of a programme": ("open_programme", {}, {**PROGRAMME, "code": "jakosc-dolina"}, "code"),
    "days of a programme": ("open_programme", {}, {**PROGRAMME, "closes_on": "2025-01-01"}, "closes_on"),
    "day that is none": ("open_programme", {}, {**PROGRAMME, "starts_on": "2026-02-30"}, "starts_on"),
    "succession in the future": (
        "succeed_office",
        {"code": "urzad-lipowo"},
        {"kind": "merged", "on": "2999-01-01"},
        "on",
    ),
    "no address": (
        "appoint_in_office",
        {"code": "urzad-lipowo"},
        {**LETTER, "email": "x", "role": "office_head"},
        "email",
    ),
    "no such role": ("appoint_in_office", {"code": "urzad-lipowo"}, {**LETTER, "role": "administrator"}, "role"),
}


@pytest.mark.parametrize(
    ("kind", "teryt"), [("wojewodztwo", "14"), ("powiat", "1427"), ("gmina", "142703"), ("gmina", "1427032")]
)
def test_an_office_of_each_level_bears_a_code_of_its_own_length(
    cast: Cast, admin: Client, kind: str, teryt: str
) -> None:
    admin.post(at("found_office"), {**OFFICE, "kind": kind, "teryt": teryt})

    assert Office.objects.get(code="debina").teryt == teryt


@pytest.mark.parametrize(("name", "place", "given", "field"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_is_refused_beside_its_field(
    cast: Cast, admin: Client, name: str, place: dict[str, str], given: dict[str, Any], field: str
) -> None:
    keys = {"association": Association.objects.get().pk, "successor": cast.olszyny.pk}

    answer = admin.post(at(name, **place), {**keys, **given})

    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == [field]
    with across_offices(reason="test"):
        assert not Invitation.objects.exists()
    assert (Office.objects.count(), Programme.objects.count(), Association.objects.count()) == (2, 1, 1)


def test_an_office_takes_part_once_and_only_while_it_is_open(cast: Cast, admin: Client) -> None:
    answer = admin.post(at("join_programme", code="jakosc-dolina"), {"office": cast.lipowo.pk, "on": "2026-02-01"})

    assert list(answer.context["form"].errors) == ["office"]
    assert Participation.objects.filter(office=cast.lipowo).count() == 1


@pytest.mark.parametrize("name", ["appoint_in_office", "succeed_office", "join_programme", "appoint_coordinator"])
def test_a_place_that_does_not_exist_is_not_found(cast: Cast, admin: Client, name: str) -> None:
    assert admin.get(at(name, code="nie-ma")).status_code == 404


def test_the_list_of_the_installation_names_places_and_nobody(cast: Cast, admin: Client) -> None:
    page = admin.get(at("installation")).content.decode()

    assert "Urząd Gminy w Lipowie" in page
    assert "Łucja" not in page


def test_a_representative_founds_nothing(cast: Cast) -> None:
    with pytest.raises(PermissionRefused):
        installation.found_office(
            cast.actor(cast.lucja),
            code="x",
            name="X",
            kind=OfficeKind.RURAL_MUNICIPALITY,
            teryt="",
            on=date(2026, 1, 1),
        )


def test_a_coordinator_takes_offices_into_the_own_programme(cast: Cast, client: Client) -> None:
    Participation.objects.filter(office=cast.lipowo).delete()
    address = "/p/jakosc-dolina/uczestnicy/dodaj/"
    client.force_login(cast.swiecicka)

    assert address in client.get("/p/jakosc-dolina/uczestnicy/").content.decode()
    answer = client.post(address, {"office": cast.lipowo.pk, "on": "2026-02-01"})

    assert answer["Location"] == "/p/jakosc-dolina/uczestnicy/"
    row = Participation.objects.get(office=cast.lipowo)
    assert row.since == date(2026, 2, 1)
    assert not row.consents.exists()
    again = client.post(address, {"office": cast.lipowo.pk, "on": "2026-02-01"})
    assert list(again.context["form"].errors) == ["office"]


LEAVING = "/p/jakosc-dolina/uczestnicy/urzad-lipowo/koniec/"


def test_a_coordinator_ends_the_part_of_an_office_with_its_consents(cast: Cast, client: Client) -> None:
    client.force_login(cast.swiecicka)
    on = timezone.localdate()

    assert LEAVING in client.get("/p/jakosc-dolina/urzedy/urzad-lipowo/").content.decode()
    assert "Urząd Gminy w Lipowie" in client.get(LEAVING).content.decode()
    assert client.post(LEAVING, {"on": on})["Location"] == "/p/jakosc-dolina/uczestnicy/"

    assert Participation.objects.get(office=cast.lipowo).until == on
    assert not offices_sharing(cast.programme, SharingTopic.HEADCOUNT, on=on) & {cast.lipowo.pk}
    event = Event.objects.get(verb=Verb.PARTICIPATION_ENDED)
    assert event.after["office"] == "urzad-lipowo"
    assert client.get(LEAVING).status_code == 404


def test_an_office_taken_in_by_mistake_disappears_and_the_history_remembers(cast: Cast, client: Client) -> None:
    client.force_login(cast.swiecicka)
    joined = Participation.objects.get(office=cast.lipowo).since

    client.post(LEAVING, {"on": joined})

    assert not Participation.objects.filter(office=cast.lipowo).exists()
    assert Event.objects.filter(verb=Verb.PARTICIPATION_ENDED).count() == 1
    assert client.get("/p/jakosc-dolina/urzedy/urzad-lipowo/").status_code == 404


@pytest.mark.parametrize("on", ["2999-01-01", "1999-01-01", "2026-02-30", ""])
def test_a_day_on_which_no_office_can_leave_is_refused_beside_its_field(cast: Cast, client: Client, on: str) -> None:
    client.force_login(cast.swiecicka)

    answer = client.post(LEAVING, {"on": on})

    assert list(answer.context["form"].errors) == ["on"]
    assert Participation.objects.get(office=cast.lipowo).until is None


def test_nobody_leaves_a_programme_that_is_closed(cast: Cast, client: Client) -> None:
    cast.programme.closes_on = timezone.localdate() - timedelta(days=1)
    cast.programme.save()
    client.force_login(cast.swiecicka)

    assert LEAVING not in client.get("/p/jakosc-dolina/urzedy/urzad-lipowo/").content.decode()
    assert client.post(LEAVING, {"on": timezone.localdate()}).context["form"].non_field_errors()
    assert Participation.objects.get(office=cast.lipowo).until is None


def test_nobody_else_takes_offices_in(cast: Cast, client: Client) -> None:
    client.force_login(cast.lucja)

    assert client.post("/p/jakosc-dolina/uczestnicy/dodaj/", {"office": cast.lipowo.pk}).status_code == 404
