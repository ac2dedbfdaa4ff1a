"""Finds a Chromium for the browser tests; installs Debian's when root, otherwise says what to install."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ADVICE = (
    "The browser tests need Chromium or Chrome and none was found. Install one "
    "(Debian: apt-get install chromium, as root), or name yours: PROBIERZ_CHROMIUM=/path/to/chrome."
)


class NoBrowser(Exception):
    """No browser, and none can be had from here."""


def find_browser() -> str:
    """The path of a browser; tests are never skipped for want of one."""
    if named := os.environ.get("PROBIERZ_CHROMIUM"):
        if shutil.which(named):
            return named
        raise NoBrowser(f"PROBIERZ_CHROMIUM names {named}, which cannot be started. Correct it or remove it.")
    if found := _on_path():
        return found
    if os.geteuid() == 0 and shutil.which("apt-get"):
        _install()
    if found := _on_path():
        return found
    raise NoBrowser(ADVICE)


def _on_path() -> str | None:
    return next(filter(None, map(shutil.which, NAMES)), None)


def _install() -> None:
    print("No Chromium found; installing it with apt-get ...", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-q"], ["install", "-y", "-q", "--no-install-recommends", "chromium"]):
        done = subprocess.run(["apt-get", *command], env=environment, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            print(done.stderr, file=sys.stderr)
            raise NoBrowser(f"apt-get {command[0]} failed; its reason is above. {ADVICE}")


if __name__ == "__main__":
    print(find_browser())
