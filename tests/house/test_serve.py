"""`./run serve` starts everything, stops everything, and explains what stands in the way."""

import http.client
import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCALHOST = "127.0.0.1"


def free_port() -> int:
    with socket.create_server((LOCALHOST, 0)) as listener:
        port: int = listener.getsockname()[1]
    return port


def start(data: Path, *arguments: str, **variables: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "PROBIERZ_DATA": str(data), "PROBIERZ_DATABASE_URL": "", **variables}
    return subprocess.Popen(
        [sys.executable, "-m", "probierz.config.serve", *arguments],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def refusal(data: Path, *arguments: str) -> str:
    """What it says on the way out; it must have failed."""
    process = start(data, *arguments)
    _, complaint = process.communicate(timeout=30)
    assert process.returncode != 0
    return complaint.strip()


@contextmanager
def serving(data: Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    port = free_port()
    process = start(data, "--port", str(port))
    assert process.stdout is not None
    try:
        lines = iter(process.stdout.readline, "")
        assert any(line == f"Ready: http://{LOCALHOST}:{port}/\n" for line in lines), process.communicate()[1]
        yield process, port
    finally:
        process.kill() if process.poll() is None else None
        process.communicate()


def children_of(process: subprocess.Popen[str]) -> list[int]:
    return [int(pid) for pid in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()]


def is_running(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists() and ") Z " not in Path(f"/proc/{pid}/stat").read_text()


def health(port: int) -> tuple[int, dict[str, object]]:
    connection = http.client.HTTPConnection(LOCALHOST, port, timeout=5)
    connection.request("GET", "/healthz")
    answer = connection.getresponse()
    try:
        return answer.status, json.loads(answer.read())
    finally:
        connection.close()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_serves_until_it_is_asked_to_stop(tmp_path: Path, number: signal.Signals) -> None:
    with serving(tmp_path) as (process, port):
        children = children_of(process)
        status, body = health(port)

        process.send_signal(number)
        output, _ = process.communicate(timeout=10)

    assert (status, body["status"]) == (200, "ok")
    assert len(children) == 3  # web, worker, timetable
    assert process.returncode == 0
    assert output == "Stopped.\n"
    assert not any(map(is_running, children))


def test_when_a_part_dies_the_whole_says_so_and_stops(tmp_path: Path) -> None:
    with serving(tmp_path) as (process, _):
        children = children_of(process)

        os.kill(children[1], signal.SIGKILL)
        _, complaint = process.communicate(timeout=15)

    assert process.returncode == 1
    assert "The worker ended unexpectedly, so everything was stopped." in complaint
    assert not any(map(is_running, children))


def test_a_busy_port_is_named_and_another_proposed(tmp_path: Path) -> None:
    with socket.create_server((LOCALHOST, 0)) as listener:
        port = listener.getsockname()[1]

        complaint = refusal(tmp_path, "--port", str(port))

    assert complaint.startswith(f"Port {port} is busy. Stop the program that uses it, or choose another port: --port ")
    assert "\n" not in complaint
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("port", ["0", "65536", "eight", "-1", "8000.5"])
def test_a_port_that_is_none_is_refused(tmp_path: Path, port: str) -> None:
    assert "a port is a number from 1 to 65535" in refusal(tmp_path, f"--port={port}")


def test_an_address_of_another_machine_is_refused(tmp_path: Path) -> None:
    assert "It is not possible to listen on 192.0.2.1" in refusal(tmp_path, "--host", "192.0.2.1")


def test_a_data_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    complaint = refusal(tmp_path / "file" / "data", "--port", str(free_port()))

    assert complaint.startswith(f"The data folder {tmp_path}/file/data cannot be written to")
    assert "PROBIERZ_DATA=" in complaint


def test_data_that_are_served_already_are_not_served_twice(tmp_path: Path) -> None:
    with serving(tmp_path):
        assert refusal(tmp_path, "--port", str(free_port())).startswith("Probierz already serves the data in")


def test_a_real_installation_cannot_be_thrown_away(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "probierz.sqlite3")) as database, database:
        database.execute("CREATE TABLE django_migrations (id, app, name)")
        database.execute("INSERT INTO django_migrations VALUES (1, 'offices', '0001_initial')")

    assert "--fresh throws data away, so only ./run demo has it." in refusal(tmp_path, "--fresh")
    assert "holds an installation that is not a demonstration" in refusal(
        tmp_path, "--demo", "--fresh", "--port", str(free_port())
    )
    assert (tmp_path / "probierz.sqlite3").exists()


def test_the_demonstration_is_not_served_as_an_installation(tmp_path: Path) -> None:
    (tmp_path / "demonstration").touch()

    assert "holds the demonstration. Start it with ./run demo" in refusal(tmp_path, "--port", str(free_port()))


def test_a_database_that_does_not_answer_is_explained(tmp_path: Path) -> None:
    process = start(
        tmp_path,
        *("--port", str(free_port())),
        PROBIERZ_DATABASE_URL=f"postgres://nobody:secret@{LOCALHOST}:{free_port()}/none",
    )
    _, complaint = process.communicate(timeout=30)

    assert process.returncode == 1
    assert "The database cannot be used" in complaint
    assert complaint.strip().endswith("Check PROBIERZ_DATABASE_URL and the free space on the disk.")
    assert "Traceback" not in complaint
