"""Inputs from improvement: nonconformities, actions, suggestions, and what suppliers caused."""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from probierz.design import records
from probierz.improvement.labels import GRADES, SUGGESTION_STATES
from probierz.improvement.models import Check, Lesson, Nonconformity, Step, Suggestion
from probierz.improvement.rules import CauseArea, Grade, StepKind, SuggestionState
from probierz.planning.labels import OPPORTUNITY_STATES
from probierz.planning.models import Opportunity
from probierz.planning.rules import OpportunityState
from probierz.reviews.queries.inputs.facts import SHOWN, Fact, Gathered, Span, count

NONCONFORMITY = "improvement.Nonconformity"


def nonconformities(span: Span) -> Gathered:
    """Found, closed and still open; whether the checks showed that actions help."""
    rows = Nonconformity.objects.real().filter(found_on__lt=span.until)
    found = rows.filter(found_on__gte=span.since)
    still = rows.filter(closed_on__isnull=True) | rows.filter(closed_on__gte=span.until)
    by_grade = dict(found.order_by().values_list("grade").annotate(Count("pk")))
    checks = Check.objects.filter(on__gte=span.since, on__lt=span.until)
    failed = checks.filter(was_effective=False).count()
    facts = [
        count(_("Nonconformities found in the period"), sum(by_grade.values())),
        *(count(GRADES[grade], by_grade[grade]) for grade in Grade if by_grade.get(grade)),
        count(_("Closed in the period"), rows.filter(closed_on__gte=span.since, closed_on__lt=span.until).count()),
        count(_("Open at the end of the period"), still.count()),
        Fact(
            _("Checks of effectiveness"),
            str(checks.count()),
            _("of these not effective: %(n)s") % {"n": failed},
            shape="late" if failed else "",
        ),
        *_actions(span, (StepKind.CORRECTION, StepKind.CORRECTIVE)),
        *_lines(rows.filter(_failed_in(span)).order_by("number"), note=_("the actions did not help at first")),
        *_lines(still.filter(grade=Grade.MAJOR.value).exclude(_failed_in(span)).order_by("number")),
    ]
    return Gathered(_("Register of nonconformities"), facts if rows.exists() else [], _register(span))


def actions(span: Span) -> Gathered:
    """The same with preventive actions, as the edition of 2008 asks."""
    gathered = nonconformities(span)
    preventive = _actions(span, (StepKind.PREVENTIVE,))
    return Gathered(gathered.source, [*gathered.facts, *preventive], gathered.href)


def suppliers(span: Span) -> Gathered:
    """What suppliers and contractors caused."""
    rows = Nonconformity.objects.real().filter(
        cause_area=CauseArea.SUPPLIERS.value, found_on__gte=span.since, found_on__lt=span.until
    )
    total = rows.count()
    facts = [count(_("Nonconformities caused by suppliers"), total, bad=True), *_lines(rows.order_by("number"))]
    return Gathered(_("Register of nonconformities"), facts if total else [], _register(span))


def suggestions(span: Span) -> Gathered:
    """Suggestions of people, lessons, opportunities that wait for a decision."""
    said = Suggestion.objects.filter(given_on__gte=span.since, given_on__lt=span.until)
    by_state = dict(said.order_by().values_list("state").annotate(Count("pk")))
    lessons = Lesson.objects.filter(written_on__gte=span.since, written_on__lt=span.until).count()
    chances = Opportunity.objects.filter(state=OpportunityState.CONSIDERED, found_on__lt=span.until).order_by("number")
    facts = [
        count(_("Suggestions given by employees in the period"), sum(by_state.values())),
        *(count(SUGGESTION_STATES[one], by_state[one]) for one in SuggestionState if by_state.get(one)),
        count(_("Lessons shared with units"), lessons),
        *(
            Fact(str(one), str(OPPORTUNITY_STATES[OpportunityState(one.state)]), one.benefit[:200], shape="waiting")
            for one in chances[:SHOWN]
        ),
    ]
    known = bool(by_state or lessons or chances)
    href = reverse("improvement:suggestions", kwargs={"office": span.office.code})
    return Gathered(_("Suggestions of employees, lessons and opportunities"), facts if known else [], href)


def _register(span: Span) -> str:
    return reverse("improvement:cases", kwargs={"office": span.office.code})


def _actions(span: Span, kinds: tuple[StepKind, ...]) -> list[Fact]:
    names = {
        StepKind.CORRECTION: _("Corrections"),
        StepKind.CORRECTIVE: _("Corrective actions"),
        StepKind.PREVENTIVE: _("Preventive actions"),
        StepKind.IMPROVING: _("Improving actions"),
    }
    found = []
    for kind in kinds:
        rows = Step.objects.filter(kind=kind.value, added_on__lt=span.until)
        done = rows.filter(done_on__gte=span.since, done_on__lt=span.until).count()
        late = rows.filter(_not_until(span, "done_on"), _not_until(span, "dropped_on"), due_on__lt=span.until).count()
        if rows.exists():
            note = _("after their day: %(n)s") % {"n": late}
            value = _("%(n)s done") % {"n": done}
            found.append(Fact(names[kind], value, note, shape="late" if late else ""))
    return found


def _not_until(span: Span, end: str) -> Q:
    """At the end of the period this had not happened yet."""
    return Q(**{f"{end}__isnull": True}) | Q(**{f"{end}__gte": span.until})


def _failed_in(span: Span) -> Q:
    """Cases whose check in the period said that the actions had not helped."""
    failed = Check.objects.filter(was_effective=False, on__gte=span.since, on__lt=span.until)
    return Q(pk__in=failed.values("nonconformity"))


def _lines(rows: "QuerySet[Nonconformity]", *, note: str = "") -> list[Fact]:
    keys = list(rows.values_list("key", flat=True)[:SHOWN])
    known: dict[Any, records.RecordFacts] = dict(records.facts_of((NONCONFORMITY, key) for key in keys))
    return [Fact(one.title, one.state, note, one.href) for one in known.values()]
