"""What a person does with the own notices: reads them, and says how to be written to."""

from dataclasses import dataclass

from django.utils import timezone

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.notices.models import Letter, MailPreference, Notice
from probierz.notices.rules import Digest
from probierz.people.models import Account
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@dataclass(frozen=True, kw_only=True)
class Wish:
    digest: Digest
    urgent_at_once: bool
    quiet_from: int
    quiet_until: int


@action(Permission.ACCOUNT_MANAGE, silent_because="That a person has read a reminder is nobody's business.")
def read_notice(actor: Actor, *, notice: Notice) -> None:
    Notice.objects.filter(pk=notice.pk, read_at=None).update(read_at=timezone.now())


@action(Permission.ACCOUNT_MANAGE, silent_because="That a person has read a reminder is nobody's business.")
def read_all(actor: Actor, *, account: Account) -> int:
    """How many there were."""
    return Notice.objects.filter(account=account, read_at=None).update(read_at=timezone.now())


@action(Permission.ACCOUNT_MANAGE)
def choose_mail(actor: Actor, *, account: Account, wish: Wish) -> MailPreference:
    """From the next letter on; whoever wants none gets not even the one that waits."""
    row, _is_new = MailPreference.objects.update_or_create(account=account, defaults=vars(wish))
    if wish.digest is Digest.NEVER:
        Letter.objects.filter(account=account, ended_at=None).update(ended_at=timezone.now())
    record(actor, Verb.MAIL_CHOSEN, account, after={"mail": wish.digest})
    return row
