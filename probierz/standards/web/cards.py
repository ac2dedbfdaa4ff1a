"""A requirement and a piece of evidence on paper, each as a card in the office's letterhead."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import gettext as _

from probierz.design.languages import localized, page_language
from probierz.lib import figures
from probierz.lib.papers import Paper, Section, Table
from probierz.members.queries.office import letterhead_for_print
from probierz.offices.models import Office
from probierz.standards import labels
from probierz.standards.models import Answer, EvidenceRevision
from probierz.standards.queries.evidence import Shown
from probierz.standards.queries.readiness import Row
from probierz.standards.rules import Conformity
from probierz.standards.templatetags.standards import chosen


def requirement(office: Office, row: Row, answers: Iterable[Answer], *, on: date) -> Paper:
    """What is asked, the light and why, what shows it, what assessments said."""
    one = row.requirement
    reasons = row.readiness.reasons if row.readiness else ()
    why = [f"- {labels.told(each, language=page_language())}" for each in reasons]
    sections = [
        Section(text_markdown=localized(one, "question")),
        Section(heading=_("Why"), text_markdown="\n".join(why)),
    ]
    if row.exclusion:
        sections.append(Section(heading=_("It does not apply:"), text_markdown=row.exclusion.justification))
    return Paper(
        title=f"{one.number} {localized(one, 'title')}",
        subtitle=localized(one.catalog, "name"),
        letterhead=letterhead_for_print(office),
        made_on=on,
        language=page_language(),
        facts=[(_("Readiness today"), str(labels.LIGHTS[row.light]))] if row.light else [],
        sections=[
            *sections,
            Section(heading=_("What shows it"), table=_proofs(row), empty=_("Nothing shows it yet.")),
            Section(heading=_("What assessments said"), table=_said(answers), empty=_("Nobody has assessed it yet.")),
        ],
    )


def evidence(office: Office, one: Shown, revisions: Sequence[EvidenceRevision], *, on: date) -> Paper:
    """Its three days, what it speaks for, and every revision of its file."""
    spoken = [
        [localized(link.requirement.catalog, "name"), link.requirement.number, localized(link.requirement, "title")]
        for link in one.links
    ]
    head = [_("Catalog"), _("No."), _("Requirement")]
    return Paper(
        title=one.title,
        subtitle=_("Evidence"),
        letterhead=letterhead_for_print(office),
        made_on=on,
        language=page_language(),
        facts=[
            (_("Today it is"), str(labels.STANDINGS[one.standing])),
            (_("Made on"), _day(one.made_on)),
            (_("Valid from"), _day(one.valid_from)),
            (_("Valid to"), _day(one.valid_to) if one.valid_to else _("no end")),
        ],
        sections=[
            Section(text_markdown=one.evidence.description),
            Section(
                heading=_("Speaks for"),
                table=Table(head=head, rows=spoken, widths=(3, 1, 5)) if spoken else None,
                empty=_("It speaks for no requirement yet."),
            ),
            *([Section(heading=_("Revisions"), table=_revised(revisions))] if revisions else []),
        ],
    )


def _proofs(row: Row) -> Table | None:
    found = row.picture.evidence if row.picture else ()
    lines = [[one.title, str(labels.STANDINGS[one.standing]), _day(one.valid_to), one.via] for one in found]
    head = [_("Evidence"), _("Today it is"), _("Valid to"), _("Counts through")]
    return Table(head=head, rows=lines, widths=(5, 2, 2, 3)) if lines else None


def _said(answers: Iterable[Answer]) -> Table | None:
    lines = [
        [
            one.round.name,
            _day(one.answered_on),
            chosen(one.round.catalog, one.choice) or str(labels.CONFORMITIES[Conformity(one.conformity)]),
            one.comment,
        ]
        for one in answers
    ]
    head = [_("Assessment"), _("Day"), _("Outcome"), _("Comment")]
    return Table(head=head, rows=lines, widths=(3, 2, 2, 4)) if lines else None


def _revised(revisions: Iterable[EvidenceRevision]) -> Table:
    lines = [
        [str(one.number), one.file.name, _day(one.made_on), _day(one.valid_from), _day(one.valid_to), one.note]
        for one in revisions
    ]
    head = [_("No."), _("File"), _("Made on"), _("Valid from"), _("Valid to"), _("What changed")]
    return Table(head=head, rows=lines, widths=(1, 4, 2, 2, 2, 3))


def _day(day: date | None) -> str:
    return figures.day(day, language=page_language()) if day else ""
