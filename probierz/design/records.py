"""Records of the quality system as other parts see them: each application registers the kinds it keeps."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.functional import Promise

from probierz.access.actor import Actor
from probierz.access.permissions import Permission


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFacts:
    """One record: its kind and key, what to call it, where it is, and from when to when it speaks.

    `holds` is false for what no longer counts, such as a withdrawn revision.
    """

    kind: str
    key: str
    title: str
    href: str
    state: str = ""
    made_on: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    holds: bool = True

    def is_current(self, on: date) -> bool:
        """Whether it counts on that day; both ends belong to the period."""
        begun = self.valid_from is None or self.valid_from <= on
        ended = self.valid_to is not None and self.valid_to < on
        return self.holds and begun and not ended


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordKind:
    """A kind, named as the trail names its targets ("documents.Document").

    `facts` answers for keys of the office in scope, missing ones left out; `find` offers the newest
    whose title holds the words, at most `limit`. Both are called inside an office's scope.
    """

    code: str
    label: str | Promise
    permission: Permission
    facts: Callable[[Iterable[str]], Mapping[str, RecordFacts]]
    find: Callable[[str, int], list[RecordFacts]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Records that point to a record of another kind: "risks" of a process, "processes" of a document."""

    of: str
    label: str | Promise
    permission: Permission
    find: Callable[[str], list[RecordFacts]]


@dataclass
class _Registry:
    kinds: dict[str, RecordKind] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)


_registry = _Registry()


def add_kinds(*kinds: RecordKind) -> None:
    """Called in AppConfig.ready."""
    _registry.kinds.update({kind.code: kind for kind in kinds})


def add_relations(*relations: Relation) -> None:
    """Called in AppConfig.ready; adding one twice changes nothing."""
    _registry.relations.extend(one for one in relations if one not in _registry.relations)


def kinds(actor: Actor) -> list[RecordKind]:
    """The kinds this person may read in the place in scope."""
    return [kind for kind in _registry.kinds.values() if actor.may(kind.permission)]


def codes_of(app: str) -> list[str]:
    """The kinds that an application keeps."""
    return [code for code in _registry.kinds if code.startswith(f"{app}.")]


def facts_of(
    references: Iterable[tuple[str, str]], *, reader: Actor | None = None
) -> dict[tuple[str, str], RecordFacts]:
    """What is known of records named by kind and key, one question per kind; what is gone is left out.

    With a `reader`, also what this person may not read is left out.
    """
    wanted: dict[str, list[str]] = {}
    for kind, key in references:
        wanted.setdefault(kind, []).append(key)
    open_kinds = _registry.kinds.values() if reader is None else kinds(reader)
    known = [(kind.code, kind.facts(wanted[kind.code])) for kind in open_kinds if kind.code in wanted]
    return {(code, key): facts for code, found in known for key, facts in found.items()}


def find(actor: Actor, words: str, *, limit: int) -> list[RecordFacts]:
    """Records this person may read whose title holds the words, kind by kind."""
    return [facts for kind in kinds(actor) for facts in kind.find(words, limit)]


def related(actor: Actor, kind: str, key: str) -> list[tuple[Relation, list[RecordFacts]]]:
    """What points to this record from other parts of the system, as far as this person may read it."""
    asked = [one for one in _registry.relations if one.of == kind and actor.may(one.permission)]
    return [(relation, found) for relation in asked if (found := relation.find(key))]
