"""What the timetable does with invitations: letters leave slowly, used ones settle by tens, lists are deleted."""

import logging
import secrets
from datetime import date
from smtplib import SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F, Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from probierz.access.actor import system_actor
from probierz.offices.scope import across_offices, office_scope
from probierz.surveys.actions.invitations import delete_list
from probierz.surveys.models import Invitation, Mailing, SpentInvitation, random_key
from probierz.surveys.queries.invitations import mark_of, token_of
from probierz.surveys.rules import WaveState
from probierz.surveys.rules.invitations import (
    LETTERS,
    LINK_MARK,
    SETTLED_AT_ONCE,
    InvitationState,
    MailingState,
)

logger = logging.getLogger(__name__)
PERMANENT = 500  # replies of SMTP from here on are a "no", those below a "not now"


def send_invitations() -> int:
    """A minute's worth of letters; returns how many left."""
    with across_offices(reason="The timetable sends the waiting invitations of every office."):
        rows = _waiting(settings.PROBIERZ_INVITATIONS_A_MINUTE)
        if not rows:
            return 0
        try:
            with get_connection() as server:
                return sum(_sent(row, server) for row in rows)
        except OSError:
            logger.exception("The mail server cannot be reached; invitations wait for the next round.")
            return 0


def settle_used_invitations() -> None:
    """Marks that have come since are written anew, ten or more at once and shuffled, with no tie to their answers."""
    with across_offices(reason="The timetable settles the used invitations of every office."):
        fresh = SpentInvitation.objects.filter(is_settled=False)
        for mailing in Mailing.objects.filter(pk__in=fresh.values("mailing")):
            _settle(mailing)


def delete_old_lists() -> None:
    """What the timetable does each day."""
    delete_lists_on(timezone.localdate())


def delete_lists_on(today: date) -> int:
    """Lists whose day has come or whose wave is over; returns how many."""
    with across_offices(reason="The timetable deletes the lists of every office whose time is up."):
        is_over = Q(delete_on__lte=today) | Q(wave__state=WaveState.CLOSED)
        rows = list(Mailing.objects.filter(is_over).exclude(state=MailingState.DELETED).select_related("office"))
    for mailing in rows:
        with office_scope(mailing.office_id):
            delete_list(system_actor("surveys"), mailing=mailing, on=today)
    return len(rows)


def _waiting(most: int) -> list[Invitation]:
    rows = Invitation.objects.filter(state=InvitationState.ACTIVE, mailing__wave__state=WaveState.OPEN)
    missing = Q()
    for state, letters in LETTERS.items():
        missing |= Q(mailing__state=state, letters__lt=letters)
    return list(rows.filter(missing).select_related("mailing__point", "office").order_by("letters", "pk")[:most])


def _sent(row: Invitation, server: BaseEmailBackend) -> int:
    """Taken first, so that two rounds never write twice. A used invitation is passed over, as if it had been sent."""
    if not Invitation.objects.filter(pk=row.pk, letters=row.letters).update(letters=F("letters") + 1):
        return 0
    token = token_of(row.key)
    if SpentInvitation.objects.filter(mark=mark_of(token)).exists():
        return 0
    try:
        _letter(row, token, server).send()
    except (SMTPRecipientsRefused, SMTPResponseException) as refusal:
        _refused(row, refusal)
        return 0
    except OSError:
        Invitation.objects.filter(pk=row.pk).update(letters=row.letters)
        raise
    return 1


def _letter(row: Invitation, token: str, server: BaseEmailBackend) -> EmailMessage:
    mailing = row.mailing
    code, base = mailing.point.public_code, settings.PROBIERZ_PUBLIC_URL
    form = f"{base}{reverse('surveys:form', args=[code])}?z={token}&lang={row.language}"
    no_more = f"{base}{reverse('surveys:unsubscribe', args=[code])}?z={token}&lang={row.language}"
    is_english = row.language == "en"
    body = mailing.body_en if is_english else mailing.body_pl
    context = {"body": body.replace(LINK_MARK, form), "mailing": mailing, "office": row.office, "no_more": no_more}
    with override(row.language):
        text = render_to_string("surveys/mail/invitation.txt", context)
    return EmailMessage(
        mailing.subject_en if is_english else mailing.subject_pl,
        text,
        None,
        [row.address],
        headers={
            "Auto-Submitted": "auto-generated",
            "List-Unsubscribe": f"<{no_more}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
        connection=server,
    )


def _refused(row: Invitation, refusal: SMTPRecipientsRefused | SMTPResponseException) -> None:
    """A "not now" is tried again in the next round; a "no" is told as a number on the list's page."""
    if isinstance(refusal, SMTPRecipientsRefused):
        codes = [code for code, _words in refusal.recipients.values()]
    else:
        codes = [refusal.smtp_code]
    if min(codes) < PERMANENT:
        Invitation.objects.filter(pk=row.pk).update(letters=row.letters)
    else:
        Invitation.objects.filter(pk=row.pk).update(state=InvitationState.REFUSED)


def _settle(mailing: Mailing) -> None:
    with transaction.atomic():
        rows = list(SpentInvitation.objects.select_for_update().filter(mailing=mailing, is_settled=False))
        if len(rows) < SETTLED_AT_ONCE:
            return
        SpentInvitation.objects.filter(pk__in=[row.pk for row in rows]).delete()
        secrets.SystemRandom().shuffle(rows)
        for row in rows:
            row.pk, row.is_settled = random_key(), True
        SpentInvitation.objects.bulk_create(rows)
        Mailing.objects.filter(pk=mailing.pk).update(used=F("used") + len(rows))
