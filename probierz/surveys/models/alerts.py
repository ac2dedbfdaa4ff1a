"""When a unit is told that a low score or a comment came, and up to which day its answers were looked at."""

from django.db import models
from django.db.models import Q

from probierz.lib.privacy import without_personal_data
from probierz.offices.owned import OfficeManager, OfficeOwned, OwnedQuerySet
from probierz.surveys.models.campaigns import Campaign
from probierz.surveys.models.points import CollectionPoint


class AlertRuleQuerySet(OwnedQuerySet["AlertRule"]):
    """Rules of the offices in scope."""


class AlertRule(OfficeOwned):
    """What an office wants to hear of in one campaign: sheets with an index below a number, comments, or both."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="+", db_index=False)
    below = models.PositiveSmallIntegerField(null=True, blank=True)
    on_comment = models.BooleanField(default=False)

    privacy = without_personal_data("A number and a wish of the office.")
    objects = OfficeManager.from_queryset(AlertRuleQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "office"], name="alert_rule_once"),
            models.CheckConstraint(
                condition=Q(below__isnull=False) | Q(on_comment=True), name="alert_rule_of_something"
            ),
            models.CheckConstraint(
                condition=Q(below__isnull=True) | Q(below__gte=1, below__lte=100), name="alert_rule_within_the_index"
            ),
        ]

    def __str__(self) -> str:
        return f"alerts of {self.campaign_id}"


class AlertLookQuerySet(OwnedQuerySet["AlertLook"]):
    """Looks at the points of the offices in scope."""


class AlertLook(OfficeOwned):
    """The first day whose answers at a point have not been looked at."""

    point = models.ForeignKey(CollectionPoint, on_delete=models.CASCADE, related_name="+", db_index=False)
    since = models.DateField()

    privacy = without_personal_data("A day.")
    objects = OfficeManager.from_queryset(AlertLookQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["point"], name="alert_look_once")]

    def __str__(self) -> str:
        return f"point {self.point_id} since {self.since}"
