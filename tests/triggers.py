"""Takes the triggers of the trail away and puts them back, for tests that empty all tables."""

import time
from importlib import import_module

from django.db import OperationalError, connection

append_only = import_module("probierz.trail.migrations.0002_append_only")
_TRIGGERS = ("trail_no_update", "trail_no_delete")


PATIENCE = 10.0  # seconds


def open_trail() -> None:
    """Once whatever a page still asked at the end of its test has been answered."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return _open_trail()
        except OperationalError as locked:  # nobody waits for a lock on a database in memory
            if "locked" not in str(locked) or time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def _open_trail() -> None:
    on_table = " ON trail_event" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for name in _TRIGGERS:
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on_table}")
        if on_table:
            cursor.execute("DROP FUNCTION IF EXISTS trail_refuses()")


def close_trail() -> None:
    open_trail()
    with connection.cursor() as cursor:
        for statement in append_only.statements(connection.vendor):
            cursor.execute(statement)
