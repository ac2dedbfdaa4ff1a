"""Files with answers on their way in, and the memory of how their columns were matched."""

from django.db import models

from probierz.lib.identifiers import portable_id
from probierz.lib.privacy import without_personal_data
from probierz.offices.columns import choices_of, is_known
from probierz.offices.owned import OfficeManager, OfficeOwned, OwnedQuerySet
from probierz.surveys.models.campaigns import Wave
from probierz.surveys.models.paper import PaperBatch
from probierz.surveys.models.points import CollectionPoint
from probierz.surveys.rules import Channel


class AnswerFileQuerySet(OwnedQuerySet["AnswerFile"]):
    """Files with answers of the offices in scope."""


class AnswerFile(OfficeOwned):
    """A file with answers: kept while it is looked at, remembered by its digest once it is taken.

    `columns` says under which heading each question stands, `values` which of its words mean which answer;
    both are guessed from the last file of the office.
    """

    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    wave = models.ForeignKey(Wave, on_delete=models.PROTECT, related_name="+")
    point = models.ForeignKey(CollectionPoint, on_delete=models.PROTECT, related_name="+")
    batch = models.ForeignKey(PaperBatch, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    channel = models.CharField(max_length=10, choices=choices_of(Channel))
    file = models.ForeignKey("attachments.OfficeFile", on_delete=models.PROTECT, related_name="+", null=True)
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    columns = models.JSONField(default=dict)
    values = models.JSONField(default=dict)
    started_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True, blank=True)
    answers = models.PositiveIntegerField(default=0)

    privacy = without_personal_data("Anonymous answers, and only until they are taken; then a count is left.")
    objects = OfficeManager.from_queryset(AnswerFileQuerySet)()

    class Meta:
        constraints = [is_known("channel", Channel, name="answer_file_channel")]
        indexes = [models.Index(fields=["office", "wave", "sha256"], name="answer_file_by_content")]

    def __str__(self) -> str:
        return self.name
