"""What a requirement catalog is made of."""

from dataclasses import dataclass
from enum import StrEnum

from probierz.lib.bilingual import Bilingual


class CatalogKind(StrEnum):
    QUALITY_SYSTEM = "quality_system"
    SELF_ASSESSMENT_MODEL = "self_assessment_model"
    MANAGEMENT_CONTROL = "management_control"
    OTHER = "other"


class CatalogStatus(StrEnum):
    CURRENT = "current"
    WITHDRAWN = "withdrawn"
    DRAFT = "draft"  # drawn from drafts: off until the installation switches it on


class Scoring(StrEnum):
    VERDICTS = "verdicts"  # one of the catalog's own choices
    CAF = "caf"  # 0-100 by the bands of CAF, in one value or in parts


class Conformity(StrEnum):
    """What an answer says about the requirement, whatever its words are."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"
    UNKNOWN = "unknown"


class Aspect(StrEnum):
    """CAF scores what an organisation does otherwise than what comes of it."""

    ENABLER = "enabler"
    RESULT = "result"


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer that may be chosen."""

    code: str
    conformity: Conformity
    text: Bilingual


@dataclass(frozen=True, slots=True)
class Expected:
    """A document that must be kept alive, or a record that must be kept as evidence."""

    text: Bilingual
    is_record: bool


@dataclass(frozen=True, slots=True)
class Change:
    """What a newer edition changes in a clause; `is_sure` is false where sources disagree or guess."""

    text: Bilingual
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Requirement:
    """A clause. Only a leaf has a question; a heading gathers those beneath it."""

    number: str
    under: str
    title: Bilingual
    question: Bilingual | None
    may_not_apply: bool
    often_not_applied: bool
    expected: tuple[Expected, ...]
    aspect: Aspect | None = None
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class Catalog:
    """A whole catalog, in the order of its file. `digest` is the SHA-256 of what it was read from."""

    code: str
    kind: CatalogKind
    edition: str
    status: CatalogStatus
    scoring: Scoring
    name: Bilingual
    note: Bilingual
    choices: tuple[Choice, ...]
    requirements: tuple[Requirement, ...]
    digest: str

    def leaves(self) -> tuple[Requirement, ...]:
        return tuple(one for one in self.requirements if one.question is not None)
