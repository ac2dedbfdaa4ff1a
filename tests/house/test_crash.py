"""The power goes while answers come in: what was acknowledged is there, and sending all of it again doubles nothing."""

import contextlib
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from probierz.backup.tests.installations import REPOSITORY, Installation, new_database
from probierz.lib.identifiers import portable_id
from probierz.surveys.tests.factories import sheet

LOCALHOST = "127.0.0.1"
SENDERS = 4
BEFORE_THE_CRASH = 40  # acknowledged answers
PATIENCE = 30.0  # seconds


@dataclass
class Sender(threading.Thread):
    """Sends sheet after sheet until the server is gone; notes what it sent and what was acknowledged."""

    port: int
    code: str
    sent: list[str] = field(default_factory=list)
    acknowledged: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(daemon=True)

    __hash__ = threading.Thread.__hash__

    def run(self) -> None:
        with contextlib.suppress(OSError, http.client.HTTPException):
            while True:
                self.sent.append(portable_id())
                if post(self.port, self.code, self.sent[-1]) == 201:
                    self.acknowledged.append(self.sent[-1])


def post(port: int, code: str, submission_id: str) -> int:
    connection = http.client.HTTPConnection(LOCALHOST, port, timeout=PATIENCE)
    body = json.dumps({"submission_id": submission_id, "answers": sheet()})
    connection.request("POST", f"/s/{code}/answers", body, {"Content-Type": "application/json"})
    with contextlib.closing(connection):
        return connection.getresponse().status


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    with new_database() as address:
        made = Installation(tmp_path / "data", address)
        made.manage("migrate", "-v0")
        made.manage("createcachetable", "-v0")
        yield made


@contextlib.contextmanager
def serving(installation: Installation) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    with socket.create_server((LOCALHOST, 0)) as listener:
        port: int = listener.getsockname()[1]
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--log-level", "error"]
    command += ["--host", LOCALHOST, "--port", str(port), "--workers", "1", "--blocking-threads", "4"]
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "probierz.config.settings",
        "PROBIERZ_DATA": str(installation.data),
        "PROBIERZ_DATABASE_URL": installation.database,
        "PROBIERZ_ANSWERS_AT_ONCE": "0",
    }
    with subprocess.Popen(
        [*command, "probierz.config.wsgi:application"], cwd=REPOSITORY, env=environment, start_new_session=True
    ) as server:
        try:
            await_answer(port)
            yield server, port
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(server.pid, signal.SIGKILL)


def await_answer(port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError), socket.create_connection((LOCALHOST, port), timeout=1):
            return
        time.sleep(0.05)
    pytest.fail("the server did not start")


def await_acknowledged(senders: list[Sender]) -> None:
    deadline = time.monotonic() + PATIENCE
    while sum(len(sender.acknowledged) for sender in senders) < BEFORE_THE_CRASH:
        assert time.monotonic() < deadline, "too little was acknowledged before the crash"
        time.sleep(0.01)


def stored(installation: Installation) -> tuple[list[str], int]:
    """Every sheet that is there, and how many of them the histograms count."""
    with installation.rows() as rows:
        ids = [one for (one,) in rows.execute("SELECT submission_id FROM surveys_response").fetchall()]
        ((count,),) = rows.execute("SELECT SUM(count) FROM surveys_tally WHERE item = '@responses'").fetchall()
    return ids, int(count or 0)


def test_a_killed_server_loses_no_acknowledged_answer_and_doubles_none(installation: Installation) -> None:
    made = installation.python(Path(__file__).with_name("intake_script.py").read_text(encoding="utf-8"))
    code = made.split()[-1]
    with serving(installation) as (server, port):
        senders = [Sender(port, code) for _ in range(SENDERS)]
        for sender in senders:
            sender.start()
        await_acknowledged(senders)
        os.killpg(server.pid, signal.SIGKILL)
        for sender in senders:
            sender.join(PATIENCE)
    acknowledged = {one for sender in senders for one in sender.acknowledged}
    sent = {one for sender in senders for one in sender.sent}
    after_the_crash, _ = stored(installation)

    with serving(installation) as (_server, port):
        statuses = {one: post(port, code, one) for one in sorted(sent)}
    ids, counted = stored(installation)

    assert acknowledged <= set(after_the_crash)
    assert {statuses[one] for one in after_the_crash} == {200}
    assert sorted(ids) == sorted(sent)
    assert counted == len(sent)
