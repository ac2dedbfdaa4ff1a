"""The writer: many threads at once, one transaction for what waits, one bad answer alone, a clean end."""

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import OperationalError, connection

from probierz.lib.catalogs.questionnaires import CLIENT_SURVEY, shipped_questionnaires
from probierz.offices.scope import across_offices
from probierz.surveys.actions import intake
from probierz.surveys.actions.answers import Submission
from probierz.surveys.actions.intake import IntakeOverloaded, Writer
from probierz.surveys.models import Response, Tally
from probierz.surveys.rules import RESPONSES_ITEM, Channel, Outcome
from probierz.surveys.tests import factories
from tests.cast import TODAY, Cast, assemble

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


class Slow:
    """A commit that waits until it is let go, and notes the sizes of its batches."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.batches: list[int] = []

    def __call__(self, submissions: Sequence[Submission]) -> list[Outcome]:
        self.batches.append(len(submissions))
        assert self.go.wait(10)
        return [Outcome.STORED] * len(submissions)


def until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.002)


def test_answers_that_wait_share_one_commit() -> None:
    commit = Slow()
    writer = Writer(commit)
    with ThreadPoolExecutor(8) as pool:
        waiting = [pool.submit(writer.put, sheet()) for _ in range(8)]
        until(lambda: writer._waiting.qsize() + sum(commit.batches) == 8)
        commit.go.set()
        outcomes = [one.result(10) for one in waiting]
    writer.close()

    assert outcomes == [Outcome.STORED] * 8
    assert len(commit.batches) < 8
    assert sum(commit.batches) == 8


def test_nobody_is_thanked_before_the_commit() -> None:
    commit = Slow()
    writer = Writer(commit)
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(writer.put, sheet())
        until(lambda: bool(commit.batches))
        assert not waiting.done()
        commit.go.set()
        assert waiting.result(10) is Outcome.STORED
    writer.close()


def test_one_bad_answer_does_not_take_the_others_with_it() -> None:
    bad = sheet()
    first = Slow()

    def commit(submissions: Sequence[Submission]) -> list[Outcome]:
        if not first.batches:
            first(submissions)
        if bad in submissions:
            raise OperationalError("this one cannot be stored")
        return [Outcome.STORED] * len(submissions)

    writer = Writer(commit)
    with ThreadPoolExecutor(6) as pool:
        opening = pool.submit(writer.put, sheet())
        until(lambda: bool(first.batches))
        waiting = [pool.submit(writer.put, one) for one in (sheet(), bad, sheet(), sheet())]
        until(lambda: writer._waiting.qsize() == 4)
        first.go.set()
        failures = [one.exception(10) for one in waiting]
        assert opening.result(10) is Outcome.STORED
    writer.close()

    assert [type(failure) for failure in failures] == [type(None), OperationalError, type(None), type(None)]


def test_closing_writes_what_waits() -> None:
    commit = Slow()
    writer = Writer(commit)
    with ThreadPoolExecutor(4) as pool:
        waiting = [pool.submit(writer.put, sheet()) for _ in range(4)]
        until(lambda: writer._waiting.qsize() + sum(commit.batches) == 4)
        closing = threading.Thread(target=writer.close)
        closing.start()
        commit.go.set()
        closing.join(10)
        assert all(one.result(10) is Outcome.STORED for one in waiting)


def test_a_writer_that_was_closed_begins_again() -> None:
    commit = Slow()
    commit.go.set()
    writer = Writer(commit)
    writer.put(sheet())
    writer.close()

    assert writer.put(sheet()) is Outcome.STORED
    writer.close()


def test_a_sender_does_not_wait_for_ever(monkeypatch) -> None:
    monkeypatch.setattr(intake, "PATIENCE", 0.05)
    commit = Slow()
    writer = Writer(commit)

    with pytest.raises(IntakeOverloaded):
        writer.put(sheet())

    commit.go.set()
    monkeypatch.setattr(intake, "PATIENCE", 10)
    writer.close()


def test_a_withdrawn_answer_is_not_written(monkeypatch) -> None:
    commit = Slow()
    writer = Writer(commit)
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(writer.put, sheet())
        until(lambda: bool(commit.batches))
        monkeypatch.setattr(intake, "PATIENCE", 0.05)
        with pytest.raises(IntakeOverloaded):
            writer.put(sheet())
        commit.go.set()
        monkeypatch.setattr(intake, "PATIENCE", 10)
        first.result(10)
    writer.close()

    assert commit.batches == [1]


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


def _submit(submission: Submission) -> Outcome:
    try:
        return intake.submit(submission)
    finally:
        connection.close()
