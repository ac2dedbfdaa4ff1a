"""Invitations by e-mail: one answer each, a list apart from the answers, letters to those who want them."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import reverse

from probierz.access.actor import respondent
from probierz.lib.refusals import Refused
from probierz.notices.tests.conftest import Server, server
from probierz.offices.scope import across_offices, office_scope
from probierz.surveys.actions import invitations as actions
from probierz.surveys.actions.invitations import MailingDetails
from probierz.surveys.actions.inviting import delete_lists_on, send_invitations, settle_used_invitations
from probierz.surveys.models import (
    CollectionPoint,
    Invitation,
    Mailing,
    Response,
    SpentInvitation,
    Unsubscription,
    Wave,
)
from probierz.surveys.queries.invitations import invitation_of, mailing_of
from probierz.surveys.rules import THRESHOLD
from probierz.surveys.rules.addresses import Address, AddressFault, read_addresses
from probierz.surveys.rules.invitations import SETTLED_AT_ONCE, InvitationState, MailingRefusal, MailingState
from probierz.surveys.tests import factories
from probierz.surveys.tests.factories import SYSTEM
from probierz.surveys.tests.test_respondent import WHOLE, hidden
from tests.cast import TODAY, Cast

__all__ = ["server"]  # the loopback mail server of the notices
LINK = re.compile(r"https://probierz\.example(/s/\S+/\?z=\S+)")
NO_MORE = re.compile(r"https://probierz\.example(/s/\S+/rezygnacja/\?z=\S+)")


@pytest.fixture(autouse=True)
def _address(settings) -> None:
    settings.PROBIERZ_PUBLIC_URL = "https://probierz.example"


@pytest.fixture(autouse=True)
def _short_lists(monkeypatch) -> None:
    """Lists of two or three people show what becomes of each of them."""
    monkeypatch.setattr("probierz.surveys.rules.invitations.SMALLEST_LIST", 1)


@pytest.fixture
def wave(cast: Cast) -> Wave:
    return factories.opened(factories.campaign(cast))


def made(cast: Cast, wave: Wave, count: int = 2, *, name: str = "Pozwolenia na budowę") -> Mailing:
    with office_scope(cast.lipowo.pk):
        return actions.make_mailing(
            SYSTEM,
            office=cast.lipowo,
            wave=wave,
            details=MailingDetails(
                name=name,
                legal_basis="Art. 6 ust. 1 lit. e RODO: zadanie publiczne.",
                delete_on=TODAY + timedelta(days=60),
                subject_pl="Jak nam poszło?",
                body_pl="Prosimy o ocenę: {link}",
                subject_en="How did we do?",
                body_en="Please tell us: {link}",
            ),
            addresses=[Address(f"osoba{number}@example.org") for number in range(1, count + 1)],
            on=TODAY,
        )


def sent(cast: Cast, wave: Wave, count: int = 2) -> Mailing:
    mailing = made(cast, wave, count)
    with office_scope(cast.lipowo.pk):
        actions.send_mailing(SYSTEM, mailing=mailing)
    send_invitations()
    return refreshed(mailing)


def refreshed(mailing: Mailing) -> Mailing:
    with across_offices(reason="a test"):
        return Mailing.objects.select_related("wave__campaign", "office").get(pk=mailing.pk)


def links() -> list[str]:
    found = [LINK.search(str(letter.body)) for letter in mail.outbox]
    return [one[1] for one in found if one]


def answer(client: Client, link: str):
    first = client.get(link)
    assert first.status_code == 200
    address = link.partition("?")[0]
    return client.post(address, {"token": hidden(first)["token"], "step": "4", "move": "next", **WHOLE})


def stored() -> list[Response]:
    with across_offices(reason="a test"):
        return list(Response.objects.all())


def test_addresses_are_read_with_their_language_and_faults_by_line() -> None:
    text = 'e-mail;język\njan@example.org\n"Ola@Example.org",en\nJAN@example.org\n\nnic\nx@example.org;de\n'

    read = read_addresses(text)

    assert read.addresses == (Address("jan@example.org"), Address("Ola@Example.org", "en"))
    assert [(one.number, one.fault) for one in read.faults] == [
        (6, AddressFault.NO_ADDRESS),
        (7, AddressFault.UNKNOWN_LANGUAGE),
    ]
    assert read.repeated == 1


def test_an_invited_person_answers_once(client: Client, cast: Cast, wave: Wave) -> None:
    sent(cast, wave)
    link, other = links()

    first, again = answer(client, link), client.get(link)
    answer(client, other)

    assert first.status_code == 303
    assert "To zaproszenie zostało już użyte" in again.content.decode()
    assert {one.channel for one in stored()} == {"email"}
    assert len(stored()) == 2


def test_a_form_opened_twice_by_one_invitation_counts_once(client: Client, cast: Cast, wave: Wave) -> None:
    sent(cast, wave)
    address, first, second = (link := links()[0]).partition("?")[0], client.get(link), client.get(link)

    codes = [
        client.post(address, {"token": hidden(one)["token"], "step": "4", "move": "next", **WHOLE}).status_code
        for one in (first, second, first)
    ]

    assert codes == [303, 409, 303]
    assert len(stored()) == 1


def test_without_a_good_invitation_nobody_answers(client: Client, cast: Cast, wave: Wave) -> None:
    mailing = sent(cast, wave)
    address = reverse("surveys:form", args=[mailing.point.public_code])
    machine = reverse("surveys:answers", args=[mailing.point.public_code])

    for query in ("", "?z=", "?z=" + "0" * 40, "?via=link"):
        assert "survey" not in hidden(client.get(address + query))
        assert 'id="survey"' not in client.get(address + query).content.decode()
    sheet = {"submission_id": "A" * 22, "answers": factories.sheet()}
    assert client.post(machine, sheet, content_type="application/json").status_code == 400
    assert not stored()


def test_opening_every_link_of_a_letter_changes_nothing(client: Client, cast: Cast, wave: Wave) -> None:
    sent(cast, wave)
    for letter in mail.outbox:
        for address in (*LINK.findall(str(letter.body)), *NO_MORE.findall(str(letter.body))):
            for method in (client.get, client.head):
                assert method(address).status_code == 200

    with across_offices(reason="a test"):
        assert not SpentInvitation.objects.exists()
        assert set(Invitation.objects.values_list("state", flat=True)) == {InvitationState.ACTIVE}
    assert not stored()


def test_no_row_leads_from_an_address_to_an_answer(client: Client, cast: Cast, wave: Wave) -> None:
    """The attacker holds the whole database, but not the installation's secret."""
    sent(cast, wave)
    answer(client, links()[0])

    with connection.cursor() as cursor:
        rows = {}
        for table in ("surveys_invitation", "surveys_spentinvitation", "surveys_response"):
            cursor.execute(f"SELECT * FROM {table}")
            rows[table] = {str(value) for row in cursor.fetchall() for value in row if len(str(value)) > 12}

    assert not rows["surveys_invitation"] & rows["surveys_spentinvitation"]
    assert not rows["surveys_invitation"] & rows["surveys_response"]
    assert not rows["surveys_spentinvitation"] & rows["surveys_response"]


def test_used_invitations_settle_by_tens_and_the_number_moves_with_them(client: Client, cast: Cast, wave: Wave) -> None:
    mailing = sent(cast, wave, SETTLED_AT_ONCE + 2)
    told, seen = links(), []
    for place, link in enumerate(told[: SETTLED_AT_ONCE + 1], start=1):
        answer(client, link)
        settle_used_invitations()
        seen.append((place, refreshed(mailing).used))

    assert [used for _, used in seen] == [0] * (SETTLED_AT_ONCE - 1) + [SETTLED_AT_ONCE] * 2
    assert "To zaproszenie zostało już użyte" in client.get(told[0]).content.decode()
    with across_offices(reason="a test"):
        assert SpentInvitation.objects.filter(is_settled=True).count() == SETTLED_AT_ONCE
        assert SpentInvitation.objects.count() == SETTLED_AT_ONCE + 1


def test_fewer_than_ten_uses_are_not_told(cast: Cast, wave: Wave) -> None:
    mailing = sent(cast, wave)
    with office_scope(cast.lipowo.pk):
        summary = mailing_of(cast.lipowo, mailing.key)

    assert summary is not None
    assert summary.used is None


def test_a_reminder_goes_once_and_only_to_those_who_have_not_answered(client: Client, cast: Cast, wave: Wave) -> None:
    mailing = sent(cast, wave, 3)
    answer(client, links()[1])
    mail.outbox.clear()
    with office_scope(cast.lipowo.pk):
        actions.remind_mailing(SYSTEM, mailing=mailing)
    send_invitations()
    send_invitations()

    assert [letter.to for letter in mail.outbox] == [["osoba1@example.org"], ["osoba3@example.org"]]
    with across_offices(reason="a test"):
        assert set(Invitation.objects.values_list("letters", flat=True)) == {2}, "nothing tells who answered"
    with office_scope(cast.lipowo.pk), pytest.raises(Refused) as refused:
        actions.remind_mailing(SYSTEM, mailing=refreshed(mailing))
    assert refused.value.reason is MailingRefusal.ALREADY_REMINDED


def test_letters_leave_slowly(cast: Cast, wave: Wave, settings) -> None:
    settings.PROBIERZ_INVITATIONS_A_MINUTE = 2
    sent(cast, wave, 5)

    assert len(mail.outbox) == 2
    assert send_invitations() == 2
    assert send_invitations() == 1
    assert send_invitations() == 0


def test_a_letter_says_why_who_and_how_to_get_no_more(cast: Cast, wave: Wave) -> None:
    sent(cast, wave)
    (letter, _) = mail.outbox

    assert "Art. 6 ust. 1 lit. e RODO" in str(letter.body)
    assert cast.lipowo.name in str(letter.body)
    assert len(NO_MORE.findall(str(letter.body))) == 1
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_whoever_wants_no_letters_gets_none_also_from_a_later_list(client: Client, cast: Cast, wave: Wave) -> None:
    sent(cast, wave)
    found = NO_MORE.search(str(mail.outbox[0].body))
    assert found
    page = client.get(found[1])
    done = client.post(found[1])
    later = made(cast, wave, 2, name="Druga lista")

    assert page.status_code == done.status_code == 200
    with across_offices(reason="a test"):
        assert not Invitation.objects.filter(address="osoba1@example.org").exists()
        assert Unsubscription.objects.count() == 1
    assert later.invited == 1


def test_a_list_is_deleted_when_its_wave_closes_and_its_numbers_stay(client: Client, cast: Cast, wave: Wave) -> None:
    mailing = sent(cast, wave)
    answer(client, links()[0])
    assert delete_lists_on(TODAY) == 0
    factories.closed(wave.campaign)

    assert delete_lists_on(TODAY) == 1
    gone = refreshed(mailing)
    assert (gone.state, gone.invited, gone.used, gone.deleted_on) == (MailingState.DELETED, 2, 1, TODAY)
    with across_offices(reason="a test"):
        assert not Invitation.objects.exists()
        assert not SpentInvitation.objects.exists()
    assert len(stored()) == 1


def test_a_list_is_deleted_on_its_day_and_its_links_end(client: Client, cast: Cast, wave: Wave) -> None:
    mailing = sent(cast, wave)

    assert delete_lists_on(mailing.delete_on) == 1
    assert 'id="survey"' not in client.get(links()[0]).content.decode()


def test_nothing_leaves_before_the_wave_is_open(cast: Cast) -> None:
    wave = factories.wave(factories.campaign(cast))
    mailing = made(cast, wave)

    with office_scope(cast.lipowo.pk), pytest.raises(Refused) as refused:
        actions.send_mailing(SYSTEM, mailing=mailing)

    assert refused.value.reason is MailingRefusal.NOT_OPEN
    assert send_invitations() == 0


def test_two_presses_send_once(cast: Cast, wave: Wave) -> None:
    mailing = made(cast, wave)
    with office_scope(cast.lipowo.pk):
        actions.send_mailing(SYSTEM, mailing=mailing)
        with pytest.raises(Refused) as refused:
            actions.send_mailing(SYSTEM, mailing=mailing)

    assert refused.value.reason is MailingRefusal.ALREADY_SENT


def test_a_name_that_is_taken_is_refused(cast: Cast, wave: Wave) -> None:
    made(cast, wave)

    with pytest.raises(Refused) as refused:
        made(cast, wave)

    assert refused.value.reason is MailingRefusal.NAME_TAKEN


def test_a_list_of_fewer_than_ten_is_refused_and_leaves_no_point(cast: Cast, wave: Wave, monkeypatch) -> None:
    monkeypatch.setattr("probierz.surveys.rules.invitations.SMALLEST_LIST", THRESHOLD)
    with pytest.raises(Refused) as refused:
        made(cast, wave, 9)

    assert (refused.value.reason, refused.value.field) == (MailingRefusal.TOO_FEW, "addresses")
    with across_offices(reason="a test"):
        assert not CollectionPoint.objects.exists()
    assert made(cast, wave, 10).invited == 10


def test_whoever_wants_no_letters_does_not_make_a_list_large_enough(cast: Cast, wave: Wave, monkeypatch) -> None:
    monkeypatch.setattr("probierz.surveys.rules.invitations.SMALLEST_LIST", THRESHOLD)
    made(cast, wave, 10)
    with office_scope(cast.lipowo.pk):
        actions.unsubscribe(respondent(), invitation=Invitation.objects.select_related("office")[0])

    with pytest.raises(Refused) as refused:
        made(cast, wave, 10, name="Druga")

    assert refused.value.reason is MailingRefusal.TOO_FEW


def test_a_token_of_one_point_opens_no_other(client: Client, cast: Cast, wave: Wave) -> None:
    sent(cast, wave)
    link = links()[0]
    other = made(cast, wave, name="Inna lista")
    moved = reverse("surveys:form", args=[other.point.public_code]) + "?" + link.partition("?")[2]

    assert 'id="survey"' not in client.get(moved).content.decode()


def test_an_unsubscription_needs_no_permission(cast: Cast, wave: Wave) -> None:
    mailing = sent(cast, wave)
    token = links()[0].partition("z=")[2].partition("&")[0]
    with across_offices(reason="a test"):
        invitation = invitation_of(token, code=mailing.point.public_code)
    assert invitation is not None
    with office_scope(cast.lipowo.pk):
        actions.unsubscribe(respondent(), invitation=invitation)
        actions.unsubscribe(respondent(), invitation=invitation)

    with across_offices(reason="a test"):
        assert Invitation.objects.filter(state=InvitationState.UNSUBSCRIBED).count() == 1


def test_over_real_smtp_a_no_ends_an_address_and_a_not_now_is_tried_again(
    server: Server, cast: Cast, wave: Wave
) -> None:
    server.refuses = {"osoba1@example.org": "550 no such box", "osoba2@example.org": "450 come again"}
    sent(cast, wave, 3)
    server.refuses = {}
    send_invitations()

    assert [to for to, _ in server.letters] == ["osoba3@example.org", "osoba2@example.org"]
    assert "List-Unsubscribe-Post" in server.letters[0][1]
    with across_offices(reason="a test"):
        states = dict(Invitation.objects.values_list("address", "state"))
    assert states["osoba1@example.org"] == InvitationState.REFUSED
    assert states["osoba2@example.org"] == InvitationState.ACTIVE


def test_a_server_that_is_away_keeps_the_letters_waiting(cast: Cast, wave: Wave, settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    sent(cast, wave)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    assert send_invitations() == 2
    assert len(mail.outbox) == 2
