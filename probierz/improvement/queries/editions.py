"""By which edition of the norm the office in scope is judged."""

from datetime import date

from probierz.lib.catalogs.norms.model import CatalogKind
from probierz.standards.models import Requirement
from probierz.standards.queries.catalogs import catalogs_in_use


def edition_for(requirement: Requirement | None, *, on: date) -> str:
    """The code of the requirement's own catalog when it is a norm, else of the newest norm in use; or nothing."""
    if requirement is not None and requirement.catalog.kind == CatalogKind.QUALITY_SYSTEM:
        return requirement.catalog.code
    norms = [one for one in catalogs_in_use(on=on) if one.kind == CatalogKind.QUALITY_SYSTEM]
    return max(norms, key=lambda one: one.edition).code if norms else ""
