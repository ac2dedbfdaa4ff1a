"""A review as a paper: materials before the meeting, minutes after it."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from probierz.design.languages import page_language
from probierz.lib import figures
from probierz.lib.papers import Paper, Section, Table
from probierz.members.queries.office import letterhead_for_print
from probierz.reviews.labels import DECISION_KINDS, EDITIONS, INPUTS, STATES
from probierz.reviews.models import ManagementReview, Participant
from probierz.reviews.queries.inputs.follow_up import Followed
from probierz.reviews.queries.reviews import Point, decisions_of, participants_of, points_of
from probierz.reviews.rules import DecisionKind, Edition, State

_DOTS = "." * 40


def paper_of_review(review: ManagementReview, *, on: date) -> Paper:
    is_held = review.state in {State.HELD, State.APPROVED}
    people, decisions = list(participants_of(review)), decisions_of(review, on=on)
    return Paper(
        title=_("Minutes of management review %(code)s") % {"code": review.code}
        if is_held
        else _("Materials for management review %(code)s") % {"code": review.code},
        letterhead=letterhead_for_print(review.office),
        language=page_language(),
        made_on=on,
        stamp="" if review.state == State.APPROVED else _("draft"),
        facts=_facts(review),
        sections=[
            Section(heading=_("Participants"), table=_people(people, is_held=is_held), empty=_("nobody is named yet")),
            *(_point(point) for point in points_of(review)),
            *(_after(review, decisions) if is_held else ()),
        ],
        footer=_("SHA-256 of the package: %(digest)s") % {"digest": review.package_sha256}
        if review.package_sha256
        else "",
    )


def _facts(review: ManagementReview) -> list[tuple[str, str]]:
    period = _("%(since)s to %(until)s") % {"since": _day(review.since), "until": _day(review.until)}
    facts = [
        (_("Agenda by"), str(EDITIONS[Edition(review.edition)])),
        (_("Period"), period),
        (_("Meeting"), _day(review.day)),
        (_("State"), str(STATES[State(review.state)])),
    ]
    if review.approved_on:
        facts.append((_("Approved"), f"{_day(review.approved_on)}, {review.approved_by or ''}".rstrip(", ")))
    return facts


def _people(people: Iterable[Participant], *, is_held: bool) -> Table | None:
    words = (_("absent"), _("present")) if is_held else (_("will not come"), pgettext("to a review", "invited"))
    rows = [[str(one), one.role, words[one.was_present]] for one in people]
    head = [_("Name and surname"), _("Role"), _("Presence")]
    return Table(head=head, rows=rows, widths=(3, 3, 1.4)) if rows else None


def _point(point: Point) -> Section:
    rows = [[fact["label"], fact["value"], fact["note"]] for fact in point.facts]
    head = [_("Fact"), _("Value"), _("Remark")]
    source = ", ".join(part for part in (point.source, point.period) if part)
    said = (_("Source: %(name)s") % {"name": source}, "" if rows else f"**{_('no data')}**", point.row.text)
    return Section(
        heading=f"{point.clause} {INPUTS[point.code]}",
        text_markdown="\n\n".join(part for part in said if part),
        table=Table(head=head, rows=rows, widths=(4, 2, 3)) if rows else None,
        empty=_("no data"),
    )


def _after(review: ManagementReview, decisions: Iterable[Followed]) -> list[Section]:
    rows = [
        [
            str(one.decision.number),
            str(DECISION_KINDS[DecisionKind(one.decision.kind)]),
            one.decision.text,
            str(one.decision.responsible or ""),
            _day(one.decision.due_on),
        ]
        for one in decisions
    ]
    head = [_("No."), _("About"), _("Decision"), _("Who answers for it"), _("By when")]
    table = Table(head=head, rows=rows, widths=(0.6, 1.8, 4, 2, 1.8)) if rows else None
    signature = f"{_('Place and day')}: {_DOTS}\n\n{_('Signature of the head of the office')}: {_DOTS}"
    return [
        Section(heading=_("Course of the meeting"), text_markdown=review.minutes, empty=_("not written yet")),
        Section(heading=_("Decisions"), table=table, empty=_("no decisions")),
        Section(heading=_("Conclusion"), text_markdown=review.conclusion, empty=_("not written yet")),
        Section(text_markdown=signature),
    ]


def _day(value: date) -> str:
    return figures.day(value, language=page_language())
