"""Letters: read at the moment they leave, in the reader's language, naming nobody else."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from smtplib import SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from probierz.access.actor import Actor, actor_of
from probierz.lib.duties import Duty, Urgency
from probierz.notices import sources
from probierz.notices.kinds import sentence_of
from probierz.notices.labels import in_words
from probierz.notices.models import Letter, MailPreference, Notice, about
from probierz.notices.queries import preference_of
from probierz.notices.rules import Digest, LetterKind, NoticeKind, first_moment, names_somebody
from probierz.offices.scope import office_scope
from probierz.people.models import Account, Employee

logger = logging.getLogger(__name__)
AT_ONCE = 100  # letters in one round of the timetable
ABANDONED = timedelta(minutes=15)  # a round that began a letter and never ended it
LATER = timedelta(minutes=15)  # when the server asks to come again
PERMANENT = 500  # replies of SMTP from here on are a "no", those below a "not now"


@dataclass(frozen=True)
class Line:
    """What to do, how far its day is, and where to do it."""

    text: str
    when: str
    address: str


@dataclass(frozen=True)
class Group:
    """`waits` tells what is to be done from what only happened."""

    heading: str
    lines: list[Line]
    waits: bool = True


@dataclass(frozen=True)
class Text:
    """A letter ready to leave, and the notices that it tells."""

    subject: str
    body: str
    notices: Sequence[Notice]


def send_waiting(*, now: datetime) -> int:
    """Letters whose moment has come; returns how many left. A server that cannot be reached is tried next time."""
    due = Letter.objects.filter(_free(now), ended_at=None, send_at__lte=now).select_related("account")
    rows = list(due.order_by("send_at", "pk")[:AT_ONCE])
    if not rows:
        return 0
    try:
        with get_connection() as server:
            return sum(_send(letter, server, now=now) for letter in rows)
    except OSError:
        logger.exception("The mail server cannot be reached; letters wait for the next round.")
        return 0


def compose(account: Account, kind: LetterKind, *, on: date) -> Text | None:
    """The letter in the reader's language; nothing when there is nothing to say any more."""
    actor = actor_of(account, on=on)
    duties = sources.duties_of(actor, on=on, language=account.language)
    notices = _untold(account, kind, duties)
    with override(account.language):
        others = _names_of_others(actor)
        groups = _digest(duties, notices, others, on) if kind is LetterKind.DIGEST else _news(notices, others, on)
        if not any(one.lines for one in groups):
            return None
        count = sum(len(one.lines) for one in groups if one.waits)
        is_urgent = kind is LetterKind.NOW and any(one.is_urgent for one in notices)
        context = {"groups": groups, "is_urgent": is_urgent, "count": count, **_addresses()}
        body = render_to_string("notices/mail/letter.txt", context)
        return Text(subject=_subject(count, is_urgent=is_urgent), body=body, notices=notices)


def _free(now: datetime) -> Q:
    return Q(taken_at=None) | Q(taken_at__lt=now - ABANDONED)


def _send(letter: Letter, server: BaseEmailBackend, *, now: datetime) -> int:
    """1 when it left. Taken first, so that two rounds never send the same letter."""
    if not _may_leave(letter, now) or not _take(letter, now):
        return 0
    text = compose(letter.account, LetterKind(letter.kind), on=timezone.localdate(now))
    if text is None or not letter.account.is_active:
        _end(letter, now)
        return 0
    try:
        _post(text, letter.account, server)
    except (SMTPRecipientsRefused, SMTPResponseException) as refusal:
        _refused(letter, refusal, now=now)
        return 0
    except OSError:
        _put_back(letter, send_at=letter.send_at)
        raise
    Notice.objects.filter(pk__in=[one.pk for one in text.notices]).update(mailed_at=now)
    MailPreference.objects.filter(account=letter.account, refused_at__isnull=False).update(refused_at=None)
    _end(letter, now)
    return 1


def _may_leave(letter: Letter, now: datetime) -> bool:
    """Not to whoever wants none by now, and not in the hours of rest, also when a server came back at night."""
    wish = preference_of(letter.account)
    if wish.digest == Digest.NEVER:
        _end(letter, now)
        return False
    local = timezone.localtime(now)
    send_at = first_moment(local, since=wish.quiet_from, until=wish.quiet_until)
    if send_at > local:
        _put_back(letter, send_at=send_at)
    return send_at <= local


def _take(letter: Letter, now: datetime) -> bool:
    return Letter.objects.filter(_free(now), pk=letter.pk, ended_at=None).update(taken_at=now) == 1


def _end(letter: Letter, now: datetime) -> None:
    Letter.objects.filter(pk=letter.pk).update(ended_at=now)


def _put_back(letter: Letter, *, send_at: datetime) -> None:
    Letter.objects.filter(pk=letter.pk).update(taken_at=None, send_at=send_at)


def _post(text: Text, account: Account, server: BaseEmailBackend) -> None:
    headers = {
        "Auto-Submitted": "auto-generated",
        "List-Unsubscribe": f"<{_addresses()['settings_address']}>",
    }
    EmailMessage(text.subject, text.body, None, [account.email], headers=headers, connection=server).send()


def _refused(letter: Letter, refusal: SMTPRecipientsRefused | SMTPResponseException, *, now: datetime) -> None:
    """A "not now" is tried again; after a "no" the person reads about it on the page of preferences."""
    if isinstance(refusal, SMTPRecipientsRefused):
        codes = [code for code, _words in refusal.recipients.values()]
    else:
        codes = [refusal.smtp_code]
    if min(codes) < PERMANENT:
        _put_back(letter, send_at=now + LATER)
        return
    logger.warning("A letter to the account %s was refused with %s.", letter.account.key, codes)
    _end(letter, now)
    MailPreference.objects.update_or_create(account=letter.account, defaults={"refused_at": now})


def _untold(account: Account, kind: LetterKind, duties: list[Duty]) -> list[Notice]:
    """Not read, not mailed; reminders only of what still waits, and in a letter at once only what cannot wait."""
    still = {about(NoticeKind.REMINDER, sources.matter_of(duty)) for duty in duties}
    rows = Notice.objects.filter(account=account, read_at=None, mailed_at=None).order_by("due_on", "pk")
    rows = rows.filter(~Q(kind=NoticeKind.REMINDER) | Q(about__in=still))
    if kind is LetterKind.NOW and preference_of(account).digest != Digest.IMMEDIATE:
        rows = rows.filter(is_urgent=True)
    return list(rows)


def _digest(duties: list[Duty], notices: list[Notice], others: set[str], on: date) -> list[Group]:
    """Everything that waits, and what else happened."""
    groups: dict[Urgency, list[Line]] = {urgency: [] for urgency in Urgency}
    for duty in duties:
        days = (duty.due_on - on).days if duty.due_on else None
        line = _line(duty.text, duty.where, duty.href, "" if days is None else in_words(days), others)
        groups[duty.urgency(on)].append(line)
    headings = {
        Urgency.LATE: _("Past their day"),
        Urgency.SOON: _("This week"),
        Urgency.LATER: _("When you have time"),
    }
    told = [one for one in notices if one.kind != NoticeKind.REMINDER]
    found = [Group(headings[urgency], lines) for urgency, lines in groups.items() if lines]
    return [*found, *([Group(_("What happened"), _lines(told, others, on), waits=False)] if told else [])]


def _news(notices: list[Notice], others: set[str], on: date) -> list[Group]:
    """What waits, then what only happened."""
    waiting = [one for one in notices if one.is_urgent or one.kind == NoticeKind.REMINDER]
    happened = [one for one in notices if one not in waiting]
    groups = [
        Group("", _lines(waiting, others, on)),
        Group(_("What happened"), _lines(happened, others, on), waits=False),
    ]
    return [one for one in groups if one.lines]


def _lines(notices: list[Notice], others: set[str], on: date) -> list[Line]:
    return [
        _line(
            sentence_of(one.kind, one.params),
            one.office.name if one.office else "",
            one.href,
            in_words((one.due_on - on).days) if one.due_on else "",
            others,
        )
        for one in notices
    ]


def _line(text: str, where: str, href: str, when: str, others: set[str]) -> Line:
    """A text that names a colleague stays in Probierz; the letter says only where something waits."""
    if names_somebody(text, others):
        text = _("A matter in: %(place)s") % {"place": where} if where else _("A matter in Probierz")
    return Line(text=text, when=when, address=settings.PROBIERZ_PUBLIC_URL + href)


def _names_of_others(actor: Actor) -> set[str]:
    with office_scope(*(office.pk for office in actor.offices)):
        rows = Employee.objects.exclude(account=actor.account) if actor.account else Employee.objects.all()
        return set(rows.values_list("family_name", flat=True).distinct())


def _subject(count: int, *, is_urgent: bool) -> str:
    if not count:
        return _("Probierz: what happened")
    if not is_urgent:
        words = ngettext("Probierz: %(n)s matter waits for you", "Probierz: %(n)s matters wait for you", count)
    else:
        words = ngettext("Probierz: %(n)s matter does not wait", "Probierz: %(n)s matters do not wait", count)
    return words % {"n": count}


def _addresses() -> dict[str, str]:
    base = settings.PROBIERZ_PUBLIC_URL
    return {
        "all_address": base + reverse("notices:list"),
        "settings_address": base + reverse("notices:preferences"),
    }
