"""The closing conference: programme of the day, who comes, who came, who took the certificate home."""

from django.db import models
from django.db.models import Q

from probierz.lib.identifiers import portable_id
from probierz.lib.privacy import Privacy, Retention, without_personal_data
from probierz.offices.owned import (
    OfficeManager,
    OfficeOwned,
    OwnedQuerySet,
    ProgrammeManager,
    ProgrammeOwned,
)


class ConferenceQuerySet(OwnedQuerySet["Conference"]):
    """Conferences of the programmes in scope."""


class Conference(ProgrammeOwned):
    """A meeting of the programme; `registration_until` is the last day on which offices register."""

    privacy = without_personal_data("An event of a programme.")
    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    title_pl = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    motto_pl = models.CharField(max_length=200, blank=True)
    motto_en = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=200)
    held_on = models.DateField()
    starts_at = models.TimeField(null=True, blank=True)
    registration_until = models.DateField()
    capacity = models.PositiveIntegerField()

    objects = ProgrammeManager.from_queryset(ConferenceQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "held_on"], name="conference_once_a_day"),
            models.CheckConstraint(
                condition=Q(registration_until__lte=models.F("held_on")),
                name="conference_registration_ends_before_it",
            ),
            models.CheckConstraint(condition=Q(capacity__gt=0), name="conference_has_room"),
        ]

    def __str__(self) -> str:
        return self.title_pl


class AgendaItemQuerySet(OwnedQuerySet["AgendaItem"]):
    """Agendas of the programmes in scope."""


class AgendaItem(ProgrammeOwned):
    """One point of the conference's agenda. A speaker is named by choice, the function is enough."""

    privacy = Privacy(personal=("speaker",), retention=Retention(10))
    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="agenda")
    position = models.PositiveSmallIntegerField()
    starts_at = models.TimeField(null=True, blank=True)
    title_pl = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300)
    speaker = models.CharField(max_length=150, blank=True)
    speaker_function_pl = models.CharField(max_length=200, blank=True)
    speaker_function_en = models.CharField(max_length=200, blank=True)

    objects = ProgrammeManager.from_queryset(AgendaItemQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conference", "position"], name="agenda_position_once")]

    def __str__(self) -> str:
        return f"{self.position}. {self.title_pl}"


class RegistrationQuerySet(OwnedQuerySet["Registration"]):
    """Registrations made by the offices in scope."""


class Registration(OfficeOwned):
    """A person whom an office sends to a conference: its employee, or a guest written by name.

    The name and function are those given at registration; they stay when the employee leaves.
    """

    privacy = Privacy(personal=("name", "function", "sort_key", "employee"), retention=Retention(5))
    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="registrations")
    employee = models.ForeignKey("people.Employee", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=200)
    function = models.CharField(max_length=200, blank=True)
    sort_key = models.CharField(max_length=400)
    registered_at = models.DateTimeField()
    attended_at = models.DateTimeField(null=True, blank=True)

    objects = OfficeManager.from_queryset(RegistrationQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conference", "employee"],
                condition=Q(employee__isnull=False),
                name="employee_registered_once",
            ),
            models.UniqueConstraint(
                fields=["conference", "office", "name"],
                condition=Q(employee__isnull=True) & ~Q(name=""),
                name="guest_registered_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class HandoverQuerySet(OwnedQuerySet["Handover"]):
    """Handed-over certificates of the programmes in scope."""


class Handover(ProgrammeOwned):
    """An office received its certificate of participation at the conference."""

    privacy = Privacy(personal=("received_by",), retention=Retention(10))
    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="handovers")
    office = models.ForeignKey("offices.Office", on_delete=models.PROTECT, related_name="+")
    handed_at = models.DateTimeField()
    received_by = models.CharField(max_length=200, blank=True)

    objects = ProgrammeManager.from_queryset(HandoverQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conference", "office"], name="certificate_handed_once")]

    def __str__(self) -> str:
        return f"{self.conference_id} to {self.office_id}"
