"""Requirements on paper and in spreadsheets, in the words of the page's language."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import gettext as _

from probierz.design.languages import localized, page_language
from probierz.lib import figures
from probierz.lib.charts import HeatCell, HeatMap, HeatRow
from probierz.lib.papers import Paper, Section, Table
from probierz.lib.sheets import Value
from probierz.members.queries.office import letterhead_for_print
from probierz.offices.models import Office
from probierz.standards import labels
from probierz.standards.models import Answer, AssessmentRound, Catalog
from probierz.standards.queries.evidence import Shown
from probierz.standards.queries.readiness import Chapter, Row, tally_of
from probierz.standards.queries.rounds import Line, Outcome, Pair, Progress
from probierz.standards.queries.transition import Step, Transition
from probierz.standards.rules import AnswerState, Conformity, RoundKind, RoundScoring, RoundState
from probierz.standards.rules.crosswalk import Passage
from probierz.standards.rules.readiness import Light
from probierz.standards.templatetags.standards import chosen

ENDINGS = ("docx", "pdf")


def readiness_head() -> list[str]:
    return [_("number"), _("requirement"), _("readiness"), _("why"), _("own evidence"), _("evidence through the map")]


def readiness_rows(rows: Iterable[Row]) -> Iterable[list[Value]]:
    for row in rows:
        if row.readiness is not None:
            why = " ".join(labels.told(one, language=page_language()) for one in row.readiness.reasons)
            own = [row.requirement.number, localized(row.requirement, "title"), str(labels.LIGHTS[row.readiness.light])]
            yield [*own, why, row.own, row.through_map]


def readiness(office: Office, catalog: Catalog, rows: Sequence[Row], *, on: date) -> Paper:
    """The state of a catalog for the head of the office or an auditor."""
    counts = tally_of(rows)
    facts = [(str(labels.LIGHTS[light]), str(counts.counts[light])) for light in Light]
    cells = [[str(value) for value in line[:4]] for line in readiness_rows(rows)]
    head = readiness_head()[:4]
    excluded = [
        [row.requirement.number, localized(row.requirement, "title"), row.exclusion.justification]
        for row in rows
        if row.exclusion and row.requirement.is_leaf
    ]
    return Paper(
        title=_("Readiness: %(catalog)s") % {"catalog": localized(catalog, "name")},
        subtitle=_("as of %(day)s") % {"day": figures.day(on, language=page_language())},
        letterhead=letterhead_for_print(office),
        made_on=on,
        language=page_language(),
        facts=facts,
        sections=[
            Section(text_markdown=localized(catalog, "note")),
            Section(heading=_("Requirements"), table=Table(head=head, rows=cells, widths=(1, 4, 2, 6))),
            Section(
                heading=_("What does not apply"),
                table=Table(head=[head[0], head[1], _("why")], rows=excluded, widths=(1, 4, 6)) if excluded else None,
                empty=_("Everything applies."),
            ),
        ],
    )


def heat_of(catalog: Catalog, chapters: Iterable[Chapter]) -> HeatMap:
    return HeatMap(
        title=_("Readiness: %(catalog)s") % {"catalog": localized(catalog, "name")},
        rows=tuple(
            HeatRow(
                f"{one.requirement.number} {localized(one.requirement, 'title')}",
                tuple(HeatCell(row.requirement.number, labels.HEATS[row.light]) for row in one.cells if row.light),
            )
            for one in chapters
        ),
        legend=tuple((heat, str(labels.LIGHTS[light])) for light, heat in labels.HEATS.items()),
    )


def evidence_head() -> list[str]:
    return [_("title"), _("today"), _("made on"), _("valid from"), _("valid to"), _("requirements")]


def evidence_rows(rows: Iterable[Shown]) -> Iterable[list[Value]]:
    for one in rows:
        spoken = ", ".join(
            f"{localized(link.requirement.catalog, 'name')} {link.requirement.number}" for link in one.links
        )
        yield [one.title, str(labels.STANDINGS[one.standing]), one.made_on, one.valid_from, one.valid_to, spoken]


def round_head() -> list[str]:
    return [_("number"), _("requirement"), _("who answers"), _("state"), _("outcome"), _("score"), _("comment")]


def round_rows(assessment: AssessmentRound, lines: Iterable[Line]) -> Iterable[list[Value]]:
    for line in lines:
        people = ", ".join(str(one.person) for one in line.assignments)
        start: list[Value] = [line.requirement.number, localized(line.requirement, "title"), people]
        yield start + _answered(assessment, line)


def _answered(assessment: AssessmentRound, line: Line) -> list[Value]:
    answer = line.answer
    if not line.applies:
        return [
            str(labels.LIGHTS[Light.NOT_APPLICABLE]),
            "",
            None,
            line.exclusion.justification if line.exclusion else "",
        ]
    if answer is None:
        return ["", "", None, ""]
    words = chosen(assessment.catalog, answer.choice) or str(labels.CONFORMITIES[Conformity(answer.conformity)])
    comment = "; ".join(text for text in (answer.comment, answer.strengths, answer.improvements) if text)
    return [str(labels.ANSWER_STATES[AnswerState(answer.state)]), words, answer.value, comment]


def round_paper(
    office: Office,
    assessment: AssessmentRound,
    lines: Sequence[Line],
    progress: Progress,
    outcome: Outcome,
    *,
    on: date,
) -> Paper:
    """The report of a round: how far it is, what it found, line by line."""
    rows = [[_printed(value) for value in row] for row in round_rows(assessment, lines)]
    head = round_head()
    facts = [
        (_("Catalog"), localized(assessment.catalog, "name")),
        (_("Kind"), str(labels.ROUND_KINDS[RoundKind(assessment.kind)])),
        (_("Scoring"), str(labels.SCORINGS[RoundScoring(assessment.scoring)])),
        (_("State"), str(labels.ROUND_STATES[RoundState(assessment.state)])),
        (_("Finished"), f"{progress.finished} / {progress.applicable}"),
        *((str(labels.CONFORMITIES[one]), str(outcome.counts[one])) for one in Conformity),
    ]
    return Paper(
        title=assessment.name,
        letterhead=letterhead_for_print(office),
        made_on=on,
        language=page_language(),
        facts=facts,
        landscape=True,
        sections=[Section(heading=_("Requirements"), table=Table(head=head, rows=rows, widths=(1, 4, 3, 2, 2, 1, 5)))],
    )


def comparison_head(before: AssessmentRound, after: AssessmentRound) -> list[str]:
    return [_("number"), _("requirement"), before.name, after.name, _("difference")]


def comparison_rows(catalog: Catalog, pairs: Iterable[Pair]) -> Iterable[list[Value]]:
    steps = {"better": _("better"), "worse": _("worse"), "same": _("the same")}
    for pair in pairs:
        found = [_outcome(catalog, pair.before), _outcome(catalog, pair.after)]
        yield [pair.requirement.number, localized(pair.requirement, "title"), *found, steps.get(pair.step, "")]


def _outcome(catalog: Catalog, answer: Answer | None) -> Value:
    if answer is None:
        return None
    return chosen(catalog, answer.choice) if answer.value is None else answer.value


def _printed(value: Value) -> str:
    if isinstance(value, float):
        return figures.number(value, places=1, language=page_language())
    return "" if value is None else str(value)


def transition_head() -> list[str]:
    return [
        _("number"),
        _("requirement"),
        _("passage"),
        _("comes from"),
        _("what changes"),
        _("current evidence"),
        _("readiness"),
    ]


def transition_rows(found: Transition) -> Iterable[list[Value]]:
    for step in found.steps:
        yield [
            step.requirement.number,
            localized(step.requirement, "title"),
            str(labels.PASSAGES[step.passage]),
            ", ".join(one.requirement.number for one in step.sources),
            changes_of(step),
            step.evidence,
            str(labels.LIGHTS[step.light]),
        ]


def changes_of(step: Step) -> str:
    """What the new catalog itself says, otherwise what the map notes."""
    own = localized(step.requirement, "change")
    return own or "; ".join(dict.fromkeys(localized(note, "note") for note in step.notes))


def transition_paper(office: Office, source: Catalog, target: Catalog, found: Transition, *, on: date) -> Paper:
    """The plan of a transition: what carries over, what changes, what is new, what falls away."""
    names = {"source": localized(source, "name"), "target": localized(target, "name")}
    rows = [[str(value) for value in row] for row in transition_rows(found)]
    return Paper(
        title="{source} → {target}".format(**names),
        letterhead=letterhead_for_print(office),
        made_on=on,
        language=page_language(),
        facts=[(str(labels.PASSAGES[one]), str(found.count(one))) for one in Passage],
        landscape=True,
        sections=[
            Section(text_markdown=localized(target, "note")),
            Section(
                heading=_("Requirements"),
                table=Table(head=transition_head(), rows=rows, widths=(1, 4, 2, 2, 4, 1, 2)),
            ),
            Section(
                heading=_("No longer asked for"),
                table=Table(
                    head=transition_head()[:2], rows=[[one.number, localized(one, "title")] for one in found.gone]
                )
                if found.gone
                else None,
                empty=_("Nothing falls away."),
            ),
        ],
    )
