"""Nonconformities and actions as lines of a spreadsheet."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from probierz.improvement.labels import CAUSE_AREAS, GRADES, SOURCES, STATES, STEP_KINDS
from probierz.improvement.models import Nonconformity, Step
from probierz.improvement.rules import CauseArea, Grade, Source, State, StepKind
from probierz.lib.sheets import Value


def cases_head() -> list[str]:
    return [
        _("number"),
        _("what is wrong"),
        _("description"),
        _("source"),
        _("origin"),
        _("grade"),
        _("requirement"),
        _("process"),
        _("unit"),
        _("found on"),
        _("who leads"),
        _("state"),
        _("area of the cause"),
        _("cause"),
        _("criterion"),
        _("check due on"),
        _("who checks"),
        _("checked on"),
        _("closed on"),
    ]


def steps_head() -> list[str]:
    return [
        _("nonconformity"),
        _("kind"),
        _("what is to be done"),
        _("who"),
        _("deputy"),
        _("due on"),
        _("done on"),
        _("what shows it"),
        _("given up on"),
        _("why"),
        _("origin"),
    ]


def case_rows(cases: Iterable[Nonconformity]) -> Iterator[list[Value]]:
    for one in cases:
        yield [
            one.number,
            one.title,
            one.description,
            str(SOURCES[Source(one.source)]),
            one.origin_title,
            str(GRADES[Grade(one.grade)]),
            one.requirement.number if one.requirement else "",
            str(one.process or ""),
            str(one.unit or ""),
            one.found_on,
            str(one.responsible or ""),
            str(STATES[State(one.state)]),
            str(CAUSE_AREAS[CauseArea(one.cause_area)]) if one.cause_area else "",
            one.cause,
            one.criterion,
            one.check_due_on,
            str(one.checker or ""),
            one.checked_on,
            one.closed_on,
        ]


def step_rows(steps: Iterable[Step]) -> Iterator[list[Value]]:
    for one in steps:
        yield [
            one.nonconformity.number if one.nonconformity else None,
            str(STEP_KINDS[StepKind(one.kind)]),
            one.text,
            str(one.responsible or ""),
            str(one.deputy or ""),
            one.due_on,
            one.done_on,
            one.result,
            one.dropped_on,
            one.dropped_because,
            one.origin_title,
        ]
