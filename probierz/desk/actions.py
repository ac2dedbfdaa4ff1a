"""What a person changes about the own account: name, language, tokens."""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.models import ApiToken
from probierz.access.permissions import Permission
from probierz.access.tokens import fingerprint, new_secret
from probierz.people.models import Account
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


class TokenGone(Exception):
    """The token is not this person's, or was revoked before."""


@action(Permission.ACCOUNT_MANAGE)
def change_account(actor: Actor, *, account: Account, name: str, language: str) -> None:
    """Change one's own name and language."""
    before = {"name": account.name, "language": account.language}
    account.name, account.language = name, language
    account.save(update_fields=["name", "language"])
    record(
        actor,
        Verb.ACCOUNT_CHANGED,
        account,
        before={"language": before["language"]},
        after={"language": language},
        personal={"name_before": before["name"], "name_after": name},
    )


@action(Permission.TOKEN_MANAGE)
def make_token(
    actor: Actor, *, account: Account, name: str, permissions: Iterable[Permission], expires_on: date
) -> str:
    """Make a token; its secret is returned once and never kept."""
    secret = new_secret()
    allowed = sorted(permission.value for permission in permissions)
    token = ApiToken.objects.create(
        account=account,
        name=name,
        sha256=fingerprint(secret),
        permissions=allowed,
        expires_on=expires_on,
    )
    after = {"permissions": allowed, "expires_on": expires_on}
    record(actor, Verb.TOKEN_MADE, token, after=after, personal={"name": name})
    return secret


@action(Permission.TOKEN_MANAGE)
def revoke_token(actor: Actor, *, account: Account, key: str) -> None:
    """Revoke one's own token; it stops working with the next request."""
    token = ApiToken.objects.filter(account=account, key=key, revoked_at=None).first()
    if token is None:
        raise TokenGone
    now = timezone.now()
    if not ApiToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=now):
        raise TokenGone
    record(actor, Verb.TOKEN_REVOKED, token, after={"revoked_at": now})
