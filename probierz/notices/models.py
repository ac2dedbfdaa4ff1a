"""What a person is told, how the person wants to be written to, and the letters that wait or left."""

from hashlib import sha256

from django.db import models
from django.db.models import Q

from probierz.lib.identifiers import portable_id
from probierz.lib.privacy import Privacy, Retention, Since, without_personal_data
from probierz.notices.rules import Digest, LetterKind
from probierz.offices.columns import choices_of, is_known

QUIET_FROM, QUIET_UNTIL = 20, 7


def about(*parts: object) -> str:
    """What a notice is about, so that the same matter has one row that moves and never two."""
    return sha256("\n".join(map(str, parts)).encode()).hexdigest()


class Notice(models.Model):
    """One thing that one person is told; its words are made from the kind and plain values.

    People in the values stand by their account's key, so that a forgotten name is nowhere in them.
    """

    privacy = Privacy(is_deleted=True, about=("account",), retention=Retention(1, Since.CREATION), obeys_hold=False)

    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    account = models.ForeignKey("people.Account", on_delete=models.CASCADE, related_name="notices")
    office = models.ForeignKey("offices.Office", on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=40)
    params = models.JSONField(default=dict)
    href = models.CharField(max_length=300)
    about = models.CharField(max_length=64)
    step = models.CharField(max_length=20, blank=True)
    due_on = models.DateField(null=True, blank=True)
    is_urgent = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "about"], name="notice_once_about_a_matter")]
        indexes = [models.Index(fields=["account", "read_at", "made_at"], name="notice_by_reader")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class MailPreference(models.Model):
    """How often a person is written to, and in which hours never; without a row the defaults hold."""

    privacy = without_personal_data("Hours and a frequency; whose only through the account.")

    account = models.OneToOneField("people.Account", on_delete=models.CASCADE, related_name="mail_preference")
    digest = models.CharField(max_length=10, choices=choices_of(Digest), default=Digest.WEEKLY)
    urgent_at_once = models.BooleanField(default=True)
    quiet_from = models.PositiveSmallIntegerField(default=QUIET_FROM)
    quiet_until = models.PositiveSmallIntegerField(default=QUIET_UNTIL)
    digest_on = models.DateField(null=True, blank=True)
    refused_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            is_known("digest", Digest, name="mail_digest_is_known"),
            models.CheckConstraint(
                condition=Q(quiet_from__lt=24, quiet_until__lt=24), name="mail_quiet_hours_are_hours"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id}: {self.digest}"


class Letter(models.Model):
    """A letter that waits for its moment; what it says is read when it leaves, so that nothing done is recalled."""

    privacy = without_personal_data("A kind and moments; to whom only through the account.")

    account = models.ForeignKey("people.Account", on_delete=models.CASCADE, related_name="letters")
    kind = models.CharField(max_length=10, choices=choices_of(LetterKind))
    send_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            is_known("kind", LetterKind, name="letter_kind_is_known"),
            models.UniqueConstraint(
                fields=["account", "kind"], condition=Q(ended_at__isnull=True), name="letter_waits_once"
            ),
        ]
        indexes = [models.Index(fields=["ended_at", "send_at"], name="letter_by_moment")]

    def __str__(self) -> str:
        return f"{self.kind} to {self.account_id}"
