"""Everything that can happen, as dotted verbs."""

from enum import StrEnum


class Verb(StrEnum):
    OFFICE_FOUNDED = "office.founded"
    OFFICE_RENAMED = "office.renamed"
    OFFICE_CLOSED = "office.closed"
    OFFICE_SECURITY_CHANGED = "office.security.changed"
    ASSOCIATION_FOUNDED = "association.founded"
    PROGRAMME_OPENED = "programme.opened"
    PROGRAMME_CHANGED = "programme.changed"
    PROGRAMME_CLOSED = "programme.closed"
    PARTICIPATION_BEGUN = "participation.begun"
    PARTICIPATION_ENDED = "participation.ended"
    CONSENT_GIVEN = "consent.given"
    CONSENT_WITHDRAWN = "consent.withdrawn"
