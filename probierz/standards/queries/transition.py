"""From one catalog to another: what carries over with its evidence, what changes, what is new, what falls away."""

from collections import defaultdict
from dataclasses import dataclass

from probierz.standards.models import Catalog, Crosslink, Requirement
from probierz.standards.queries.pictures import Album
from probierz.standards.rules.crosswalk import Passage, passage_of
from probierz.standards.rules.readiness import AssessmentFacts, Light


@dataclass(frozen=True)
class Source:
    """A requirement of the old catalog that leads here, and how fully."""

    requirement: Requirement
    is_whole: bool


@dataclass(frozen=True)
class Step:
    """A requirement of the new catalog, where it comes from and what is already there."""

    requirement: Requirement
    passage: Passage
    sources: tuple[Source, ...]
    notes: tuple[Crosslink, ...]
    evidence: int
    assessment: AssessmentFacts | None
    light: Light


@dataclass(frozen=True)
class Transition:
    steps: tuple[Step, ...]
    gone: tuple[Requirement, ...]

    def count(self, passage: Passage) -> int:
        return sum(step.passage is passage for step in self.steps)


def transition(album: Album, source: Catalog, target: Catalog) -> Transition:
    """Every leaf of the new catalog, and what of the old one nothing asks for any more."""
    notes = defaultdict(list)
    for link in Crosslink.objects.filter(source_catalog=source, target_catalog=target).select_related("source"):
        if link.note_pl:
            notes[link.target_id].append(link)
    leaves = [one for one in album.of_catalog(target) if one.is_leaf]
    steps = tuple(_step(album, source, one, tuple(notes[one.pk])) for one in leaves)
    reached = {found.requirement.pk for step in steps for found in step.sources}
    gone = tuple(one for one in album.of_catalog(source) if one.is_leaf and one.pk not in reached)
    return Transition(steps, gone)


def has_map(source: Catalog, target: Catalog) -> bool:
    return Crosslink.objects.filter(source_catalog=source, target_catalog=target).exists()


def mapped_pairs() -> list[tuple[Catalog, Catalog]]:
    """Pairs of catalogs between which a map leads, in its direction."""
    pairs = Crosslink.objects.values_list("source_catalog", "target_catalog").distinct()
    known = {one.pk: one for one in Catalog.objects.all()}
    found = [(known[source], known[target]) for source, target in pairs]
    return sorted(found, key=lambda pair: (pair[0].position, pair[1].position))


def _step(album: Album, source: Catalog, one: Requirement, notes: tuple[Crosslink, ...]) -> Step:
    found = tuple(
        Source(album.requirements[pk], is_whole)
        for pk, is_whole in album.crosswalk.get(one.pk, {}).items()
        if album.requirements[pk].catalog_id == source.pk
    )
    sources = tuple(sorted(found, key=lambda each: (not each.is_whole, each.requirement.position)))
    picture = album.picture(one)
    past = [fact for each in sources if (fact := album.assessments.get(each.requirement.pk))]
    return Step(
        requirement=one,
        passage=passage_of(each.is_whole for each in sources),
        sources=sources,
        notes=notes,
        evidence=len(picture.counting),
        assessment=max(past, key=lambda fact: fact.on, default=None),
        light=album.readiness(one).light,
    )
