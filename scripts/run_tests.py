"""Runs the tests: all of them on SQLite, then on PostgreSQL, then in a browser; or those that are named."""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from find_browser import NoBrowser, find_browser
from postgres_server import CannotStart, running_server

ROOT = Path(__file__).resolve().parent.parent
OUTSIDE_BROWSER = ("-m", "not browser")
# Both cores; and what is skipped counts as failed.
WHOLE_RUN = ["-q", "-n", "2", "-p", "no_skips"]


def on_sqlite(arguments: list[str]) -> int:
    return _pytest(*OUTSIDE_BROWSER, *_sharing("worksteal", arguments), *arguments, PROBIERZ_DATABASE_URL="")


def on_postgres(arguments: list[str]) -> int:
    try:
        with running_server() as address:
            sharing = _sharing("worksteal", arguments)
            return _pytest(*OUTSIDE_BROWSER, *sharing, *arguments, PROBIERZ_DATABASE_URL=address)
    except CannotStart as problem:
        print(f"PostgreSQL for the tests did not start. {problem}")
        return 1


def in_browser(arguments: list[str]) -> int:
    try:
        browser = find_browser()
    except NoBrowser as problem:
        print(problem)
        return 1
    # One at a time to whoever is free: the longest, which begin, must not wait for each other.
    one_by_one = _sharing("loadgroup", arguments)
    return _pytest("-m", "browser", *one_by_one, *arguments, PROBIERZ_DATABASE_URL="", PROBIERZ_CHROMIUM=browser)


def _sharing(way: str, arguments: list[str]) -> list[str]:
    """How the workers share the tests where there are several; by `worksteal` none idles while another has more."""
    return ["--dist", way] if "-n" in arguments else []


PARTS: dict[str, Callable[[list[str]], int]] = {"sqlite": on_sqlite, "pg": on_postgres, "browser": in_browser}
TITLES = {"sqlite": "SQLite", "pg": "PostgreSQL", "browser": "browser"}


def _pytest(*arguments: str, **variables: str) -> int:
    """Pytest's exit code; 5, nothing collected, is a failure like any other."""
    with tempfile.TemporaryDirectory(prefix="probierz-tests-") as folder:
        ours = {"PROBIERZ_DATA": folder, "PROBIERZ_DEMO": "0", "PYTHONPATH": str(ROOT / "scripts")}
        environment = {**os.environ, **ours, **variables}
        command = [sys.executable, "-m", "pytest", *arguments]
        return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


def chosen(arguments: list[str]) -> tuple[list[str], list[str]]:
    """The parts to run and what goes to pytest."""
    parser = argparse.ArgumentParser(prog="./run test", description=__doc__, allow_abbrev=False)
    for part, title in TITLES.items():
        parser.add_argument(f"--{part}", action="append_const", dest="parts", const=part, help=f"only the {title} part")
    given, for_pytest = parser.parse_known_args(arguments)
    return (
        given.parts or (["sqlite"] if for_pytest else list(PARTS)),
        for_pytest or WHOLE_RUN,
    )


def main(arguments: list[str]) -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the server is stopped and removed
    parts, for_pytest = chosen(arguments)
    results: dict[str, tuple[int, float]] = {}
    for part in parts:
        print(f"\n=== Tests: {TITLES[part]} ===", flush=True)
        started = time.monotonic()
        results[part] = PARTS[part](for_pytest), time.monotonic() - started
    print()
    for part, (code, seconds) in results.items():
        print(f"{TITLES[part]}: {'passed' if code == 0 else f'FAILED (exit {code})'} in {seconds:.0f} s")
    return int(any(code for code, _ in results.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
