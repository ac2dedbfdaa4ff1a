"""One thread writes what many requests hand over, all that waits in one transaction.

A durable commit costs a disk flush. Threads that each committed their own would queue for it, and on SQLite fight
for the lock; so they hand over what they have and share one. Each waits until its own is committed, and only then
says thank you.
"""

import atexit
import logging
import queue
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Generic, TypeVar

from django.db import DatabaseError, connection

logger = logging.getLogger(__name__)

LARGEST_BATCH = 200
LONGEST_QUEUE = 2_000
PATIENCE = 30.0  # seconds; longer than SQLite waits for its lock

Item = TypeVar("Item")
Result = TypeVar("Result")


class Overloaded(Exception):
    """Nothing was stored: too much is waiting, or the disk is too slow. The sender may try again."""


class Writer(Generic[Item, Result]):
    """One writing thread; begins with the first item, ends with the process after what is waiting.

    `commit` stores many items in one transaction and answers for each, in their order. When it fails they are tried
    one by one, and whoever handed over the bad one gets its exception.
    """

    def __init__(self, name: str, commit: Callable[[Sequence[Item]], Sequence[Result]]) -> None:
        self._name = name
        self._commit = commit
        self._waiting: queue.Queue[tuple[Item, Future[Result]] | None] = queue.Queue(LONGEST_QUEUE)
        self._starting = threading.Lock()
        self._thread: threading.Thread | None = None

    def put(self, item: Item) -> Result:
        """Hand over an item and wait until it is committed. Raises Overloaded, or what `commit` raises about it."""
        self._run()
        committed: Future[Result] = Future()
        try:
            self._waiting.put((item, committed), timeout=PATIENCE)
            return committed.result(PATIENCE)
        except (queue.Full, TimeoutError) as problem:
            # Withdrawn if it has not been begun; if it has, the sender learns it by asking again.
            committed.cancel()
            raise Overloaded from problem

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
                self._thread = threading.Thread(target=self._write_on, name=self._name, daemon=True)
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

    def _write(self, tickets: Sequence[tuple[Item, "Future[Result]"]]) -> None:
        if not tickets:
            return
        try:
            results = self._commit([item for item, _ in tickets])
        except Exception:
            logger.exception("A batch of %s (%s) was not stored; trying them one by one.", len(tickets), self._name)
            connection.close()
            for ticket in tickets:
                self._write_alone(*ticket)
            return
        for (_, committed), result in zip(tickets, results, strict=True):
            committed.set_result(result)

    def _write_alone(self, item: Item, committed: "Future[Result]") -> None:
        """A bad one must not take the others with it."""
        try:
            result = self._commit([item])[0]
        except Exception as problem:  # the waiting thread gets it, whatever it is
            if isinstance(problem, DatabaseError):
                connection.close()
            committed.set_exception(problem)
        else:
            committed.set_result(result)
