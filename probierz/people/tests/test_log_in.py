"""Log-in, new passwords and sessions: what is told, what is counted, what ends."""

import re

import pytest
from django.contrib.auth import get_user_model, hashers
from django.core import mail
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from probierz.offices.scope import office_scope
from probierz.people.models import Membership
from tests.cast import PASSWORD, Cast

LOG_IN = "/konto/login/"
NEW = "zielony parapet osiem ryb"


@pytest.fixture(autouse=True)
def _counts_of_its_own(settings, request):
    """Tries are counted in the cache; each test begins at none."""
    kind = "django.core.cache.backends.locmem.LocMemCache"
    settings.CACHES = {"default": {"BACKEND": kind, "LOCATION": request.node.nodeid}}


def log_in(client: Client, email: str, password: str = PASSWORD, **more: str):
    return client.post(LOG_IN, {"login": email, "password": password, **more})


def link_in(letter) -> str:
    found = re.search(r"https?://\S+?(/konto/password/reset/key/\S+)", letter.body)
    assert found
    return found[1]


@pytest.mark.parametrize("change", [str.upper, str.title, lambda email: f"  {email} "])
def test_the_case_of_an_address_does_not_matter(client: Client, cast: Cast, change):
    answer = log_in(client, change(cast.lucja.email))

    assert answer.headers["Location"] == "/moje-sprawy/"


def test_no_address_is_kept_with_capitals(cast: Cast):
    account = get_user_model().objects.create_user(" Ewa.Nowak@Example.ORG", PASSWORD, name="Ewa Nowak")

    assert account.email == "ewa.nowak@example.org"
    with pytest.raises(IntegrityError), transaction.atomic():
        get_user_model().objects.filter(pk=account.pk).update(email="Ewa.Nowak@example.org")


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client: Client, cast: Cast):
    known = log_in(client, cast.lucja.email, "nie to hasło")
    unknown = log_in(client, "nikt@example.org", "nie to hasło")

    def without_what_was_typed(answer) -> str:
        text = re.sub(r'(name="csrfmiddlewaretoken" value)="\w+"', "", answer.content.decode())
        return text.replace(cast.lucja.email, "").replace("nikt@example.org", "")

    assert without_what_was_typed(known) == without_what_was_typed(unknown)
    assert f'value="{cast.lucja.email}"' in known.content.decode()
    assert "nie to hasło" not in known.content.decode()


def test_an_unknown_address_costs_as_much_hashing_as_a_known_one(client: Client, cast: Cast, monkeypatch):
    kind = type(hashers.get_hasher())
    hashed: list[str] = []

    def counted(hasher, password, salt):
        hashed.append(password)
        return encode(hasher, password, salt)

    encode = kind.encode
    monkeypatch.setattr(kind, "encode", counted)

    log_in(client, cast.lucja.email, "nie to hasło")
    known = len(hashed)
    log_in(client, "nikt@example.org", "nie to hasło")

    assert len(hashed) - known == known > 0


def test_after_five_wrong_passwords_a_page_says_how_to_go_on(client: Client, cast: Cast, settings):
    kind = "django.core.cache.backends.db.DatabaseCache"  # as in production: shared between processes
    settings.CACHES = {"default": {"BACKEND": kind, "LOCATION": "shared_cache"}}
    call_command("createcachetable", verbosity=0)
    wrong = [log_in(client, cast.lucja.email, "nie to hasło").status_code for _ in range(5)]

    refused = log_in(client, cast.lucja.email)

    assert wrong == [200] * 5
    assert refused.status_code == 429
    assert "data-refusal" in refused.content.decode()
    assert log_in(client, cast.bogdan.email).status_code == 302, "others behind the same address go on working"


def test_an_address_of_the_network_has_its_own_limit(client: Client, cast: Cast):
    answers = [log_in(client, f"nikt{number}@example.org", "nie to hasło").status_code for number in range(61)]

    assert answers == [200] * 60 + [429]


def test_behind_the_proxy_each_sender_has_the_limit_alone(client: Client, cast: Cast, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1

    def refused(number: int, forwarded: str) -> int:
        tried = {"login": f"nikt{number}@example.org", "password": "nie to hasło"}
        return client.post(LOG_IN, tried, HTTP_X_FORWARDED_FOR=forwarded).status_code

    # What the sender wrote into the header himself stands before what the proxy added.
    assert [refused(number, f"198.51.100.{number}, 203.0.113.1") for number in range(61)] == [200] * 60 + [429]
    assert refused(61, "203.0.113.2") == 200


def test_a_refused_log_in_is_logged_without_the_address(client: Client, cast: Cast, caplog):
    log_in(client, cast.lucja.email, "nie to hasło")

    assert cast.lucja.key in caplog.text
    assert "127.0.0.1" in caplog.text
    assert cast.lucja.email not in caplog.text
    assert "nie to hasło" not in caplog.text


@pytest.mark.parametrize(
    "outside", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "http:evil"]
)
def test_log_in_leads_nowhere_outside(client: Client, cast: Cast, outside):
    answer = log_in(client, cast.lucja.email, next=outside)

    assert answer.headers["Location"] == "/moje-sprawy/"


def test_log_in_leads_back_to_where_one_was_going(client: Client, cast: Cast):
    sent = client.get("/o/urzad-lipowo/")
    page = client.get(sent.headers["Location"]).content.decode()

    assert 'name="next" value="/o/urzad-lipowo/"' in page
    assert log_in(client, cast.lucja.email, next="/o/urzad-lipowo/").headers["Location"] == "/o/urzad-lipowo/"


def test_a_session_gets_a_new_name_at_log_in(client: Client, cast: Cast, settings):
    client.get(LOG_IN)
    client.session["seen"] = "yes"
    client.session.save()
    before = client.session.session_key

    log_in(client, cast.lucja.email)

    assert client.session.session_key != before


def test_log_out_ends_the_session_on_the_server(client: Client, cast: Cast, settings):
    log_in(client, cast.lucja.email)
    stolen = client.cookies[settings.SESSION_COOKIE_NAME].value
    client.post("/konto/logout/")

    client.cookies[settings.SESSION_COOKIE_NAME] = stolen

    assert client.get("/moje-sprawy/").status_code == 302


def test_log_out_by_a_link_asks_first(client: Client, cast: Cast):
    log_in(client, cast.lucja.email)

    assert client.get("/konto/logout/").status_code == 200
    assert client.get("/moje-sprawy/").status_code == 200


def test_a_closed_account_is_told_so_only_with_its_password(client: Client, cast: Cast):
    cast.bogdan.is_active = False
    cast.bogdan.save()

    assert log_in(client, cast.bogdan.email).headers["Location"] == "/konto/inactive/"
    assert log_in(client, cast.bogdan.email, "nie to hasło").status_code == 200
    assert client.get("/moje-sprawy/").status_code == 302


def test_the_sessions_of_a_closed_account_end_with_the_next_request(client: Client, cast: Cast):
    client.force_login(cast.bogdan)
    assert client.get("/moje-sprawy/").status_code == 200
    get_user_model().objects.filter(pk=cast.bogdan.pk).update(is_active=False)

    assert client.get("/moje-sprawy/").headers["Location"].startswith(LOG_IN)


def test_a_lost_role_is_lost_with_the_next_request(client: Client, cast: Cast):
    client.force_login(cast.lucja)
    assert client.get("/o/urzad-lipowo/").status_code == 200
    with office_scope(cast.lipowo.pk):
        Membership.objects.filter(account=cast.lucja).update(until=timezone.localdate())

    assert client.get("/o/urzad-lipowo/").status_code == 404


def test_a_new_password_ends_the_other_sessions_and_is_told_by_letter(client: Client, cast: Cast):
    elsewhere = Client()
    log_in(elsewhere, cast.lucja.email)
    log_in(client, cast.lucja.email)

    answer = client.post("/konto/password/change/", {"oldpassword": PASSWORD, "password1": NEW})

    assert answer.headers["Location"] == "/moje-konto/"
    assert client.get("/moje-sprawy/").status_code == 200
    assert elsewhere.get("/moje-sprawy/").status_code == 302
    assert [letter.to for letter in mail.outbox] == [[cast.lucja.email]]


@pytest.mark.parametrize(
    "given", [{"oldpassword": "inne", "password1": NEW}, {"oldpassword": PASSWORD, "password1": "kotek"}]
)
def test_a_refused_change_of_password_changes_nothing(client: Client, cast: Cast, given):
    client.force_login(cast.lucja)

    answer = client.post("/konto/password/change/", given)

    assert "data-error-summary" in answer.content.decode()
    cast.lucja.refresh_from_db()
    assert cast.lucja.check_password(PASSWORD)
    assert mail.outbox == []


@pytest.mark.parametrize(("language", "subject"), [("pl", "Probierz: "), ("en", "Probierz: set a new password")])
def test_a_letter_for_a_new_password_speaks_the_language_of_its_reader(client: Client, cast: Cast, language, subject):
    cast.lucja.language = language
    cast.lucja.save()

    client.post("/konto/password/reset/?lang=pl", {"email": cast.lucja.email.upper()})

    (letter,) = mail.outbox
    assert letter.to == [cast.lucja.email]
    assert letter.subject.startswith(subject)
    assert ("set a new password" in letter.subject) == (language == "en")
    assert letter.content_subtype == "plain"
    assert not getattr(letter, "alternatives", [])


def test_a_letter_for_a_new_password_tells_about_nobody(client: Client, cast: Cast):
    client.post("/konto/password/reset/", {"email": cast.lucja.email}, headers={"user-agent": "Donosiciel/1"})

    text = mail.outbox[0].body
    for person in (cast.lucja, cast.bogdan, cast.scibor):
        assert person.name not in text
    assert "Lipow" not in text
    assert "Donosiciel" not in text
    assert "&" not in text.replace(link_in(mail.outbox[0]), "")


def test_nobody_learns_from_the_page_whether_there_is_an_account(client: Client, cast: Cast):
    known = client.post("/konto/password/reset/", {"email": cast.lucja.email})
    unknown = client.post("/konto/password/reset/", {"email": "nikt@example.org"})

    assert known.headers["Location"] == unknown.headers["Location"]
    assert [letter.to for letter in mail.outbox] == [[cast.lucja.email], ["nikt@example.org"]]
    assert "/reset/key/" not in mail.outbox[1].body


def test_a_closed_account_gets_no_link(client: Client, cast: Cast):
    cast.bogdan.is_active = False
    cast.bogdan.save()

    client.post("/konto/password/reset/", {"email": cast.bogdan.email})

    assert "/reset/key/" not in mail.outbox[0].body


def test_asking_for_letters_is_limited(client: Client, cast: Cast):
    answers = [client.post("/konto/password/reset/", {"email": cast.lucja.email}).status_code for _ in range(6)]

    assert answers == [302] * 5 + [429]


def test_a_link_sets_one_password_once_and_ends_sessions(client: Client, cast: Cast):
    elsewhere = Client()
    log_in(elsewhere, cast.lucja.email)
    client.post("/konto/password/reset/", {"email": cast.lucja.email})
    link = link_in(mail.outbox[0])
    form = client.get(link).headers["Location"]
    assert "set-password" in form, "the secret leaves the address before anything else is loaded"

    assert "data-error-summary" in client.post(form, {"password1": "kotek"}).content.decode()
    done = client.post(form, {"password1": NEW})

    assert done.status_code == 302
    assert elsewhere.get("/moje-sprawy/").status_code == 302
    assert client.get("/moje-sprawy/").status_code == 302, "setting a password is not a log-in"
    assert log_in(client, cast.lucja.email, NEW).status_code == 302
    again = Client().get(link)
    assert again.status_code == 200
    assert "password1" not in again.content.decode()


@pytest.mark.parametrize(("minutes", "status"), [(59, 302), (61, 200)])
def test_a_link_is_good_for_an_hour(client: Client, cast: Cast, time_machine, minutes, status):
    time_machine.move_to("2026-11-02T09:00:00+00:00", tick=False)
    client.post("/konto/password/reset/", {"email": cast.lucja.email})

    time_machine.shift(minutes * 60)

    assert client.get(link_in(mail.outbox[0])).status_code == status


def test_a_made_up_link_opens_nothing(client: Client, db):
    answer = client.get("/konto/password/reset/key/1-abc-def/")

    assert answer.status_code == 200
    assert "password1" not in answer.content.decode()


@pytest.mark.parametrize(
    "address", ["signup/", "email/", "confirm-email/", "confirm-email/abc/", "login/code/confirm/"]
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_signs_up_or_changes_the_address_alone(client: Client, cast: Cast, address, method):
    given = {"email": "ktos@example.org", "password1": NEW, "action_add": ""}
    assert getattr(client, method)(f"/konto/{address}", given).status_code == 404
    client.force_login(cast.lucja)

    assert getattr(client, method)(f"/konto/{address}", given).status_code == 404
    assert not get_user_model().objects.filter(email="ktos@example.org").exists()


@pytest.mark.parametrize("address", ["google/login/", "3rdparty/", "social/connections/", "saml/acs/"])
def test_there_is_no_log_in_through_others(client: Client, db, address):
    assert client.get(f"/konto/{address}").status_code in {302, 404}
    assert client.get(f"/konto/{address}", follow=True).status_code in {200, 404}
