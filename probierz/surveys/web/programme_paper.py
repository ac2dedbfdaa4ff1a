"""The report of a survey of a programme: what it says on the page, on the association's paper."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from probierz.design.languages import localized, page_language
from probierz.lib import figures
from probierz.lib.papers import Letterhead, Paper, Section, Table
from probierz.lib.statistics.estimates import Estimate
from probierz.offices.models import Programme
from probierz.surveys.labels import CAMPAIGN_KINDS, CHANGE_VERDICTS, DATA_WARNINGS, INDEX_NAMES, WAVE_ROLES
from probierz.surveys.queries import OfficeRow, ProgrammeResults
from probierz.surveys.rules import CampaignKind, WaveRole
from probierz.surveys.web import programme_pictures as drawn
from probierz.surveys.web import wording
from probierz.surveys.web.questions import words

WIDTHS = (5, 2, 1.5, 1.5, 3, 4)


def paper_of(programme: Programme, results: ProgrammeResults, *, on: date) -> Paper:
    """Offices in alphabetical order; those hidden or not sharing are counted and not named as such."""
    kind = CampaignKind(results.campaign.kind)
    return Paper(
        title=_("Results of the survey: %(name)s") % {"name": localized(results.campaign, "name")},
        subtitle=localized(programme, "name"),
        letterhead=Letterhead(name=programme.association.name),
        language=page_language(),
        made_on=on,
        facts=[(str(WAVE_ROLES[role]), _days(results, role)) for role in WaveRole],
        sections=[
            Section(heading=str(CAMPAIGN_KINDS[kind]), table=_whole(results, str(INDEX_NAMES[kind]))),
            Section(heading=pgettext("between waves", "Change"), text_markdown=_change(results)),
            Section(heading=_("Does any office stand out?"), text_markdown=_funnel(results), empty=_too_little()),
            Section(heading=_("Offices"), text_markdown=_missing(results), table=_offices(results)),
            Section(heading=_("How this is computed"), text_markdown=_methods()),
        ],
    )


def verdict_on(results: ProgrammeResults) -> str:
    """The change of whole programme, by the figure that the plan names."""
    item = words(results.question.text) if results.question else ""
    return wording.verdict(results.change, results.verdict, seeable=results.seeable, item=item)


def _days(results: ProgrammeResults, role: WaveRole) -> str:
    wave = results.waves[role]
    if wave.opened_on is None:
        return _("not opened yet")
    since, until = (
        figures.day(day, language=page_language()) if day else _("today") for day in (wave.opened_on, wave.closed_on)
    )
    return _("%(since)s to %(until)s") % {"since": since, "until": until}


def _whole(results: ProgrammeResults, index: str) -> Table:
    head = ["", *(str(WAVE_ROLES[role]) for role in WaveRole)]
    waves = (results.before, results.now)
    rows = [
        [_("Answers"), *(figures.number(one.n, language=page_language()) for one in waves)],
        [index, *(_estimate(one.index) for one in waves)],
        [_("Overall ratings 4 and 5"), *(_estimate(one.top_two, is_share=True) for one in waves)],
    ]
    return Table(head=head, rows=rows, widths=(3, 3, 3))


def _estimate(estimate: Estimate | None, *, is_share: bool = False) -> str:
    if estimate is None:
        return "\u2013"
    write = figures.percent if is_share else figures.number
    return f"{write(estimate.value, places=1, language=page_language())} ({wording.note(estimate, is_share=is_share)})"


def _change(results: ProgrammeResults) -> str:
    said = [verdict_on(results)]
    if results.standardised is not None:
        said.append(wording.standardised(results.standardised))
    if results.warnings:
        named = "; ".join(str(DATA_WARNINGS[one]) for one in results.warnings)
        said.append(_("Before you believe it:") + f" {named}.")
    return "\n\n".join(said)


def _funnel(results: ProgrammeResults) -> str:
    data = drawn.funnel(results)
    return drawn.funnel_verdict(data) if data else ""


def _too_little() -> str:
    return _("Fewer than five offices have figures, so there is nothing to stand out from.")


def _missing(results: ProgrammeResults) -> str:
    return _("Hidden for few answers: %(hidden)s. Not sharing their results: %(away)s.") % {
        "hidden": results.hidden,
        "away": results.not_sharing,
    }


def _offices(results: ProgrammeResults) -> Table:
    head = [
        _("Office"),
        _("Answers"),
        *(str(WAVE_ROLES[role]) for role in WaveRole),
        pgettext("column", "Change"),
        _("What it means"),
    ]
    rows = [_office(row) for row in results.rows if not row.is_hidden]
    return Table(head=head, rows=rows, numeric=frozenset({1, 2, 3}), widths=WIDTHS)


def _office(row: OfficeRow) -> list[str]:
    counts = (row.before.n if row.before else 0, row.now.n if row.now else 0)
    told = [str(CHANGE_VERDICTS[row.verdict]), *(str(DATA_WARNINGS[one]) for one in row.warnings)]
    return [
        row.name,
        " / ".join(figures.number(n, language=page_language()) for n in counts),
        *(_value(one) for one in (row.index_before, row.index_now)),
        _difference(row),
        "; ".join(told),
    ]


def _value(estimate: Estimate | None) -> str:
    return figures.number(estimate.value, places=1, language=page_language()) if estimate else "\u2013"


def _difference(row: OfficeRow) -> str:
    if row.change is None:
        return "\u2013"
    said = figures.signed(row.change.difference, language=page_language())
    if row.change.low is None or row.change.high is None:
        return said
    return f"{said} ({figures.interval(row.change.low, row.change.high, language=page_language())})"


def _methods() -> str:
    return "\n\n".join(
        (
            _(
                "The index is the mean of the driver questions, each turned from 1 to 5 into 0 to 100, with equal "
                "weights. “Does not apply” is left out."
            ),
            _(
                "Intervals: t for means, Wilson for shares, both 95 percent. People who answer are those who wanted "
                "to; they are no random sample of all clients."
            ),
            _(
                "Many offices are compared at once, so p values are adjusted by the method of Benjamini and "
                "Hochberg: of the changes called sure about one in twenty is a false alarm."
            ),
        )
    )
