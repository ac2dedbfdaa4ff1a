"""What is due about improvement: cases to assign, lead and check, actions to do, suggestions and lessons to answer.

What people wrote stands in the detail, which letters leave out.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from probierz.access.permissions import Permission
from probierz.improvement.models import Nonconformity, Step
from probierz.improvement.queries import lists, suggestions
from probierz.improvement.rules import State
from probierz.lib.duties import Duty
from probierz.people.queries import employee_of

if TYPE_CHECKING:
    from probierz.desk.queries.office import OfficeDay

MANY = 5  # beyond this one line stands for all


def _of_me(day: "OfficeDay") -> Iterable[Duty]:
    """Actions to be done, cases to be led, checks to be made: by the person of the roster."""
    me = employee_of(day.actor.account) if day.may(Permission.IMPROVEMENT_REPORT) else None
    if me is None:
        return
    for step in lists.of_person(me).select_related("nonconformity").order_by("due_on", "pk"):
        yield _do(day, step)
    for one in lists.waiting_for(me):
        yield _check(day, one) if one.state == State.CHECKING else _lead(day, one)


def _do(day: "OfficeDay", step: Step) -> Duty:
    return day.duty(
        _of_action(step, _("Do the action of nonconformity %(number)s"), _("Do the action that was decided")),
        "improvement:finish_action",
        detail=step.text,
        due_on=step.due_on,
        key=step.key,
    )


def _of_action(step: Step, of_case: str, alone: str) -> str:
    return of_case % {"number": step.nonconformity.number} if step.nonconformity else alone


def _lead(day: "OfficeDay", one: Nonconformity) -> Duty:
    words = {
        State.REPORTED: _("Find the cause of nonconformity %(number)s"),
        State.ANALYSED: _("Plan the actions for nonconformity %(number)s"),
        State.PLANNED: _("See to the actions of nonconformity %(number)s"),
        State.DOING: _("See to the actions of nonconformity %(number)s"),
    }
    text = words[State(one.state)] % {"number": one.number}
    return day.duty(text, "improvement:case", detail=one.title, key=one.key)


def _check(day: "OfficeDay", one: Nonconformity) -> Duty:
    text = _("Check whether it helped: nonconformity %(number)s") % {"number": one.number}
    return day.duty(text, "improvement:check", detail=one.title, due_on=one.check_due_on, key=one.key)


def _assign(day: "OfficeDay") -> Iterable[Duty]:
    if not day.may(Permission.IMPROVEMENT_MANAGE):
        return
    waiting = lists.unattended_cases(on=day.on)
    rows = list(waiting[: MANY + 1])
    if len(rows) > MANY:
        count = waiting.count()
        text = ngettext("Assign %(n)s report", "Assign %(n)s reports", count) % {"n": count}
        yield _of_many(day.duty(text, "improvement:cases"))
        return
    for one in rows:
        yield _unattended(day, one)


def _of_many(duty: Duty) -> Duty:
    """To the list of exactly those."""
    return replace(duty, href=f"{duty.href}?show={lists.Show.UNASSIGNED}")


def _unattended(day: "OfficeDay", one: Nonconformity) -> Duty:
    if one.state == State.CHECKING:
        return _check(day, one)
    is_new = one.state == State.REPORTED
    words = _("Judge and assign report %(number)s") if is_new else _("Choose who leads nonconformity %(number)s")
    return day.duty(words % {"number": one.number}, "improvement:judge", detail=one.title, key=one.key)


def _give_actions(day: "OfficeDay") -> Iterable[Duty]:
    """Actions of which nobody can be reminded: without a person, or whose person has no way in here any more."""
    if not day.may(Permission.IMPROVEMENT_MANAGE):
        return
    of_case, alone = _("Choose who does the action of nonconformity %(number)s"), _("Choose who does the action")
    for step in lists.unattended_actions(on=day.on)[:MANY]:
        text = _of_action(step, of_case, alone)
        yield day.duty(text, "improvement:change_action", detail=step.text, due_on=step.due_on, key=step.key)


def _answer_suggestions(day: "OfficeDay") -> Iterable[Duty]:
    if not day.may(Permission.IMPROVEMENT_MANAGE):
        return
    for one in suggestions.waiting(on=day.on)[:MANY]:
        text = _("Answer suggestion %(number)s") % {"number": one.number}
        yield day.duty(text, "improvement:suggestion", detail=one.title, due_on=one.answer_due_on, key=one.key)


def _answer_lessons(day: "OfficeDay") -> Iterable[Duty]:
    if day.actor.account is None or not day.may(Permission.IMPROVEMENT_REPORT):
        return
    for one in suggestions.asked_of(day.actor.account, on=day.on)[:MANY]:
        yield day.duty(
            _("Say whether it could happen in your unit"),
            "improvement:lesson",
            detail=one.lesson.title,
            key=one.lesson.key,
        )


SOURCES = (_of_me, _assign, _give_actions, _answer_suggestions, _answer_lessons)
