"""Invented surveys: points, waves and answers of many offices at once."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from probierz.access.actor import Actor
from probierz.demo.answers import sheets
from probierz.demo.people import SEED
from probierz.lib.questionnaires import Answers, Questionnaire
from probierz.offices.models import Office, Programme, Unit
from probierz.offices.scope import programme_scope
from probierz.surveys.actions import add_collection_point, import_answers, open_wave
from probierz.surveys.models import Campaign, CollectionPoint, Wave
from probierz.surveys.rules import Channel, PointKind, WaveRole

FEW = 20  # answers of a point that come on one day


@dataclass(frozen=True)
class Point:
    """A point of every office, its share of the answers, and how it is rated beside the others.

    `unit` names the unit it belongs to, in offices that have it.
    """

    kind: PointKind
    name: str
    channel: Channel
    share: float
    shift: float = 0
    unit: str = ""


@dataclass(frozen=True)
class Drift:
    """How an office is rated in a wave, on the scale 1 to 5, and by how many people."""

    mean: float
    number: int


def drifts(codes: list[str], *, key: str, mean: float, sizes: tuple[int, int]) -> dict[str, Drift]:
    """A drift of each office around the mean; `sizes` from the smallest to the largest, even in logarithm."""
    smallest, largest = sizes
    chance = random.Random(f"{SEED}:{key}")  # noqa: S311 - a demonstration must repeat itself
    return {
        code: Drift(
            mean=mean + chance.gauss(0, 0.16),
            number=round(smallest * (largest / smallest) ** chance.random()),
        )
        for code in codes
    }


def add_points(
    actor: Actor,
    *,
    programme: Programme,
    campaign: Campaign,
    offices: Mapping[str, Office],
    points: Sequence[Point],
    since: date,
) -> dict[str, list[CollectionPoint]]:
    """The same points in each office, by the office's code."""
    with programme_scope(programme.pk, offices=[office.pk for office in offices.values()]):
        return {
            code: [
                add_collection_point(
                    actor,
                    office=office,
                    campaign=campaign,
                    kind=one.kind,
                    name=one.name,
                    since=since,
                    channel=one.channel,
                    unit=Unit.objects.filter(office=office, name=one.unit).first() if one.unit else None,
                )
                for one in points
            ]
            for code, office in offices.items()
        }


def open_wave_of(actor: Actor, *, programme: Programme, campaign: Campaign, role: WaveRole, on: date) -> Wave:
    with programme_scope(programme.pk):
        wave = Wave.objects.get(campaign=campaign, role=role)
        open_wave(actor, wave=wave, on=on)
        return wave


def answer(
    actor: Actor,
    *,
    programme: Programme,
    wave: Wave,
    questionnaire: Questionnaire,
    placed: Mapping[str, list[CollectionPoint]],
    points: Sequence[Point],
    drifts: Mapping[str, Drift],
    days: Sequence[date],
) -> None:
    """Bring in every office's sheets, divided between its points by their shares and evenly between the days."""
    for code, of_office in placed.items():
        with programme_scope(programme.pk, offices=[of_office[0].office_id]):
            for point, one in zip(of_office, points, strict=True):
                for day, number in _divided(round(drifts[code].number * one.share), days):
                    key = f"{programme.code}:{wave.role}:{code}:{point.name}:{day}"
                    found = sheets(questionnaire, mean=drifts[code].mean + one.shift, number=number, key=key)
                    import_answers(
                        actor,
                        wave=wave,
                        point=point,
                        questionnaire=questionnaire,
                        answers=[Answers(sheet) for sheet in found],
                        day=day,
                    )


def _divided(number: int, days: Sequence[date]) -> Iterator[tuple[date, int]]:
    """The same number to each day, what is over to the first; a small number to the last day alone."""
    if number < FEW:
        yield days[-1], number
        return
    for place, day in enumerate(days):
        yield day, number // len(days) + (place < number % len(days))
