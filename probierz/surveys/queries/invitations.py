"""Invitations: whether a token still opens the form, and what an office may know of its lists."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.crypto import salted_hmac

from probierz.offices.models import Office
from probierz.offices.scope import across_offices
from probierz.surveys.models import Invitation, Mailing, SpentInvitation, Unsubscription, Wave
from probierz.surveys.rules import THRESHOLD
from probierz.surveys.rules.invitations import LETTERS, InvitationState


def token_of(key: str) -> str:
    """What the link in a letter carries; made anew for a reminder, so that no copy of it is kept."""
    return salted_hmac("probierz.surveys.invitation", key, algorithm="sha256").hexdigest()[:40]


def digest_of(token: str) -> str:
    """By this a token finds its invitation."""
    return salted_hmac("probierz.surveys.invitation.digest", token, algorithm="sha256").hexdigest()


def mark_of(token: str) -> str:
    """By this a used token is known again; it says nothing about the invitation without the secret."""
    return salted_hmac("probierz.surveys.invitation.mark", token, algorithm="sha256").hexdigest()


def address_digest(office: Office, address: str) -> str:
    """By this an address that wants no letters is known again when somebody types it."""
    said = f"{office.key}:{address.strip().casefold()}"
    return salted_hmac("probierz.surveys.unsubscription", said, algorithm="sha256").hexdigest()


def who_takes_letters(office: Office, addresses: Iterable[str]) -> set[str]:
    """Those of the addresses that did not ask this office for no letters; in the office's scope."""
    refused = set(Unsubscription.objects.filter(office=office).values_list("digest", flat=True))
    return {one for one in addresses if address_digest(office, one) not in refused}


@dataclass(frozen=True)
class Invited:
    """Whoever holds a token that is good: never which address it went to."""

    mailing_id: int
    mark: str
    is_used: bool


def invited_by(token: str, *, point_id: int) -> Invited | None:
    """None for a token that nobody sent, or whose list is deleted; it belongs to one collection point."""
    with across_offices(reason="A token is all that an invited person has; it names the office."):
        row = Invitation.objects.filter(digest=digest_of(token), mailing__point=point_id).first()
        if row is None:
            return None
        mark = mark_of(token)
        return Invited(row.mailing_id, mark, is_used=SpentInvitation.objects.filter(mark=mark).exists())


def invitation_of(token: str, *, code: str) -> Invitation | None:
    """For whoever wants no more letters; opens no scope of its own."""
    rows = Invitation.objects.filter(digest=digest_of(token), mailing__point__public_code=code)
    return rows.select_related("office").first()


@dataclass(frozen=True)
class MailingSummary:
    """A list as its office sees it: sums, and of use only what cannot point at one person."""

    mailing: Mailing
    active: int
    refused: int
    unsubscribed: int
    sent: int
    waiting: int

    @property
    def used(self) -> int | None:
        """None while it would tell of fewer than ten people."""
        return self.mailing.used if self.mailing.used >= THRESHOLD else None


NO_ADDRESSES = [0, 0, 0, 0, 0]  # of a deleted list


def mailings_of(office: Office, *, waves: list[Wave]) -> list[MailingSummary]:
    """The newest first; in the office's scope."""
    rows = Mailing.objects.filter(office=office, wave__in=waves).select_related("wave__campaign", "point")
    return _summaries(list(rows.order_by("-made_on", "-pk")))


def mailing_of(office: Office, key: str) -> MailingSummary | None:
    rows = Mailing.objects.filter(office=office, key=key).select_related("wave__campaign", "point")
    return next(iter(_summaries(list(rows))), None)


def _summaries(mailings: list[Mailing]) -> list[MailingSummary]:
    """Counted at once for all the lists."""
    active, is_due = Q(state=InvitationState.ACTIVE), Q()
    for state, letters in LETTERS.items():
        is_due |= Q(mailing__state=state, letters__lt=letters)
    rows = Invitation.objects.filter(mailing__in=[one.pk for one in mailings]).order_by().values_list("mailing")
    counts = rows.annotate(
        active=Count("pk", filter=active),
        refused=Count("pk", filter=Q(state=InvitationState.REFUSED)),
        unsubscribed=Count("pk", filter=Q(state=InvitationState.UNSUBSCRIBED)),
        sent=Count("pk", filter=Q(letters__gte=1)),
        waiting=Count("pk", filter=active & is_due),
    )
    by_mailing = {mailing_id: numbers for mailing_id, *numbers in counts}
    return [MailingSummary(one, *by_mailing.get(one.pk, NO_ADDRESSES)) for one in mailings]
