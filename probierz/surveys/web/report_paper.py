"""The report of an office's results on its letterhead."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from probierz.design.languages import localized, page_language
from probierz.lib import figures
from probierz.lib.papers import Paper, Section, Table
from probierz.members.queries.office import letterhead_for_print
from probierz.surveys.labels import COMPARISONS, DATA_WARNINGS, MEASURES, WAVE_ROLES
from probierz.surveys.models import Wave
from probierz.surveys.queries import OfficeResults
from probierz.surveys.rules import Comparison, Measure, WaveRole
from probierz.surveys.web import parts, wording
from probierz.surveys.web.parts import Part
from probierz.surveys.web.questions import words


def paper_of(results: OfficeResults, *, on: date) -> Paper:
    """Wide, for the tables of questions and groups."""
    return Paper(
        title=_("Results of the survey: %(name)s") % {"name": localized(results.campaign, "name")},
        subtitle=str(WAVE_ROLES[WaveRole(results.wave.role)]),
        letterhead=letterhead_for_print(results.office),
        language=page_language(),
        made_on=on,
        landscape=True,
        facts=_facts(results),
        sections=[
            Section(heading=_("Headline"), table=parts.headline(results).on_paper()),
            _change(results),
            _section(_("Questions"), _questions(results), _("too few answers")),
            _section(_("Tests of every question"), _tests(results), _("no comparison yet")),
            _drivers(results),
            _section(_("Month by month"), parts.months(results), _("too few answers")),
            *_groups(results),
            Section(heading=_("In their own words"), text_markdown=_comments(results.now.comments)),
            Section(heading=_("What the figures mean"), text_markdown=_definitions(results)),
        ],
    )


def _facts(results: OfficeResults) -> list[tuple[str, str]]:
    return [
        (_("Asked"), _days(results.wave)),
        (_("Answers in these results"), _number(results.now.n)),
        (_("Answers of the baseline"), _number(results.before.n) if results.before else _("this is the baseline")),
        (_("Questionnaire"), _("%(name)s, version %(version)s") % _version(results)),
    ]


def _version(results: OfficeResults) -> dict[str, object]:
    return {"name": words(results.questionnaire.title), "version": results.questionnaire.version}


def _days(wave: Wave) -> str:
    since, until = (
        figures.day(day, language=page_language()) if day else _("today") for day in (wave.opened_on, wave.closed_on)
    )
    return _("%(since)s to %(until)s") % {"since": since, "until": until}


def _change(results: OfficeResults) -> Section:
    """The verdict, what so many answers could have shown, and what to know before believing it."""
    if results.baseline is None:
        return Section(
            heading=pgettext("between waves", "Change"),
            text_markdown=_("This is the baseline; there is nothing to compare it with."),
        )
    item = results.campaign.primary_item
    said = [
        wording.verdict(
            results.change,
            results.verdict,
            seeable=results.seeable,
            item=words(results.questionnaire.item(item).text) if item else "",
        )
    ]
    if shown := wording.seeable(results.seeable, results.verdict):
        said.append(shown)
    if results.standardised is not None:
        said.append(wording.standardised(results.standardised))
    if results.warnings:
        said.append(
            _("Before you believe it:") + " " + "; ".join(str(DATA_WARNINGS[one]) for one in results.warnings) + "."
        )
    return Section(heading=pgettext("between waves", "Change"), text_markdown="\n\n".join(said))


def _questions(results: OfficeResults) -> Part:
    return _columns(parts.items(results), (0, 1, 2, 3, 4, 5, 6, 7))


def _tests(results: OfficeResults) -> Part:
    whole = parts.items(results)
    if not results.items_before:
        return Part(whole.title, whole.head, [], whole.places)
    return _columns(whole, (0, 8, 9, 10, 11, 12, 13, 14))


def _columns(part: Part, chosen: Iterable[int]) -> Part:
    places = tuple(chosen)
    return Part(
        part.title,
        [part.head[at] for at in places],
        [[row[at] for at in places] for row in part.rows],
        [part.places[at] for at in places],
    )


def _drivers(results: OfficeResults) -> Section:
    found = results.drivers
    if found is None:
        return Section(
            heading=_("What should be mended first?"), empty=_("told of a closed wave, from 30 whole sheets on")
        )
    said = _("Together the drivers explain %(share)s of how the overall ratings differ, on %(n)s sheets.") % {
        "share": figures.percent(found.explained, places=0, language=page_language()),
        "n": _number(found.n),
    }
    table = parts.drivers(results).on_paper(widths=(0.4, 4, 2, 2, 2, 1.6))
    return Section(heading=_("What should be mended first?"), text_markdown=said, table=table)


def _groups(results: OfficeResults) -> list[Section]:
    """The outcome first; parts with nothing to tell are left out."""
    found = [*parts.splits(results), parts.units(results), parts.points(results), parts.channels(results)]
    return [Section(heading=one.title, table=_wide_name(one)) for one in found if len(one.rows) > 1]


def _wide_name(part: Part) -> Table | None:
    return part.on_paper(widths=(4, *(1 for _column in part.head[1:])))


def _section(heading: str, part: Part, empty: str) -> Section:
    widths = (3.5, *(1 for _column in part.head[1:]))
    return Section(heading=heading, table=part.on_paper(widths=widths), empty=empty)


def _comments(count: int) -> str:
    return ngettext("%(number)s person wrote something.", "%(number)s people wrote something.", count) % {
        "number": _number(count)
    }


def _definitions(results: OfficeResults) -> str:
    plan = {
        "measure": MEASURES[Measure(results.campaign.primary_measure)],
        "comparison": COMPARISONS[Comparison(results.campaign.comparison)],
        "moment": figures.moment(results.campaign.analysis_fixed_at, language=page_language()),
    }
    said = [
        _(
            "The index is the mean of the driver questions, each turned from 1 to 5 into 0 to 100, with equal weights. "
            "“Does not apply” is left out."
        ),
        _("What decides was fixed before anybody answered, on %(moment)s: %(measure)s, compared by %(comparison)s.")
        % plan,
        _(
            "Intervals: t for means, Wilson for shares, both 95 percent. People who answer are those who wanted to; "
            "they are no random sample of all clients."
        ),
        _("Hidden: fewer than 10 answers in either wave, or few enough to be found by subtracting what is shown."),
    ]
    if (study := results.study) is not None and study.alpha is not None:
        facts = {"alpha": _number(study.alpha, 2), "omega": _number(study.omega, 2), "n": _number(study.n)}
        said.append(_("Reliability of the drivers, from %(n)s whole sheets: alpha %(alpha)s, omega %(omega)s.") % facts)
    return "\n\n".join(said)


def _number(value: float | None, places: int = 0) -> str:
    return "\N{EN DASH}" if value is None else figures.number(value, places=places, language=page_language())
