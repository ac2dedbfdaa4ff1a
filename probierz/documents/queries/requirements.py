"""Requirements that documents answer."""

from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet

from probierz.design.records import RecordFacts
from probierz.documents.models import Document, RequirementLink
from probierz.documents.queries.lists import with_live
from probierz.documents.queries.records import facts_of_document
from probierz.standards.models import Requirement
from probierz.standards.queries.catalogs import catalogs_in_use

BASIC = "iso9001-2015"


def links_of(document: Document) -> QuerySet[RequirementLink]:
    rows = RequirementLink.objects.filter(document=document).select_related("requirement__catalog")
    return rows.order_by("requirement__catalog__position", "requirement__position")


def offered(*, on: date) -> list[Requirement]:
    """The leaves of the catalogs that the office works with; of the basic one until it chose."""
    used = [row.pk for row in catalogs_in_use(on=on)]
    rows = Requirement.objects.filter(catalog__in=used) if used else Requirement.objects.filter(catalog__code=BASIC)
    leaves = rows.filter(is_leaf=True).select_related("catalog")
    return list(leaves.order_by("catalog__position", "catalog", "position"))


def requirements_numbered(numbers: Sequence[str]) -> list[Requirement]:
    """Those of the basic catalog, as the texts of the pack name them."""
    return list(Requirement.objects.filter(catalog__code=BASIC, number__in=numbers))


def documents_answering(key: str) -> list[RecordFacts]:
    """Documents that answer a requirement, for its page."""
    linked = RequirementLink.objects.filter(requirement__key=key).values("document")
    rows = with_live(Document.objects.filter(pk__in=linked)).select_related("office")
    return [facts_of_document(row) for row in rows.order_by("sort_key")]
