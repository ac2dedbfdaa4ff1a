"""What the search knows of a record; the words themselves stand in an index of the database's own kind."""

from django.db import models

from probierz.lib.privacy import without_personal_data
from probierz.offices.owned import OfficeManager, OfficeOwned, OwnedQuerySet


class SearchEntryQuerySet(OwnedQuerySet["SearchEntry"]):
    """Entries of the offices in scope."""


class SearchEntry(OfficeOwned):
    """One record of an office: where it is, what it says, and who may read it."""

    privacy = without_personal_data("A copy of what its record says, made again from the record.")
    kind = models.CharField(max_length=60)
    key = models.CharField(max_length=60)
    title = models.CharField(max_length=400)
    text = models.TextField(blank=True)
    href = models.CharField(max_length=400)
    permission = models.CharField(max_length=60)

    objects = OfficeManager.from_queryset(SearchEntryQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "kind", "key"], name="search_entry_once")]

    def __str__(self) -> str:
        return self.title
