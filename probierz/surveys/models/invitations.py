"""Lists of addresses that are invited by e-mail, kept apart from the answers and not for long."""

from django.db import models
from django.db.models import Q

from probierz.lib.identifiers import portable_id
from probierz.lib.privacy import Privacy, Retention, Since, without_personal_data
from probierz.offices.columns import choices_of, is_known
from probierz.offices.owned import OfficeManager, OfficeOwned, OwnedQuerySet
from probierz.surveys.models.answers import random_key
from probierz.surveys.models.campaigns import Wave
from probierz.surveys.models.points import CollectionPoint
from probierz.surveys.rules.invitations import InvitationState, MailingState


class MailingQuerySet(OwnedQuerySet["Mailing"]):
    """Lists of the offices in scope."""


class Mailing(OfficeOwned):
    """One list of one wave: why the office may write, what it writes, and the day on which the list is deleted.

    The numbers outlive the list; `used` moves in steps of ten.
    """

    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    wave = models.ForeignKey(Wave, on_delete=models.PROTECT, related_name="+")
    point = models.ForeignKey(CollectionPoint, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    legal_basis = models.CharField(max_length=500)
    delete_on = models.DateField()
    subject_pl = models.CharField(max_length=150)
    body_pl = models.TextField()
    subject_en = models.CharField(max_length=150)
    body_en = models.TextField()
    state = models.CharField(max_length=10, choices=choices_of(MailingState), default=MailingState.DRAFT)
    invited = models.PositiveIntegerField()
    used = models.PositiveIntegerField(default=0)
    made_on = models.DateField()
    deleted_on = models.DateField(null=True, blank=True)

    privacy = without_personal_data("A letter, days and counts; the addresses are rows of their own.")
    objects = OfficeManager.from_queryset(MailingQuerySet)()

    class Meta:
        constraints = [
            is_known("state", MailingState, name="mailing_state"),
            models.CheckConstraint(
                condition=Q(state=MailingState.DELETED, deleted_on__isnull=False)
                | (~Q(state=MailingState.DELETED) & Q(deleted_on__isnull=True)),
                name="mailing_deleted_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class MailedInvitationQuerySet(OwnedQuerySet["Invitation"]):
    """Invitations of the offices in scope."""


class Invitation(OfficeOwned):
    """One address that may answer once. The token of its letter is derived from the key and kept nowhere.

    Whether it was used is not written here: see SpentInvitation.
    """

    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    mailing = models.ForeignKey(Mailing, on_delete=models.PROTECT, related_name="invitations")
    address = models.EmailField()
    language = models.CharField(max_length=2, default="pl")
    digest = models.CharField(max_length=64, unique=True)
    state = models.CharField(max_length=12, choices=choices_of(InvitationState), default=InvitationState.ACTIVE)
    letters = models.PositiveSmallIntegerField(default=0)

    privacy = Privacy(
        is_deleted=True, found_by=("address",), secret=("digest", "key"), retention=Retention(1, Since.CREATION)
    )
    objects = OfficeManager.from_queryset(MailedInvitationQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mailing", "address"], name="invitation_once_on_a_list"),
            is_known("state", InvitationState, name="invitation_state"),
        ]
        indexes = [models.Index(fields=["mailing", "state", "letters"], name="invitation_to_send")]

    def __str__(self) -> str:
        return f"invitation {self.key}"


class SpentInvitationQuerySet(OwnedQuerySet["SpentInvitation"]):
    """Marks of the offices in scope."""


class SpentInvitation(OfficeOwned):
    """That some invitation was used, written together with its answer so that nobody can answer twice.

    The mark is keyed with the installation's secret, so a copy of the database leads from it to no address. As soon
    as ten are together they are written anew in one shuffled step: PostgreSQL keeps with each row which transaction
    wrote it, and that was the one of the answer.
    """

    id = models.BigAutoField(primary_key=True, default=random_key)
    mailing = models.ForeignKey(Mailing, on_delete=models.PROTECT, related_name="+")
    mark = models.CharField(max_length=64, unique=True)
    is_settled = models.BooleanField(default=False)

    privacy = without_personal_data("A keyed mark; without the installation's secret it leads to nobody.")
    objects = OfficeManager.from_queryset(SpentInvitationQuerySet)()

    def __str__(self) -> str:
        return "a used invitation"


class UnsubscriptionQuerySet(OwnedQuerySet["Unsubscription"]):
    """Wishes of the offices in scope."""


class Unsubscription(OfficeOwned):
    """Somebody wants no invitations from this office; kept as a keyed digest, so that later lists obey it."""

    digest = models.CharField(max_length=64)

    privacy = without_personal_data("A keyed digest of an address; it tells only whether one typed again is the same.")
    objects = OfficeManager.from_queryset(UnsubscriptionQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "digest"], name="unsubscription_once")]

    def __str__(self) -> str:
        return "an address that wants no invitations"
