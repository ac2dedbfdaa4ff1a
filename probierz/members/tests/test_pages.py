"""Pages of people, structure, office and roles, through the client."""

from datetime import date, timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from probierz.lib.tabular import read_table
from probierz.members.models import Invitation, LegalHold, Letterhead
from probierz.offices.models import Consent, Office, Unit
from probierz.offices.rules import SharingTopic
from probierz.offices.scope import office_scope
from probierz.people.models import Absence, Account, Employee, Employment, Membership
from probierz.people.rules import Role
from tests.cast import Cast

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
ZOFIA = {
    "family_name": "Ćma",
    "given_name": "Zofia",
    "number": "17",
    "email": "zofia@lipowo.example",
    "unit": "",
    "position": "inspektor",
    "on": "2026-03-01",
}


@pytest.fixture
def lucja(cast: Cast, client: Client) -> Client:
    client.force_login(cast.lucja)
    return client


def at(name: str, **arguments: Any) -> str:
    return reverse(f"members:{name}", kwargs={"office": "urzad-lipowo", **arguments})


def employee(cast: Cast, **conditions: Any) -> Employee:
    with office_scope(cast.lipowo.pk):
        return Employee.objects.get(**conditions)


def text(answer: Any) -> str:
    return str(answer.content.decode())


# --- people


def test_the_list_shows_the_people_and_finds_one(cast: Cast, lucja: Client) -> None:
    whole, found = lucja.get(at("people")), lucja.get(at("people"), {"q": "los", "status": "employed"})

    assert [row.family_name for row in whole.context["page"]] == ["Ćwik", "Łoś", "Źrebiec", "Żółć"]
    assert [row.family_name for row in found.context["page"]] == ["Łoś"]


@pytest.mark.parametrize("nonsense", ["?status=xyz", "?unit=xyz", "?page=99999", "?page=x", "?sort=password", "?q=%00"])
def test_the_list_survives_nonsense_in_its_address(cast: Cast, lucja: Client, nonsense: str) -> None:
    assert lucja.get(at("people") + nonsense).status_code == 200


def test_the_list_costs_the_same_queries_however_long_it_is(
    cast: Cast, lucja: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(30):
        lucja.post(at("add_person"), {**ZOFIA, "number": str(number)})

    with django_assert_max_num_queries(18):
        lucja.get(at("people"))


def test_a_member_without_anybody_on_the_list_is_taught_the_next_step(cast: Cast, lucja: Client) -> None:
    with office_scope(cast.lipowo.pk):
        Employment.objects.all().delete()
        Employee.objects.all().delete()

    assert at("roster_upload") in text(lucja.get(at("people")))


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_list_can_be_taken_away_and_brought_back(cast: Cast, lucja: Client, kind: str) -> None:
    answer = lucja.get(at("people_sheet", kind=kind))

    rows = read_table(answer.content).rows
    assert rows[0] == ("nr", "nazwisko", "imię", "stanowisko", "komórka", "e-mail")
    assert [row[1] for row in rows[1:]] == ["Ćwik", "Łoś", "Źrebiec", "Żółć"]


def test_a_person_is_added_through_the_form(cast: Cast, lucja: Client) -> None:
    assert lucja.post(at("add_person"), ZOFIA).status_code == 302

    page = lucja.get(at("person", key=employee(cast, number="17").key))
    assert "Zofia Ćma" in text(page)
    assert "inspektor" in text(page)


@pytest.mark.parametrize(
    ("field", "value"),
    [("family_name", ""), ("number", ""), ("email", "zofia"), ("on", "31.02.2026"), ("on", ""), ("unit", "obca")],
)
def test_a_wrong_field_keeps_what_was_typed_and_is_named(cast: Cast, lucja: Client, field: str, value: str) -> None:
    answer = lucja.post(at("add_person"), {**ZOFIA, field: value})

    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == [field]
    assert 'value="Zofia"' in text(answer)
    assert f"#id_{field}" in text(answer)


def test_a_taken_number_is_said_beside_the_number(cast: Cast, lucja: Client) -> None:
    lucja.post(at("add_person"), ZOFIA)
    answer = lucja.post(at("add_person"), {**ZOFIA, "family_name": "Inna"})

    assert list(answer.context["form"].errors) == ["number"]
    assert 'value="Inna"' in text(answer)


def test_a_person_changes_leaves_and_the_page_tells_it(cast: Cast, lucja: Client) -> None:
    lucja.post(at("add_person"), ZOFIA)
    person = employee(cast, number="17")

    lucja.post(at("change_person", key=person.key), {**ZOFIA, "position": "kierownik", "on": "2026-06-01"})
    lucja.post(at("end_employment", key=person.key), {"last_day": "2026-07-31"})

    page = text(lucja.get(at("person", key=person.key))).replace("\N{NO-BREAK SPACE}", " ")
    for part in ("inspektor", "kierownik", "1 czerwca 2026", "1 sierpnia 2026"):
        assert part in page


def test_an_outsider_is_added_changed_and_listed_apart(cast: Cast, lucja: Client) -> None:
    lucja.post(at("add_outsider"), {"family_name": "Nowak", "given_name": "Ewa", "email": ""})
    person = employee(cast, family_name="Nowak")

    lucja.post(at("change_person", key=person.key), {"family_name": "Nowakowa", "given_name": "Ewa", "email": ""})

    listed = lucja.get(at("people"), {"status": "external"}).context["page"]
    assert [row.family_name for row in listed] == ["Nowakowa"]


def test_an_absence_with_a_deputy_begins_and_ends(cast: Cast, lucja: Client) -> None:
    zaneta, bogdan = (employee(cast, account=one) for one in (cast.zaneta, cast.bogdan))
    today = timezone.localdate()
    days = {"first_day": today - timedelta(days=1), "last_day": today + timedelta(days=5), "deputy": bogdan.key}

    lucja.post(at("record_absence", key=zaneta.key), days)
    with office_scope(cast.lipowo.pk):
        absence = Absence.objects.get()
    assert "Stands in" in text(lucja.get(at("person", key=bogdan.key), headers={"accept-language": "en"}))

    lucja.post(at("end_absence", key=zaneta.key, absence=absence.pk))
    with office_scope(cast.lipowo.pk):
        assert Absence.objects.get().until == today
    assert lucja.post(at("end_absence", key=zaneta.key, absence=absence.pk)).status_code == 404


def test_a_deputy_of_oneself_is_refused_in_the_form(cast: Cast, lucja: Client) -> None:
    zaneta = employee(cast, account=cast.zaneta)
    answer = lucja.post(at("record_absence", key=zaneta.key), {"first_day": "2026-12-01", "deputy": zaneta.key})

    assert list(answer.context["form"].errors) == ["deputy"]


def test_data_are_kept_for_a_case_and_nothing_is_forgotten_meanwhile(cast: Cast, lucja: Client) -> None:
    lucja.post(at("add_person"), ZOFIA)
    key = employee(cast, number="17").key
    lucja.post(at("end_employment", key=key), {"last_day": "2026-07-31"})
    lucja.post(at("place_hold", key=key), {"case": "IV P 12/26"})

    held = lucja.post(at("forget", key=key), {"number": "17"})
    assert held.context["form"].errors
    assert employee(cast, number="17").family_name == "Ćma"

    lucja.post(at("lift_hold", key=key))
    assert lucja.post(at("lift_hold", key=key)).status_code == 404
    lucja.post(at("forget", key=key), {"number": "17"})
    assert lucja.get(at("person", key=key)).status_code == 404
    with office_scope(cast.lipowo.pk):
        assert not LegalHold.objects.exists()


def test_somebody_s_data_leave_as_a_file(cast: Cast, lucja: Client) -> None:
    answer = lucja.post(at("take_out", key=employee(cast, account=cast.bogdan).key))

    assert answer.json()["tables"]["people.employee"][0]["family_name"] == "Łoś"
    assert answer["Cache-Control"] == "no-store"


# --- structure


def test_units_are_added_renamed_moved_merged_and_closed(cast: Cast, lucja: Client) -> None:
    def unit(name: str) -> Unit:
        with office_scope(cast.lipowo.pk):
            return Unit.objects.get(name=name, until__isnull=True)

    for name in ("A", "B", "C"):
        lucja.post(at("add_unit"), {"name": name, "symbol": name, "parent": "", "on": "2026-01-01"})
    lucja.post(at("rename_unit", key=unit("A").key), {"name": "Kadry", "symbol": "K", "on": "2026-02-01"})
    lucja.post(at("move_unit", key=unit("B").key), {"parent": unit("Kadry").key, "on": "2026-03-01"})
    both = [unit("B").key, unit("C").key]
    lucja.post(at("merge_units"), {"units": both, "name": "BC", "symbol": "", "parent": "", "on": "2026-04-01"})
    page = lucja.get(at("structure"))
    assert [row.unit.name for row in page.context["rows"]] == ["BC", "Kadry"]
    assert "Kadry" in text(lucja.get(at("unit", key=unit("Kadry").key)))
    assert [row.path for row in lucja.get(at("structure"), {"on": "2026-03-15"}).context["rows"]] == [
        "C",
        "Kadry",
        "— B",
    ]
    lucja.post(at("close_unit", key=unit("BC").key), {"on": "2026-05-01"})

    assert [row.unit.name for row in lucja.get(at("structure")).context["rows"]] == ["Kadry"]


def test_a_day_that_is_no_day_shows_the_structure_of_today(cast: Cast, lucja: Client) -> None:
    answer = lucja.get(at("structure"), {"on": "wczoraj"})

    assert answer.context["day"] == timezone.localdate()
    assert "wczoraj" in text(answer)


def test_a_unit_that_does_not_exist_is_not_found(cast: Cast, lucja: Client) -> None:
    assert lucja.get(at("unit", key="nie-ma")).status_code == 404


# --- the office itself


def test_the_letterhead_is_written_and_shown(cast: Cast, lucja: Client) -> None:
    lines = {
        "address": "ul. Lipowa 1\n12-345 Lipowo",
        "phone": "12 345 67 89",
        "email": "",
        "website": "lipowo.example",
    }

    lucja.post(at("letterhead"), lines)

    page = text(lucja.get(at("office")))
    assert "12-345 Lipowo" in page
    assert "https://lipowo.example" in page


def upload(content: bytes, name: str = "logo.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_a_logo_is_put_on_shown_and_taken_away(cast: Cast, lucja: Client) -> None:
    lucja.post(at("change_logo"), {"logo": upload(PNG)})

    shown = lucja.get(at("logo"))
    assert (shown.content, shown["Content-Type"]) == (PNG, "image/png")
    assert shown["X-Content-Type-Options"] == "nosniff"
    lucja.post(at("remove_logo"))
    assert lucja.get(at("logo")).status_code == 404


BAD_LOGOS = {
    "script": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "page that claims to be a picture": b"\x89PNG\r\n\x1a\n<html>",
    "picture of ten gigapixels": PNG[:16] + b"\x00\x01\x86\xa0\x00\x01\x86\xa0" + PNG[24:],
    "half a megabyte too much": PNG[:33] + b"\0" * 600_000 + PNG[33:],
    "cut jpeg": b"\xff\xd8\xff\xe0" + b"\0" * 40,
    "jpeg without a frame": b"\xff\xd8\xff\xe0\x00\x04\x00\x00" + b"\0" * 40 + b"\xff\xd9",
}


@pytest.mark.parametrize("content", BAD_LOGOS.values(), ids=BAD_LOGOS)
def test_what_is_no_proper_picture_is_no_logo(cast: Cast, lucja: Client, content: bytes) -> None:
    answer = lucja.post(at("change_logo"), {"logo": upload(content)})

    assert list(answer.context["form"].errors) == ["logo"]
    with office_scope(cast.lipowo.pk):
        assert not Letterhead.objects.exists()


def test_a_jpeg_is_a_logo(cast: Cast, lucja: Client) -> None:
    frame = b"\xff\xc0\x00\x11\x08\x00\x10\x00\x20" + b"\0" * 10
    content = b"\xff\xd8\xff\xe0\x00\x04\x00\x00" + frame + b"\xff\xd9"

    lucja.post(at("change_logo"), {"logo": upload(content, "logo.jpg")})

    assert lucja.get(at("logo"))["Content-Type"] == "image/jpeg"


def test_the_office_gets_a_new_name_and_keeps_the_old_one(cast: Cast, lucja: Client) -> None:
    lucja.post(at("rename_office"), {"name": "Urząd Miasta Lipowo", "teryt": "1427021", "on": "2026-01-01"})

    office = Office.objects.get(code="urzad-lipowo")
    assert office.name == "Urząd Miasta Lipowo"
    names = [(one.name, one.until) for one in office.identities.order_by("since")]
    assert names == [("Urząd Gminy w Lipowie", date(2026, 1, 1)), ("Urząd Miasta Lipowo", None)]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": "Urząd Gminy w Lipowie", "teryt": "1427022"}, "name"),
        ({"on": "2009-01-01"}, "on"),
        ({"on": "2999-01-01"}, "on"),
        ({"teryt": "12"}, "teryt"),
    ],
)
def test_a_name_that_cannot_be_is_refused(cast: Cast, lucja: Client, changes: dict[str, str], field: str) -> None:
    answer = lucja.post(at("rename_office"), {"name": "Nowa", "teryt": "", "on": "2026-01-01", **changes})

    assert list(answer.context["form"].errors) == [field]
    assert Office.objects.get(code="urzad-lipowo").name == "Urząd Gminy w Lipowie"


def test_a_second_step_is_asked_for_only_by_somebody_who_has_one(cast: Cast, lucja: Client) -> None:
    refused = lucja.post(at("security"), {"requires_second_factor": "on"})
    assert refused.context["form"].errors
    Authenticator.objects.create(user=cast.lucja, type=Authenticator.Type.TOTP, data={})

    lucja.post(at("security"), {"requires_second_factor": "on"})

    assert Office.objects.get(code="urzad-lipowo").requires_second_factor
    lucja.force_login(cast.bogdan)
    assert lucja.get(at("office"))["Location"] == reverse("mfa_index")


def test_consents_are_withdrawn_and_given_topic_by_topic(cast: Cast, lucja: Client) -> None:
    with office_scope(cast.lipowo.pk):
        participation = cast.lipowo.participations.get()
    headcount = at("change_sharing", participation=participation.pk, topic=SharingTopic.HEADCOUNT)

    def shared() -> int:
        return Consent.objects.filter(participation=participation, until__isnull=True).count()

    lucja.post(headcount)
    assert shared() == len(SharingTopic) - 1
    lucja.post(headcount)
    assert shared() == len(SharingTopic) - 1
    lucja.post(headcount, {"share": "yes"})
    assert shared() == len(SharingTopic)
    lucja.post(headcount)
    assert Consent.objects.filter(topic=SharingTopic.HEADCOUNT, participation=participation).count() == 1
    assert lucja.get(at("sharing")).status_code == 200


def test_consents_of_another_office_or_topic_are_not_found(cast: Cast, lucja: Client) -> None:
    theirs = cast.olszyny.participations.get()
    ours = cast.lipowo.participations.get()

    assert lucja.post(at("change_sharing", participation=theirs.pk, topic="headcount")).status_code == 404
    assert lucja.post(at("change_sharing", participation=ours.pk, topic="nonsense")).status_code == 404
    assert Consent.objects.filter(until__isnull=True).count() == 2 * len(SharingTopic)


# --- roles and invitations

INVITATION = {"email": "nowa@lipowo.example", "roles": ["employee", "process_owner"], "language": "pl"}


def invite(client: Client, **changes: Any) -> str:
    """Returns the address that the letter holds."""
    answer = client.post(at("invite"), {**INVITATION, **changes})
    return str(answer.context["address"])


def path_of(address: str) -> str:
    return address.removeprefix("http://127.0.0.1:8000")


def test_an_invitation_is_sent_in_its_language_and_its_address_shown_once(cast: Cast, lucja: Client) -> None:
    polish, english = invite(lucja), invite(lucja, email="other@lipowo.example", language="en")

    assert polish in mail.outbox[0].body
    assert english in mail.outbox[1].body
    assert "Good morning" in mail.outbox[1].body
    assert "Łucja" not in mail.outbox[0].body
    assert mail.outbox[0].to == ["nowa@lipowo.example"]
    assert polish not in text(lucja.get(at("roles")))


def test_a_letter_that_does_not_leave_shows_the_address_all_the_same(
    cast: Cast, lucja: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: Any, **named: Any) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("probierz.members.web.letters.send_mail", fail)

    answer = lucja.post(at("invite"), INVITATION)

    assert not answer.context["is_sent"]
    assert answer.context["address"] in text(answer)


def test_somebody_new_sets_name_and_password_and_is_in(cast: Cast, lucja: Client) -> None:
    address = path_of(invite(lucja))
    newcomer = Client()
    assert cast.lipowo.name in text(newcomer.get(address))

    password = "zielony-parowoz-44"
    answer = newcomer.post(address, {"name": "Zofia Ćma", "password": password, "repeated": password})

    assert answer["Location"] == "/moje-sprawy/"
    assert newcomer.get(at("office")).status_code == 200
    assert newcomer.get(address).status_code in {200, 404}
    assert Client().get(address).status_code == 404


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"password": "krotkie", "repeated": "krotkie"}, "password"),
        ({"password": "urzad-urzad-1", "repeated": "urzad-urzad-1"}, "password"),
        ({"repeated": "inne-haslo-niz-tamto"}, "repeated"),
        ({"name": ""}, "name"),
    ],
)
def test_a_weak_or_mistyped_password_is_explained(
    cast: Cast, lucja: Client, changes: dict[str, str], field: str
) -> None:
    address = path_of(invite(lucja))
    password = "zielony-parowoz-44"
    given = {"name": "Zofia Ćma", "password": password, "repeated": password, **changes}

    answer = Client().post(address, given)

    assert field in answer.context["form"].errors
    assert not Account.objects.filter(email="nowa@lipowo.example").exists()


def test_an_address_with_an_account_is_asked_to_log_in_and_then_accepts(cast: Cast, lucja: Client) -> None:
    address = path_of(invite(lucja, email=cast.celina.email, roles=["internal_auditor"]))
    celina = Client()
    assert f"?next={address}" in text(celina.get(address))

    celina.force_login(cast.celina)
    assert "Celina" in text(celina.get(address))
    celina.post(address)

    assert celina.get(at("office")).status_code == 200
    with office_scope(cast.lipowo.pk):
        assert Membership.objects.get(account=cast.celina).role == Role.INTERNAL_AUDITOR


def test_an_address_nobody_sent_is_explained(client: Client, db: None) -> None:
    answer = client.get("/zaproszenie/nie-ma-takiego/")

    assert answer.status_code == 404
    assert "no-store" in answer["Cache-Control"]


def test_invitations_are_sent_again_and_withdrawn(cast: Cast, lucja: Client) -> None:
    first = path_of(invite(lucja))
    with office_scope(cast.lipowo.pk):
        key = Invitation.objects.get().key

    again = path_of(str(lucja.post(at("send_again", key=key)).context["address"]))
    assert Client().get(first).status_code == 404
    assert Client().get(again).status_code == 200
    lucja.post(at("withdraw", key=key))
    assert Client().get(again).status_code == 404
    assert lucja.post(at("withdraw", key=key)).status_code == 404


def test_a_refused_invitation_keeps_what_was_typed(cast: Cast, lucja: Client) -> None:
    invite(lucja)

    again = lucja.post(at("invite"), INVITATION)
    nothing = lucja.post(at("invite"), {**INVITATION, "email": "x", "roles": []})

    assert list(again.context["form"].errors) == ["email"]
    assert 'value="nowa@lipowo.example"' in text(again)
    assert set(nothing.context["form"].errors) == {"email", "roles"}
    assert len(mail.outbox) == 1


def test_a_role_is_given_for_a_time_and_ended(cast: Cast, lucja: Client) -> None:
    today = timezone.localdate()
    given = {"account": cast.bogdan.key, "role": "unit_head", "on": today, "last_day": today + timedelta(days=9)}
    lucja.post(at("give_role"), given)
    with office_scope(cast.lipowo.pk):
        assert Membership.objects.get(role=Role.UNIT_HEAD).until == today + timedelta(days=10)
        auditor = Membership.objects.get(account=cast.zaneta)

    lucja.post(at("end_role", membership=auditor.pk), {"on": today})

    with office_scope(cast.lipowo.pk):
        assert Membership.objects.get(pk=auditor.pk).until == today
    assert lucja.get(at("end_role", membership=auditor.pk)).status_code == 404
    assert lucja.get(at("roles")).status_code == 200


def test_the_last_manager_is_kept_with_a_sentence(cast: Cast, lucja: Client) -> None:
    with office_scope(cast.lipowo.pk):
        head, representative = (Membership.objects.get(account=one) for one in (cast.scibor, cast.lucja))
    lucja.post(at("end_role", membership=head.pk), {"on": timezone.localdate()})

    answer = lucja.post(at("end_role", membership=representative.pk), {"on": timezone.localdate()})

    assert answer.status_code == 200
    assert answer.context["form"].non_field_errors()
