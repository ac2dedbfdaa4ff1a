"""Telling a person something: the one way in for every application."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from probierz.notices import kinds
from probierz.notices.models import Letter, MailPreference, Notice, about
from probierz.notices.queries import preference_of
from probierz.notices.rules import Digest, LetterKind, first_moment
from probierz.offices.models import Office
from probierz.people.models import Account


@dataclass(frozen=True, kw_only=True)
class Message:
    """What is told: `matter` names what it is about, and a later message about it takes the place of this one.

    Values in `params` are plain, name no person and quote nobody; `step` tells a repeated message from a new one.
    """

    kind: str
    href: str
    matter: str
    params: Mapping[str, Any] = field(default_factory=dict)
    office: Office | None = None
    step: str = ""
    due_on: date | None = None
    is_urgent: bool = False


def notify(account: Account, *, message: Message) -> bool:
    """Tell the person in Probierz, and by a letter as the person wishes; False when this was said before.

    Call it inside the transaction of what happened, so that both are kept or lost together.
    """
    if not kinds.is_known(message.kind):
        raise ValueError(f"nobody registered the notices {message.kind}")
    now = timezone.now()
    matter = about(message.kind, message.matter)
    values = _values(message, now)
    row, is_new = Notice.objects.get_or_create(account=account, about=matter, defaults=values)
    if not is_new:
        others = Notice.objects.filter(pk=row.pk).exclude(step=message.step)
        if not others.update(**values, read_at=None, mailed_at=None):
            return False
    plan_letter(account, is_urgent=message.is_urgent, now=now)
    return True


def plan_letter(account: Account, *, is_urgent: bool, now: datetime) -> None:
    """A letter at once, after the hours of rest, when the person wishes it so; otherwise the digest will say it."""
    wish = preference_of(account)
    at_once = wish.digest == Digest.IMMEDIATE or (is_urgent and wish.urgent_at_once and wish.digest != Digest.NEVER)
    if at_once:
        put_letter(account, kind=LetterKind.NOW, wish=wish, now=now)


def put_letter(account: Account, *, kind: LetterKind, wish: MailPreference, now: datetime) -> None:
    """Unless one of this kind waits already."""
    send_at = first_moment(timezone.localtime(now), since=wish.quiet_from, until=wish.quiet_until)
    waiting = {"account": account, "kind": kind, "ended_at": None}
    Letter.objects.get_or_create(**waiting, defaults={"send_at": send_at})


def _values(message: Message, now: datetime) -> dict[str, Any]:
    return {
        "kind": message.kind,
        "params": dict(message.params),
        "href": message.href,
        "office": message.office,
        "step": message.step,
        "due_on": message.due_on,
        "is_urgent": message.is_urgent,
        "made_at": now,
    }
