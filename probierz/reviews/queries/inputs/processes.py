"""Inputs from processes: indicators against their targets."""

from django.urls import reverse
from django.utils.translation import gettext as _

from probierz.processes.queries.indicators import Series, counted_indicators, series_of
from probierz.reviews.queries.inputs.facts import SHOWN, Fact, Gathered, Span, count, number


def performance(span: Span) -> Gathered:
    """Judged by the last period that ended before the review's own end."""
    rows = [one for one in series_of(counted_indicators(), on=span.until) if one.last is not None]
    valued = [one for one in rows if one.last and one.last.value is not None]
    met = [one for one in valued if one.last and one.met(one.last)]
    judged = [one for one in valued if one.indicator.target is not None]
    out = [one for one in valued if one.is_out]
    facts = [
        Fact(_("Indicators that meet their target"), _("%(n)s of %(all)s") % {"n": len(met), "all": len(judged)}),
        count(_("Indicators with a signal of change for the worse"), sum(one.is_signal for one in valued), bad=True),
        count(_("Indicators without their last value"), len(rows) - len(valued), bad=True),
        *(_line(one, span) for one in out[:SHOWN]),
    ]
    href = reverse("processes:indicators", kwargs={"office": span.office.code})
    return Gathered(_("Indicators of processes"), facts if valued else [], href)


def _line(one: Series, span: Span) -> Fact:
    last, places = one.last, one.places
    target = number(one.indicator.target, places=places)
    return Fact(
        label=f"{one.indicator.process.code} {one.indicator.name}",
        value=number(last.value if last else None, places=places),
        note=_("target %(value)s") % {"value": target} if target else _("more than noise"),
        href=reverse("processes:indicator", kwargs={"office": span.office.code, "key": one.indicator.key}),
        shape="late",
    )
