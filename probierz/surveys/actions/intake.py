"""The way in for answers over HTTP: those that wait are stored in one transaction."""

from collections.abc import Sequence

from django.db import connection

from probierz.access.actor import respondent
from probierz.jobs.writer import Writer
from probierz.offices.scope import across_offices
from probierz.surveys.actions.answers import store_answers
from probierz.surveys.actions.submission import Submission
from probierz.surveys.rules import Outcome

PAGES_BETWEEN_CHECKPOINTS = 8_000  # 32 MB


def submit(submission: Submission) -> Outcome:
    """Store one answer sheet; returns when it is committed. Raises DatabaseError or Overloaded.

    After Overloaded a repeat with the same id is harmless.
    """
    if connection.in_atomic_block:
        # Whoever holds a transaction must not wait for another connection to commit.
        return commit([submission])[0]
    return _writer.put(submission)


def commit(submissions: Sequence[Submission]) -> Sequence[Outcome]:
    """One transaction for them all."""
    with across_offices(reason="One transaction stores the answers waiting for several offices."):
        return store_answers(respondent(), submissions=submissions)


def _commit_on_own_connection(submissions: Sequence[Submission]) -> Sequence[Outcome]:
    if connection.connection is None and connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            # Random keys touch many pages; moving them from the log less often keeps the slowest hundredth quick.
            cursor.execute(f"PRAGMA wal_autocheckpoint={PAGES_BETWEEN_CHECKPOINTS}")
    return commit(submissions)


_writer: Writer[Submission, Outcome] = Writer("answers", _commit_on_own_connection)
