"""Catalogs of requirements, which belong to everybody, and what one office does with them."""

from probierz.standards.models.assessment import (
    Answer,
    AnswerQuerySet,
    AssessmentRound,
    AssessmentRoundQuerySet,
    Assignment,
)
from probierz.standards.models.catalogs import Catalog, Crosslink, Requirement
from probierz.standards.models.evidence import Evidence, EvidenceLink, EvidenceQuerySet, EvidenceRevision
from probierz.standards.models.use import Applicability, CatalogUse

__all__ = [
    "Answer",
    "AnswerQuerySet",
    "Applicability",
    "AssessmentRound",
    "AssessmentRoundQuerySet",
    "Assignment",
    "Catalog",
    "CatalogUse",
    "Crosslink",
    "Evidence",
    "EvidenceLink",
    "EvidenceQuerySet",
    "EvidenceRevision",
    "Requirement",
]
