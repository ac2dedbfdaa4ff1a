"""Answers: each sheet and what it adds to the histograms are one transaction."""

import json
import secrets
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial

from django.db import connection

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.lib.questionnaires import Answers, Questionnaire
from probierz.offices.owned import check_ownership
from probierz.surveys.actions import holding, spending, tallies
from probierz.surveys.actions.submission import Submission
from probierz.surveys.models import CollectionPoint, Response, Wave, random_key
from probierz.surveys.rules import THRESHOLD, Channel, Outcome, WaveState
from probierz.trail.recording import record
from probierz.trail.verbs import Verb

ROWS_A_STATEMENT = 500
_INSERT = """
    INSERT INTO surveys_response
    (id, submission_id, office_id, wave_id, point_id, channel, day, answers, has_comment) VALUES """
_KNOWN = """
    SELECT 1 FROM surveys_response WHERE submission_id IN ({marks})
    UNION ALL SELECT 1 FROM surveys_heldanswer WHERE submission_id IN ({marks})
"""


@action(
    Permission.SURVEY_ANSWER,
    silent_because="An event with its time would tell who answered; each day is sealed as a total.",
)
def store_answers(actor: Actor, *, submissions: Sequence[Submission]) -> list[Outcome]:
    """Store what is new, in the order given; needs a scope that holds every office among them."""
    open_waves = still_open({one.wave_id for one in submissions})
    known = _already_here(submissions)
    spent = spending.spent_among(submissions)
    fresh: list[Submission] = []
    outcomes = []
    for one in submissions:
        outcome = _outcome(one, known, open_waves, spent)
        if outcome is Outcome.STORED:
            known[one.submission_id] = _content(one)
            spent.add(one.mark)
            fresh.append(one)
        outcomes.append(outcome)
    _keep(fresh)
    return outcomes


@action(Permission.SURVEY_MANAGE)
def import_answers(
    actor: Actor,
    *,
    wave: Wave,
    point: CollectionPoint,
    questionnaire: Questionnaire,
    answers: Iterable[Answers],
    day: date,
    channel: Channel | None = None,
) -> int:
    """Store many sheets of one point at once, as from paper; returns how many."""
    blank = partial(
        Submission,
        office_id=point.office_id,
        wave_id=wave.pk,
        point_id=point.pk,
        channel=channel or Channel(point.channel),
        day=day,
        questionnaire=questionnaire,
    )
    sheets = [blank(answers=sheet) for sheet in answers]
    check_ownership(point)
    if wave.campaign_id != point.campaign_id or not still_open({wave.pk}):
        raise WaveNotOpen
    # The last ten form a step of their own, so that the results need not wait for the next import.
    last = max(0, len(sheets) - THRESHOLD)
    for some in (sheets[:last], sheets[last:]):
        if some:
            insert(some)
    record(actor, Verb.ANSWERS_IMPORTED, point, after={"wave": wave, "day": day, "count": len(sheets)})
    return len(sheets)


class WaveNotOpen(Exception):
    """Answers can be added only while the wave of their campaign is open."""


def still_open(waves: Iterable[int]) -> set[int]:
    """Asked inside the transaction: on PostgreSQL a share lock makes a closing wave wait for it."""
    keys = sorted(waves)
    if not keys:
        return set()
    marks = ", ".join(["%s"] * len(keys))
    lock = " FOR SHARE" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT id FROM surveys_wave WHERE id IN ({marks}) AND state = %s{lock}",  # noqa: S608 - marks only
            [*keys, WaveState.OPEN],
        )
        return {key for (key,) in cursor.fetchall()}


def _already_here(submissions: Sequence[Submission]) -> dict[str, object]:
    """Nearly always none, so the cheap question comes first."""
    ids = [one.submission_id for one in submissions]
    with connection.cursor() as cursor:
        marks = ", ".join(["%s"] * len(ids))
        cursor.execute(_KNOWN.format(marks=marks), [*ids, *ids])
        if not cursor.fetchall():
            return {}
    rows = Response.objects.filter(submission_id__in=ids).values_list("submission_id", "point_id", "answers")
    stored = {submission_id: (point_id, answers) for submission_id, point_id, answers in rows}
    return {**stored, **holding.held_among(ids)}


def _content(one: Submission) -> object:
    return (one.point_id, dict(one.answers.values))


def _outcome(one: Submission, known: Mapping[str, object], open_waves: set[int], spent: set[str]) -> Outcome:
    if one.submission_id in known:
        return Outcome.REPEATED if known[one.submission_id] in (_content(one), None) else Outcome.CONFLICT
    if one.mark and one.mark in spent:
        return Outcome.SPENT
    return Outcome.STORED if one.wave_id in open_waves else Outcome.CLOSED


def _keep(fresh: Sequence[Submission]) -> None:
    """Those that count, those set apart, and the marks of the invitations that both came with."""
    if counted := [one for one in fresh if one.hold is None]:
        insert(counted)
    holding.hold(fresh)
    spending.spend(fresh)


def insert(fresh: Sequence[Submission]) -> None:
    """Rows and counts. Written as SQL, which costs half of what rows made as models do (`./run bench intake`)."""
    rows = [_row(one) for one in fresh]
    # PostgreSQL keeps rows in the order of writing; a shuffled batch tells nothing about order within it.
    secrets.SystemRandom().shuffle(rows)
    with connection.cursor() as cursor:
        for start in range(0, len(rows), ROWS_A_STATEMENT):
            some = rows[start : start + ROWS_A_STATEMENT]
            marks = ", ".join(["(%s, %s, %s, %s, %s, %s, %s, %s, %s)"] * len(some))
            cursor.execute(_INSERT + marks, [value for row in some for value in row])
    counts: tallies.Counts = Counter()
    days: dict[tallies.Cell, date] = {}
    for one in fresh:
        counts.update(tallies.counts_of(one.cell, one.questionnaire, one.answers))
        days[one.cell] = max(one.day, days.get(one.cell, one.day))
    tallies.add(counts, days=days)


def _row(one: Submission) -> tuple[int | str | bool, ...]:
    return (
        random_key(),
        one.submission_id,
        one.office_id,
        one.wave_id,
        one.point_id,
        one.channel.value,
        one.day.isoformat(),
        json.dumps(dict(one.answers.values), ensure_ascii=False),
        bool(tallies.comments_in(one.questionnaire, one.answers)),
    )
