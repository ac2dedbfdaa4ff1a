"""The package of a meeting as bytes that are always the same, and their digest."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any


def digest_of(package: Mapping[str, Any]) -> str:
    """SHA-256 over canonical JSON: keys in order, no spaces, days as text."""
    text = json.dumps(package, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str)
    return sha256(text.encode()).hexdigest()
