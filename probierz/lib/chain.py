"""A hash chain over canonical JSON: every link names its position, its content and the link before.

A chain shows edits, deletions, insertions and swaps. A cut-off tail it cannot show: for that a
checkpoint (size, head) must have left the building (RFC 6962 has the same limit).
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from json.encoder import encode_basestring
from typing import Any

GENESIS = "0" * 64
_encode = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode  # made once: 2x faster


class Fault(StrEnum):
    """What is wrong at a position."""

    GAP = "gap"  # the position is missing or out of order
    LINK = "link"  # it does not follow from the link before
    CONTENT = "content"  # its content gives another hash
    PERSONAL = "personal"  # a personal value differs from its digest
    SHORT = "short"  # the chain is shorter than the checkpoint says
    CHECKPOINT = "checkpoint"  # the link differs from the one the checkpoint saw


@dataclass(frozen=True)
class Link:
    """One event as the chain sees it."""

    position: int
    previous: str
    hash: str
    content: Mapping[str, Any]


@dataclass(frozen=True)
class Break:
    """The first bad position of a chain."""

    position: int
    fault: Fault


def canonical(content: Mapping[str, Any]) -> bytes:
    """The one byte form of a content: sorted keys, no spaces, UTF-8."""
    return _encode(content).encode()


def link_hash(position: int, previous: str, content: Mapping[str, Any]) -> str:
    """SHA-256, hex, over position, the hash before and the canonical content."""
    return hashlib.sha256(f"{position}:{previous}:".encode() + canonical(content)).hexdigest()


def new_salt() -> str:
    """128 random bits; without them a digest of a short value could be guessed."""
    return secrets.token_hex(16)


def personal_digest(salt: str, name: str, value: Any) -> str:
    """HMAC-SHA-256 of a personal value; once the salt is gone it says nothing about the person."""
    message = _short(name, value) if isinstance(value, str) else canonical({name: value})
    return hmac.digest(salt.encode(), message, "sha256").hex()


def _short(name: str, value: str) -> bytes:
    """`canonical({name: value})` for what most values are, at a third of the cost."""
    return f"{{{encode_basestring(name)}:{encode_basestring(value)}}}".encode()


def first_break(links: Iterable[Link]) -> Break | None:
    """The first position that is missing or was touched, None when the chain holds."""
    previous = GENESIS
    expected = 1
    for link in links:
        if link.position != expected:
            return Break(expected, Fault.GAP)
        if link.previous != previous:
            return Break(expected, Fault.LINK)
        if link_hash(link.position, link.previous, link.content) != link.hash:
            return Break(expected, Fault.CONTENT)
        previous = link.hash
        expected += 1
    return None
