"""Inputs from planning: objectives, risks and opportunities."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from probierz.planning.labels import OBJECTIVE_STATES
from probierz.planning.labels import SHAPES as PLANNING_SHAPES
from probierz.planning.models import Opportunity, Risk, RiskReview, RiskStep
from probierz.planning.queries.objectives import rows_of
from probierz.planning.queries.risks import scale_of
from probierz.planning.rules import ObjectiveState, OpportunityState
from probierz.reviews.queries.inputs.facts import SHOWN, Fact, Gathered, Span, count, number


def objectives(span: Span) -> Gathered:
    """Those in progress and those closed in the period, each with its value against the target."""
    rows = [
        row
        for row in rows_of(on=span.until)
        if row.objective.set_on < span.until
        and (row.objective.closed_on is None or span.holds(row.objective.closed_on))
    ]
    facts = []
    for row in rows:
        one = row.objective
        is_late = one.state == ObjectiveState.OPEN and one.due_on < span.until
        reached = (
            _("%(value)s, target %(target)s")
            % {"value": number(row.value, places=1), "target": number(one.target, places=1)}
            if row.value is not None and one.target is not None
            else one.result[:200]
        )
        facts.append(
            Fact(
                label=one.name,
                value=_("after its day") if is_late else str(OBJECTIVE_STATES[ObjectiveState(one.state)]),
                note=reached,
                href=reverse("planning:objective", kwargs={"office": span.office.code, "key": one.key}),
                shape="late" if is_late else PLANNING_SHAPES.get(one.state, ""),
            )
        )
    href = reverse("planning:overview", kwargs={"office": span.office.code})
    return Gathered(_("Quality objectives"), facts, href)


def risks_and_opportunities(span: Span) -> Gathered:
    """Whether what is done about them brings the scores down."""
    rows = list(Risk.objects.filter(found_on__lt=span.until).order_by("number"))
    chances = list(Opportunity.objects.filter(found_on__lt=span.until))
    href = reverse("planning:risks", kwargs={"office": span.office.code})
    source = _("Register of risks and opportunities")
    return Gathered(source, [*_risks(rows, span), *_chances(chances)] if rows or chances else [], href)


def _risks(rows: list[Risk], span: Span) -> list[Fact]:
    scale = scale_of()
    current = [one for one in rows if one.closed_on is None or one.closed_on >= span.until]
    over = [one for one in current if scale.is_over(*one.now)]
    before = sum(scale.is_over(one.likelihood, one.impact) for one in current)
    late = RiskStep.objects.filter(risk__in=current, done_on=None, due_on__lt=span.until).count()
    note = _("before actions: %(n)s") % {"n": before}
    return [
        count(_("Open risks"), len(current)),
        Fact(_("Above the threshold"), str(len(over)), note, shape="late" if over else ""),
        count(_("Reviewed in the period"), _reviewed(span)),
        count(_("Closed in the period"), sum(span.holds(one.closed_on) for one in rows)),
        count(_("Actions on risks after their day"), late, bad=True),
        *(_risk(one, span) for one in over[:SHOWN]),
    ]


def _risk(one: Risk, span: Span) -> Fact:
    note = _("score before controls: %(n)s") % {"n": one.likelihood * one.impact}
    href = reverse("planning:risk", kwargs={"office": span.office.code, "key": one.key})
    return Fact(str(one), str(one.score), note, href, "late")


def _chances(rows: list[Opportunity]) -> list[Fact]:
    used = sum(one.state == OpportunityState.USED for one in rows)
    return [Fact(_("Opportunities"), str(len(rows)), ngettext("%(n)s was used", "%(n)s were used", used) % {"n": used})]


def _reviewed(span: Span) -> int:
    rows = RiskReview.objects.filter(on__gte=span.since, on__lt=span.until)
    return rows.values("risk").distinct().count()
