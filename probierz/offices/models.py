"""Offices as legal entities, their units in time, and the programmes that offices join."""

from django.db import models
from django.db.models import Q

from probierz.lib.identifiers import portable_id
from probierz.lib.privacy import without_personal_data
from probierz.offices.columns import choices_of, is_known
from probierz.offices.dated import Dated, DatedQuerySet, in_order
from probierz.offices.owned import OfficeManager, OfficeOwned
from probierz.offices.rules import OfficeKind, SharingTopic, SuccessionKind


class Association(models.Model):
    """An organisation that runs programmes for independent offices."""

    privacy = without_personal_data("An organisation.")
    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    code = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=30)

    def __str__(self) -> str:
        return self.short_name


class Office(models.Model):
    """A local-government office: a legal entity of its own, and the owner of its rows.

    `name` and `teryt` are those in force today; `OfficeIdentity` keeps them through time.
    """

    privacy = without_personal_data("A legal entity.")
    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    code = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    sort_key = models.CharField(max_length=400, db_index=True)
    kind = models.CharField(max_length=30, choices=choices_of(OfficeKind))
    teryt = models.CharField(max_length=7, blank=True)
    requires_second_factor = models.BooleanField(default=False)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [is_known("kind", OfficeKind, name="office_kind_is_known")]

    def __str__(self) -> str:
        return self.name


class OfficeIdentityQuerySet(DatedQuerySet["OfficeIdentity"]):
    pass


class OfficeIdentity(Dated):
    """Name and TERYT code of an office during a period."""

    privacy = without_personal_data("A legal entity.")
    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="identities")
    name = models.CharField(max_length=200)
    teryt = models.CharField(max_length=7, blank=True)

    objects = OfficeIdentityQuerySet.as_manager()

    class Meta:
        constraints = [
            in_order("office_identity_in_order"),
            models.UniqueConstraint(fields=["office"], condition=Q(until__isnull=True), name="office_has_one_identity"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.since}-{self.until or ''})"


class OfficeSuccession(models.Model):
    """One office came after another."""

    privacy = without_personal_data("Legal entities.")
    predecessor = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="predecessions")
    kind = models.CharField(max_length=20, choices=choices_of(SuccessionKind))
    happened_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="office_succession_once"),
            models.CheckConstraint(condition=~Q(predecessor=models.F("successor")), name="office_succeeds_another"),
            is_known("kind", SuccessionKind, name="office_succession_kind_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor_id} -> {self.successor_id}"


class UnitQuerySet(DatedQuerySet["Unit"]):
    """Units of the offices in scope."""


class Unit(OfficeOwned, Dated):
    """A unit of an office's structure while it exists; a change of name or place makes a successor."""

    privacy = without_personal_data("A unit is not a person, however few work there.")
    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    name = models.CharField(max_length=200)
    symbol = models.CharField(max_length=20, blank=True)
    sort_key = models.CharField(max_length=400)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    successor = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="predecessors")

    objects = OfficeManager.from_queryset(UnitQuerySet)()

    class Meta:
        constraints = [
            in_order("unit_in_order"),
            models.UniqueConstraint(
                fields=["office", "name", "parent"],
                condition=Q(until__isnull=True),
                name="unit_name_once_in_parent",
            ),
            models.UniqueConstraint(
                fields=["office", "name"],
                condition=Q(until__isnull=True, parent__isnull=True),
                name="unit_name_once_at_top",
            ),
            models.CheckConstraint(
                condition=Q(successor__isnull=True) | Q(until__isnull=False),
                name="unit_with_successor_has_ended",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Programme(models.Model):
    """A programme in which an association takes offices through a change together.

    Names in two languages are two fields, `_pl` and `_en`, everywhere.
    """

    privacy = without_personal_data("An undertaking of organisations.")
    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    code = models.SlugField(max_length=60, unique=True)
    association = models.ForeignKey(Association, on_delete=models.PROTECT, related_name="programmes")
    name_pl = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    motto_pl = models.CharField(max_length=200, blank=True)
    motto_en = models.CharField(max_length=200, blank=True)
    standard = models.CharField(max_length=40)
    starts_on = models.DateField()
    closes_on = models.DateField(null=True, blank=True)
    is_public = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name_pl


class ParticipationQuerySet(DatedQuerySet["Participation"]):
    pass


class Participation(Dated):
    """An office takes part in a programme, from joining until it leaves."""

    privacy = without_personal_data("Legal entities.")
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="participations")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="participations")

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        constraints = [
            in_order("participation_in_order"),
            models.UniqueConstraint(
                fields=["programme", "office"],
                condition=Q(until__isnull=True),
                name="office_takes_part_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.office_id} in {self.programme_id}"


class ConsentQuerySet(DatedQuerySet["Consent"]):
    pass


class Consent(Dated):
    """An office lets a programme read one topic; without the row the programme reads nothing."""

    privacy = without_personal_data("Given by the office, not by a person.")
    participation = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="consents")
    topic = models.CharField(max_length=30, choices=choices_of(SharingTopic))

    objects = ConsentQuerySet.as_manager()

    class Meta:
        constraints = [
            in_order("consent_in_order"),
            models.UniqueConstraint(
                fields=["participation", "topic"],
                condition=Q(until__isnull=True),
                name="consent_once_per_topic",
            ),
            is_known("topic", SharingTopic, name="consent_topic_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.topic} of {self.participation_id}"
