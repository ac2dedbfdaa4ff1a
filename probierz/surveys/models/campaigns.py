"""Campaigns and their waves: what is asked, when, and what will decide."""

from django.db import models
from django.db.models import Q

from probierz.lib.identifiers import portable_id
from probierz.lib.privacy import without_personal_data
from probierz.offices.columns import choices_of, is_known
from probierz.offices.owned import OwnedQuerySet, ProgrammeManager, ProgrammeOwned
from probierz.surveys.models.questionnaires import QuestionnaireVersion
from probierz.surveys.rules import CampaignKind, Comparison, ComparisonGroup, Measure, WaveRole, WaveState


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
    primary_item = models.CharField(max_length=32, blank=True, default="")
    comparison_group = models.CharField(
        max_length=20, choices=choices_of(ComparisonGroup), default=ComparisonGroup.PROGRAMME
    )
    analysis_fixed_at = models.DateTimeField()

    privacy = without_personal_data("What is asked and when; nobody is named.")
    objects = ProgrammeManager.from_queryset(CampaignQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "code"], name="campaign_code_once"),
            is_known("kind", CampaignKind, name="campaign_kind"),
            is_known("primary_measure", Measure, name="campaign_primary_measure"),
            is_known("comparison", Comparison, name="campaign_comparison"),
            is_known("comparison_group", ComparisonGroup, name="campaign_comparison_group"),
            models.CheckConstraint(
                condition=Q(primary_measure=Measure.INDEX, primary_item="")
                | (Q(primary_measure=Measure.ITEM) & ~Q(primary_item="")),
                name="campaign_names_its_item",
            ),
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
