"""Readiness of one requirement, computed from evidence, obstacles and the last assessment, with its reasons."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from probierz.standards.rules import Conformity

SOON = timedelta(days=30)
ASSESSMENT_LASTS = timedelta(days=366)


class Light(StrEnum):
    READY = "ready"
    PARTLY = "partly"
    NOT_READY = "not_ready"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


class Standing(StrEnum):
    """What a piece of evidence is worth on a day."""

    CURRENT = "current"
    EXPIRING = "expiring"
    FUTURE = "future"
    EXPIRED = "expired"
    GONE = "gone"  # the record it pointed to is no longer there, or no longer counts


class Reason(StrEnum):
    """Why the light is what it is; the first of the gravest decides."""

    DOES_NOT_APPLY = "does_not_apply"
    NOT_CONFORMING = "not_conforming"
    MAJOR_OBSTACLE = "major_obstacle"
    PARTLY_CONFORMING = "partly_conforming"
    MINOR_OBSTACLE = "minor_obstacle"
    EVIDENCE_EXPIRED = "evidence_expired"
    EVIDENCE_MISSING = "evidence_missing"
    EVIDENCE_PARTIAL = "evidence_partial"
    NOT_ASSESSED = "not_assessed"
    ASSESSMENT_OPEN = "assessment_open"
    ASSESSMENT_OLD = "assessment_old"
    NOTHING_KNOWN = "nothing_known"
    EVIDENCE_EXPIRES = "evidence_expires"
    EVIDENCE_CURRENT = "evidence_current"
    CONFORMING = "conforming"


LIGHT_OF = {
    Reason.DOES_NOT_APPLY: Light.NOT_APPLICABLE,
    Reason.NOT_CONFORMING: Light.NOT_READY,
    Reason.MAJOR_OBSTACLE: Light.NOT_READY,
    Reason.PARTLY_CONFORMING: Light.PARTLY,
    Reason.MINOR_OBSTACLE: Light.PARTLY,
    Reason.EVIDENCE_EXPIRED: Light.PARTLY,
    Reason.EVIDENCE_MISSING: Light.PARTLY,
    Reason.EVIDENCE_PARTIAL: Light.PARTLY,
    Reason.NOT_ASSESSED: Light.PARTLY,
    Reason.ASSESSMENT_OPEN: Light.PARTLY,
    Reason.ASSESSMENT_OLD: Light.PARTLY,
    Reason.NOTHING_KNOWN: Light.UNKNOWN,
    Reason.EVIDENCE_EXPIRES: Light.READY,
    Reason.EVIDENCE_CURRENT: Light.READY,
    Reason.CONFORMING: Light.READY,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceFacts:
    """A piece of evidence as one requirement sees it: its own, or one that counts through the map."""

    key: str
    title: str
    standing: Standing
    valid_to: date | None = None
    is_whole: bool = True
    via: str = ""

    @property
    def counts(self) -> bool:
        return self.standing in {Standing.CURRENT, Standing.EXPIRING}


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """Something open against the requirement, such as a nonconformity."""

    title: str
    href: str
    is_major: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentFacts:
    """What the last verified answer said."""

    conformity: Conformity
    on: date
    round_key: str
    round_name: str
    has_comment: bool = True
    was_self_verified: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Everything known about one requirement in one office."""

    number: str
    applies: bool = True
    may_not_apply: bool = False
    evidence: tuple[EvidenceFacts, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    assessment: AssessmentFacts | None = None

    @property
    def counting(self) -> tuple[EvidenceFacts, ...]:
        return tuple(one for one in self.evidence if one.counts)


@dataclass(frozen=True, slots=True)
class Because:
    """A reason with what its sentence needs."""

    reason: Reason
    count: int = 0
    on: date | None = None

    @property
    def light(self) -> Light:
        return LIGHT_OF[self.reason]


@dataclass(frozen=True, slots=True)
class Readiness:
    """The light and every reason for it, the gravest first."""

    light: Light
    reasons: tuple[Because, ...] = field(default=())


_GRAVITY = (Light.NOT_APPLICABLE, Light.NOT_READY, Light.PARTLY, Light.UNKNOWN, Light.READY)


def judge(picture: Picture, *, on: date) -> Readiness:
    """Green needs all three: current evidence, a fresh conforming assessment, and nothing open against it."""
    if not picture.applies:
        return Readiness(Light.NOT_APPLICABLE, (Because(Reason.DOES_NOT_APPLY),))
    if not (picture.evidence or picture.obstacles or picture.assessment):
        return Readiness(Light.UNKNOWN, (Because(Reason.NOTHING_KNOWN),))
    found = [*_of_assessment(picture, on), *_of_obstacles(picture), *_of_evidence(picture)]
    reasons = tuple(sorted(found, key=lambda one: _GRAVITY.index(one.light)))
    return Readiness(reasons[0].light, reasons)


def _of_assessment(picture: Picture, on: date) -> Iterable[Because]:
    last = picture.assessment
    if last is None:
        yield Because(Reason.NOT_ASSESSED)
        return
    yield Because(
        {
            Conformity.FULL: Reason.CONFORMING,
            Conformity.PARTIAL: Reason.PARTLY_CONFORMING,
            Conformity.NONE: Reason.NOT_CONFORMING,
            Conformity.UNKNOWN: Reason.ASSESSMENT_OPEN,
        }[last.conformity],
        on=last.on,
    )
    if on - last.on > ASSESSMENT_LASTS:
        yield Because(Reason.ASSESSMENT_OLD, on=last.on)


def _of_obstacles(picture: Picture) -> Iterable[Because]:
    major = sum(one.is_major for one in picture.obstacles)
    if major:
        yield Because(Reason.MAJOR_OBSTACLE, count=major)
    if minor := len(picture.obstacles) - major:
        yield Because(Reason.MINOR_OBSTACLE, count=minor)


def _of_evidence(picture: Picture) -> Iterable[Because]:
    counting = picture.counting
    if not counting:
        yield Because(Reason.EVIDENCE_EXPIRED if picture.evidence else Reason.EVIDENCE_MISSING)
    elif not any(one.is_whole for one in counting):
        yield Because(Reason.EVIDENCE_PARTIAL, count=len(counting))
    elif all(one.standing is Standing.EXPIRING for one in counting):
        last_days = [one.valid_to for one in counting if one.valid_to]
        yield Because(Reason.EVIDENCE_EXPIRES, on=max(last_days, default=None))
    else:
        yield Because(Reason.EVIDENCE_CURRENT, count=len(counting))


def standing_of(*, valid_from: date | None, valid_to: date | None, holds: bool, on: date) -> Standing:
    """What evidence with these days is worth on the day; both ends belong to the period."""
    if not holds:
        return Standing.GONE
    if valid_from is not None and valid_from > on:
        return Standing.FUTURE
    if valid_to is not None and valid_to < on:
        return Standing.EXPIRED
    is_near = valid_to is not None and valid_to - on <= SOON
    return Standing.EXPIRING if is_near else Standing.CURRENT


@dataclass(frozen=True, slots=True)
class Tally:
    """How many requirements show which light."""

    counts: Counter[Light]

    @property
    def applicable(self) -> int:
        return sum(count for light, count in self.counts.items() if light is not Light.NOT_APPLICABLE)

    @property
    def ready(self) -> int:
        return self.counts[Light.READY]

    @property
    def segments(self) -> tuple[tuple[Light, str, str], ...]:
        """Start and width of each light in a strip of a hundred, as texts an SVG takes in any language."""
        found, start = [], 0.0
        for light in (Light.READY, Light.PARTLY, Light.NOT_READY, Light.UNKNOWN):
            width = 100 * self.counts[light] / self.applicable if self.applicable else 0.0
            found.append((light, f"{start:.2f}", f"{width:.2f}"))
            start += width
        return tuple(found)


def tally(lights: Iterable[Light]) -> Tally:
    return Tally(Counter(lights))
