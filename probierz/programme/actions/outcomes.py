"""Recording the rows that results are computed from: certifications, readings, training, words of the report."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import IntegrityError, transaction

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.offices.models import Office, Programme
from probierz.programme.models import IndicatorReading, OfficeCertification, ReportText, TrainingRecord
from probierz.programme.rules import Course, Indicator
from probierz.surveys.rules import WaveRole
from probierz.trail.recording import record
from probierz.trail.verbs import Verb

REMOVED_BEFORE = "What somebody else removed a moment ago has its event already."


class AlreadyRecorded(Exception):
    """The same row exists already."""


@action(Permission.PROGRAMME_MANAGE)
def record_certification(
    actor: Actor,
    *,
    programme: Programme,
    office: Office,
    standard: str,
    scope: str,
    granted_on: date,
    valid_until: date,
    body: str = "",
    number: str = "",
) -> OfficeCertification:
    """Enter a certificate of conformity; body and number stay empty where they are not known."""
    row = OfficeCertification(
        programme=programme,
        office=office,
        standard=standard,
        scope=scope,
        body=body,
        number=number,
        granted_on=granted_on,
        valid_until=valid_until,
    )
    _save_once(row)
    after = {"office": office.code, "standard": standard, "granted_on": granted_on, "valid_until": valid_until}
    record(actor, Verb.CERTIFICATION_RECORDED, row, after=after)
    return row


@action(Permission.PROGRAMME_MANAGE, silent_because=REMOVED_BEFORE)
def remove_certification(actor: Actor, *, row: OfficeCertification) -> None:
    """Take back an entry made by mistake; the history keeps it."""
    before = {"office": row.office.code, "standard": row.standard, "granted_on": row.granted_on}
    if OfficeCertification.objects.filter(pk=row.pk).delete()[0]:
        record(actor, Verb.CERTIFICATION_REMOVED, row, before=before)


@dataclass(frozen=True, kw_only=True)
class Count:
    """So many of so many, in a period of days, both included."""

    numerator: int
    denominator: int
    since_on: date
    last_on: date


@action(Permission.PROGRAMME_MANAGE)
def record_indicator(
    actor: Actor,
    *,
    programme: Programme,
    office: Office,
    wave: WaveRole,
    numerator: int,
    denominator: int,
    since_on: date,
    last_on: date,
    indicator: Indicator = Indicator.ON_TIME,
) -> IndicatorReading:
    """Enter what an office counted, in the scope of the programme and that office; a new count replaces the old."""
    count = Count(numerator=numerator, denominator=denominator, since_on=since_on, last_on=last_on)
    return _keep_reading(actor, programme, office, (indicator, wave), count)


@action(Permission.OFFICE_MANAGE)
def report_indicator(
    actor: Actor,
    *,
    programme: Programme,
    office: Office,
    wave: WaveRole,
    numerator: int,
    denominator: int,
    since_on: date,
    last_on: date,
) -> IndicatorReading:
    """The office enters its own count for a programme it takes part in; in the office's scope."""
    count = Count(numerator=numerator, denominator=denominator, since_on=since_on, last_on=last_on)
    return _keep_reading(actor, programme, office, (Indicator.ON_TIME, wave), count)


@action(Permission.PROGRAMME_MANAGE)
def record_training(
    actor: Actor,
    *,
    programme: Programme,
    office: Office,
    course: Course,
    held_on: date,
    hours: int,
    trained: int,
    examined: int = 0,
    passed: int = 0,
) -> TrainingRecord:
    """Enter how many people of an office took a course on a day, sat its exam and passed it."""
    row = TrainingRecord(
        programme=programme,
        office=office,
        course=course,
        held_on=held_on,
        hours=hours,
        trained=trained,
        examined=examined,
        passed=passed,
    )
    _save_once(row)
    after = {"office": office.code, "course": course, "held_on": held_on, "trained": trained, "passed": passed}
    record(actor, Verb.TRAINING_RECORDED, row, after=after)
    return row


@action(Permission.PROGRAMME_MANAGE, silent_because=REMOVED_BEFORE)
def remove_training(actor: Actor, *, row: TrainingRecord) -> None:
    """Take back an entry made by mistake; the history keeps it."""
    before = {"office": row.office.code, "course": row.course, "held_on": row.held_on, "trained": row.trained}
    if TrainingRecord.objects.filter(pk=row.pk).delete()[0]:
        record(actor, Verb.TRAINING_REMOVED, row, before=before)


@action(Permission.PROGRAMME_MANAGE)
def write_report_text(actor: Actor, *, programme: Programme, section: str, body_pl: str, body_en: str) -> ReportText:
    """Write the words of a section of the closing report; empty words remove them from the report."""
    row = ReportText.objects.filter(programme=programme, section=section).first()
    before = {"pl": row.body_pl, "en": row.body_en} if row else {}
    row = row or ReportText(programme=programme, section=section)
    row.body_pl, row.body_en = body_pl, body_en
    row.save()
    after = {"section": section, "pl": body_pl, "en": body_en}
    record(actor, Verb.REPORT_TEXT_WRITTEN, row, before=before, after=after)
    return row


def _keep_reading(
    actor: Actor, programme: Programme, office: Office, what: tuple[Indicator, WaveRole], count: Count
) -> IndicatorReading:
    key = {"programme": programme, "office": office, "indicator": what[0], "wave": what[1]}
    row = IndicatorReading.objects.filter(**key).first()
    values = asdict(count)
    before = {name: getattr(row, name) for name in values} if row else {}
    row = row or IndicatorReading(**key)
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    after = {**values, "indicator": what[0], "wave": what[1]}
    record(actor, Verb.INDICATOR_RECORDED, row, before=before, after=after, at_programme=programme)
    return row


def _save_once(row: OfficeCertification | TrainingRecord) -> None:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as same:
        raise AlreadyRecorded(str(row)) from same
