"""The package of a meeting as bytes that are always the same, and their digest."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any


def canonical(package: Mapping[str, Any]) -> bytes:
    """JSON with keys in order, no spaces, days as text, in UTF-8."""
    text = json.dumps(package, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str)
    return text.encode()


def digest_of(package: Mapping[str, Any]) -> str:
    """SHA-256 over the canonical bytes."""
    return sha256(canonical(package)).hexdigest()
