"""How long the first and the second `./run demo` take to Ready, in a fresh copy of the project."""

import argparse
import json
import shutil
import signal
import socket
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NOT_COPIED = shutil.ignore_patterns(".venv", "var", ".git", "node_modules", "*_cache", "__pycache__")
PATIENCE = 300


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
    return port


def seconds_to_ready(folder: Path) -> float:
    """One start, stopped as soon as it is ready."""
    started = time.monotonic()
    command = [folder / "run", "demo", "--port", str(free_port())]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            for line in process.stdout or ():
                if line.startswith("Ready: "):
                    return time.monotonic() - started
            raise SystemExit(f"The demonstration did not start: {process.stderr.read() if process.stderr else ''}")
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(PATIENCE)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeat", type=int, default=5, help="how many second starts")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="probierz-start-") as name:
        folder = Path(name) / "probierz"
        shutil.copytree(ROOT, folder, ignore=NOT_COPIED)
        first = seconds_to_ready(folder)
        later = [seconds_to_ready(folder) for _ in range(given.repeat)]
    print(
        json.dumps(
            {
                "first_start_seconds": round(first, 2),
                "second_start_seconds": {
                    "median": round(statistics.median(later), 2),
                    "all": [round(value, 2) for value in later],
                },
            },
            indent=2,
        )
    )


if __name__ == "__main__":
    main()
