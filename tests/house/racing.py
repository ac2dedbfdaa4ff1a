"""Threads that begin together, for the scripts that test_concurrency.py runs inside a real installation."""

import threading
from collections.abc import Callable

from django.db import connection

Ready = Callable[[], object]


def at_once(*deeds: Callable[[Ready], object]) -> list[str]:
    """Do the deeds in threads; each reads what a page would read, calls what it is given, and acts with the others.

    Returns the reasons or names of what they raised, empty for those that came through.
    """
    gate = threading.Barrier(len(deeds))
    ends = [""] * len(deeds)

    def run(number: int) -> None:
        try:
            deeds[number](lambda: gate.wait(20))
        except Exception as problem:
            ends[number] = str(getattr(problem, "reason", type(problem).__name__))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(deeds))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return sorted(ends)
