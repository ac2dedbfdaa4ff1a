"""Who of the demonstration opens a page, and the smallest picture they may hand over."""

from django.test import Client

from probierz.demo.accounts import LOGINS
from probierz.people.models import Account
from probierz.people.rules import Role

DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c020000000b4944415478da6364f80f00010501012718e3660000000049454e44ae426082"
)


def account_of(role: Role) -> Account:
    return Account.objects.get(email=next(login.email for login in LOGINS if login.role is role))


def sent(client: Client, address: str, **fields: object) -> str:
    """Post as a form does; where it leads. A refusal here is a mistake of the test."""
    answer = client.post(address, fields)
    page = answer.content.decode()
    assert answer.status_code in {200, 302}, f"{address} answers {answer.status_code}"
    assert "data-error-summary" not in page, f"{address} refuses {fields}"
    return str(answer.headers.get("Location", address))
