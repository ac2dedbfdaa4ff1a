"""Letters over a real mail server: when they leave, what they say, and what they never say."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from probierz.notices import kinds
from probierz.notices.actions import Wish, choose_mail
from probierz.notices.duties import forget_old_notices, remind, send_letters
from probierz.notices.models import Letter, MailPreference, Notice
from probierz.notices.rules import Digest
from probierz.notices.sending import Message, notify
from tests.cast import TODAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
NEXT_WEEK = TODAY + timedelta(days=7)


def choose(cast: Cast, account, digest: Digest, *, urgent: bool = True, quiet: tuple[int, int] = (20, 7)) -> None:
    wish = Wish(digest=digest, urgent_at_once=urgent, quiet_from=quiet[0], quiet_until=quiet[1])
    choose_mail(cast.actor(account), account=account, wish=wish)


def test_the_weekly_digest_says_everything_that_waits_with_its_address(cast: Cast, waiting, server):
    waiting.add(cast.lucja, "Przejrzyj ryzyko R-4", NEXT_WEEK)
    waiting.add(cast.lucja, "Wybierz wymagania", None)

    remind()
    send_letters()

    [(to, letter)] = server.letters
    assert to == cast.lucja.email
    assert letter["Subject"] == "Probierz: czekają na Ciebie 2 sprawy"
    assert letter["Auto-Submitted"] == "auto-generated"
    text = server.text()
    assert "- Przejrzyj ryzyko R-4 (za 7 dni)\n  https://probierz.example/o/urzad-lipowo/przejrzyj-ryzyko-r-4/" in text
    assert "- Wybierz wymagania\n" in text
    assert "https://probierz.example/moje-sprawy/powiadomienia/listy/" in text


def test_a_digest_comes_once_a_week_and_never_empty(cast: Cast, waiting, server, morning):
    waiting.add(cast.lucja, "Wybierz wymagania", None)
    for _day in range(9):
        remind()
        send_letters()
        morning.shift(timedelta(days=1))

    assert [to for to, _letter in server.letters] == [cast.lucja.email] * 2


def test_a_letter_speaks_the_language_of_its_reader(cast: Cast, waiting, server):
    cast.lucja.language = "en"
    cast.lucja.save()
    waiting.add(cast.lucja, "Review the risk R-4", NEXT_WEEK)

    remind()
    send_letters()

    assert server.letters[0][1]["Subject"] == "Probierz: 1 matter waits for you"
    assert "in 7 days" in server.text()
    assert "Good morning" in server.text()


def test_what_is_due_tomorrow_does_not_wait_for_the_digest(cast: Cast, waiting, server, morning):
    morning.shift(timedelta(days=3))
    waiting.add(cast.lucja, "Zatwierdź PJ-01", date(2026, 11, 6))
    waiting.add(cast.lucja, "Przejrzyj ryzyko R-4", date(2026, 11, 12))

    remind()
    send_letters()

    assert "Zatwierdź PJ-01 (jutro)" in server.text()
    assert "R-4" not in server.text()


def test_a_person_who_wants_only_the_digest_gets_only_the_digest(cast: Cast, waiting, server, morning):
    morning.shift(timedelta(days=3))
    choose(cast, cast.lucja, Digest.WEEKLY, urgent=False)
    waiting.add(cast.lucja, "Zatwierdź PJ-01", date(2026, 11, 6))

    remind()
    send_letters()

    assert server.letters == []
    assert Notice.objects.get().account == cast.lucja


def test_whoever_wants_no_letters_gets_none_not_even_the_waiting_one(cast: Cast, waiting, server):
    waiting.add(cast.lucja, "Zatwierdź PJ-01", TODAY)
    remind()
    choose(cast, cast.lucja, Digest.NEVER)
    remind()
    send_letters()

    assert server.letters == []


def test_a_wish_for_no_letters_that_comes_between_is_heard(cast: Cast, waiting, server):
    waiting.add(cast.lucja, "Zatwierdź PJ-01", TODAY)
    remind()
    MailPreference.objects.update_or_create(account=cast.lucja, defaults={"digest": Digest.NEVER})

    send_letters()

    assert server.letters == []
    assert not Letter.objects.filter(ended_at=None).exists()


def test_nothing_leaves_in_hours_of_rest(cast: Cast, waiting, server, morning):
    choose(cast, cast.lucja, Digest.IMMEDIATE, quiet=(20, 7))
    morning.move_to("2026-11-02T20:30Z")
    waiting.add(cast.lucja, "Zatwierdź PJ-01", date(2026, 11, 3))
    remind()
    send_letters()
    assert server.letters == []

    morning.move_to("2026-11-03T06:01Z")
    send_letters()

    assert len(server.letters) == 1


def test_hours_of_rest_chosen_later_hold_for_the_letter_that_waits(cast: Cast, waiting, server):
    waiting.add(cast.lucja, "Zatwierdź PJ-01", TODAY)
    remind()
    choose(cast, cast.lucja, Digest.WEEKLY, quiet=(8, 12))

    send_letters()

    assert server.letters == []
    assert {timezone.localtime(one.send_at).hour for one in Letter.objects.filter(account=cast.lucja)} == {12}


def test_a_letter_never_names_a_colleague(cast: Cast, waiting, server):
    waiting.add(cast.lucja, "Wyjaśnij skargę na Bogdana Łosia", TODAY, path="skargi/7")

    remind()
    send_letters()

    texts = "\n".join(server.text(place) for place in range(len(server.letters)))
    assert "Łosia" not in texts
    assert "- Sprawa: Urząd Gminy w Lipowie" in texts
    assert "/o/urzad-lipowo/skargi/7/" in texts


def test_what_people_wrote_stays_out_of_letters(cast: Cast, waiting, server, client):
    choose(cast, cast.lucja, Digest.IMMEDIATE)
    waiting.add(cast.lucja, "Wykonaj działanie", TODAY, detail="Oddzwonić do pani Kwiatkowskiej spod siódemki")

    remind()
    send_letters()

    texts = [server.text(place) for place in range(len(server.letters))]
    assert all("- Wykonaj działanie (dziś)" in text for text in texts)
    assert not any("Kwiatkowsk" in text for text in texts)
    client.force_login(cast.lucja)
    assert "Kwiatkowskiej" in client.get("/moje-sprawy/powiadomienia/").content.decode()


def test_the_head_is_told_of_what_is_late_and_the_letter_says_not_whose(cast: Cast, waiting, server):
    choose(cast, cast.scibor, Digest.IMMEDIATE)
    waiting.add(cast.bogdan, "Przeczytaj PJ-01", TODAY - timedelta(days=1))

    remind()
    send_letters()

    [text] = [server.text(place) for place, (to, _l) in enumerate(server.letters) if to == cast.scibor.email]
    assert "1 sprawa Twoich ludzi jest po terminie" in text
    assert "Bogdan" not in text
    assert "PJ-01" not in text


def test_what_was_done_before_the_letter_left_is_not_in_it(cast: Cast, waiting, server):
    waiting.add(cast.lucja, "Zatwierdź PJ-01", TODAY)
    remind()
    waiting.by_key.clear()

    send_letters()

    assert server.letters == []
    assert not Letter.objects.filter(ended_at=None).exists()


def test_a_server_that_is_down_keeps_every_letter_waiting(cast: Cast, waiting, server, settings, caplog):
    waiting.add(cast.lucja, "Zatwierdź PJ-01", NEXT_WEEK)
    remind()
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 9

    send_letters()
    assert "cannot be reached" in caplog.text
    settings.EMAIL_PORT = port
    send_letters()

    assert len(server.letters) == 1


def test_an_address_the_server_refuses_is_tried_once_and_said(cast: Cast, waiting, server, morning, client, caplog):
    waiting.add(cast.lucja, "Zatwierdź PJ-01", NEXT_WEEK)
    waiting.add(cast.bogdan, "Przeczytaj PJ-02", NEXT_WEEK)
    server.refuses[cast.bogdan.email] = "550 no such user"
    remind()
    send_letters()
    send_letters()

    assert [to for to, _letter in server.letters] == [cast.lucja.email]
    client.force_login(cast.bogdan)
    page = client.get("/moje-sprawy/powiadomienia/listy/").content.decode()
    assert "Ostatni list do Ciebie nie dotarł" in page

    server.refuses.clear()
    morning.shift(timedelta(days=7))
    remind()
    send_letters()
    assert cast.bogdan.email in [to for to, _letter in server.letters]
    assert MailPreference.objects.get(account=cast.bogdan).refused_at is None


def test_a_server_that_asks_to_wait_is_asked_again(cast: Cast, waiting, server, morning):
    waiting.add(cast.lucja, "Zatwierdź PJ-01", NEXT_WEEK)
    server.refuses[cast.lucja.email] = "450 greylisted"
    remind()
    send_letters()
    server.refuses.clear()
    send_letters()
    assert server.letters == []

    morning.shift(timedelta(minutes=16))
    send_letters()

    assert len(server.letters) == 1


def test_a_letter_that_one_round_has_taken_is_not_sent_by_another(cast: Cast, waiting, server):
    waiting.add(cast.lucja, "Zatwierdź PJ-01", NEXT_WEEK)
    remind()
    Letter.objects.update(taken_at=timezone.now() - timedelta(minutes=1))
    send_letters()
    assert server.letters == []

    Letter.objects.update(taken_at=timezone.now() - timedelta(hours=1))
    send_letters()

    assert len(server.letters) == 1


def test_other_parts_tell_what_happened_and_it_is_mailed_once(cast: Cast, waiting, server, monkeypatch):
    monkeypatch.setattr(kinds, "_kinds", {**kinds._kinds, "test.done": lambda params: f"Gotowe: {params['number']}"})
    choose(cast, cast.lucja, Digest.IMMEDIATE)
    message = Message(kind="test.done", href="/o/urzad-lipowo/x/", matter="x", params={"number": 7})

    assert notify(cast.lucja, message=message)
    assert not notify(cast.lucja, message=message)
    send_letters()
    remind()
    send_letters()

    [text] = [server.text(place) for place in range(len(server.letters))]
    assert "- Gotowe: 7" in text


def test_news_stands_in_the_digest_of_whoever_waits_for_it(cast: Cast, waiting, server, monkeypatch):
    monkeypatch.setattr(kinds, "_kinds", {**kinds._kinds, "test.done": lambda params: "Gotowe"})
    notify(cast.lucja, message=Message(kind="test.done", href="/o/urzad-lipowo/x/", matter="x"))

    remind()
    send_letters()

    assert server.letters[0][1]["Subject"] == "Probierz: co się stało"
    assert "nic na Ciebie nie czeka" in server.text()
    assert "Co się stało" in server.text()


def test_a_reminder_sent_at_once_waits_for_its_reader(cast: Cast, waiting, server):
    choose(cast, cast.lucja, Digest.IMMEDIATE)
    waiting.add(cast.lucja, "Przejrzyj ryzyko R-4", TODAY + timedelta(days=14))

    remind()
    send_letters()

    assert server.letters[0][1]["Subject"] == "Probierz: czeka na Ciebie 1 sprawa"
    assert "Co się stało" not in server.text()


def test_what_happened_is_not_counted_among_what_waits(cast: Cast, waiting, server, monkeypatch):
    monkeypatch.setattr(kinds, "_kinds", {**kinds._kinds, "test.done": lambda params: "Gotowe"})
    waiting.add(cast.lucja, "Przejrzyj ryzyko R-4", NEXT_WEEK)
    notify(cast.lucja, message=Message(kind="test.done", href="/o/urzad-lipowo/x/", matter="x"))

    remind()
    send_letters()

    assert server.letters[0][1]["Subject"] == "Probierz: czeka na Ciebie 1 sprawa"
    assert "- Gotowe" in server.text()


def test_a_kind_nobody_registered_is_a_mistake(cast: Cast):
    with pytest.raises(ValueError, match="nobody registered"):
        notify(cast.lucja, message=Message(kind="unknown", href="/", matter="x"))


def test_old_letters_and_notices_are_forgotten(cast: Cast, waiting, server, morning):
    waiting.add(cast.lucja, "Zatwierdź PJ-01", TODAY)
    remind()
    send_letters()
    morning.shift(timedelta(days=400))

    forget_old_notices()

    assert not Letter.objects.exists()
    assert not Notice.objects.exists()
