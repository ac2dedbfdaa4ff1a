"""Inputs from clients and employees: surveys that closed or ran in the period, complaints, reports of residents."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from probierz.design.languages import localized, page_language
from probierz.improvement.models import Nonconformity
from probierz.improvement.rules import Source
from probierz.lib import figures
from probierz.reviews.queries.inputs.facts import Fact, Gathered, Span, count, number
from probierz.surveys.models import Campaign, Wave
from probierz.surveys.queries.campaigns import CampaignSummary, campaigns_of_office
from probierz.surveys.queries.office import OfficeResults, office_results
from probierz.surveys.rules import WaveState


def feedback(span: Span) -> Gathered:
    surveys = [fact for one in campaigns_of_office(span.office) for fact in _waves(one, span)]
    found = Nonconformity.objects.real().filter(found_on__gte=span.since, found_on__lt=span.until)
    told = [
        count(_("Nonconformities from complaints"), found.filter(source=Source.COMPLAINT.value).count(), bad=True),
        count(_("Nonconformities from surveys"), found.filter(source=Source.SURVEY.value).count(), bad=True),
        count(_("Problems reported by residents"), found.filter(source=Source.RESIDENT.value).count(), bad=True),
    ]
    known = bool(surveys) or any(one.value != "0" for one in told)
    href = reverse("surveys:office", kwargs={"office": span.office.code})
    source = _("Surveys of clients and employees, complaints, reports of residents")
    return Gathered(source, [*surveys, *told] if known else [], href)


def _waves(summary: CampaignSummary, span: Span) -> list[Fact]:
    """What closed in the period with its results, and what still ran at its end with the answers so far."""
    facts = []
    for role, wave in summary.waves.items():
        if wave.state == WaveState.CLOSED and span.holds(wave.closed_on):
            facts.append(_closed(summary.campaign, wave, span))
        elif wave.state == WaveState.OPEN and wave.opened_on and wave.opened_on < span.until:
            answers = _answers(summary.responses.get(role, 0))
            facts.append(
                Fact(_label(summary.campaign), _("the survey still runs"), answers, _href(summary.campaign, span))
            )
    return facts


def _closed(campaign: Campaign, wave: Wave, span: Span) -> Fact:
    """Too few answers stay hidden here as everywhere."""
    results = office_results(span.office, wave)
    index = results.now.index if results.now.is_shown else None
    if index is None:
        return Fact(_label(campaign), _("too few answers"), href=_href(campaign, span))
    return Fact(_label(campaign), number(index.value, places=1), _note(results), _href(campaign, span))


def _note(results: OfficeResults) -> str:
    answers = _answers(results.now.n)
    if results.change is None:
        return answers
    difference = figures.signed(results.change.difference, places=1, language=page_language())
    return f"{answers}, {_('change %(value)s') % {'value': difference}}"


def _answers(n: int) -> str:
    return ngettext("%(n)s answer", "%(n)s answers", n) % {"n": n}


def _label(campaign: Campaign) -> str:
    return _("Survey: %(name)s") % {"name": localized(campaign, "name")}


def _href(campaign: Campaign, span: Span) -> str:
    return reverse("surveys:office_results", kwargs={"office": span.office.code, "campaign": campaign.key})
