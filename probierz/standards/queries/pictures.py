"""Pictures of requirements: evidence, its own and through the map, obstacles and the last assessment, read together."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.db.models import Q

from probierz.standards.models import Answer, Applicability, Catalog, Crosslink, Requirement
from probierz.standards.queries.evidence import Shown, evidence_in_force, shown
from probierz.standards.queries.obstacles import obstacles
from probierz.standards.rules import AnswerState, Conformity, RoundKind, RoundState
from probierz.standards.rules.crosswalk import Arc, Neighbours, Node, Relation, neighbours
from probierz.standards.rules.readiness import AssessmentFacts, EvidenceFacts, Picture, Readiness, judge


@dataclass(frozen=True)
class Album:
    """Everything known in the office in scope on a day; each part is read once, when it is asked for."""

    on: date
    _pictures: dict[int, Picture] = field(default_factory=dict)

    @cached_property
    def requirements(self) -> dict[int, Requirement]:
        """Every requirement of every catalog: evidence crosses between them."""
        rows = Requirement.objects.select_related("catalog").order_by("catalog__position", "position")
        return {one.pk: one for one in rows}

    @cached_property
    def crosswalk(self) -> Neighbours:
        links = Crosslink.objects.exclude(source=None).values_list("source_id", "target_id", "relation")
        arcs = [Arc(source, target, Relation(relation)) for source, target, relation in links if source]
        return neighbours(nodes_of(self.requirements.values()), arcs)

    @cached_property
    def exclusions(self) -> dict[int, Applicability]:
        return {one.requirement_id: one for one in Applicability.objects.filter(applies=False)}

    @cached_property
    def evidence(self) -> list[Shown]:
        return shown(evidence_in_force(), on=self.on)

    @cached_property
    def assessments(self) -> dict[int, AssessmentFacts]:
        return last_assessments()

    def of_catalog(self, catalog: Catalog) -> list[Requirement]:
        return [one for one in self.requirements.values() if one.catalog_id == catalog.pk]

    def picture(self, requirement: Requirement) -> Picture:
        """What is known about a leaf."""
        if requirement.pk not in self._pictures:
            self._pictures[requirement.pk] = Picture(
                number=requirement.number,
                applies=requirement.pk not in self.exclusions,
                may_not_apply=requirement.may_not_apply,
                evidence=tuple(self._evidence_for(requirement.pk)),
                obstacles=self._obstacles.get(requirement.pk, ()),
                assessment=self.assessments.get(requirement.pk),
            )
        return self._pictures[requirement.pk]

    def readiness(self, requirement: Requirement) -> Readiness:
        return judge(self.picture(requirement), on=self.on)

    @cached_property
    def _obstacles(self) -> Mapping[int, tuple]:  # type: ignore[type-arg] # of Obstacle, see queries.obstacles
        return obstacles()

    @cached_property
    def _linked(self) -> dict[int, list[Shown]]:
        found: dict[int, list[Shown]] = defaultdict(list)
        for one in self.evidence:
            for link in one.links:
                found[link.requirement_id].append(one)
        return found

    def _evidence_for(self, pk: int) -> Iterable[EvidenceFacts]:
        """Its own first; the same piece is not told twice, and whole before part."""
        seen: set[str] = set()
        for one in self._linked.get(pk, ()):
            seen.add(one.key)
            yield _facts(one)
        others = sorted(self.crosswalk.get(pk, {}).items(), key=lambda pair: not pair[1])
        for other, is_whole in others:
            for one in self._linked.get(other, ()):
                if one.key not in seen:
                    seen.add(one.key)
                    yield _facts(one, is_whole=is_whole, via=self._address(other))

    def _address(self, pk: int) -> str:
        requirement = self.requirements[pk]
        return f"{requirement.catalog.name_pl} {requirement.number}"


def nodes_of(requirements: Iterable[Requirement]) -> dict[int, Node]:
    """The tree as the crosswalk needs it."""
    leaves: dict[int, list[int]] = defaultdict(list)
    known = {one.pk: one for one in requirements}
    for one in known.values():
        if one.is_leaf:
            above: int | None = one.pk
            while above is not None:
                leaves[above].append(one.pk)
                above = known[above].parent_id
    return {pk: Node(pk, one.catalog_id, tuple(leaves[pk])) for pk, one in known.items()}


def last_assessments() -> dict[int, AssessmentFacts]:
    """What the last verified answer, or the last consensus of a group, says about each requirement."""
    agreed = Q(round__kind=RoundKind.CAF, is_consensus=True) | (~Q(round__kind=RoundKind.CAF) & Q(is_consensus=False))
    rows = Answer.objects.filter(agreed, state=AnswerState.VERIFIED).exclude(round__state=RoundState.CANCELLED)
    rows = rows.select_related("round", "author").order_by("verified_on", "pk")
    return {row.requirement_id: _assessment(row) for row in rows}


def _assessment(row: Answer) -> AssessmentFacts:
    author = row.author.account_id if row.author else None
    return AssessmentFacts(
        conformity=Conformity(row.conformity),
        on=row.verified_on or row.answered_on,
        round_key=row.round.key,
        round_name=row.round.name,
        has_comment=bool(row.comment or row.improvements),
        was_self_verified=author is not None and author == row.verified_by_id,
    )


def _facts(one: Shown, *, is_whole: bool = True, via: str = "") -> EvidenceFacts:
    return EvidenceFacts(
        key=one.key, title=one.title, standing=one.standing, valid_to=one.valid_to, is_whole=is_whole, via=via
    )
