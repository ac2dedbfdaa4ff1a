"""From the secret of an API token to the actor it stands for."""

import hashlib
import secrets
from datetime import date

from probierz.access.actor import Actor, actor_of
from probierz.access.models import ApiToken
from probierz.access.permissions import Permission

PREFIX = "pbz_"  # lets secret scanners recognise a leaked token


def new_secret() -> str:
    """The prefix and 256 random bits."""
    return PREFIX + secrets.token_urlsafe(32)


def fingerprint(secret: str) -> str:
    """SHA-256, hex. A random secret of 256 bits needs no slow hash."""
    return hashlib.sha256(secret.encode()).hexdigest()


def actor_of_token(secret: str, *, on: date) -> Actor | None:
    """The actor narrowed to the token's permissions, None when it is unknown, expired or revoked."""
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
