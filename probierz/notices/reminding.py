"""Once a day: recalls what is due, tells the heads what is past its day, and plans the digests."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from probierz.access.actor import Actor, actor_of
from probierz.lib.duties import Duty
from probierz.notices import sources
from probierz.notices.heads import heads_of
from probierz.notices.models import Notice, about
from probierz.notices.queries import preference_of
from probierz.notices.rules import Digest, LetterKind, NoticeKind, is_digest_due, is_urgent, step_of
from probierz.notices.sending import Message, notify, put_letter
from probierz.offices.models import Office
from probierz.people.models import Account

Words = dict[str, str]  # the text of a matter by language
logger = logging.getLogger(__name__)
Matter = dict[str, Any]


@dataclass
class _Head:
    """A head and what is past its day among the head's people, by office."""

    account: Account
    matters: dict[int, tuple[Office, list[Matter]]] = field(default_factory=dict)


@dataclass
class _Round:
    """One day's round through all people."""

    on: date
    heads: dict[int, _Head] = field(default_factory=dict)
    own: dict[int, set[str]] = field(default_factory=dict)
    failed: set[str] = field(default_factory=set)


class NotAllReminded(Exception):
    """The round came to its end; so many people (the only argument) could not be reminded."""


def remind_everybody(*, on: date) -> None:
    """Each person in a transaction of its own. Raises NotAllReminded at the end, when some are to be tried again."""
    this = _Round(on)
    for account in Account.objects.filter(is_active=True).order_by("pk"):
        actor = actor_of(account, on=on)
        if actor.offices or actor.programmes:
            with _alone(this, account):
                _remind(this, account, actor)
    for head in this.heads.values():
        with _alone(this, head.account), transaction.atomic():
            _tell_head(this, head)
    if this.failed:
        raise NotAllReminded(len(this.failed))
    told = [head.account.pk for head in this.heads.values()]
    Notice.objects.filter(kind=NoticeKind.LATE_PEOPLE).exclude(account__in=told).delete()


@contextmanager
def _alone(this: _Round, account: Account) -> Iterator[None]:
    """What fails for one person is written down and takes nobody else along."""
    try:
        yield
    except Exception:
        this.failed.add(account.key)
        logger.exception("No reminders for the account %s", account.key)


def _remind(this: _Round, account: Account, actor: Actor) -> None:
    duties = sources.duties_of(actor, on=this.on, language=account.language)
    dated = [(duty, (duty.due_on - this.on).days) for duty in duties if duty.due_on]
    said = _worded(account, actor, duties, on=this.on) if any(step_of(days) for _duty, days in dated) else {}
    offices = {one.code: one for one in actor.offices}
    this.own[account.pk] = {sources.matter_of(duty) for duty in duties}
    for duty, days in dated:
        if days < 0 and duty.office in offices:
            _collect(this, account, offices[duty.office], duty, said[sources.matter_of(duty)])
    reminders = [
        _reminder(duty, said[sources.matter_of(duty)], step, days, offices.get(duty.office))
        for duty, days in dated
        if (step := step_of(days))
    ]
    with transaction.atomic():
        _forget_done(account, this.own[account.pk])
        for message in reminders:
            notify(account, message=message)
        _plan_digest(account, on=this.on)


def _worded(account: Account, actor: Actor, duties: list[Duty], *, on: date) -> dict[str, Words]:
    """The text of each matter in every language, since a notice outlives the language it was made in.

    What people wrote of it is not kept in notices, where forgetting could not reach it: the page reads it anew.
    """
    found: dict[str, Words] = {}
    for language, _name in settings.LANGUAGES:
        own = language == account.language
        for duty in duties if own else sources.duties_of(actor, on=on, language=language):
            found.setdefault(sources.matter_of(duty), {})[language] = duty.text
    return found


def _reminder(duty: Duty, words: Words, step: str, days: int, office: Office | None) -> Message:
    return Message(
        kind=NoticeKind.REMINDER,
        href=duty.href,
        matter=sources.matter_of(duty),
        params={"text": words, "matter": sources.matter_of(duty)},
        office=office,
        step=step,
        due_on=duty.due_on,
        is_urgent=is_urgent(days),
    )


def _forget_done(account: Account, waiting: set[str]) -> None:
    """What was done, or moved to another day, needs no reminder any more."""
    known = [about(NoticeKind.REMINDER, matter) for matter in waiting]
    Notice.objects.filter(account=account, kind=NoticeKind.REMINDER).exclude(about__in=known).delete()


def _collect(this: _Round, owner: Account, office: Office, duty: Duty, words: Words) -> None:
    for account in heads_of(owner, office=office, on=this.on):
        head = this.heads.setdefault(account.pk, _Head(account))
        matter = {"who": owner.key, "href": duty.href, "due_on": str(duty.due_on), "text": words}
        head.matters.setdefault(office.pk, (office, []))[1].append(matter)


def _tell_head(this: _Round, head: _Head) -> None:
    """One notice for an office; what waits for the head as well is in the head's own list already."""
    own = this.own.get(head.account.pk, set())
    told: list[int] = []
    for office, found in head.matters.values():
        matters = [one for one in found if f"{one['href']} {one['due_on']}" not in own]
        if matters:
            told.append(office.pk)
            _tell_of_late(head.account, office, matters)
    gone = Notice.objects.filter(account=head.account, kind=NoticeKind.LATE_PEOPLE)
    gone.exclude(office__in=told).delete()


def _tell_of_late(account: Account, office: Office, matters: list[Matter]) -> None:
    """New again only when a matter has joined the list; a shorter list is no news."""
    rows = Notice.objects.filter(account=account, about=about(NoticeKind.LATE_PEOPLE, office.code))
    before = rows.first()
    known = {_named(one) for one in before.params["matters"]} if before else set()
    now = {_named(one) for one in matters}
    if before and now <= known:
        rows.update(params={"matters": matters})
        return
    message = Message(
        kind=NoticeKind.LATE_PEOPLE,
        href=reverse("notices:list"),
        matter=office.code,
        params={"matters": matters},
        office=office,
        step=about(*sorted(now))[:20],
    )
    notify(account, message=message)


def _named(matter: Mapping[str, Any]) -> str:
    return f"{matter['who']} {matter['href']} {matter['due_on']}"


def _plan_digest(account: Account, *, on: date) -> None:
    wish = preference_of(account)
    if not is_digest_due(Digest(wish.digest), last=wish.digest_on, on=on):
        return
    wish.digest_on = on
    wish.save()
    put_letter(account, kind=LetterKind.DIGEST, wish=wish, now=timezone.now())
