"""How many answers one device and one form gave: counted in memory alone, forgotten at midnight and at each restart.

No address of a device is looked at. A kiosk names itself by random characters that it made, which are kept only
as a hash with a salt of the day; nothing of this reaches the disk. Several processes each count for themselves.
"""

import hashlib
import secrets
import threading
import time
from collections import Counter
from datetime import date

from django.conf import settings

WINDOW = 600.0  # seconds
MOST_DEVICES = 50_000


class Watch:
    """Counts of one process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._day: date | None = None
        self._salt = b""
        self._devices: Counter[bytes] = Counter()
        self._window = 0
        self._forms: Counter[int] = Counter()

    def note(self, *, device: str, point_id: int, on: date) -> None:
        """An answer came in."""
        with self._lock:
            self._turn(on)
            self._forms[point_id] += 1
            mark = self._mark(device)
            if device and (mark in self._devices or len(self._devices) < MOST_DEVICES):
                self._devices[mark] += 1

    def from_device(self, device: str, *, on: date) -> int:
        """How many came from it today."""
        with self._lock:
            self._turn(on)
            return self._devices[self._mark(device)] if device else 0

    def is_rush(self, point_id: int, *, on: date) -> bool:
        """Whether this form has had more answers within minutes than people would give."""
        with self._lock:
            self._turn(on)
            return bool(self._forms[point_id] >= settings.PROBIERZ_ANSWERS_AT_ONCE > 0)

    def _turn(self, on: date) -> None:
        if on != self._day:
            self._day, self._salt = on, secrets.token_bytes(32)
            self._devices.clear()
        window = int(time.monotonic() // WINDOW)
        if window != self._window:
            self._window = window
            self._forms.clear()

    def _mark(self, device: str) -> bytes:
        return hashlib.blake2b(device.encode(), key=self._salt, digest_size=16).digest()


watch = Watch()
