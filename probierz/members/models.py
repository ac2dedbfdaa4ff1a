"""Letterheads, invitations, roster imports under way, and holds that keep data for a dispute."""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q

from probierz.lib.identifiers import portable_id
from probierz.lib.privacy import Privacy, Retention, Since, without_personal_data
from probierz.members.rules import InvitationState, invitation_state
from probierz.offices.dated import Dated, DatedQuerySet, in_order
from probierz.offices.owned import (
    OfficeManager,
    OfficeOwned,
    OwnedQuerySet,
    ProgrammeManager,
    ProgrammeOwned,
)


class LetterheadQuerySet(OwnedQuerySet["Letterhead"]):
    """Letterheads of the offices in scope."""


class Letterhead(OfficeOwned):
    """What stands at the head of an office's letters and reports."""

    privacy = without_personal_data("Addresses of the office itself.")

    address = models.TextField(max_length=400, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(max_length=254, blank=True)
    website = models.URLField(max_length=200, blank=True)
    logo = models.ForeignKey(
        "attachments.OfficeFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = OfficeManager.from_queryset(LetterheadQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office"], name="letterhead_once")]

    def __str__(self) -> str:
        return f"letterhead of {self.office_id}"

    @property
    def address_lines(self) -> list[str]:
        return [line.strip() for line in self.address.splitlines() if line.strip()]


class EmblemQuerySet(OwnedQuerySet["Emblem"]):
    """Emblems of the programmes in scope."""


class Emblem(ProgrammeOwned):
    """The organiser's logo on the certificates of a programme."""

    privacy = without_personal_data("The sign of an organisation.")

    logo = models.ForeignKey("attachments.ProgrammeFile", on_delete=models.PROTECT, related_name="+")

    objects = ProgrammeManager.from_queryset(EmblemQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme"], name="emblem_once")]

    def __str__(self) -> str:
        return f"emblem of {self.programme_id}"


class AnInvitation(models.Model):
    """A letter to an address whose bearer may take up roles. The token itself is never stored."""

    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    email = models.EmailField(max_length=254)
    language = models.CharField(max_length=2, default="pl")
    token_sha256 = models.CharField(max_length=64, unique=True)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.email

    def state(self, now: datetime) -> InvitationState:
        return invitation_state(
            expires_at=self.expires_at, accepted_at=self.accepted_at, withdrawn_at=self.withdrawn_at, now=now
        )


OPEN = Q(accepted_at__isnull=True, withdrawn_at__isnull=True)
_INVITATION_PRIVACY = Privacy(
    found_by=("email",), secret=("token_sha256",), is_deleted=True, retention=Retention(1, Since.CREATION)
)


class InvitationQuerySet(OwnedQuerySet["Invitation"]):
    """Invitations to the offices in scope."""

    def open(self) -> Any:
        """Neither taken up nor withdrawn; may have expired."""
        return self.filter(OPEN)


class Invitation(OfficeOwned, AnInvitation):
    """Invites somebody to roles in an office."""

    privacy = _INVITATION_PRIVACY

    roles = models.JSONField(default=list)
    accepted_by = models.ForeignKey(
        "people.Account", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = OfficeManager.from_queryset(InvitationQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "email"], condition=OPEN, name="invitation_open_once"),
            models.CheckConstraint(condition=Q(language__in=["pl", "en"]), name="invitation_language"),
        ]


class CoordinatorInvitationQuerySet(OwnedQuerySet["CoordinatorInvitation"]):
    """Invitations to the programmes in scope."""

    def open(self) -> Any:
        return self.filter(OPEN)


class CoordinatorInvitation(ProgrammeOwned, AnInvitation):
    """Invites somebody to coordinate a programme."""

    privacy = _INVITATION_PRIVACY

    accepted_by = models.ForeignKey(
        "people.Account", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = ProgrammeManager.from_queryset(CoordinatorInvitationQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "email"], condition=OPEN, name="coordinator_invitation_open_once"
            ),
            models.CheckConstraint(condition=Q(language__in=["pl", "en"]), name="coordinator_invitation_language"),
        ]


class RosterDraftQuerySet(OwnedQuerySet["RosterDraft"]):
    """Imports under way in the offices in scope."""


class RosterDraft(OfficeOwned):
    """A roster that was uploaded and waits for its columns to be matched and its preview confirmed."""

    # The file it points to names everybody on the roster, so it goes within a day, hold or not.
    privacy = Privacy(is_deleted=True, retention=Retention(0, Since.CREATION), obeys_hold=False)

    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    file = models.ForeignKey("attachments.OfficeFile", on_delete=models.PROTECT, related_name="+")
    mapping = models.JSONField(default=dict)
    started_by = models.ForeignKey("people.Account", on_delete=models.CASCADE, null=True, related_name="+")
    started_at = models.DateTimeField()

    objects = OfficeManager.from_queryset(RosterDraftQuerySet)()

    def __str__(self) -> str:
        return f"roster {self.key}"


class LegalHoldQuerySet(DatedQuerySet["LegalHold"]):
    """Holds in the offices in scope."""


class LegalHold(OfficeOwned, Dated):
    """A dispute or a proceeding needs a person's data: nothing of it is forgotten while this lasts."""

    privacy = without_personal_data("Says only that somebody's data are kept, and the case it serves.")

    employee = models.ForeignKey("people.Employee", on_delete=models.CASCADE, related_name="holds")
    case = models.CharField(max_length=200)

    objects = OfficeManager.from_queryset(LegalHoldQuerySet)()

    class Meta:
        constraints = [
            in_order("legal_hold_in_order"),
            models.UniqueConstraint(fields=["employee"], condition=Q(until__isnull=True), name="legal_hold_once"),
        ]

    def __str__(self) -> str:
        return f"hold on {self.employee_id}"
