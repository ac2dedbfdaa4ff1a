"""Questionnaires: frozen versions, drafts of a programme, questions an office adds."""

from django.db import models

from probierz.lib.identifiers import portable_id
from probierz.lib.privacy import without_personal_data
from probierz.offices.owned import OfficeManager, OfficeOwned, OwnedQuerySet, ProgrammeManager, ProgrammeOwned


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


class QuestionnaireDraftQuerySet(OwnedQuerySet["QuestionnaireDraft"]):
    """Drafts of the programmes in scope."""


class QuestionnaireDraft(ProgrammeOwned):
    """The next version of a questionnaire while it is being written; it may have gaps.

    `revision` moves with every change, so that of two people who edit at once nobody overwrites the other.
    """

    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    code = models.SlugField(max_length=32, unique=True)
    content = models.JSONField()
    revision = models.PositiveIntegerField(default=1)

    privacy = without_personal_data("Questions, the same for everybody.")
    objects = ProgrammeManager.from_queryset(QuestionnaireDraftQuerySet)()

    def __str__(self) -> str:
        return self.code


class LocalQuestionsQuerySet(OwnedQuerySet["LocalQuestions"]):
    """Questions that the offices in scope added."""


class LocalQuestions(OfficeOwned):
    """What one office asks besides the questions of a campaign; asked, and frozen, once a wave opens."""

    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    campaign = models.ForeignKey("surveys.Campaign", on_delete=models.PROTECT, related_name="+")
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    revision = models.PositiveIntegerField(default=1)
    frozen_on = models.DateField(null=True, blank=True)

    privacy = without_personal_data("Questions, the same for everybody.")
    objects = OfficeManager.from_queryset(LocalQuestionsQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "campaign"], name="local_questions_once")]

    def __str__(self) -> str:
        return f"questions of {self.office_id} for {self.campaign_id}"
