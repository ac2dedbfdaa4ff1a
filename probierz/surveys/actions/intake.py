"""The way in for answers over HTTP: one thread writes what is waiting in one transaction.

A durable commit costs a disk flush. Threads that each committed their own answer would queue for it,
and on SQLite fight for the lock; so they hand their answers over and share one. Each waits until its
answer is committed, and only then says thank you.
"""

import atexit
import logging
import queue
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future

from django.db import DatabaseError, connection

from probierz.access.actor import respondent
from probierz.offices.scope import across_offices
from probierz.surveys.actions.answers import Submission, store_answers
from probierz.surveys.rules import Outcome

logger = logging.getLogger(__name__)

LARGEST_BATCH = 200
LONGEST_QUEUE = 2_000
PAGES_BETWEEN_CHECKPOINTS = 8_000  # 32 MB
PATIENCE = 30.0  # seconds; longer than SQLite waits for its lock

Commit = Callable[[Sequence[Submission]], Sequence[Outcome]]
Ticket = tuple[Submission, "Future[Outcome]"]


class IntakeOverloaded(Exception):
    """Nothing was stored: too much is waiting, or the disk is too slow. The sender may try again."""


def submit(submission: Submission) -> Outcome:
    """Store one answer sheet; returns when it is committed. Raises DatabaseError or IntakeOverloaded."""
    if connection.in_atomic_block:
        # Whoever holds a transaction must not wait for another connection to commit.
        return commit([submission])[0]
    return _writer.put(submission)


def commit(submissions: Sequence[Submission]) -> Sequence[Outcome]:
    """One transaction for them all."""
    with across_offices(reason="One transaction stores the answers waiting for several offices."):
        return store_answers(respondent(), submissions=submissions)


class Writer:
    """One writing thread; begins with the first answer, ends with the process after what is waiting."""

    def __init__(self, commit: Commit) -> None:
        self._commit = commit
        self._waiting: queue.Queue[Ticket | None] = queue.Queue(LONGEST_QUEUE)
        self._starting = threading.Lock()
        self._thread: threading.Thread | None = None

    def put(self, submission: Submission) -> Outcome:
        """Hand over an answer and wait until it is committed."""
        self._run()
        committed: Future[Outcome] = Future()
        try:
            self._waiting.put((submission, committed), timeout=PATIENCE)
            return committed.result(PATIENCE)
        except (queue.Full, TimeoutError) as problem:
            # Withdrawn if it has not been begun; if it has, a repeat with the same id is harmless.
            committed.cancel()
            raise IntakeOverloaded from problem

    def close(self) -> None:
        """Write what is waiting, then end."""
        if self._thread is not None and self._thread.is_alive():
            self._waiting.put(None)
            self._thread.join(PATIENCE)

    def _run(self) -> None:
        if self._thread is not None and self._thread.is_alive():
            return
        with self._starting:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._write_on, name="intake", daemon=True)
                self._thread.start()
                atexit.register(self.close)

    def _write_on(self) -> None:
        is_going_on = True
        while is_going_on:
            tickets = [self._waiting.get()]
            while len(tickets) < LARGEST_BATCH and not self._waiting.empty():
                tickets.append(self._waiting.get())
            is_going_on = None not in tickets
            self._write([ticket for ticket in tickets if ticket and ticket[1].set_running_or_notify_cancel()])
        connection.close()

    def _write(self, tickets: Sequence[Ticket]) -> None:
        if not tickets:
            return
        try:
            outcomes = self._commit([submission for submission, _ in tickets])
        except Exception:
            logger.exception("A batch of %s answers was not stored; trying them one by one.", len(tickets))
            connection.close()
            for ticket in tickets:
                self._write_alone(ticket)
            return
        for (_, committed), outcome in zip(tickets, outcomes, strict=True):
            committed.set_result(outcome)

    def _write_alone(self, ticket: Ticket) -> None:
        """One bad answer must not take the others with it."""
        submission, committed = ticket
        try:
            outcome = self._commit([submission])[0]
        except Exception as problem:  # the waiting thread gets it, whatever it is
            if isinstance(problem, DatabaseError):
                connection.close()
            committed.set_exception(problem)
        else:
            committed.set_result(outcome)


def _commit_on_own_connection(submissions: Sequence[Submission]) -> Sequence[Outcome]:
    if connection.connection is None and connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            # Random keys touch many pages; moving them from the log less often keeps the slowest hundredth quick.
            cursor.execute(f"PRAGMA wal_autocheckpoint={PAGES_BETWEEN_CHECKPOINTS}")
    return commit(submissions)


_writer = Writer(_commit_on_own_connection)
