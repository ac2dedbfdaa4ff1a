"""What only whole answer sheets of a wave that is over can tell: reliability, drivers, the index by answer."""

from django.db import models
from django.db.models import Q

from probierz.lib.privacy import without_personal_data
from probierz.offices.owned import OfficeManager, OfficeOwned, OwnedQuerySet
from probierz.surveys.models.campaigns import Wave


class WaveStudyQuerySet(OwnedQuerySet["WaveStudy"]):
    """Studies of the offices in scope."""

    def waiting(self) -> "WaveStudyQuerySet":
        return self.filter(done_at__isnull=True)


class WaveStudy(OfficeOwned):
    """One office's sheets of one closed wave, read once: `n` answered every driver and the overall question.

    `importance` names the share of the explained variance of each driver, adding up to what all explain together.
    `splits` holds, by question and option, the histogram of the index of those who chose it.
    """

    wave = models.ForeignKey(Wave, on_delete=models.PROTECT, related_name="+", db_index=False)
    done_at = models.DateTimeField(null=True, blank=True)
    n = models.PositiveIntegerField(default=0)
    alpha = models.FloatField(null=True, blank=True)
    omega = models.FloatField(null=True, blank=True)
    importance = models.JSONField(default=dict)
    splits = models.JSONField(default=dict)

    privacy = without_personal_data("Figures over at least ten answer sheets.")
    objects = OfficeManager.from_queryset(WaveStudyQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["wave", "office"], name="wave_study_once")]
        indexes = [models.Index(fields=["office"], condition=Q(done_at__isnull=True), name="wave_study_waiting")]

    def __str__(self) -> str:
        return f"study of {self.wave_id}"
