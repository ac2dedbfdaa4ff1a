"""Answers set apart: by what made them wait, each as anonymous as those that count."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from probierz.lib.bilingual import Bilingual
from probierz.lib.questionnaires import Item, Questionnaire, codes_of
from probierz.offices.models import Office
from probierz.surveys.models import HeldAnswer, Wave
from probierz.surveys.queries.campaigns import questionnaire_at
from probierz.surveys.rules.quarantine import HeldReason, HeldState

MOST_SHOWN = 100  # of each reason; what lies deeper comes up when these are decided


@dataclass(frozen=True)
class HeldSheet:
    """One answer sheet in words."""

    row: HeldAnswer
    answers: tuple[tuple[Bilingual, tuple[Bilingual, ...]], ...]


@dataclass(frozen=True)
class HeldGroup:
    """Sheets that wait for the same reason; `count` of them all, `sheets` of those shown."""

    reason: HeldReason
    count: int
    sheets: tuple[HeldSheet, ...]


def held_count(office: Office, wave: Wave) -> int:
    return HeldAnswer.objects.filter(office=office, wave=wave, state=HeldState.WAITING).count()


def held_of(office: Office, wave: Wave) -> list[HeldGroup]:
    """By reason, each sheet with the questions of its office; in random order within it, as the keys are random."""
    rows = HeldAnswer.objects.filter(office=office, wave=wave, state=HeldState.WAITING)
    counts = dict(rows.order_by().values_list("reason").annotate(Count("pk")))
    questionnaire = questionnaire_at(wave.campaign, office)
    return [
        HeldGroup(reason, counts[reason], _sheets(questionnaire, rows.filter(reason=reason).order_by("day", "pk")))
        for reason in HeldReason
        if reason in counts
    ]


def _sheets(questionnaire: Questionnaire, rows: QuerySet[HeldAnswer]) -> tuple[HeldSheet, ...]:
    shown = rows.select_related("point")[:MOST_SHOWN]
    return tuple(HeldSheet(row, _in_words(questionnaire, row)) for row in shown)


def _in_words(questionnaire: Questionnaire, row: HeldAnswer) -> tuple[tuple[Bilingual, tuple[Bilingual, ...]], ...]:
    given = row.answers
    return tuple((item.text, _answer(item, given[item.code])) for item in questionnaire.items if item.code in given)


def _answer(item: Item, value: int | str | None) -> tuple[Bilingual, ...]:
    if not item.options:
        return (Bilingual(str(value), str(value)),)
    codes = codes_of(value)
    return tuple(option.label for option in item.options if option.code in codes)
