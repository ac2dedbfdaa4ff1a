"""`./run demo` and `./run serve`: prepares the data, then keeps web, worker and timetable running together.

Django is imported only when there is something to prepare, so that a second start costs almost nothing.
"""

import argparse
import contextlib
import ctypes
import errno
import fcntl
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from probierz.config import preparation

REPOSITORY = Path(__file__).resolve().parent.parent.parent
PATIENCE_TO_START = 30.0
PATIENCE_TO_STOP = 8.0
PR_SET_PDEATHSIG = 1


class CannotServe(Exception):
    """What stands in the way, in one sentence that says what to do."""


class Stopped(BaseException):
    """Somebody asked the installation to stop, with Ctrl-C or SIGTERM; nothing on the way may swallow it."""


@dataclass(frozen=True)
class Wishes:
    """What the command line asks for."""

    host: str
    port: int
    data: Path
    is_demo: bool
    fresh: bool

    @property
    def address(self) -> str:
        return f"http://{self.host}:{self.port}/"


@dataclass
class Household:
    """The running processes, by the name a reader of the message knows."""

    members: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self, name: str, *arguments: str) -> None:
        self.members[name] = subprocess.Popen(
            [sys.executable, "-m", *arguments],
            cwd=REPOSITORY,
            stdout=sys.stderr,  # standard output is ours: log-ins and the line that says ready
            start_new_session=True,  # Ctrl-C reaches only us; we stop the others in order
            preexec_fn=_die_with_parent,  # one system call, and no threads exist yet
        )

    def fallen(self) -> str | None:
        """The name of a process that ended on its own."""
        return next((name for name, child in self.members.items() if child.poll() is not None), None)

    def stop(self) -> None:
        for child in self.members.values():
            with contextlib.suppress(ProcessLookupError):
                child.terminate()
        deadline = time.monotonic() + PATIENCE_TO_STOP
        for child in self.members.values():
            try:
                child.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()


def main(arguments: Sequence[str] | None = None) -> int:
    wishes = read_wishes(arguments)
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, _stop)
    try:
        refuse_busy_port(wishes.host, wishes.port)
        with sole_server_of(wishes.data):
            serve(wishes)
    except Stopped:
        print("Stopped.", flush=True)
        return 0
    except (CannotServe, preparation.CannotPrepare) as obstacle:
        print(obstacle, file=sys.stderr, flush=True)
        return 1
    return 0


def read_wishes(arguments: Sequence[str] | None) -> Wishes:
    parser = argparse.ArgumentParser(prog="./run demo | ./run serve", description=__doc__)
    parser.add_argument("--demo", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=port_number, default=8000, help="port to listen on")
    parser.add_argument("--fresh", action="store_true", help="throw the demonstration's data away and load it again")
    given = parser.parse_args(arguments)
    if given.fresh and not given.demo:
        parser.error("--fresh throws data away, so only ./run demo has it.")
    data = Path(os.environ.get("PROBIERZ_DATA") or REPOSITORY / "var")
    return Wishes(given.host, given.port, data.resolve(), is_demo=given.demo, fresh=given.fresh)


def port_number(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"a port is a number from 1 to 65535, not {text!r}.")
    return int(text)


def refuse_busy_port(host: str, port: int) -> None:
    """Asked before any heavy work; granian would notice only at the end of it."""
    try:
        with socket.create_server((host, port)):
            return
    except OSError as problem:
        raise CannotServe(_why_no_port(problem, host, port)) from problem


def _why_no_port(problem: OSError, host: str, port: int) -> str:
    if problem.errno == errno.EADDRINUSE:
        return f"Port {port} is busy. Stop the program that uses it, or choose another port: --port {_free_port(host)}."
    if problem.errno == errno.EACCES:
        return f"Port {port} is reserved for the system. Choose one above 1023: --port 8000."
    return f"It is not possible to listen on {host}, port {port} ({problem.strerror}). Choose another --host or --port."


def _free_port(host: str) -> int:
    with socket.create_server((host, 0)) as listener:
        port: int = listener.getsockname()[1]
    return port


@contextlib.contextmanager
def sole_server_of(data: Path) -> Iterator[None]:
    """Holds the folder's lock: SQLite wants one web process, and two timetables would do things twice."""
    try:
        data.mkdir(parents=True, exist_ok=True)
        lock = (data / "serve.lock").open("a")
    except OSError as problem:
        raise CannotServe(
            f"The data folder {data} cannot be written to ({problem.strerror}). "
            "Make it writable, or name another one: PROBIERZ_DATA=/path/to/folder."
        ) from problem
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as problem:
            raise CannotServe(
                f"Probierz already serves the data in {data}. Stop it first, or name another folder: "
                "PROBIERZ_DATA=/path/to/folder."
            ) from problem
        yield


def serve(wishes: Wishes) -> None:
    os.environ["PROBIERZ_DATA"] = str(wishes.data)
    os.environ.setdefault("PROBIERZ_PUBLIC_URL", wishes.address.rstrip("/"))
    logins = preparation.prepare(wishes.data, is_demo=wishes.is_demo, fresh=wishes.fresh)
    household = Household()
    try:
        household.start("web server", *web_server(wishes.host, wishes.port))
        _await_answer(household, wishes)
        household.start("worker", "probierz", "db_worker")
        household.start("timetable", "probierz.config.timetable")
        print(f"{logins}Ready: {wishes.address}", flush=True)
        _keep_running(household)
    finally:
        with _deaf():
            household.stop()


def web_server(host: str, port: int) -> list[str]:
    """The module that serves the web and its arguments, for `python -m`."""
    # One web process on SQLite; PostgreSQL may use both cores.
    workers = "2" if os.environ.get("PROBIERZ_DATABASE_URL") else "1"
    return [
        *("granian", "--interface", "wsgi", "--no-ws", "--log-level", "error"),
        *("--host", host, "--port", str(port)),
        *("--workers", workers, "--blocking-threads", "16"),
        "probierz.config.wsgi:application",
    ]


def _await_answer(household: Household, wishes: Wishes) -> None:
    deadline = time.monotonic() + PATIENCE_TO_START
    while (answer := _health(wishes)) != "200 OK":
        if household.fallen():
            raise CannotServe("The web server did not start; its reason is printed above.")
        if time.monotonic() > deadline:
            raise CannotServe(f"{wishes.address}healthz answers {answer!r}. The reason is printed above.")
        time.sleep(0.5 if answer[:3].isdigit() else 0.05)  # an answering server is not hurried: it logs each failure


def _health(wishes: Wishes) -> str:
    """The status line of the answer, or why there is none."""
    host = "127.0.0.1" if wishes.host in {"0.0.0.0", "::"} else wishes.host  # noqa: S104 - compared, not bound
    connection = http.client.HTTPConnection(host, wishes.port, timeout=5)
    try:
        connection.request("GET", "/healthz", headers=_as_proxied())
        answer = connection.getresponse()
        return f"{answer.status} {answer.reason}"
    except (OSError, http.client.HTTPException) as problem:
        return str(problem) or type(problem).__name__
    finally:
        connection.close()


def _as_proxied() -> dict[str, str]:
    # Behind TLS the application redirects what did not come through the proxy.
    is_tls = os.environ.get("PROBIERZ_PUBLIC_URL", "").startswith("https://")
    hosts = os.environ.get("PROBIERZ_HOSTS", "").split(",")
    host = hosts[0].strip().lstrip("*.") or "127.0.0.1"
    return {"Host": host, **({"X-Forwarded-Proto": "https"} if is_tls else {})}


def _keep_running(household: Household) -> None:
    while not (name := household.fallen()):
        time.sleep(0.5)
    raise CannotServe(
        f"The {name} ended unexpectedly, so everything was stopped. Its last words are above; start again."
    )


@contextlib.contextmanager
def _deaf() -> Iterator[None]:
    """A second Ctrl-C must not leave half of the processes behind."""
    numbers = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
    before = {number: signal.signal(number, signal.SIG_IGN) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _stop(number: int, frame: object) -> None:
    raise Stopped


def _die_with_parent() -> None:
    # Should we be killed outright, the children must not keep the port.
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


if __name__ == "__main__":
    sys.exit(main())
