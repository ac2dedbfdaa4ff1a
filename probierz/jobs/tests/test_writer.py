"""The writer: many threads at once, one transaction for what waits, one bad item alone, a clean end."""

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import OperationalError

from probierz.jobs import writer as writing
from probierz.jobs.writer import Overloaded, Writer

STORED = "stored"


class Slow:
    """A commit that waits until it is let go, and notes the sizes of its batches."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.batches: list[int] = []

    def __call__(self, items: Sequence[str]) -> list[str]:
        self.batches.append(len(items))
        assert self.go.wait(10)
        return [STORED] * len(items)


def until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.002)


def test_answers_that_wait_share_one_commit() -> None:
    commit = Slow()
    writer = Writer("test", commit)
    with ThreadPoolExecutor(8) as pool:
        waiting = [pool.submit(writer.put, "sheet") for _ in range(8)]
        until(lambda: writer._waiting.qsize() + sum(commit.batches) == 8)
        commit.go.set()
        outcomes = [one.result(10) for one in waiting]
    writer.close()

    assert outcomes == [STORED] * 8
    assert len(commit.batches) < 8
    assert sum(commit.batches) == 8


def test_nobody_is_thanked_before_the_commit() -> None:
    commit = Slow()
    writer = Writer("test", commit)
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(writer.put, "sheet")
        until(lambda: bool(commit.batches))
        assert not waiting.done()
        commit.go.set()
        assert waiting.result(10) == STORED
    writer.close()


def test_one_bad_answer_does_not_take_the_others_with_it() -> None:
    bad = "bad"
    first = Slow()

    def commit(items: Sequence[str]) -> list[str]:
        if not first.batches:
            first(items)
        if bad in items:
            raise OperationalError("this one cannot be stored")
        return [STORED] * len(items)

    writer = Writer("test", commit)
    with ThreadPoolExecutor(6) as pool:
        opening = pool.submit(writer.put, "sheet")
        until(lambda: bool(first.batches))
        waiting = [pool.submit(writer.put, one) for one in ("one", bad, "two", "three")]
        until(lambda: writer._waiting.qsize() == 4)
        first.go.set()
        failures = [one.exception(10) for one in waiting]
        assert opening.result(10) == STORED
    writer.close()

    assert [type(failure) for failure in failures] == [type(None), OperationalError, type(None), type(None)]


def test_closing_writes_what_waits() -> None:
    commit = Slow()
    writer = Writer("test", commit)
    with ThreadPoolExecutor(4) as pool:
        waiting = [pool.submit(writer.put, "sheet") for _ in range(4)]
        until(lambda: writer._waiting.qsize() + sum(commit.batches) == 4)
        closing = threading.Thread(target=writer.close)
        closing.start()
        commit.go.set()
        closing.join(10)
        assert all(one.result(10) == STORED for one in waiting)


def test_a_writer_that_was_closed_begins_again() -> None:
    commit = Slow()
    commit.go.set()
    writer = Writer("test", commit)
    writer.put("sheet")
    writer.close()

    assert writer.put("sheet") == STORED
    writer.close()


def test_a_sender_does_not_wait_for_ever(monkeypatch) -> None:
    monkeypatch.setattr(writing, "PATIENCE", 0.05)
    commit = Slow()
    writer = Writer("test", commit)

    with pytest.raises(Overloaded):
        writer.put("sheet")

    commit.go.set()
    monkeypatch.setattr(writing, "PATIENCE", 10)
    writer.close()


def test_a_withdrawn_answer_is_not_written(monkeypatch) -> None:
    commit = Slow()
    writer = Writer("test", commit)
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(writer.put, "sheet")
        until(lambda: bool(commit.batches))
        monkeypatch.setattr(writing, "PATIENCE", 0.05)
        with pytest.raises(Overloaded):
            writer.put("sheet")
        commit.go.set()
        monkeypatch.setattr(writing, "PATIENCE", 10)
        first.result(10)
    writer.close()

    assert commit.batches == [1]
