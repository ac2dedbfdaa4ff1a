"""Policy, objectives, context, risks and the statement as papers in the office's letterhead."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from probierz.design.languages import page_language
from probierz.lib import figures
from probierz.lib.papers import Paper, Section, Table
from probierz.members.queries.office import letterhead_for_print
from probierz.offices.models import Office
from probierz.planning.labels import (
    ASSURANCE_SOURCES,
    ASSURANCES,
    CATEGORIES,
    OBJECTIVE_STATES,
    OPPORTUNITY_STATES,
    RESPONSES,
    RISK_STATES,
)
from probierz.planning.models import ContextReview, Goal, Opportunity, Policy, Risk, Statement
from probierz.planning.models.tasks import Task
from probierz.planning.queries.context import Context
from probierz.planning.queries.objectives import Row
from probierz.planning.queries.risks import reviews_of, steps_of_risk
from probierz.planning.rules import (
    Assurance,
    AssuranceSource,
    Category,
    ObjectiveState,
    OpportunityState,
    Response,
    RiskState,
    Scale,
)

_DOTS = "." * 40


def paper_of_policy(policy: Policy, office: Office, *, on: date) -> Paper:
    return Paper(
        title=_("Quality policy"),
        letterhead=letterhead_for_print(office),
        language=page_language(),
        made_on=on,
        facts=[(_("Version"), str(policy.number)), (_("Adopted on"), _day(policy.adopted_on))],
        sections=[Section(heading=_("Text of the policy"), text_markdown=policy.text)],
    )


def paper_of_objective(row: Row, *, on: date) -> Paper:
    one = row.objective
    measure = one.indicator.name if one.indicator else one.measure
    return Paper(
        title=one.name,
        subtitle=_("Objective"),
        letterhead=letterhead_for_print(one.office),
        language=page_language(),
        made_on=on,
        facts=[
            (_("Measure"), measure or _("none")),
            (_("Target value"), _number(one.target)),
            (_("Who answers for it"), str(one.responsible or _("nobody"))),
            (_("By when"), _day(one.due_on)),
            (_("State"), str(OBJECTIVE_STATES[ObjectiveState(one.state)])),
        ],
        sections=[
            *_texts((_("Why"), one.reason), (_("What it takes"), one.resources)),
            Section(heading=_("Steps"), table=_tasks(row.steps), empty=_("no steps yet")),
            *_texts((_("What came of it"), one.result)),
        ],
    )


def paper_of_context(context: Context, office: Office, *, on: date) -> Paper:
    issues = Table(
        head=[_("Issue"), _("What it means for the office")],
        rows=[[one.text, one.effect] for one in context.internal],
    )
    around = Table(head=issues.head, rows=[[one.text, one.effect] for one in context.external])
    parties = Table(
        head=[_("Interested party"), _("What they expect"), _("How it is met")],
        rows=[[one.name, one.expectations, one.how_met] for one in context.parties],
    )
    return Paper(
        title=_("Context of the office"),
        letterhead=letterhead_for_print(office),
        language=page_language(),
        made_on=on,
        facts=[(_("As on"), _day(on))],
        sections=[
            *(_reviewed(context.review) if context.review else []),
            Section(heading=_("Issues inside the office"), table=issues if issues.rows else None, empty=_("none")),
            Section(heading=_("Issues around the office"), table=around if around.rows else None, empty=_("none")),
            Section(heading=_("Interested parties"), table=parties if parties.rows else None, empty=_("none")),
        ],
    )


def paper_of_register(rows: Iterable[Risk], scale: Scale, office: Office, *, on: date) -> Paper:
    head = [_("No."), _("Risk"), _("Process"), _("Before"), _("Remains"), _("Response"), _("Owner"), _("Next review")]
    lines = [
        [
            f"R-{one.number}",
            one.name,
            one.process.code if one.process else "",
            str(one.likelihood * one.impact),
            str(one.score),
            str(RESPONSES[Response(one.response)]),
            str(one.responsible or ""),
            _day(one.next_review_on),
        ]
        for one in rows
    ]
    widths = (0.8, 4, 1, 0.8, 0.9, 1.4, 2, 1.8)
    table = Table(head=head, rows=lines, numeric=frozenset({3, 4}), widths=widths)
    scaled = {"likelihood": scale.likelihood, "impact": scale.impact, "threshold": scale.threshold}
    return Paper(
        title=_("Risk register"),
        letterhead=letterhead_for_print(office),
        language=page_language(),
        made_on=on,
        landscape=True,
        facts=[
            (_("As on"), _day(on)),
            (_("Scale"), _("%(likelihood)s by %(impact)s, threshold %(threshold)s") % scaled),
        ],
        sections=[Section(table=table if lines else None, empty=_("no risks"))],
    )


def paper_of_risk(one: Risk, *, on: date) -> Paper:
    reviews = [[_day(row.on), str(row.likelihood * row.impact), row.note] for row in reviews_of(one)]
    return Paper(
        title=one.name,
        subtitle=_("Risk card R-%(number)s") % {"number": one.number},
        letterhead=letterhead_for_print(one.office),
        language=page_language(),
        made_on=on,
        facts=[
            (_("Category"), str(CATEGORIES[Category(one.category)])),
            (_("Process"), str(one.process or _("none"))),
            (_("Score before controls"), f"{one.likelihood} x {one.impact} = {one.likelihood * one.impact}"),
            (_("Score that remains"), "{} x {} = {}".format(*one.now, one.score)),
            (_("Response"), str(RESPONSES[Response(one.response)])),
            (_("Owner of the risk"), str(one.responsible or _("nobody"))),
            (_("Next review"), _day(one.next_review_on)),
            (_("State"), str(RISK_STATES[RiskState(one.state)])),
        ],
        sections=[
            *_texts((_("Cause"), one.cause), (_("Effect"), one.effect), (_("Controls"), one.controls)),
            Section(heading=_("Treatment"), table=_tasks(steps_of_risk(one)), empty=_("no steps yet")),
            Section(heading=_("Reviews"), table=Table(head=[_("Day"), _("Score"), _("Note")], rows=reviews)),
        ],
    )


def paper_of_opportunity(one: Opportunity, *, on: date) -> Paper:
    return Paper(
        title=one.name,
        subtitle=_("Opportunity card S-%(number)s") % {"number": one.number},
        letterhead=letterhead_for_print(one.office),
        language=page_language(),
        made_on=on,
        facts=[
            (_("Gain"), f"{one.gain}/5"),
            (_("Effort"), f"{one.effort}/5"),
            (_("Process"), str(one.process or _("none"))),
            (_("Who looks after it"), str(one.responsible or _("nobody"))),
            (_("State"), str(OPPORTUNITY_STATES[OpportunityState(one.state)])),
            (_("Look at it again"), _day(one.next_review_on)),
        ],
        sections=_texts(
            (_("What it would give"), one.benefit), (_("How to use it"), one.plan), (_("Result"), one.result)
        ),
    )


def paper_of_goals(goals: Iterable[Goal], office: Office, *, year: int, on: date) -> Paper:
    """The goals of a year as the plan that is signed, and at its end as the report."""
    head = [_("Goal"), _("Tasks"), _("Measure"), _("Planned"), _("Reached"), _("Explanation"), _("Process"), _("Who")]
    lines = [
        [
            one.name,
            one.tasks,
            one.measure,
            one.planned,
            one.reached,
            one.note,
            one.process.code if one.process else "",
            str(one.responsible or ""),
        ]
        for one in goals
    ]
    table = Table(head=head, rows=lines, widths=(3, 3, 2, 1.2, 1.2, 2, 1.2, 1.8))
    return Paper(
        title=_("Goals of management control in %(year)s") % {"year": year},
        letterhead=letterhead_for_print(office),
        language=page_language(),
        made_on=on,
        landscape=True,
        facts=[(_("As on"), _day(on))],
        sections=[Section(table=table if lines else None, empty=_("There are no goals for this year."))],
    )


def paper_of_statement(row: Statement, *, is_draft: bool, on: date) -> Paper:
    """The statement to be printed and signed."""
    sources = [_source(row, code) for code in row.sources]
    said = _("As head of the office I state that in %(year)s management control in the office **%(how)s**.") % {
        "year": row.year,
        "how": ASSURANCES[Assurance(row.assurance)],
    }
    place, signature = _("Place and day"), _("Signature of the head of the office")
    basis = _("This statement rests on my judgement and on information from:")
    return Paper(
        title=_("Statement on the state of management control in %(year)s") % {"year": row.year},
        letterhead=letterhead_for_print(row.office),
        language=page_language(),
        made_on=on,
        stamp=_("draft") if is_draft else "",
        facts=[(_("Issued on"), _day(row.issued_on))] if row.issued_on else [],
        sections=[
            Section(heading=_("Part one"), text_markdown="\n".join([said, "", basis, "", *sources])),
            *_texts(
                (_("Reservations"), row.reservations),
                (_("Planned improvements"), row.planned),
                (_("What was done after the last statement"), row.done),
            ),
            Section(text_markdown=f"{place}: {_DOTS}\n\n{signature}: {_DOTS}"),
        ],
    )


def _source(row: Statement, code: str) -> str:
    words = str(ASSURANCE_SOURCES[AssuranceSource(code)])
    return f"- {words}: {row.other_source}" if code == AssuranceSource.OTHER and row.other_source else f"- {words}"


def _reviewed(review: ContextReview) -> list[Section]:
    matters = _("Climate change matters to the office's services.")
    matters_not = _("Climate change does not matter to the office's services.")
    climate = f"{matters if review.climate_matters else matters_not} {review.climate_reason}"
    return _texts(
        (_("Scope of the quality system"), review.scope),
        (_("What does not apply, and why"), review.exclusions),
        (_("Climate change"), climate),
    )


def _tasks(steps: Iterable[Task]) -> Table | None:
    rows = [[one.text, str(one.responsible or ""), _day(one.due_on), _day(one.done_on)] for one in steps]
    head = [_("What is to be done"), _("Who"), _("By when"), _("Done on")]
    return Table(head=head, rows=rows, widths=(4, 2, 1.6, 1.6)) if rows else None


def _texts(*pairs: tuple[str, str]) -> list[Section]:
    return [Section(heading=heading, text_markdown=text) for heading, text in pairs if text]


def _number(value: Decimal | None) -> str:
    return "" if value is None else figures.number(value, places=1, language=page_language())


def _day(day: date | None) -> str:
    return figures.day(day, language=page_language()) if day else ""
