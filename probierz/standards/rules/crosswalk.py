"""The crosswalk: which requirements of other catalogs speak of the same thing, and how fully."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from probierz.lib.catalogs.norms.maps import Relation

__all__ = ["Relation"]
FARTHEST = 2  # 2008 reaches 2026 through 2015


@dataclass(frozen=True, slots=True)
class Node:
    """A requirement by its primary key: its catalog, and the leaves beneath it, itself when it is one."""

    pk: int
    catalog: int
    leaves: tuple[int, ...]

    @property
    def is_leaf(self) -> bool:
        return self.leaves == (self.pk,)


@dataclass(frozen=True, slots=True)
class Arc:
    """A line of a map between two catalogs."""

    source: int
    target: int
    relation: Relation


Neighbours = Mapping[int, Mapping[int, bool]]


def neighbours(nodes: Mapping[int, Node], arcs: Iterable[Arc]) -> Neighbours:
    """For each leaf the leaves of other catalogs it counts for, and whether wholly.

    Two headings that correspond say nothing about a single leaf; a leaf that corresponds to a heading speaks
    of each leaf beneath it. A line that names both leaves wins over one that came through a heading.
    """
    direct = _direct(nodes, arcs)
    return {leaf: _reached(leaf, nodes, direct) for leaf in direct}


def _direct(nodes: Mapping[int, Node], arcs: Iterable[Arc]) -> dict[int, dict[int, bool]]:
    found: dict[int, dict[int, bool]] = defaultdict(dict)
    for arc in sorted(arcs, key=lambda arc: nodes[arc.source].is_leaf and nodes[arc.target].is_leaf):
        source, target = nodes[arc.source], nodes[arc.target]
        if not source.is_leaf and not target.is_leaf:
            continue
        for one in source.leaves:
            for other in target.leaves:
                found[one][other] = found[other][one] = arc.relation.is_whole
    return found


def _reached(leaf: int, nodes: Mapping[int, Node], direct: Mapping[int, Mapping[int, bool]]) -> dict[int, bool]:
    reached = dict(direct[leaf])
    border = dict(reached)
    seen = {nodes[leaf].catalog} | {nodes[one].catalog for one in reached}
    for _step in range(1, FARTHEST):
        beyond: dict[int, bool] = {}
        for one, is_whole in border.items():
            for other, further in direct[one].items():
                if nodes[other].catalog not in seen:
                    beyond[other] = beyond.get(other, False) or (is_whole and further)
        reached |= beyond
        border = beyond
    return reached


class Passage(StrEnum):
    """What becomes of a requirement when an office moves to another catalog."""

    CARRIED = "carried"
    CHANGED = "changed"
    NEW = "new"


def passage_of(sources: Iterable[bool]) -> Passage:
    """Nothing behind it is new; something whole behind it is carried over."""
    known = list(sources)
    if not known:
        return Passage.NEW
    return Passage.CARRIED if any(known) else Passage.CHANGED
