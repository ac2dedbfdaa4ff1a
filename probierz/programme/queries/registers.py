"""The registers a programme keeps: certifications, readings of the indicator, training."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Max, Prefetch, QuerySet, Sum
from django.utils import timezone

from probierz.offices.models import Office, Programme
from probierz.offices.queries import name_then, offices_named
from probierz.offices.rules import reckoning_day
from probierz.programme.models import IndicatorReading, OfficeCertification, TrainingRecord
from probierz.programme.queries.measures import certifications_of, training_of
from probierz.programme.queries.sharing import Sharing
from probierz.programme.rules import Course, Indicator
from probierz.surveys.rules import WaveRole

Entry = TypeVar("Entry", OfficeCertification, TrainingRecord)


@dataclass(frozen=True)
class ReadingPair:
    """What an office counted before and after."""

    office: str
    baseline: IndicatorReading | None
    followup: IndicatorReading | None


@dataclass(frozen=True)
class CourseTotal:
    """One course over all its dates and offices."""

    course: Course
    people: int
    hours: int
    examined: int
    passed: int

    @property
    def pass_rate(self) -> float | None:
        return self.passed / self.examined if self.examined else None


@dataclass(frozen=True)
class Registers:
    """Rows of the offices that share, in Polish order."""

    certifications: tuple[OfficeCertification, ...]
    readings: tuple[ReadingPair, ...]
    training: tuple[TrainingRecord, ...]
    courses: tuple[CourseTotal, ...]


def registers_of(sharing: Sharing) -> Registers:
    with sharing.scope(sharing.participation):
        certifications = certifications_of(sharing).order_by("office__sort_key", "granted_on")
        training = training_of(sharing).order_by("held_on", "office__sort_key")
        return Registers(
            certifications=_named(sharing, certifications),
            readings=_readings(sharing),
            training=_named(sharing, training),
            courses=course_totals(sharing),
        )


def course_totals(sharing: Sharing) -> tuple[CourseTotal, ...]:
    """People and passed exams by course; the hours are those of one course, not of one person."""
    rows = training_of(sharing).order_by().values("course")
    sums = rows.annotate(people=Sum("trained"), sat=Sum("examined"), good=Sum("passed"), longest=Max("hours"))
    found = {row["course"]: row for row in sums}
    return tuple(
        CourseTotal(course, row["people"], row["longest"], row["sat"], row["good"])
        for course in Course
        if (row := found.get(course))
    )


def certification_by_pk(programme: Programme, pk: int) -> OfficeCertification | None:
    """In the programme's scope."""
    rows = OfficeCertification.objects.filter(programme=programme, pk=pk)
    return rows.select_related("programme").prefetch_related(_offices_of(programme)).first()


def training_by_pk(programme: Programme, pk: int) -> TrainingRecord | None:
    """In the programme's scope."""
    rows = TrainingRecord.objects.filter(programme=programme, pk=pk)
    return rows.select_related("programme").prefetch_related(_offices_of(programme)).first()


def _offices_of(programme: Programme) -> Prefetch[str, QuerySet[Office], str]:
    """Offices under the names by which the programme knows them."""
    return Prefetch("office", offices_named(reckoning_day(programme.closes_on, timezone.localdate())))


def _named(sharing: Sharing, rows: Iterable[Entry]) -> tuple[Entry, ...]:
    """The rows with the offices of the programme's day, which are all read already."""
    found = tuple(rows)
    for row in found:
        row.office = sharing.by_pk[row.office_id]
    return found


def _readings(sharing: Sharing) -> tuple[ReadingPair, ...]:
    rows = IndicatorReading.objects.filter(programme=sharing.programme, indicator=Indicator.ON_TIME)
    by_office = {(row.office_id, row.wave): row for row in rows}
    pairs = [
        ReadingPair(
            name_then(office),
            by_office.get((office.pk, WaveRole.BASELINE)),
            by_office.get((office.pk, WaveRole.FOLLOWUP)),
        )
        for office in sharing.offices
    ]
    return tuple(pair for pair in pairs if pair.baseline or pair.followup)
