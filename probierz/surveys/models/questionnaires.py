"""Questionnaires and their frozen versions."""

from django.db import models

from probierz.lib.identifiers import portable_id
from probierz.lib.privacy import without_personal_data


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
