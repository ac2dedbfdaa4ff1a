"""What became of the decisions of earlier reviews."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from probierz.design import records
from probierz.improvement.models import Step
from probierz.reviews.models import Decision
from probierz.reviews.queries.inputs.facts import Fact, Gathered, Span, day
from probierz.reviews.rules import State

STEP = "improvement.Step"


@dataclass(frozen=True)
class Followed:
    """A decision with the action that it became; `href` leads to the action."""

    decision: Decision
    step: Step | None
    href: str
    on: date

    @property
    def shape(self) -> str:
        if self.step is None:
            return "stopped" if self.decision.review.state == State.CANCELLED else "waiting"
        if self.step.done_on:
            return "done"
        if self.step.dropped_on:
            return "stopped"
        return "late" if self.step.due_on < self.on else "progress"

    @property
    def state(self) -> str:
        if self.step is None:
            return _("given up") if self.decision.review.state == State.CANCELLED else _("waits for approval")
        if self.step.done_on:
            return _("done %(day)s") % {"day": day(self.step.done_on)}
        if self.step.dropped_on:
            return _("given up")
        return _("after its day") if self.shape == "late" else _("under way")


def followed(decisions: Iterable[Decision], *, on: date) -> list[Followed]:
    """At the cost of two questions, however many there are."""
    rows = list(decisions)
    keys = [one.step_key for one in rows if one.step_key]
    steps = {step.key: step for step in Step.objects.filter(key__in=keys)} if keys else {}
    known = records.facts_of((STEP, key) for key in steps)
    return [
        Followed(
            one, steps.get(one.step_key), known[STEP, one.step_key].href if (STEP, one.step_key) in known else "", on
        )
        for one in rows
    ]


def earlier_decisions(span: Span) -> Gathered:
    """Those still open, and those of the last approved review; who answers stands in the action, not here."""
    today = timezone.localdate()
    approved = Decision.objects.filter(review__state=State.APPROVED.value, review__number__lt=span.review.number)
    rows = followed(approved.select_related("review").order_by("-review__number", "number"), on=today)
    last = max((row.decision.review.number for row in rows), default=0)
    asked = [row for row in rows if row.decision.review.number == last or row.shape in {"late", "progress"}]
    facts = [
        Fact(
            label=f"{row.decision.review.code}, {row.decision.number}: {row.decision.text}",
            value=row.state,
            note=_("by %(day)s") % {"day": day(row.step.due_on if row.step else row.decision.due_on)},
            href=row.href,
            shape=row.shape,
        )
        for row in asked
    ]
    href = reverse("reviews:decisions", kwargs={"office": span.office.code})
    period = _("as on %(day)s") % {"day": day(today)}
    return Gathered(_("Decisions of earlier reviews"), facts, href, period)
