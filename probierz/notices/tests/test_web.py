"""The page of notices, the number beside the bell, and the wishes about letters."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from probierz.notices import queries
from probierz.notices.duties import remind
from probierz.notices.models import MailPreference, Notice
from probierz.trail.models import Event
from tests.cast import TODAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
LIST = "/moje-sprawy/powiadomienia/"


@pytest.fixture
def lucja(client: Client, cast: Cast, waiting) -> Client:
    client.force_login(cast.lucja)
    return client


def page(client: Client, path: str = LIST) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_without_notices_the_page_says_when_they_come(lucja: Client):
    assert "Nie ma powiadomień" in page(lucja)


def test_one_click_opens_the_matter_and_marks_it_read(lucja: Client, cast: Cast, waiting):
    waiting.add(cast.lucja, "Zatwierdź PJ-01", TODAY, path="dokumenty/x")
    remind()
    assert "1 nowe powiadomienie" in page(lucja)
    notice = Notice.objects.get()

    answer = lucja.post(f"{LIST}{notice.key}/otworz/")

    assert answer["Location"] == "/o/urzad-lipowo/dokumenty/x/"
    assert "Nic nowego" in page(lucja)


def test_an_old_notice_is_shown_until_it_is_read(
    lucja: Client, cast: Cast, waiting, morning, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(queries, "SHOWN", 1)
    waiting.add(cast.lucja, "Zatwierdź PJ-01", TODAY)
    remind()
    waiting.add(cast.lucja, "Zatwierdź PJ-02", TODAY)
    morning.shift(timedelta(hours=1))
    remind()
    newest = Notice.objects.latest("made_at")
    Notice.objects.filter(pk=newest.pk).update(read_at=timezone.now())

    shown = page(lucja)

    assert "Zatwierdź PJ-01" in shown
    assert "Zatwierdź PJ-02" not in shown


def test_looking_at_the_list_reads_nothing(lucja: Client, cast: Cast, waiting):
    waiting.add(cast.lucja, "Zatwierdź PJ-01", TODAY)
    remind()

    page(lucja)

    assert Notice.objects.get().read_at is None


def test_everything_is_marked_as_read_at_once(lucja: Client, cast: Cast, waiting):
    waiting.add(cast.lucja, "Zatwierdź PJ-01", TODAY)
    waiting.add(cast.lucja, "Zatwierdź PJ-02", TODAY - timedelta(days=3))
    remind()

    lucja.post(f"{LIST}przeczytane/")

    assert not Notice.objects.filter(account=cast.lucja, read_at=None).exists()


def test_nobody_opens_somebody_elses_notice(lucja: Client, cast: Cast, waiting):
    waiting.add(cast.bogdan, "Przeczytaj PJ-01", TODAY)
    remind()

    assert lucja.post(f"{LIST}{Notice.objects.get().key}/otworz/").status_code == 404
    assert "PJ-01" not in page(lucja)


def test_the_head_reads_whose_matters_are_late(client: Client, cast: Cast, waiting):
    waiting.add(cast.bogdan, "Przeczytaj PJ-01", TODAY - timedelta(days=2))
    remind()
    client.force_login(cast.scibor)

    text = page(client)

    assert "1 sprawa Twoich ludzi jest po terminie" in text
    assert "Bogdan Łoś" in text


def test_wishes_about_letters_are_kept_and_leave_a_trace(lucja: Client, cast: Cast):
    assert "Raz w tygodniu" in page(lucja, f"{LIST}listy/")

    answer = lucja.post(f"{LIST}listy/", {"digest": "daily", "quiet_from": "18", "quiet_until": "8"})

    assert answer.status_code == 302
    row = MailPreference.objects.get()
    assert (row.digest, row.urgent_at_once, row.quiet_from, row.quiet_until) == ("daily", False, 18, 8)
    assert Event.objects.filter(verb="account.mail.chosen").exists()


def test_a_wish_that_makes_no_sense_is_refused_and_kept_on_the_page(lucja: Client):
    answer = lucja.post(f"{LIST}listy/", {"digest": "hourly", "quiet_from": "25", "quiet_until": "8"})

    assert answer.status_code == 200
    assert not MailPreference.objects.exists()
