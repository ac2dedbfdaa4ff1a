"""Catalogs and their requirements, and which of them an office works with."""

from datetime import date

from django.db.models import Count, Q, QuerySet

from probierz.standards.models import Applicability, Catalog, CatalogUse, Requirement


def all_catalogs() -> QuerySet[Catalog]:
    """For the administrator: every catalog with the number of its requirements."""
    leaves = Count("requirements", filter=Q(requirements__is_leaf=True))
    return Catalog.objects.annotate(leaves=leaves).order_by("position", "code")


def offered_catalogs() -> QuerySet[Catalog]:
    return all_catalogs().filter(is_offered=True)


def catalogs_in_use(*, on: date) -> list[Catalog]:
    """Catalogs the office in scope works with, in the order of the installation."""
    used = CatalogUse.objects.on(on).values("catalog")
    return list(Catalog.objects.filter(pk__in=used).order_by("position", "code"))


def requirements_in_use(*, on: date) -> QuerySet[Requirement]:
    """What is asked about in the catalogs the office in scope works with."""
    used = CatalogUse.objects.on(on).values("catalog")
    rows = Requirement.objects.filter(catalog__in=used, is_leaf=True).select_related("catalog")
    return rows.order_by("catalog__position", "position")


def catalog_by_code(code: str) -> Catalog | None:
    return Catalog.objects.filter(code=code).first()


def requirements_of(catalog: Catalog) -> list[Requirement]:
    """The whole tree in its order."""
    return list(Requirement.objects.filter(catalog=catalog).order_by("position"))


def leaves_of(catalog: Catalog) -> list[Requirement]:
    """What is asked about and assessed."""
    return [one for one in requirements_of(catalog) if one.is_leaf]


def requirement_of(catalog: Catalog, number: str) -> Requirement | None:
    rows = Requirement.objects.select_related("catalog", "parent")
    return rows.filter(catalog=catalog, number=number).first()


def applicability_of(requirement: Requirement) -> Applicability | None:
    return Applicability.objects.filter(requirement=requirement).first()
