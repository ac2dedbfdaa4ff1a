"""Answers of many threads at once: none lost, none stored twice."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from django.db import connection

from probierz.lib.catalogs.questionnaires import CLIENT_SURVEY, shipped_questionnaires
from probierz.lib.identifiers import portable_id
from probierz.offices.scope import across_offices
from probierz.surveys.actions import intake
from probierz.surveys.actions.submission import Submission
from probierz.surveys.models import Response, Tally
from probierz.surveys.rules import RESPONSES_ITEM, Channel, Outcome
from probierz.surveys.tests import factories
from tests.cast import TODAY, Cast, assemble

WRITERS = {"sqlite": 1, "postgresql": 2}  # web processes, of which each has one
QUESTIONNAIRE = shipped_questionnaires()[CLIENT_SURVEY]


def sheet(*, office_id: int = 1, wave_id: int = 1, point_id: int = 1, rating: int = 4) -> Submission:
    return Submission(
        office_id=office_id,
        wave_id=wave_id,
        point_id=point_id,
        channel=Channel.QR,
        day=TODAY,
        questionnaire=QUESTIONNAIRE,
        answers=factories.checked(factories.sheet(rating)),
    )


@pytest.fixture
def everybody(transactional_db: None) -> Cast:
    return assemble()


def test_eight_threads_lose_nothing_and_store_nothing_twice(everybody: Cast) -> None:
    campaign = factories.campaign(everybody)
    wave, point = factories.opened(campaign), factories.point(everybody.lipowo, campaign)
    sheets = [
        sheet(office_id=point.office_id, wave_id=wave.pk, point_id=point.pk, rating=1 + number % 5)
        for number in range(40)
    ]

    with ThreadPoolExecutor(8) as pool:
        outcomes = list(pool.map(_submit, [*sheets, *sheets]))
    intake._writer.close()

    assert sorted(outcomes) == [Outcome.REPEATED] * 40 + [Outcome.STORED] * 40
    with across_offices(reason="a test"):
        assert set(Response.objects.values_list("submission_id", flat=True)) == {one.submission_id for one in sheets}
        counts = {(row.item, row.value): row.count for row in Tally.objects.all()}
    assert counts[RESPONSES_ITEM, ""] == 40
    assert [counts["k6", str(rating)] for rating in range(1, 6)] == [8] * 5


def test_two_writers_at_one_desk_never_wait_for_each_other(everybody: Cast) -> None:
    """As two web processes do; a deadlock would throw one of them out."""
    campaign = factories.campaign(everybody)
    wave, point = factories.opened(campaign), factories.point(everybody.lipowo, campaign)
    batches = [
        [sheet(office_id=point.office_id, wave_id=wave.pk, point_id=point.pk, rating=1 + number % 5)] * 3
        for number in range(80)
    ]
    batches = [[replace(one, submission_id=portable_id()) for one in batch] for batch in batches]

    with ThreadPoolExecutor(WRITERS[connection.vendor]) as pool:
        outcomes = [one for batch in pool.map(_commit, batches) for one in batch]

    assert outcomes == [Outcome.STORED] * 240


def _commit(batch: list[Submission]) -> list[Outcome]:
    try:
        return list(intake.commit(batch))
    finally:
        connection.close()


def _submit(submission: Submission) -> Outcome:
    try:
        return intake.submit(submission)
    finally:
        connection.close()
