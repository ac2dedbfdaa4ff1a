"""Duties as the desk would tell them, and a mail server on loopback."""

import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
import time_machine
from django.utils.translation import get_language

from probierz.access.actor import Actor
from probierz.lib.duties import Duty
from probierz.notices import sources
from tests.cast import Cast

MORNING = "2026-11-02T08:00Z"  # a Monday, nine o'clock in Warsaw


@dataclass
class Waiting:
    """What waits for each account; tests add to it."""

    by_key: dict[str, list[Duty]] = field(default_factory=dict)

    def add(
        self,
        account,
        text: str,
        due_on: date | None,
        *,
        path: str = "",
        office: str = "urzad-lipowo",
        detail: str = "",
    ) -> None:
        href = f"/o/{office}/{path or text.lower().replace(' ', '-')}/"
        duty = Duty(text=text, where="Urząd Gminy w Lipowie", href=href, due_on=due_on, office=office, detail=detail)
        self.by_key.setdefault(account.key, []).append(duty)

    def gather(self, actor: Actor, on: date) -> list[Duty]:
        """As the desk does: in the language that is active now."""
        found = self.by_key.get(actor.account.key, []) if actor.account else []
        return [replace(one, text=f"{one.text} (en)") for one in found] if get_language() == "en" else found


@pytest.fixture
def waiting(monkeypatch: pytest.MonkeyPatch, cast: Cast) -> Waiting:
    known = Waiting()
    monkeypatch.setattr(sources, "_registry", sources._Registry(known.gather))
    return known


@pytest.fixture
def morning() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(MORNING, tick=False) as clock:
        yield clock


@dataclass
class Server:
    """A mail server that speaks as much of SMTP as a letter needs, over a real socket."""

    port: int = 0
    refuses: dict[str, str] = field(default_factory=dict)
    letters: list[tuple[str, EmailMessage]] = field(default_factory=list)

    def serve(self, listener: socket.socket) -> None:
        while True:
            try:
                connection, _address = listener.accept()
            except OSError:
                return
            with connection, connection.makefile("rwb") as stream:
                self._talk(stream)

    def _talk(self, stream) -> None:
        self._say(stream, "220 loopback")
        to = ""
        while line := stream.readline():
            command = line.decode().strip()
            if command.upper().startswith("RCPT TO:"):
                to = command[8:].split(">")[0].strip(" <")
                self._say(stream, self.refuses.get(to, "250 OK"))
            elif command.upper() == "DATA":
                self._say(stream, "354 go on")
                self.letters.append((to, self._read(stream)))
                self._say(stream, "250 OK")
            elif command.upper() == "QUIT":
                self._say(stream, "221 bye")
                return
            else:
                self._say(stream, "250 OK")

    def _read(self, stream) -> EmailMessage:
        lines = []
        while (line := stream.readline()) not in (b".\r\n", b""):
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        return message_from_bytes(b"".join(lines), policy=policy.default)

    def _say(self, stream, words: str) -> None:
        stream.write(words.encode() + b"\r\n")
        stream.flush()

    def text(self, place: int = 0) -> str:
        body = self.letters[place][1].get_body()
        assert body
        return str(body.get_content()).replace("\r\n", "\n")


@pytest.fixture
def server(settings) -> Iterator[Server]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        known = Server(port=listener.getsockname()[1])
        thread = threading.Thread(target=known.serve, args=[listener], daemon=True)
        thread.start()
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", known.port
        settings.PROBIERZ_PUBLIC_URL = "https://probierz.example"
        yield known
        listener.shutdown(socket.SHUT_RDWR)
    thread.join(5)
