"""Keeping no longer than the public page promises: contacts of those who told without an account."""

from datetime import timedelta

from django.utils import timezone

from probierz.access.actions import action
from probierz.access.actor import Actor, system_actor
from probierz.access.permissions import Permission
from probierz.improvement.models import Nonconformity
from probierz.offices.scope import across_offices, office_scope
from probierz.trail.models import Event
from probierz.trail.recording import record
from probierz.trail.verbs import Verb

_YEAR = timedelta(days=365)


def forget_old_contacts() -> None:
    """The daily duty."""
    actor = system_actor("retention")
    for case in _past():
        with office_scope(case.office_id):
            forget_contact(actor, case=case)


@action(Permission.IMPROVEMENT_MANAGE)
def forget_contact(actor: Actor, *, case: Nonconformity) -> None:
    """The contact goes from the case and from its history; what was told stays in the register."""
    Nonconformity.objects.filter(pk=case.pk).update(contact="")
    Event.objects.filter(verb=Verb.NONCONFORMITY_REPORTED.value, target_key=case.key).forget()
    record(actor, Verb.CONTACT_FORGOTTEN, case)


def _past() -> list[Nonconformity]:
    """Those that ended longer ago than the model declares to keep their contacts."""
    years = Nonconformity.privacy.retention.years or 0
    ended = timezone.localdate() - years * _YEAR
    with across_offices(reason="Contacts past their retention are removed everywhere."):
        rows = Nonconformity.objects.filter(closed_on__lt=ended).exclude(contact="")
        return list(rows.select_related("office"))
