"""Lines of the list of nonconformities in words, made once for a page."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from probierz.design.languages import page_language
from probierz.improvement.labels import GRADES, SHAPES, SOURCES, STATES
from probierz.improvement.queries.lists import Line
from probierz.improvement.rules import Grade, Source, State
from probierz.lib import figures
from probierz.offices.models import Office


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedCase:
    """`leader` is empty for nobody, `deed` for a case without open actions; `is_late` is about the deed."""

    number: int
    href: str
    title: str
    found: str
    grade: str
    is_major: bool
    leader: str
    is_open: bool
    shape: str
    state: str
    round: str
    deed: str
    is_late: bool


def listed(lines: Iterable[Line], *, office: Office) -> list[ListedCase]:
    base, language = reverse("improvement:case", args=[office.code, "KEY"]), page_language()
    return [_listed(line, base.replace("KEY", line.case.key), language) for line in lines]


def _listed(line: Line, href: str, language: str) -> ListedCase:
    case = line.case
    origin = [figures.day(case.found_on, language=language), str(SOURCES[Source(case.source)])]
    return ListedCase(
        number=case.number,
        href=href,
        title=case.title,
        found=" · ".join([*origin, case.process.code] if case.process else origin),
        grade=str(GRADES[Grade(case.grade)]),
        is_major=case.grade == Grade.MAJOR,
        leader=str(case.responsible or ""),
        is_open=case.is_open,
        shape=SHAPES.get(case.state, "none"),
        state=str(STATES[State(case.state)]),
        round=_("round %(n)s") % {"n": case.round} if case.round > 1 else "",
        deed=_deed(line),
        is_late=bool(line.late or line.is_check_late),
    )


def _deed(line: Line) -> str:
    if line.late:
        return ngettext("%(n)s late", "%(n)s late", line.late) % {"n": line.late}
    if line.open:
        return ngettext("%(n)s open", "%(n)s open", line.open) % {"n": line.open}
    return _("check overdue") if line.is_check_late else ""
