"""Inputs from clients: surveys that closed in the period, complaints and reports of residents."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from probierz.design.languages import localized, page_language
from probierz.improvement.models import Nonconformity
from probierz.improvement.rules import Source
from probierz.lib import figures
from probierz.offices.scope import across_offices, office_scope
from probierz.reviews.queries.inputs.facts import Fact, Gathered, Span, count, number
from probierz.surveys.models import Wave
from probierz.surveys.queries.office import office_results
from probierz.surveys.rules import CampaignKind, WaveState


def feedback(span: Span) -> Gathered:
    facts = [_wave(wave, span) for wave in _closed(span)]
    found = Nonconformity.objects.filter(found_on__gte=span.since, found_on__lt=span.until)
    told = [
        count(_("Nonconformities from complaints"), found.filter(source=Source.COMPLAINT.value).count(), bad=True),
        count(_("Problems reported by residents"), found.filter(source=Source.RESIDENT.value).count(), bad=True),
    ]
    known = bool(facts) or any(one.value != "0" for one in told)
    href = reverse("surveys:office", kwargs={"office": span.office.code})
    return Gathered(_("Surveys of clients and reports of residents"), [*facts, *told] if known else [], href)


def _closed(span: Span) -> list[Wave]:
    with across_offices(reason="An office reads which waves of its programmes closed."):
        rows = Wave.objects.filter(state=WaveState.CLOSED, campaign__kind=CampaignKind.CLIENT)
        inside = rows.filter(closed_on__gte=span.since, closed_on__lt=span.until)
        return list(inside.select_related("campaign").prefetch_related("campaign__waves").order_by("closed_on"))


def _wave(wave: Wave, span: Span) -> Fact:
    """Too few answers stay hidden here as everywhere."""
    with office_scope(span.office.pk):
        results = office_results(span.office, wave)
    now = results.now
    is_known = now.is_shown and now.index is not None
    value = number(now.index.value, places=1) if is_known and now.index else _("too few answers")
    answers = ngettext("%(n)s answer", "%(n)s answers", now.n) % {"n": now.n}
    changed = _("change %(value)s") % {"value": _signed(results.change.difference)} if results.change else ""
    return Fact(
        label=_("Satisfaction of clients: %(name)s") % {"name": localized(wave.campaign, "name")},
        value=value,
        note=", ".join(part for part in (answers if is_known else "", changed) if part),
        href=reverse("surveys:office_results", kwargs={"office": span.office.code, "campaign": wave.campaign.key}),
    )


def _signed(value: float) -> str:
    return figures.signed(value, places=1, language=page_language())
