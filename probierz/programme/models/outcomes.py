"""Rows from which the results of a programme are computed, and the words of its report."""

from django.db import models
from django.db.models import F, Q

from probierz.lib.identifiers import portable_id
from probierz.lib.privacy import without_personal_data
from probierz.offices.columns import choices_of, is_known
from probierz.offices.labels import standard_label
from probierz.offices.owned import (
    OfficeManager,
    OfficeOwned,
    OwnedQuerySet,
    ProgrammeManager,
    ProgrammeOwned,
)
from probierz.programme.rules import Course, Indicator
from probierz.surveys.rules import WaveRole


class OfficeCertificationQuerySet(OwnedQuerySet["OfficeCertification"]):
    """Certifications recorded in the programmes in scope."""


class OfficeCertification(ProgrammeOwned):
    """A certificate of conformity that a certification body granted to an office; `valid_until` is its last day."""

    privacy = without_personal_data("Certificates of offices.")
    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    office = models.ForeignKey("offices.Office", on_delete=models.PROTECT, related_name="+")
    standard = models.CharField(max_length=40)
    scope = models.CharField(max_length=300)
    body = models.CharField(max_length=200, blank=True)
    number = models.CharField(max_length=60, blank=True)
    granted_on = models.DateField()
    valid_until = models.DateField()

    objects = ProgrammeManager.from_queryset(OfficeCertificationQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "office", "standard", "granted_on"],
                name="office_certification_once",
            ),
            models.CheckConstraint(condition=Q(valid_until__gt=F("granted_on")), name="office_certification_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.standard} of {self.office_id}"

    @property
    def standard_name(self) -> str:
        return standard_label(self.standard)


class IndicatorReadingQuerySet(OwnedQuerySet["IndicatorReading"]):
    """Readings of the offices in scope."""


class IndicatorReading(OfficeOwned):
    """What an office counted before or after the programme: so many of so many, in a period of days."""

    privacy = without_personal_data("Counts.")
    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    programme = models.ForeignKey("offices.Programme", on_delete=models.PROTECT, related_name="+")
    indicator = models.CharField(max_length=20, choices=choices_of(Indicator))
    wave = models.CharField(max_length=10, choices=choices_of(WaveRole))
    numerator = models.PositiveIntegerField()
    denominator = models.PositiveIntegerField()
    since_on = models.DateField()
    last_on = models.DateField()

    objects = OfficeManager.from_queryset(IndicatorReadingQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "office", "indicator", "wave"], name="indicator_reading_once"),
            is_known("wave", WaveRole, name="indicator_reading_wave"),
            is_known("indicator", Indicator, name="indicator_is_known"),
            models.CheckConstraint(
                condition=Q(denominator__gt=0, numerator__lte=F("denominator")),
                name="indicator_reading_is_a_share",
            ),
            models.CheckConstraint(condition=Q(last_on__gte=F("since_on")), name="indicator_reading_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} of {self.office_id}, {self.wave}"

    @property
    def share(self) -> float:
        return self.numerator / self.denominator


class TrainingRecordQuerySet(OwnedQuerySet["TrainingRecord"]):
    """Training recorded in the programmes in scope."""


class TrainingRecord(ProgrammeOwned):
    """People of an office who took a course on a day: how many, how many sat the exam, how many passed."""

    privacy = without_personal_data("Counts of people, never their names.")
    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    office = models.ForeignKey("offices.Office", on_delete=models.PROTECT, related_name="+")
    course = models.CharField(max_length=20, choices=choices_of(Course))
    held_on = models.DateField()
    hours = models.PositiveSmallIntegerField()
    trained = models.PositiveIntegerField()
    examined = models.PositiveIntegerField(default=0)
    passed = models.PositiveIntegerField(default=0)

    objects = ProgrammeManager.from_queryset(TrainingRecordQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "office", "course", "held_on"], name="training_record_once"),
            is_known("course", Course, name="training_course_is_known"),
            models.CheckConstraint(
                condition=Q(passed__lte=F("examined"), examined__lte=F("trained")),
                name="training_record_adds_up",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.course} of {self.office_id} on {self.held_on}"


class ReportTextQuerySet(OwnedQuerySet["ReportText"]):
    """Words of the reports of the programmes in scope."""


class ReportText(ProgrammeOwned):
    """What the coordinator writes for a section of the closing report that no register can say."""

    privacy = without_personal_data("Words of a report.")
    section = models.SlugField(max_length=40)
    body_pl = models.TextField(blank=True)
    body_en = models.TextField(blank=True)

    objects = ProgrammeManager.from_queryset(ReportTextQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "section"], name="report_text_once")]

    def __str__(self) -> str:
        return f"{self.section} of {self.programme_id}"


class ReportQuerySet(OwnedQuerySet["Report"]):
    """Reports of the programmes in scope."""


class Report(ProgrammeOwned):
    """A closing report as it was made: its file, its language, and the digest of the figures in it."""

    privacy = without_personal_data("Figures of offices.")
    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    file = models.OneToOneField("attachments.ProgrammeFile", on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=2)
    made_at = models.DateTimeField()
    digest = models.CharField(max_length=64)

    objects = ProgrammeManager.from_queryset(ReportQuerySet)()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(language__in=["pl", "en"]), name="report_language")]

    def __str__(self) -> str:
        return f"{self.language} {self.made_at}"
