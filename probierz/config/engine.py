"""Puts the bundled SQLite engine in place of the system's, which may carry the WAL-reset bug.

SQLite 3.7.0 to 3.51.2 can corrupt a WAL database when two connections checkpoint and write at
once; Debian 12 ships 3.40.1. The wheel brings a fixed engine.
"""

import sys

import pysqlite3
import pysqlite3.dbapi2

FIRST_SAFE_VERSION = (3, 51, 3)


def use_bundled_sqlite() -> None:
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2


def is_safe(version: tuple[int, ...]) -> bool:
    """Whether this engine is free of the WAL-reset bug."""
    return version >= FIRST_SAFE_VERSION
