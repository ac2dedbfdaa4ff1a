"""Whose a stored content is, and under which name it was given."""

from django.db import models

from probierz.lib.identifiers import portable_id
from probierz.lib.privacy import without_personal_data
from probierz.offices.owned import (
    OfficeManager,
    OfficeOwned,
    OwnedQuerySet,
    ProgrammeManager,
    ProgrammeOwned,
)


class StoredFile(models.Model):
    """A name and a kind for a content of the store."""

    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


class OfficeFileQuerySet(OwnedQuerySet["OfficeFile"]):
    """Files of the offices in scope."""


class OfficeFile(StoredFile, OfficeOwned):
    """A file of an office."""

    privacy = without_personal_data("Belongs to the record that points to it.")
    objects = OfficeManager.from_queryset(OfficeFileQuerySet)()


class ProgrammeFileQuerySet(OwnedQuerySet["ProgrammeFile"]):
    """Files of the programmes in scope."""


class ProgrammeFile(StoredFile, ProgrammeOwned):
    """A file of a programme."""

    privacy = without_personal_data("Belongs to the record that points to it.")
    objects = ProgrammeManager.from_queryset(ProgrammeFileQuerySet)()
