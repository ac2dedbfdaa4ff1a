"""Requirement catalogs as data: a tree of clauses with our own titles and questions, and maps between catalogs."""

from probierz.lib.catalogs.norms.maps import CatalogMap, MapLink, Relation, read_map, shipped_maps
from probierz.lib.catalogs.norms.model import (
    Aspect,
    Catalog,
    CatalogKind,
    CatalogStatus,
    Change,
    Choice,
    Conformity,
    Expected,
    Requirement,
    Scoring,
)
from probierz.lib.catalogs.norms.reading import CatalogFaults, read_norm, read_norm_text, shipped_catalogs

__all__ = [
    "Aspect",
    "Catalog",
    "CatalogFaults",
    "CatalogKind",
    "CatalogMap",
    "CatalogStatus",
    "Change",
    "Choice",
    "Conformity",
    "Expected",
    "MapLink",
    "Relation",
    "Requirement",
    "Scoring",
    "read_map",
    "read_norm",
    "read_norm_text",
    "shipped_catalogs",
    "shipped_maps",
]
