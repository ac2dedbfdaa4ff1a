"""Who of the demonstration opens a page, and the smallest picture they may hand over."""

from probierz.demo.accounts import LOGINS
from probierz.people.models import Account
from probierz.people.rules import Role

DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c020000000b4944415478da6364f80f00010501012718e3660000000049454e44ae426082"
)


def account_of(role: Role) -> Account:
    return Account.objects.get(email=next(login.email for login in LOGINS if login.role is role))
