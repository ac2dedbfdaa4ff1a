"""From the secret of an API token to the actor it stands for."""

import copy
import hashlib
import secrets
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from django.db import connection

from probierz.access.actor import Actor, actor_of
from probierz.access.models import ApiToken
from probierz.access.permissions import Permission

PREFIX = "pbz_"  # lets secret scanners recognise a leaked token
MOST_REMEMBERED = 1_000

# Everything an actor is made of, but for absences and programmes: whoever has those is built anew each time.
_ROWS = """
    SELECT
        EXISTS (
            SELECT 1 FROM people_absence absence JOIN people_employee employee ON employee.id = absence.deputy_id
            WHERE employee.account_id = token.account_id
        ) OR EXISTS (SELECT 1 FROM people_coordinator WHERE account_id = token.account_id),
        token.*, account.*, membership.*, office.*
    FROM access_apitoken token
    JOIN people_account account ON account.id = token.account_id
    LEFT JOIN people_membership membership ON membership.account_id = account.id
    LEFT JOIN offices_office office ON office.id = membership.office_id
    WHERE token.sha256 = %s
    ORDER BY membership.id
"""


class _Origin(NamedTuple):
    """The rows an actor was built of, as a digest (they hold secrets), and the day it was built for."""

    digest: bytes
    on: date


_remembered: dict[_Origin, Actor] = {}


def new_secret() -> str:
    """The prefix and 256 random bits."""
    return PREFIX + secrets.token_urlsafe(32)


def fingerprint(secret: str) -> str:
    """SHA-256, hex. A random secret of 256 bits needs no slow hash."""
    return hashlib.sha256(secret.encode()).hexdigest()


def actor_of_token(secret: str, *, on: date) -> Actor | None:
    """The actor narrowed to the token's permissions, None when it is unknown, expired or revoked.

    A program asks again and again: its actor is remembered for as long as no row it was built of has changed, which
    one statement tells. Building it was two thirds of a request (`./run bench nonconformities`).
    """
    origin = _origin(secret, on)
    if origin is None:
        return _built(secret, on)
    actor = _remembered.get(origin)  # asked once: another thread may forget all in between
    if actor is None:
        actor = _built(secret, on)
        if actor is None or _origin(secret, on) != origin:  # something changed in between: nothing to rely on
            return actor
        if len(_remembered) >= MOST_REMEMBERED:
            _remembered.clear()
        _remembered[origin] = actor
    return _own_copy(actor)


def _origin(secret: str, on: date) -> _Origin | None:
    """None when the token is unknown, or its actor rests on more than can be compared."""
    with connection.cursor() as cursor:
        cursor.execute(_ROWS, [fingerprint(secret)])
        rows = cursor.fetchall()
    if not rows or rows[0][0]:
        return None
    return _Origin(hashlib.sha256(repr(rows).encode()).digest(), on)


def _own_copy(actor: Actor) -> Actor:
    """Whoever changes an office or an account changes nobody else's."""
    return replace(actor, account=copy.copy(actor.account), offices=tuple(map(copy.copy, actor.offices)))


def _built(secret: str, on: date) -> Actor | None:
    token = (
        ApiToken.objects.select_related("account")
        .filter(sha256=fingerprint(secret), revoked_at=None, expires_on__gte=on)
        .filter(account__is_active=True)
        .first()
    )
    if token is None:
        return None
    # A token outlives the version that made it: a permission no longer known is none.
    only = frozenset(permission for permission in Permission if permission in token.permissions)
    return actor_of(token.account, on=on).narrowed(only)
