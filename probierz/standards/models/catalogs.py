"""Catalogs as rows: loaded from checked files, the same for every office."""

from django.db import models

from probierz.lib.catalogs.norms.maps import Relation
from probierz.lib.identifiers import portable_id
from probierz.lib.privacy import without_personal_data
from probierz.offices.columns import choices_of, is_known
from probierz.standards.rules import Aspect, CatalogKind, CatalogStatus, Scoring


class Catalog(models.Model):
    """A set of requirements. `digest` names the file it was loaded from; `is_offered` lets offices take it."""

    privacy = without_personal_data("Requirements of a standard.")
    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    code = models.SlugField(max_length=40, unique=True)
    kind = models.CharField(max_length=30, choices=choices_of(CatalogKind))
    edition = models.CharField(max_length=40)
    status = models.CharField(max_length=20, choices=choices_of(CatalogStatus))
    scoring = models.CharField(max_length=20, choices=choices_of(Scoring))
    name_pl = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    note_pl = models.TextField(blank=True)
    note_en = models.TextField(blank=True)
    answers = models.JSONField(default=list, blank=True)
    is_offered = models.BooleanField(default=True)
    is_shipped = models.BooleanField(default=False)
    digest = models.CharField(max_length=64)
    position = models.PositiveSmallIntegerField(default=100)
    loaded_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            is_known("kind", CatalogKind, name="catalog_kind_is_known"),
            is_known("status", CatalogStatus, name="catalog_status_is_known"),
            is_known("scoring", Scoring, name="catalog_scoring_is_known"),
        ]

    def __str__(self) -> str:
        return self.name_pl


class Requirement(models.Model):
    """A clause of a catalog. A heading (`is_leaf` false) gathers; a leaf is asked about and assessed."""

    privacy = without_personal_data("Requirements of a standard.")
    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    catalog = models.ForeignKey(Catalog, on_delete=models.CASCADE, related_name="requirements")
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="children")
    number = models.CharField(max_length=20)
    position = models.PositiveSmallIntegerField()
    depth = models.PositiveSmallIntegerField()
    is_leaf = models.BooleanField()
    title_pl = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    question_pl = models.TextField(blank=True)
    question_en = models.TextField(blank=True)
    may_not_apply = models.BooleanField(default=False)
    often_not_applied = models.BooleanField(default=False)
    expected = models.JSONField(default=list, blank=True)
    aspect = models.CharField(max_length=20, blank=True, choices=choices_of(Aspect))
    change_pl = models.TextField(blank=True)
    change_en = models.TextField(blank=True)
    change_is_sure = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["catalog", "number"], name="requirement_number_once"),
            models.CheckConstraint(
                condition=models.Q(aspect__in=["", *(one.value for one in Aspect)]), name="requirement_aspect_is_known"
            ),
        ]
        indexes = [models.Index(fields=["catalog", "position"], name="requirement_in_order")]

    def __str__(self) -> str:
        return f"{self.number} {self.title_pl}"


class Crosslink(models.Model):
    """A requirement speaks of the same thing as one of another catalog; a new one has no source."""

    privacy = without_personal_data("Requirements of standards.")
    source_catalog = models.ForeignKey(Catalog, on_delete=models.CASCADE, related_name="crosslinks_out")
    target_catalog = models.ForeignKey(Catalog, on_delete=models.CASCADE, related_name="crosslinks_in")
    source = models.ForeignKey(Requirement, on_delete=models.CASCADE, null=True, blank=True, related_name="leads_to")
    target = models.ForeignKey(Requirement, on_delete=models.CASCADE, related_name="comes_from")
    relation = models.CharField(max_length=20, choices=choices_of(Relation))
    note_pl = models.CharField(max_length=300, blank=True)
    note_en = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            is_known("relation", Relation, name="crosslink_relation_is_known"),
            models.UniqueConstraint(
                fields=["source_catalog", "source", "target"],
                name="crosslink_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} {self.relation} {self.target_id}"
