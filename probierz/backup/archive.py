"""The sealed archive: a plain tar whose last part is the SHA-256 of every byte before it.

Any tar program reads it. One flipped bit anywhere, a missing end or something put in shows before a
single part is unpacked, because the end of the file is a function of everything else.
"""

import hashlib
import io
import json
import os
import tarfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, cast

MANIFEST = "manifest.json"
SEAL = "seal"
_BLOCK = 512
_CHUNK = 1 << 20
_END = bytes(2 * _BLOCK)


class ArchiveBroken(Exception):
    """The file is no backup, or not the whole and unchanged one."""


@dataclass(frozen=True)
class Part:
    """One file of the archive, as the manifest names it."""

    size: int
    sha256: str


class Writer:
    """Puts parts into a tar one after another; `seal` ends it."""

    def __init__(self, file: BinaryIO) -> None:
        self.parts: dict[str, Part] = {}
        self._file = file
        self._digest = hashlib.sha256()

    def add(self, name: str, path: Path) -> Part:
        with path.open("rb") as source:
            return self._add(name, source, os.fstat(source.fileno()).st_size)

    def add_content(self, name: str, content: bytes) -> Part:
        return self._add(name, io.BytesIO(content), len(content))

    def seal(self, manifest: dict[str, Any]) -> str:
        """Write the manifest with every part, then the end; returns the SHA-256 that seals the archive."""
        parts = {name: {"size": part.size, "sha256": part.sha256} for name, part in self.parts.items()}
        text = json.dumps({**manifest, "parts": parts}, indent=1, ensure_ascii=False)
        self.add_content(MANIFEST, text.encode())
        seal = self._digest.hexdigest()
        self._file.write(_tail(seal))
        return seal

    def _add(self, name: str, source: BinaryIO, size: int) -> Part:
        self._put(_header(name, size))
        digest = _copy(source, size, self._put)
        self._put(bytes(-size % _BLOCK))
        self.parts[name] = Part(size, digest)
        return self.parts[name]

    def _put(self, content: bytes) -> None:
        self._digest.update(content)
        self._file.write(content)


class Reader:
    """An archive whose seal holds."""

    def __init__(self, path: Path) -> None:
        check_seal(path)
        try:
            self._tar = tarfile.open(path, "r:")  # noqa: SIM115 - closed by the reader's own context
            self._members = {member.name: member for member in self._tar.getmembers()}
        except tarfile.TarError as problem:
            raise ArchiveBroken("The file is not a backup of Probierz.") from problem
        try:
            self.manifest = _read_manifest(self._open(MANIFEST).read())
        except ArchiveBroken:
            self._tar.close()
            raise
        self.parts = {name: Part(part["size"], part["sha256"]) for name, part in self.manifest["parts"].items()}

    def __enter__(self) -> "Reader":
        return self

    def __exit__(self, *_raised: object) -> None:
        self._tar.close()

    def unpack(self, folder: Path) -> None:
        """Write every part below the folder, flushed to the disk, and compare it with the manifest."""
        for name, part in self.parts.items():
            if self._member(name).size != part.size:
                raise ArchiveBroken(f"The part {name} differs from what the manifest says.")
            target = folder / _harmless(name)
            target.parent.mkdir(parents=True, exist_ok=True)
            with open(target, "xb", opener=_private) as file:
                digest = _copy(self._open(name), part.size, file.write)
                file.flush()
                os.fsync(file.fileno())
            if digest != part.sha256:
                raise ArchiveBroken(f"The part {name} differs from what the manifest says.")

    def read(self, name: str) -> bytes:
        return self._open(name).read()

    def _open(self, name: str) -> BinaryIO:
        return self._tar.extractfile(self._member(name))  # type: ignore[return-value] # a plain file always has a content

    def _member(self, name: str) -> tarfile.TarInfo:
        """Only plain files: a link leads elsewhere, and a sparse file grows out of nothing until the disk is full."""
        member = self._members.get(name)
        if member is None or member.type not in (tarfile.REGTYPE, tarfile.AREGTYPE):
            raise ArchiveBroken(f"The part {name} is missing.")
        return member


def check_seal(path: Path) -> None:
    """Read the whole file once and compare its end with what it must be."""
    size = path.stat().st_size
    with path.open("rb") as file:
        if file.read(_BLOCK)[257:262] != b"ustar":
            raise ArchiveBroken("The file is not a backup of Probierz.")
        file.seek(0)
        length = len(_tail("0" * 64))
        seal = _copy(file, max(0, size - length), _nowhere)
        tail = file.read()
    if tail[: len(SEAL)] != SEAL.encode():
        raise ArchiveBroken("The end of the file is missing; it was cut off on the way.")
    if tail != _tail(seal):
        raise ArchiveBroken("The file was changed or damaged after it was made.")


def _read_manifest(text: bytes) -> dict[str, Any]:
    """The seal says that nobody changed the file by accident, not that we wrote it."""
    try:
        manifest = json.loads(text)
    except (ValueError, RecursionError):
        manifest = None
    parts = manifest.get("parts") if isinstance(manifest, dict) else None
    if not isinstance(parts, dict) or not all(_is_part(part) for part in parts.values()):
        raise ArchiveBroken("Its list of parts cannot be read.")
    return cast("dict[str, Any]", manifest)


def _is_part(part: object) -> bool:
    return isinstance(part, dict) and isinstance(part.get("size"), int) and isinstance(part.get("sha256"), str)


def _tail(seal: str) -> bytes:
    return _header(SEAL, len(seal)) + seal.encode() + bytes(-len(seal) % _BLOCK) + _END


def _header(name: str, size: int) -> bytes:
    member = tarfile.TarInfo(name)
    member.size, member.mode = size, 0o600
    return member.tobuf(tarfile.GNU_FORMAT)


def _copy(source: BinaryIO, size: int, put: Callable[[bytes], object]) -> str:
    digest = hashlib.sha256()
    while size:
        content = source.read(min(_CHUNK, size))
        if not content:
            raise ArchiveBroken("A file became shorter while it was read.")
        digest.update(content)
        put(content)
        size -= len(content)
    return digest.hexdigest()


def _nowhere(_content: bytes) -> None:
    return None


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _harmless(name: str) -> PurePosixPath:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\0" in name:
        raise ArchiveBroken(f"The part {name} would be written outside of the folder.")
    return path
