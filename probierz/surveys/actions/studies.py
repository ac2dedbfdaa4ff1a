"""The study of a closed wave: its sheets are read once, and comments are cut loose from them."""

import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.db import transaction
from django.utils import timezone

from probierz.access.actions import action
from probierz.access.actor import Actor, system_actor
from probierz.access.permissions import Permission
from probierz.lib.questionnaires import Answer, Answers, Questionnaire, index_of
from probierz.lib.statistics.importance import MOST_DRIVERS, derived_importance
from probierz.lib.statistics.scales import cronbach_alpha, mcdonald_omega
from probierz.offices.scope import across_offices, office_scope
from probierz.surveys.models import Comment, Response, Tally, Wave, WaveStudy
from probierz.surveys.queries.campaigns import questionnaire_at
from probierz.surveys.rules import RESPONSES_ITEM, THRESHOLD
from probierz.surveys.rules.breakdowns import split_questions

SECONDS_A_TICK = 20.0  # what is left waits for the next minute
ROWS_AT_ONCE = 2000

Splits = dict[str, dict[str, Counter[int]]]


def await_study(wave: Wave) -> None:
    """A row for every office that has answers; in a scope that holds them all."""
    totals = Tally.objects.filter(wave=wave, item=RESPONSES_ITEM).order_by()
    offices = totals.values_list("office_id", flat=True).distinct()
    rows = [WaveStudy(office_id=office, wave=wave) for office in offices]
    WaveStudy.objects.bulk_create(rows, ignore_conflicts=True, batch_size=ROWS_AT_ONCE)


def study_waiting_waves() -> int:
    """What the timetable does each minute, for a while; returns how many were studied."""
    began, done = time.monotonic(), 0
    with across_offices(reason="The timetable studies the closed waves of every office."):
        waiting = list(WaveStudy.objects.waiting().order_by("pk").values_list("pk", "office_id"))
    for key, office in waiting:
        if time.monotonic() - began > SECONDS_A_TICK:
            break
        with office_scope(office):
            done += study_wave(system_actor("surveys"), study=WaveStudy.objects.get(pk=key))
    return done


@action(
    Permission.SURVEY_MANAGE,
    silent_because="Figures are computed from answers whose days are sealed already; nobody decides anything.",
)
def study_wave(actor: Actor, *, study: WaveStudy) -> bool:
    """Read the sheets, keep the figures and the comments; False when another did so first."""
    with across_offices(reason="The questions are the programme's."):
        wave = Wave.objects.select_related("campaign__version").get(pk=study.wave_id)
    found = _read(study.office_id, wave, questionnaire_at(wave.campaign, study.office))
    with transaction.atomic():
        if not WaveStudy.objects.waiting().filter(pk=study.pk).update(done_at=timezone.now(), **found.figures()):
            return False
        comments = [Comment(office_id=study.office_id, wave=wave, item=item, text=text) for item, text in found.texts]
        # In the order of their random keys: where a row lies must not tell when it came.
        comments.sort(key=lambda one: one.pk)
        Comment.objects.bulk_create(comments, batch_size=ROWS_AT_ONCE)
    return True


@dataclass
class _Found:
    """What one pass over the sheets gathers."""

    questionnaire: Questionnaire
    rows: list[list[int]] = field(default_factory=list)
    splits: Splits = field(default_factory=dict)
    texts: list[tuple[str, str]] = field(default_factory=list)

    @cached_property
    def drivers(self) -> tuple[str, ...]:
        return self.questionnaire.analysis.index_items

    @cached_property
    def reversed(self) -> frozenset[str]:
        return frozenset(item.code for item in self.questionnaire.items if item.reverse)

    def take(self, values: Mapping[str, Answer]) -> None:
        codes = (*self.drivers, self.questionnaire.analysis.overall)
        sheet = [self._turned(code, value) for code in codes if isinstance(value := values.get(code), int)]
        if len(sheet) == len(codes):
            self.rows.append(sheet)
        self._split(values)
        for item in self.questionnaire.items:
            if item.is_open and isinstance(text := values.get(item.code), str):
                self.texts.append((item.code, text))

    def _turned(self, code: str, rating: int) -> int:
        """A rating keyed in reverse says the contrary."""
        return 6 - rating if code in self.reversed else rating

    def _split(self, values: Mapping[str, Answer]) -> None:
        index = index_of(self.questionnaire, Answers(values))
        if index is None:
            return
        for item in split_questions(self.questionnaire):
            if (option := values.get(item.code)) is not None:
                self.splits.setdefault(item.code, {}).setdefault(str(option), Counter())[index] += 1

    def figures(self) -> dict[str, object]:
        """As the columns of the study; of fewer than ten whole sheets only their number."""
        told: dict[str, object] = {"n": len(self.rows), "splits": self.splits}
        if len(self.rows) < THRESHOLD:
            return told
        drivers = [row[:-1] for row in self.rows]
        return told | {
            "alpha": cronbach_alpha(drivers),
            "omega": mcdonald_omega(drivers),
            "importance": self._importance(drivers),
        }

    def _importance(self, drivers: list[list[int]]) -> dict[str, float]:
        if not 2 <= len(self.drivers) <= MOST_DRIVERS:
            return {}
        shares = derived_importance(drivers, [row[-1] for row in self.rows])
        return dict(zip(self.drivers, shares, strict=True)) if shares else {}


def _read(office: int, wave: Wave, questionnaire: Questionnaire) -> _Found:
    found = _Found(questionnaire)
    for values in _sheets(office, wave):
        found.take(values)
    return found


def _sheets(office: int, wave: Wave) -> Iterator[Mapping[str, Answer]]:
    rows = Response.objects.filter(office=office, wave=wave).order_by()
    yield from rows.values_list("answers", flat=True).iterator(chunk_size=ROWS_AT_ONCE)
