"""From a public code to the form behind it: one query, remembered for two seconds when many come at once."""

import time
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256

from django.db import connection
from django.db.models import OuterRef, Subquery

from probierz.lib.questionnaires import Questionnaire, with_names
from probierz.offices.scope import across_offices
from probierz.surveys.models import CollectionPoint, HeldAnswer, LocalQuestions, Response, Wave
from probierz.surveys.queries.campaigns import asked_questionnaire
from probierz.surveys.rules import CampaignKind, Channel, WaveState

# A closing wave may be seen as open for this long; the writer asks again before it stores anything.
REMEMBERED_FOR = 2.0
MOST_REMEMBERED = 10_000


@dataclass(frozen=True)
class Door:
    """A collection point as a respondent meets it; without a wave nobody is asked here now."""

    code: str
    office_id: int
    office: str
    point_id: int
    point: str
    kind: CampaignKind
    channel: Channel
    wave_id: int | None
    core: str
    local: str

    @property
    def digest(self) -> str:
        """Names the questions asked here: those of everybody, and those the office added."""
        return sha256(f"{self.core}{self.local}".encode()).hexdigest() if self.local else self.core

    @cached_property
    def questionnaire(self) -> Questionnaire:
        return with_names(asked_questionnaire(self.core, self.local), office=self.office, desk=self.point)


_remembered: dict[tuple[str, date], tuple[float, Door]] = {}


def door_to(code: str, *, on: date) -> Door | None:
    """The point with this code, or None when there never was one."""
    now = time.monotonic()
    until, door = _remembered.get((code, on), (0.0, None))
    if door is not None and now < until:
        return door
    door = _look_up(code, on)
    # What is seen inside a transaction may yet be rolled back.
    if door is not None and not connection.in_atomic_block:
        if len(_remembered) >= MOST_REMEMBERED:
            _remembered.clear()
        _remembered[code, on] = (now + REMEMBERED_FOR, door)
    return door


def _look_up(code: str, on: date) -> Door | None:
    with across_offices(reason="A public code is all that a respondent has; it names the office."):
        added = LocalQuestions.objects.filter(
            office=OuterRef("office"), campaign=OuterRef("campaign"), frozen_on__isnull=False
        )
        still = Wave.objects.filter(campaign=OuterRef("campaign"), state=WaveState.OPEN)
        row = (
            CollectionPoint.objects.filter(public_code=code)
            .annotate(wave_id=Subquery(still.values("pk")[:1]), local=Subquery(added.values("digest")[:1]))
            .values(
                *("pk", "name", "channel", "since", "until", "wave_id", "office_id", "office__name"),
                *("campaign__kind", "campaign__version__digest", "local"),
            )
            .first()
        )
    if row is None:
        return None
    is_in_use = row["since"] <= on and (row["until"] is None or on < row["until"])
    return Door(
        code=code,
        office_id=row["office_id"],
        office=row["office__name"],
        point_id=row["pk"],
        point=row["name"],
        kind=CampaignKind(row["campaign__kind"]),
        channel=Channel(row["channel"]),
        wave_id=row["wave_id"] if is_in_use else None,
        core=row["campaign__version__digest"],
        local=row["local"] or "",
    )


def is_stored(submission_id: str) -> bool:
    """Whether this sheet is here: what a repeat after the closing wants to know."""
    with across_offices(reason="A submission id is known to its sender alone."):
        rows = (Response.objects, HeldAnswer.objects)
        return any(some.filter(submission_id=submission_id).exists() for some in rows)
