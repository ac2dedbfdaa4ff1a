"""The card of a nonconformity and the register as papers in the office's letterhead."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from probierz.design.languages import localized, page_language
from probierz.improvement.labels import CAUSE_AREAS, CAUSE_METHODS, GRADES, SOURCES, STATES, STEP_KINDS
from probierz.improvement.models import Nonconformity, Step
from probierz.improvement.queries.lists import checks_of, steps_of
from probierz.improvement.rules import CauseArea, CauseMethod, Grade, Source, State, StepKind
from probierz.improvement.web.origins import PAGE, page_words
from probierz.lib import figures
from probierz.lib.papers import Paper, Section, Table
from probierz.members.queries.office import letterhead_for_print
from probierz.offices.models import Office


def paper_of_case(case: Nonconformity, *, on: date) -> Paper:
    return Paper(
        title=case.title,
        subtitle=_("Nonconformity card no. %(number)s") % {"number": case.number},
        letterhead=letterhead_for_print(case.office),
        language=page_language(),
        made_on=on,
        facts=_facts(case),
        sections=[
            *_texts((_("Description"), case.description), (_("Rejected because"), case.rejected_because)),
            *_cause(case),
            Section(heading=_("Actions"), table=_actions(steps_of(case)), empty=_("no actions yet")),
            *_texts((_("Why no corrective action is needed"), case.waiver)),
            *_texts((_("How it will be known that it helped"), case.criterion)),
            Section(heading=_("Checks of effectiveness"), table=_checks(case), empty=_("no check yet")),
        ],
    )


MOST_LINES = 500


def paper_of_register(rows: "QuerySet[Nonconformity]", office: Office, *, on: date) -> Paper:
    """A longer register says how much of it the paper shows."""
    lines = [
        [
            str(one.number),
            one.title,
            str(SOURCES[Source(one.source)]),
            str(GRADES[Grade(one.grade)]),
            one.process.code if one.process else "",
            _day(one.found_on),
            str(one.responsible or ""),
            str(STATES[State(one.state)]),
            _day(one.closed_on),
        ]
        for one in rows[:MOST_LINES]
    ]
    head = [_("No."), _("Nonconformity"), _("Source"), _("Grade"), _("Process"), _("Found on"), _("Who leads")]
    widths = (0.6, 4, 1.6, 1.2, 0.9, 1.5, 1.7, 1.5, 1.5)
    table = Table(head=[*head, _("State"), _("Closed on")], rows=lines, numeric=frozenset({0}), widths=widths)
    return Paper(
        title=_("Register of nonconformities"),
        letterhead=letterhead_for_print(office),
        language=page_language(),
        made_on=on,
        landscape=True,
        facts=[(_("As on"), _day(on)), *_cut(rows, len(lines))],
        sections=[Section(table=table if lines else None, empty=_("no nonconformities"))],
    )


def _cut(rows: "QuerySet[Nonconformity]", shown: int) -> list[tuple[str, str]]:
    if shown < MOST_LINES or (count := rows.count()) == shown:
        return []
    return [(_("Shown"), _("the newest %(n)s of %(all)s; the rest in xlsx") % {"n": shown, "all": count})]


def _facts(case: Nonconformity) -> list[tuple[str, str]]:
    requirement = case.requirement
    told = [
        (_("State"), str(STATES[State(case.state)])),
        (_("Grade"), str(GRADES[Grade(case.grade)])),
        (_("Source"), str(SOURCES[Source(case.source)])),
        (_("Found in"), _found_in(case)),
        (_("Requirement"), f"{requirement.number} {localized(requirement, 'title')}" if requirement else ""),
        (_("Process"), str(case.process or "")),
        (_("Unit"), str(case.unit or "")),
        (_("Found on"), _day(case.found_on)),
        (_("Who noticed"), str(case.found_by or "")),
        (_("Who leads the case"), str(case.responsible or "")),
        (_("Closed on"), _day(case.closed_on)),
    ]
    return [(label, value) for label, value in told if value]


def _found_in(case: Nonconformity) -> str:
    return page_words(case.origin_title, office=case.office) if case.origin_kind == PAGE else case.origin_title


def _cause(case: Nonconformity) -> list[Section]:
    if not case.cause:
        return []
    way = [f"{place}. {why}" for place, why in enumerate(case.cause_steps.get("whys", []), start=1)]
    bones = case.cause_steps.get("bones", {})
    way += [f"- {CAUSE_AREAS[CauseArea(area)]}: {found}" for area, found in bones.items()]
    how = f"{CAUSE_METHODS[CauseMethod(case.cause_method)]}; {CAUSE_AREAS[CauseArea(case.cause_area)]}"
    return [Section(heading=_("Cause"), text_markdown="\n".join([*way, "", f"**{case.cause}** ({how})"]))]


def _actions(steps: Iterable[Step]) -> Table | None:
    rows = [
        [
            str(STEP_KINDS[StepKind(one.kind)]),
            one.text,
            str(one.responsible or ""),
            _day(one.due_on),
            _day(one.done_on) or (_("given up") if one.dropped_on else ""),
            one.result or one.dropped_because,
        ]
        for one in steps
    ]
    head = [_("Kind"), _("What is to be done"), _("Who"), _("By when"), _("Done on"), _("What shows it")]
    return Table(head=head, rows=rows, widths=(1.5, 3, 1.7, 1.4, 1.4, 2.6)) if rows else None


def _checks(case: Nonconformity) -> Table | None:
    rows = [
        [_day(one.on), str(one.checker or ""), _("yes") if one.was_effective else _("no"), one.note]
        for one in checks_of(case)
    ]
    head = [_("Day"), _("Who checked"), _("Effective"), _("What was seen")]
    return Table(head=head, rows=rows, widths=(1.4, 2, 1, 4)) if rows else None


def _texts(*pairs: tuple[str, str]) -> list[Section]:
    return [Section(heading=heading, text_markdown=text) for heading, text in pairs if text]


def _day(day: date | None) -> str:
    return figures.day(day, language=page_language()) if day else ""
