"""Questionnaires, campaigns with their waves, collection points, anonymous answers and their histogram."""

import secrets

from django.db import models
from django.db.models import Q

from probierz.lib.identifiers import portable_id, public_code
from probierz.lib.privacy import without_personal_data
from probierz.offices.columns import choices_of, is_known
from probierz.offices.dated import Dated, DatedQuerySet, in_order
from probierz.offices.owned import (
    OfficeManager,
    OfficeOwned,
    OwnedQuerySet,
    ProgrammeManager,
    ProgrammeOwned,
)
from probierz.surveys.rules import CampaignKind, Channel, Comparison, Measure, PointKind, WaveRole, WaveState


def random_key() -> int:
    """63 random bits. As SQLite's rowid they also decide where the row lies, so its place tells no order."""
    return secrets.randbits(63)


class Questionnaire(models.Model):
    """A set of questions with a code of its own; everybody's, or one programme's.

    Global by decision: what is asked is public on every form, and waves of many programmes share it.
    """

    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    code = models.SlugField(max_length=32, unique=True)
    programme = models.ForeignKey(
        "offices.Programme", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    privacy = without_personal_data("Questions, the same for everybody.")

    def __str__(self) -> str:
        return self.code


class QuestionnaireVersion(models.Model):
    """The questions as data, frozen: a change of a word is another version."""

    questionnaire = models.ForeignKey(Questionnaire, on_delete=models.PROTECT, related_name="versions")
    version = models.PositiveIntegerField()
    content = models.JSONField()
    digest = models.CharField(max_length=64)

    privacy = without_personal_data("Questions, the same for everybody.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["questionnaire", "version"], name="questionnaire_version_once")]

    def __str__(self) -> str:
        return f"{self.questionnaire_id}, version {self.version}"


class CampaignQuerySet(OwnedQuerySet["Campaign"]):
    """Campaigns of the programmes in scope."""


class Campaign(ProgrammeOwned):
    """One questionnaire asked twice; what will decide is named before anybody answers."""

    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    code = models.SlugField(max_length=60)
    name_pl = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=choices_of(CampaignKind))
    version = models.ForeignKey(QuestionnaireVersion, on_delete=models.PROTECT, related_name="+")
    primary_measure = models.CharField(max_length=20, choices=choices_of(Measure), default=Measure.INDEX)
    comparison = models.CharField(max_length=20, choices=choices_of(Comparison), default=Comparison.WELCH)
    analysis_fixed_at = models.DateTimeField()

    privacy = without_personal_data("What is asked and when; nobody is named.")
    objects = ProgrammeManager.from_queryset(CampaignQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "code"], name="campaign_code_once"),
            is_known("kind", CampaignKind, name="campaign_kind"),
            is_known("primary_measure", Measure, name="campaign_primary_measure"),
            is_known("comparison", Comparison, name="campaign_comparison"),
        ]

    def __str__(self) -> str:
        return self.name_pl


class WaveQuerySet(OwnedQuerySet["Wave"]):
    """Waves of the programmes in scope."""


class Wave(ProgrammeOwned):
    """A time of asking: planned days, and the days on which it really opened and closed."""

    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="waves")
    role = models.CharField(max_length=10, choices=choices_of(WaveRole))
    state = models.CharField(max_length=10, choices=choices_of(WaveState), default=WaveState.PLANNED)
    planned_since = models.DateField(null=True, blank=True)
    planned_until = models.DateField(null=True, blank=True)
    opened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    privacy = without_personal_data("Days of asking.")
    objects = ProgrammeManager.from_queryset(WaveQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "role"], name="wave_role_once"),
            models.UniqueConstraint(fields=["campaign"], condition=Q(state=WaveState.OPEN), name="wave_open_once"),
            is_known("role", WaveRole, name="wave_role"),
            is_known("state", WaveState, name="wave_state"),
            models.CheckConstraint(
                condition=Q(state=WaveState.PLANNED, opened_on__isnull=True, closed_on__isnull=True)
                | Q(state=WaveState.OPEN, opened_on__isnull=False, closed_on__isnull=True)
                | Q(state=WaveState.CLOSED, opened_on__isnull=False, closed_on__gte=models.F("opened_on")),
                name="wave_days_follow_its_state",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} of {self.campaign_id}"


class CollectionPointQuerySet(DatedQuerySet["CollectionPoint"]):
    """Collection points of the offices in scope."""


class CollectionPoint(OfficeOwned, Dated):
    """A desk, a unit, a letter or a page where clients of an office meet a campaign."""

    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="points")
    kind = models.CharField(max_length=10, choices=choices_of(PointKind))
    name = models.CharField(max_length=120)
    unit = models.ForeignKey("offices.Unit", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    channel = models.CharField(max_length=10, choices=choices_of(Channel), default=Channel.QR)
    public_code = models.CharField(max_length=22, unique=True, default=public_code, editable=False)

    privacy = without_personal_data("A place, not the person who works there.")
    objects = OfficeManager.from_queryset(CollectionPointQuerySet)()

    class Meta:
        constraints = [
            in_order("collection_point_in_order"),
            models.UniqueConstraint(
                fields=["office", "campaign", "name"],
                condition=Q(until__isnull=True),
                name="collection_point_name_once",
            ),
            is_known("kind", PointKind, name="collection_point_kind"),
            is_known("channel", Channel, name="collection_point_channel"),
        ]

    def __str__(self) -> str:
        return self.name


class ResponseQuerySet(OwnedQuerySet["Response"]):
    """Answers to the offices in scope."""


class Response(OfficeOwned):
    """One anonymous answer sheet: a day, never a time; no address, no device, no order.

    The submission id was made with the form and is known to nobody else; it makes repeats harmless.
    """

    id = models.BigAutoField(primary_key=True, default=random_key)
    submission_id = models.CharField(max_length=22, unique=True)
    wave = models.ForeignKey(Wave, on_delete=models.PROTECT, related_name="+", db_index=False)
    point = models.ForeignKey(CollectionPoint, on_delete=models.PROTECT, related_name="+", db_index=False)
    channel = models.CharField(max_length=10, choices=choices_of(Channel))
    day = models.DateField()
    answers = models.JSONField()
    has_comment = models.BooleanField(default=False)

    privacy = without_personal_data(
        "Anonymous: neither an address, a device, a time nor an order leads to who answered."
    )
    objects = OfficeManager.from_queryset(ResponseQuerySet)()

    class Meta:
        constraints = [
            is_known("channel", Channel, name="response_channel"),
        ]
        indexes = [
            models.Index(fields=["office", "day"], name="response_by_day"),
            models.Index(fields=["office", "wave"], condition=Q(has_comment=True), name="response_comments"),
        ]

    def __str__(self) -> str:
        return f"answer on {self.day}"


class TallyQuerySet(OwnedQuerySet["Tally"]):
    """Histograms of the offices in scope."""


class Tally(OfficeOwned):
    """How often a value was given: `count` of them all, `shown` of those that results may tell.

    Results move in steps. When ten answers more have come to a point by a channel, `shown` takes
    over what was `held` at the step before, and `held` takes the count: so that whoever watches the
    page always sees at least ten people join at once, also when the wave closes.
    """

    wave = models.ForeignKey(Wave, on_delete=models.PROTECT, related_name="+", db_index=False)
    point = models.ForeignKey(CollectionPoint, on_delete=models.PROTECT, related_name="+", db_index=False)
    channel = models.CharField(max_length=10, choices=choices_of(Channel))
    item = models.CharField(max_length=32)
    value = models.CharField(max_length=32)
    count = models.PositiveIntegerField()
    held = models.PositiveIntegerField(default=0)
    shown = models.PositiveIntegerField(default=0)

    privacy = without_personal_data("Counts.")
    objects = OfficeManager.from_queryset(TallyQuerySet)()

    class Meta:
        constraints = [
            # In the order in which results are read: one office, one wave.
            models.UniqueConstraint(fields=["office", "wave", "point", "channel", "item", "value"], name="tally_once"),
            models.CheckConstraint(
                condition=Q(shown__lte=models.F("held"), held__lte=models.F("count")), name="tally_in_order"
            ),
            is_known("channel", Channel, name="tally_channel"),
        ]

    def __str__(self) -> str:
        return f"{self.item}={self.value}: {self.count}"


class SealedDayQuerySet(OwnedQuerySet["SealedDay"]):
    """Sealed days of the offices in scope."""


class SealedDay(OfficeOwned):
    """The number of an office's answers of one day has entered its trail."""

    day = models.DateField()
    responses = models.PositiveIntegerField()

    privacy = without_personal_data("A count.")
    objects = OfficeManager.from_queryset(SealedDayQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "day"], name="sealed_day_once")]

    def __str__(self) -> str:
        return f"{self.day}: {self.responses}"
