"""One page about one office: everything its representative and its head look at first."""

from dataclasses import dataclass
from datetime import date

from probierz.access.actor import Actor
from probierz.desk.queries.cockpit.beginning import Path, path_of
from probierz.desk.queries.cockpit.promises import Promise, promises_of
from probierz.desk.queries.cockpit.system import (
    DocumentsAtWork,
    IndicatorsOut,
    RisksOver,
    documents_at_work,
    indicators_out,
    readiness,
    risks_over,
)
from probierz.desk.queries.cockpit.voice import Voice, voice_of
from probierz.offices.models import Office
from probierz.standards.queries.readiness import CatalogSummary


@dataclass(frozen=True)
class Cockpit:
    """What this person may see of the office on the day; None where the permission is missing."""

    path: Path | None
    readiness: list[CatalogSummary] | None
    promises: list[Promise]
    documents: DocumentsAtWork | None
    indicators: IndicatorsOut | None
    risks: RisksOver | None
    voice: Voice | None


def cockpit_of(actor: Actor, office: Office, *, on: date) -> Cockpit:
    """In the office's scope."""
    return Cockpit(
        path=path_of(actor, on=on),
        readiness=readiness(actor, on=on),
        promises=promises_of(actor, office, on=on),
        documents=documents_at_work(actor, on=on),
        indicators=indicators_out(actor, on=on),
        risks=risks_over(actor, on=on),
        voice=voice_of(actor, office),
    )
