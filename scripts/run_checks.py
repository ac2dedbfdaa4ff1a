"""Runs every check, two at a time, and says which failed; or mends what can be mended without thought."""

import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CODE = ("probierz", "tests", "scripts", "benches")


def templates() -> list[str]:
    return sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("probierz/**/templates/**/*.html"))


def checks() -> dict[str, list[str]]:
    """The longest first, so that the two lanes end together."""
    return {
        "types": ["mypy"],
        "imports": ["lint-imports"],
        "migrations": ["probierz", "makemigrations", "--check", "--dry-run"],
        "deployment": ["probierz", "check", "--deploy", "--fail-level", "WARNING"],
        "translations": ["scripts/translations.py", "check"],
        "format": ["ruff", "format", "--check", *_present()],
        "lint": ["ruff", "check", *_present()],
        "templates": ["djangofmt", "--check", *templates()],
        "unused code": ["vulture"],
        "dependencies": ["deptry", "probierz"],
    }


def fixes() -> dict[str, list[str]]:
    return {
        "lint": ["ruff", "check", "--fix", "--exit-zero", *_present()],
        "format": ["ruff", "format", *_present()],
        "templates": ["djangofmt", *templates()],
    }


def _present() -> list[str]:
    return [name for name in CODE if (ROOT / name).exists()]


def _environment(folder: str) -> dict[str, str]:
    """Production's settings over an empty folder, so that the deployment check sees what matters there."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "probierz.config.settings",
        "PROBIERZ_DATA": folder,
        "PROBIERZ_DATABASE_URL": "",
        "PROBIERZ_DEMO": "0",
        "PROBIERZ_PUBLIC_URL": "https://probierz.example",
        "PROBIERZ_HOSTS": "probierz.example",
        "PYTHONPATH": str(ROOT),
    }


def run(name: str, command: list[str]) -> bool:
    """Prints one line with the time, and the tool's own words when it is not content."""
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="probierz-check-") as folder:
        done = subprocess.run(
            _startable(command),
            cwd=ROOT,
            env=_environment(folder),
            text=True,
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
    verdict = "ok" if done.returncode == 0 else f"FAILED (exit {done.returncode})"
    line = f"{name:<13} {verdict} in {time.monotonic() - started:.1f} s"
    print(line if done.returncode == 0 else f"{line}\n{done.stdout.rstrip()}\n", flush=True)
    return done.returncode == 0


def _startable(command: list[str]) -> list[str]:
    """Programs beside our interpreter, by it: their first lines name the folder they were installed in."""
    name, *arguments = command
    if name.endswith(".py"):
        return [sys.executable, name, *arguments]
    program = Path(sys.executable).with_name(name)
    if not program.exists():
        return [sys.executable, "-m", name, *arguments]
    with program.open("rb") as file:
        is_binary = file.read(4) == b"\x7fELF"
    return [*([] if is_binary else [sys.executable]), str(program), *arguments]


def main(arguments: list[str]) -> int:
    verb, *names = arguments
    steps = fixes() if verb == "fix" else checks()
    if unknown := sorted(set(names) - set(steps)):
        print(f"There is no step {', '.join(unknown)}. The steps are: {', '.join(steps)}.", file=sys.stderr)
        return 2
    wanted = {name: command for name, command in steps.items() if not names or name in names}
    # Mending writes files, so one at a time; checking only reads.
    with ThreadPoolExecutor(max_workers=1 if verb == "fix" else 2) as lanes:
        verdicts = dict(zip(wanted, lanes.map(run, wanted, wanted.values()), strict=True))
    if failed := [name for name, good in verdicts.items() if not good]:
        print(f"Failed: {', '.join(failed)}.")
        return 1
    print("Everything is in order." if verb == "check" else "Mended what could be mended.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
