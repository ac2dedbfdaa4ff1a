"""What is open against requirements, such as nonconformities: other applications add their sources when ready."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from probierz.standards.rules.readiness import Obstacle

Source = Callable[[], Mapping[int, Iterable[Obstacle]]]


@dataclass
class _Registry:
    sources: list[Source] = field(default_factory=list)


_registry = _Registry()


def add_source(source: Source) -> None:
    """Called in AppConfig.ready. The source answers by requirement for the office in scope, in a few questions."""
    if source not in _registry.sources:
        _registry.sources.append(source)


def obstacles() -> dict[int, tuple[Obstacle, ...]]:
    """Everything open in the office in scope, by the primary key of the requirement."""
    found: dict[int, tuple[Obstacle, ...]] = {}
    for source in _registry.sources:
        for requirement, some in source().items():
            found[requirement] = (*found.get(requirement, ()), *some)
    return found
