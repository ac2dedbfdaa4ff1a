"""How many answers per second are taken in over HTTP, durably, on SQLite and on PostgreSQL; none lost, none double.

A real web server with the settings of `./run serve`, a database of its own in a temporary folder, sixteen
connections from another process. Beside it, in the same run, what the bare database does with the same rows.
"""

import argparse
import contextlib
import json
import os
import random
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from _raw_limits import raw_limit

from probierz.config.serve import web_server
from scripts.postgres_server import running_server

CONNECTIONS = 16
PATIENCE = 30.0
EVERY = 20  # each twentieth sheet is sent twice, as a nervous thumb would


@dataclass
class Sender:
    """One connection that sends sheet after sheet and notes what was acknowledged."""

    port: int
    path: str
    until: float
    chance: random.Random
    acknowledged: list[str] = field(default_factory=list)
    milliseconds: list[float] = field(default_factory=list)
    repeats: int = 0
    wrong: list[int] = field(default_factory=list)

    def run(self) -> None:
        with socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE) as connection:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            while time.monotonic() < self.until:
                submission_id, request = self._sheet()
                if self._send(connection, request) != 201:
                    continue
                self.acknowledged.append(submission_id)
                if len(self.acknowledged) % EVERY == 0:
                    self.repeats += self._repeat(connection, request)

    def _send(self, connection: socket.socket, request: bytes) -> int:
        started = time.perf_counter()
        connection.sendall(request)
        status = answer_on(connection)
        self.milliseconds.append(1000 * (time.perf_counter() - started))
        if status != 201:
            self.wrong.append(status)
        return status

    def _repeat(self, connection: socket.socket, request: bytes) -> bool:
        connection.sendall(request)
        return answer_on(connection) == 200

    def _sheet(self) -> tuple[str, bytes]:
        from probierz.lib.identifiers import portable_id

        submission_id = portable_id()
        ratings = {code: str(self.chance.choice((2, 3, 4, 4, 5, 5))) for code in ("k3", "k4", "k5", "k6", "k8")}
        answers = {"k1": self.chance.choice(("taxes", "roads", "other")), "k2": "settled", **ratings}
        body = json.dumps({"submission_id": submission_id, "answers": answers}).encode()
        head = f"POST {self.path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nContent-Type: application/json\r\n"
        return submission_id, f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


def answer_on(connection: socket.socket) -> int:
    """The status of one answer, its body read to the end."""
    received = b""
    while b"\r\n\r\n" not in received:
        received += _more(connection)
    head, _, body = received.partition(b"\r\n\r\n")
    lengths = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
    missing = int(lengths[0].split(b":")[1]) - len(body)
    while missing > 0:
        missing -= len(_more(connection))
    return int(head.split(b" ", 2)[1])


def _more(connection: socket.socket) -> bytes:
    if part := connection.recv(65_536):
        return part
    raise SystemExit("The server closed the connection.")


def send_for(seconds: float, port: int, path: str) -> None:
    """The sending process: prints what happened as JSON."""
    until = time.monotonic() + seconds
    senders = [Sender(port, path, until, random.Random(number)) for number in range(CONNECTIONS)]
    threads = [threading.Thread(target=sender.run) for sender in senders]
    started = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(
        json.dumps(
            {
                "seconds": time.monotonic() - started,
                "acknowledged": [one for sender in senders for one in sender.acknowledged],
                "milliseconds": [one for sender in senders for one in sender.milliseconds],
                "repeats": sum(sender.repeats for sender in senders),
                "wrong": [one for sender in senders for one in sender.wrong],
            }
        )
    )


def found() -> str:
    """An office with an open survey; returns the code of its desk."""
    from django.core.management import call_command
    from django.db import connection

    from probierz.surveys.tests import factories
    from tests.cast import assemble

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    cast = assemble()
    campaign = factories.campaign(cast)
    factories.opened(campaign)
    code = factories.point(cast.lipowo, campaign).public_code
    connection.close()
    return code


@contextlib.contextmanager
def serving(port: int):
    """The web server as `./run serve` starts it."""
    with subprocess.Popen([sys.executable, "-m", *web_server("127.0.0.1", port)]) as server:
        try:
            await_answer(port)
            yield
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(PATIENCE)


def await_answer(port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
            connection.sendall(f"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
            if answer_on(connection) == 200:
                return
        time.sleep(0.05)
    raise SystemExit("The web server did not start.")


def sent(seconds: float, port: int, path: str) -> dict:
    command = [sys.executable, __file__, "--send", str(seconds), str(port), path]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, timeout=seconds + 2 * PATIENCE, env=environment)
    return json.loads(done.stdout)


def checked(acknowledged: list[str]) -> dict[str, int]:
    """What the database says about what the server promised."""
    from probierz.offices.scope import across_offices
    from probierz.surveys.models import Response, Tally
    from probierz.surveys.rules import RESPONSES_ITEM

    with across_offices(reason="The measurement compares its answers with what is stored."):
        stored = list(Response.objects.values_list("submission_id", flat=True))
        counted = sum(Tally.objects.filter(item=RESPONSES_ITEM).values_list("count", flat=True))
    return {
        "stored": len(stored),
        "lost": len(set(acknowledged) - set(stored)),
        "double": len(stored) - len(set(stored)),
        "not_promised": len(set(stored) - set(acknowledged)),
        "missing_in_histograms": len(stored) - counted,
    }


def measure(seconds: float, database: str) -> dict:
    """On the database at this address; without one, on SQLite."""
    import django

    with tempfile.TemporaryDirectory(prefix="probierz-intake-") as name:
        os.environ |= {"PROBIERZ_DATA": name, "PROBIERZ_DATABASE_URL": database, "PROBIERZ_ANSWERS_AT_ONCE": "0"}
        (Path(name) / "static").mkdir()
        django.setup()
        code = found()
        with socket.create_server(("127.0.0.1", 0)) as listener:
            port = listener.getsockname()[1]
        with serving(port):
            sent(1.0, port, f"/s/{code}/answers")  # the first requests fill caches; they are checked all the same
            before = checked([])["stored"]
            result = sent(seconds, port, f"/s/{code}/answers")
        truth = checked(result["acknowledged"])
        raw = raw_limit(Path(name), database, min(seconds, 3.0))
    return {
        **summary(result),
        **truth,
        "not_promised": truth["not_promised"] - before,
        "raw_per_second": round(raw),
    }


def summary(result: dict) -> dict:
    rate = len(result["acknowledged"]) / result["seconds"]
    steps = statistics.quantiles(result["milliseconds"], n=100)
    return {
        "connections": CONNECTIONS,
        "seconds": round(result["seconds"], 1),
        "acknowledged": len(result["acknowledged"]),
        "per_second": round(rate),
        "milliseconds": {"p50": round(steps[49], 1), "p95": round(steps[94], 1), "p99": round(steps[98], 1)},
        "repeats_recognised": result["repeats"],
        "other_statuses": sorted(set(result["wrong"])),
    }


def on_both(seconds: float) -> dict[str, dict]:
    """Each in a process of its own: the settings are read once."""
    with running_server(is_durable=True) as address:
        return {name: apart(seconds, database) for name, database in (("sqlite", ""), ("postgresql", address))}


def apart(seconds: float, database: str) -> dict:
    command = [sys.executable, __file__, "--seconds", str(seconds), "--database", database]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True, env=environment).stdout)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=10.0, help="how long to send")
    parser.add_argument("--database", help="measure this one alone: the address of a PostgreSQL, or nothing for SQLite")
    parser.add_argument("--send", nargs=3, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.send:
        seconds, port, path = given.send
        send_for(float(seconds), int(port), path)
    elif given.database is None:
        print(json.dumps(on_both(given.seconds), indent=2))
    else:
        print(json.dumps(measure(given.seconds, given.database), indent=2))


if __name__ == "__main__":
    main()
