"""Answers set apart: by what made them wait, and how they were given; what they say waits for the results."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from probierz.lib.questionnaires import Questionnaire
from probierz.offices.models import Office
from probierz.surveys.models import HeldAnswer, Wave
from probierz.surveys.queries.campaigns import questionnaire_at
from probierz.surveys.rules import CampaignKind, Channel
from probierz.surveys.rules.quarantine import HeldReason, HeldState, Pattern, pattern_of

MOST_SHOWN = 100  # of each reason; what lies deeper comes up when these are decided


@dataclass(frozen=True)
class Origin:
    """Where and when a client's sheet came in. A sheet of the staff has none: a unit and a day would name a person."""

    point: str
    channel: Channel
    day: date


@dataclass(frozen=True)
class HeldSheet:
    """One answer sheet, as much as a decision needs."""

    key: int
    pattern: Pattern
    origin: Origin | None


@dataclass(frozen=True)
class HeldGroup:
    """Sheets that wait for the same reason; `count` of them all, `sheets` of those shown."""

    reason: HeldReason
    count: int
    sheets: tuple[HeldSheet, ...]


def held_count(office: Office, wave: Wave) -> int:
    return HeldAnswer.objects.filter(office=office, wave=wave, state=HeldState.WAITING).count()


def held_of(office: Office, wave: Wave) -> list[HeldGroup]:
    """By reason, each sheet against the questions of its office; in random order, as the keys are random."""
    rows = HeldAnswer.objects.filter(office=office, wave=wave, state=HeldState.WAITING)
    counts = dict(rows.order_by().values_list("reason").annotate(Count("pk")))
    questionnaire = questionnaire_at(wave.campaign, office)
    tells_origin = wave.campaign.kind != CampaignKind.STAFF
    order = ("day", "pk") if tells_origin else ("pk",)
    return [
        HeldGroup(
            reason,
            counts[reason],
            _sheets(questionnaire, rows.filter(reason=reason).order_by(*order), tells_origin=tells_origin),
        )
        for reason in HeldReason
        if reason in counts
    ]


def _sheets(questionnaire: Questionnaire, rows: QuerySet[HeldAnswer], *, tells_origin: bool) -> tuple[HeldSheet, ...]:
    return tuple(
        HeldSheet(
            row.pk,
            pattern_of(questionnaire, row.answers),
            Origin(row.point.name, Channel(row.channel), row.day) if tells_origin else None,
        )
        for row in rows.select_related("point")[:MOST_SHOWN]
    )
