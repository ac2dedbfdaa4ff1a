"""What is due about processes and plans: values, owners, objectives after their day, risks to be reviewed."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from probierz.access.permissions import Permission
from probierz.lib.duties import Duty
from probierz.planning.queries import context, objectives, risks
from probierz.processes.queries import cards, indicators

if TYPE_CHECKING:
    from probierz.desk.queries.office import OfficeDay

MANY = 5  # beyond this one line stands for all


def _give_values(day: "OfficeDay") -> Iterable[Duty]:
    """Typed values that are missing; the first ended period without one says since when."""
    if not day.may(Permission.INDICATOR_RECORD):
        return
    rows = indicators.series_of(indicators.counted_indicators().filter(source=""), on=day.on)
    lacking = [one for one in rows if one.missing]
    if len(lacking) > MANY:
        text = ngettext("Give the value of %(n)s indicator", "Give the values of %(n)s indicators", len(lacking))
        due_on = min(one.missing[0].until for one in lacking)
        yield day.duty(text % {"n": len(lacking)}, "processes:indicators", due_on=due_on)
        return
    for one in lacking:
        yield day.duty(
            _("Give the value of an indicator: %(name)s") % {"name": one.indicator.name},
            "processes:indicator",
            detail=", ".join(period.label for period in one.missing[:4]),
            due_on=one.missing[0].until,
            key=one.indicator.key,
        )


def _name_owners(day: "OfficeDay") -> Iterable[Duty]:
    if day.may(Permission.PROCESS_MANAGE) and (count := cards.without_owner(on=day.on)):
        text = ngettext("Name the owner of %(n)s process", "Name the owners of %(n)s processes", count)
        yield day.duty(text % {"n": count}, "processes:list")


def _close_objectives(day: "OfficeDay") -> Iterable[Duty]:
    if not day.may(Permission.PLANNING_MANAGE):
        return
    for one in objectives.late_objectives(on=day.on):
        yield day.duty(
            _("Say how the objective ended: %(name)s") % {"name": one.name},
            "planning:objective",
            due_on=one.due_on,
            key=one.key,
        )


def _review_risks(day: "OfficeDay") -> Iterable[Duty]:
    if not day.may(Permission.PLANNING_MANAGE):
        return
    due = list(risks.due_for_review(on=day.on))
    if len(due) > MANY:
        text = ngettext("Review %(n)s risk", "Review %(n)s risks", len(due)) % {"n": len(due)}
        yield day.duty(text, "planning:risks", due_on=due[0].next_review_on)
        return
    for one in due:
        text = _("Review the risk R-%(number)s") % {"number": one.number}
        yield day.duty(text, "planning:risk", detail=one.name, due_on=one.next_review_on, key=one.key)


def _review_context(day: "OfficeDay") -> Iterable[Duty]:
    if not day.may(Permission.PLANNING_MANAGE):
        return
    last = context.last_review()
    if last is not None and last.next_review_on <= day.on:
        yield day.duty(_("Review the context of the office"), "planning:review_context", due_on=last.next_review_on)


def _adopt_policy(day: "OfficeDay") -> Iterable[Duty]:
    if day.may(Permission.PLANNING_ADOPT) and (draft := objectives.policy_draft()):
        text = _("Adopt the quality policy, version %(number)s") % {"number": draft.number}
        yield day.duty(text, "planning:policy")


SOURCES = (_give_values, _name_owners, _close_objectives, _review_risks, _review_context, _adopt_policy)
