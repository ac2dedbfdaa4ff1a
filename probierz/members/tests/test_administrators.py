"""The first administrator is made at the machine, with a good password and a trace."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from probierz.people.models import Account
from probierz.trail.models import Event

GOOD = "zielona-rzeka-w-kwietniu"


def add(monkeypatch: pytest.MonkeyPatch, email: str, password: str, **options: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
    call_command("administrator_add", email, "--password-stdin", stdout=io.StringIO(), **options)


def test_the_first_administrator_logs_in_and_enters_the_installation(
    db: None, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(monkeypatch, "Adam@Example.org", GOOD, name="Adam Nowak")

    account = Account.objects.get()
    assert (account.email, account.name, account.is_administrator) == ("adam@example.org", "Adam Nowak", True)
    assert account.check_password(GOOD)
    client.force_login(account)
    assert client.get("/instalacja/").status_code == 200
    assert Event.objects.get().verb == "account.administrator.appointed"


def test_somebody_with_an_account_becomes_administrator(cast, monkeypatch: pytest.MonkeyPatch) -> None:
    add(monkeypatch, cast.bogdan.email, GOOD)

    cast.bogdan.refresh_from_db()
    assert cast.bogdan.is_administrator
    assert cast.bogdan.name == "Bogdan Łoś"


@pytest.mark.parametrize(
    ("email", "password"), [("adam", GOOD), ("adam@example.org", "krótkie"), ("a@example.org", "")]
)
def test_a_wrong_address_or_a_weak_password_changes_nothing(
    db: None, monkeypatch: pytest.MonkeyPatch, email: str, password: str
) -> None:
    with pytest.raises(CommandError):
        add(monkeypatch, email, password)

    assert not Account.objects.exists()
    assert not Event.objects.exists()


def test_two_different_passwords_change_nothing(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = iter([GOOD, "co-innego-calkiem"])
    monkeypatch.setattr("getpass.getpass", lambda _prompt: next(typed))

    with pytest.raises(CommandError, match="differ"):
        call_command("administrator_add", "adam@example.org")

    assert not Account.objects.exists()
