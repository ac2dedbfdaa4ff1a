"""Evidence with what it is worth today, and what it speaks for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from probierz.access.actor import Actor
from probierz.design import records
from probierz.design.records import RecordFacts
from probierz.lib.polish import fold
from probierz.standards.models import Evidence, EvidenceLink, EvidenceRevision
from probierz.standards.rules.readiness import SOON, Standing, standing_of


@dataclass(frozen=True)
class Shown:
    """A piece of evidence with its days, wherever they come from."""

    evidence: Evidence
    standing: Standing
    made_on: date | None
    valid_from: date | None
    valid_to: date | None
    revision: EvidenceRevision | None
    record: RecordFacts | None
    links: tuple[EvidenceLink, ...]

    @property
    def key(self) -> str:
        return self.evidence.key

    @property
    def title(self) -> str:
        return self.record.title if self.record else self.evidence.title


def evidence_in_force() -> QuerySet[Evidence]:
    """Everything that was not withdrawn, with revisions and links ready."""
    return _ready(Evidence.objects.filter(withdrawn_on=None)).order_by("title", "pk")


def evidence_by_key(key: str) -> Evidence | None:
    return _ready(Evidence.objects.filter(key=key)).select_related("office").first()


def shown(rows: Iterable[Evidence], *, on: date) -> list[Shown]:
    """What each is worth on the day; records are asked for together."""
    found = list(rows)
    facts = records.facts_of((one.record_kind, one.record_key) for one in found if one.is_record)
    return [_shown(one, facts.get((one.record_kind, one.record_key)), on) for one in found]


def ending(*, on: date) -> QuerySet[EvidenceRevision]:
    """Files in force that end soon and have no successor, the first one first."""
    newer = EvidenceRevision.objects.filter(evidence=OuterRef("evidence"), number__gt=OuterRef("number"))
    rows = EvidenceRevision.objects.filter(evidence__withdrawn_on=None, valid_to__gte=on, valid_to__lte=on + SOON)
    return rows.exclude(Exists(newer)).order_by("valid_to", "pk")


def matching(rows: Iterable[Shown], *, words: str, standing: Standing | None) -> list[Shown]:
    """Those whose title holds every word and that stand so."""
    wanted = fold(words).split()
    return [
        one
        for one in rows
        if all(word in fold(one.title) for word in wanted) and (standing is None or one.standing is standing)
    ]


def revisions_of(evidence: Evidence) -> QuerySet[EvidenceRevision]:
    return evidence.revisions.select_related("file").order_by("-number")


def records_to_link(actor: Actor, words: str) -> list[tuple[str, RecordFacts]]:
    """Records of the system that may become evidence, each with the name of its kind."""
    labels = {kind.code: str(kind.label) for kind in records.kinds(actor)}
    found = records.find(actor, words, limit=8)
    return [(labels[facts.kind], facts) for facts in found if not facts.kind.startswith("standards.")]


def _ready(rows: QuerySet[Evidence]) -> QuerySet[Evidence]:
    revisions = EvidenceRevision.objects.select_related("file").order_by("-number")
    links = EvidenceLink.objects.select_related("requirement", "requirement__catalog").order_by(
        "requirement__catalog__position", "requirement__position"
    )
    latest: Prefetch[str, QuerySet[EvidenceRevision], str] = Prefetch("revisions", revisions)
    spoken_for: Prefetch[str, QuerySet[EvidenceLink], str] = Prefetch("links", links)
    return rows.prefetch_related(latest, spoken_for)


def _shown(one: Evidence, facts: RecordFacts | None, on: date) -> Shown:
    revision = next(iter(one.revisions.all()), None)
    source = facts if one.is_record else revision
    valid_from = source.valid_from if source else None
    valid_to = source.valid_to if source else None
    holds = one.withdrawn_on is None and (facts is not None and facts.holds if one.is_record else revision is not None)
    return Shown(
        evidence=one,
        standing=standing_of(valid_from=valid_from, valid_to=valid_to, holds=holds, on=on),
        made_on=source.made_on if source else None,
        valid_from=valid_from,
        valid_to=valid_to,
        revision=revision,
        record=facts,
        links=tuple(one.links.all()),
    )
