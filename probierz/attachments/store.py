"""The store of contents: one file per SHA-256, written whole and flushed before anybody points to it."""

import hashlib
import os
import tempfile
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import transaction


class ContentDamaged(Exception):
    """A stored content is missing or no longer gives its hash."""


def keep(content: bytes) -> str:
    """Store a content, once however often it comes; returns its SHA-256 in hex.

    On return the bytes are on the disk, so a row that names the hash may be committed. Whoever removes the same
    content meanwhile cannot see that row yet; therefore its presence is made sure of once more after the commit.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    _put(path_of(sha256), content)
    if transaction.get_connection().in_atomic_block:
        transaction.on_commit(partial(_put, path_of(sha256), content))
    return sha256


def content_of(sha256: str) -> bytes:
    """The content, checked against its hash."""
    try:
        content = path_of(sha256).read_bytes()
    except FileNotFoundError as missing:
        raise ContentDamaged(sha256) from missing
    if hashlib.sha256(content).hexdigest() != sha256:
        raise ContentDamaged(sha256)
    return content


def path_of(sha256: str) -> Path:
    return Path(settings.MEDIA_ROOT) / sha256[:2] / sha256[2:4] / sha256


def _put(path: Path, content: bytes) -> None:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_whole(path, content)


def _write_whole(path: Path, content: bytes) -> None:
    """Write aside, flush, then rename: a power cut leaves the old state or the new one."""
    handle, aside = tempfile.mkstemp(dir=path.parent, prefix=".aside-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(aside).replace(path)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise
    _flush_folder(path.parent)


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
