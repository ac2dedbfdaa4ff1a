"""Lessons: drawn from what was closed, sent to other units, shared with other offices, answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.improvement.actions.findable import keep_findable
from probierz.improvement.models import Lesson, LessonUnit, Nonconformity
from probierz.improvement.queries.suggestions import works_in
from probierz.improvement.rules import LessonAnswer, Refusal, State
from probierz.lib.refusals import Refused
from probierz.offices.models import Office, Unit
from probierz.offices.queries import units_on
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@dataclass(frozen=True, kw_only=True)
class Teaching:
    """What others can learn; it names nobody."""

    title: str
    happened: str
    helped: str
    cause: str = ""
    nonconformity: Nonconformity | None = None


@action(Permission.IMPROVEMENT_MANAGE)
def write_lesson(actor: Actor, *, office: Office, teaching: Teaching, units: Sequence[Unit], on: date) -> Lesson:
    """For these units, where the office has any; each is asked whether the same could happen there."""
    if not teaching.title.strip():
        raise Refused(Refusal.NO_TITLE, field="title")
    if not units and units_on(on).exists():
        raise Refused(Refusal.NO_UNITS, field="units")
    case = teaching.nonconformity
    if case is not None and case.state != State.CLOSED:
        raise Refused(Refusal.NOT_CLOSED_YET)
    lesson = Lesson(office=office, written_on=on, **vars(teaching))
    lesson.save()
    LessonUnit.objects.bulk_create(LessonUnit(office=office, lesson=lesson, unit=unit) for unit in units)
    keep_findable(lesson)
    told = {"title": lesson.title, "units": [unit.name for unit in units]}
    record(actor, Verb.LESSON_WRITTEN, lesson, after=told)
    return lesson


@action(Permission.IMPROVEMENT_MANAGE)
def share_lesson(actor: Actor, *, lesson: Lesson, is_shared: bool, on: date) -> Lesson:
    """Let offices of the same programmes read it, or no longer; the office decides about each lesson."""
    rows = Lesson.objects.filter(pk=lesson.pk, shared_on__isnull=is_shared)
    if rows.update(shared_on=on if is_shared else None) != 1:
        raise Refused(Refusal.UNCHANGED)
    lesson.refresh_from_db()
    verb = Verb.LESSON_SHARED if is_shared else Verb.LESSON_KEPT_HOME
    record(actor, verb, lesson, after={"title": lesson.title, "on": on})
    return lesson


@action(Permission.IMPROVEMENT_REPORT)
def answer_lesson(actor: Actor, *, asked: LessonUnit, answer: LessonAnswer, note: str, on: date) -> LessonUnit:
    """What the unit says: it does not concern it, it is in order there, or it was improved there too."""
    _demand_of_the_unit(actor, asked, on=on)
    values = {"answer": answer.value, "note": note.strip(), "answered_on": on}
    if LessonUnit.objects.filter(pk=asked.pk, answer="").update(**values) != 1:
        raise Refused(Refusal.LESSON_ANSWERED)
    asked.refresh_from_db()
    told = {"unit": asked.unit.name, "answer": answer, "note": note.strip()}
    record(actor, Verb.LESSON_ANSWERED, asked.lesson, after=told)
    return asked


def _demand_of_the_unit(actor: Actor, asked: LessonUnit, *, on: date) -> None:
    """Only people of the unit speak for it; the installation writes down what was said elsewhere."""
    if actor.account is not None and not works_in(asked.unit, actor.account, on=on):
        raise Refused(Refusal.NOT_OF_THE_UNIT)
