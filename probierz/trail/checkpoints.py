"""Signed checkpoints: size and head of every chain, to be kept outside the installation.

A chain alone cannot show that its tail was cut off, or that the whole database was swapped for an
older one. A checkpoint that left the building can.
"""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS
from django.db.models import F, OuterRef, Subquery

from probierz.lib.chain import canonical
from probierz.lib.secret_files import make_once
from probierz.trail.models import Event


class CheckpointInvalid(Exception):
    """The file is no checkpoint, or its signature is not this installation's."""


@dataclass(frozen=True)
class Head:
    """How far a chain reached, and the hash of its last event."""

    chain: str
    size: int
    hash: str


def take_checkpoint(*, chain: str | None = None, using: str = DEFAULT_DB_ALIAS) -> dict[str, Any]:
    """The heads of all chains, or of one, at this moment, signed with the installation's Ed25519 key."""
    content = {
        "taken_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "heads": [asdict(head) for head in heads(using=using) if chain in {None, head.chain}],
    }
    key = _signing_key(Path(settings.DATA_DIR))
    public = key.public_key().public_bytes_raw().hex()
    return {**content, "public_key": public, "signature": key.sign(canonical(content)).hex()}


def as_text(checkpoint: dict[str, Any]) -> str:
    """The form in which a checkpoint is kept and handed out."""
    return json.dumps(checkpoint, indent=1) + "\n"


def heads(*, using: str = DEFAULT_DB_ALIAS) -> list[Head]:
    events = Event.objects.using(using)
    last = events.filter(chain=OuterRef("chain")).order_by("-position")
    rows = events.annotate(end=Subquery(last.values("position")[:1]))
    rows = rows.filter(position=F("end")).order_by("chain")
    return [Head(row.chain, row.position, row.hash) for row in rows]


def read_checkpoint(text: str, *, folder: Path | None = None) -> dict[str, Head]:
    """Heads by chain from a checkpoint signed by this installation, or by the one whose data are in `folder`."""
    try:
        checkpoint = json.loads(text)
        signature = bytes.fromhex(checkpoint.pop("signature"))
        public = bytes.fromhex(checkpoint.pop("public_key"))
        found = [Head(**head) for head in checkpoint["heads"]]
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        raise CheckpointInvalid("The file is not a checkpoint of a trail.") from problem
    if public != _signing_key(folder or Path(settings.DATA_DIR)).public_key().public_bytes_raw():
        raise CheckpointInvalid("The checkpoint was signed by another installation.")
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, canonical(checkpoint))
    except InvalidSignature as problem:
        raise CheckpointInvalid("The checkpoint was changed after it was signed.") from problem
    return {head.chain: head for head in found}


def _signing_key(folder: Path) -> Ed25519PrivateKey:
    """The installation's key, made at first use and readable by its user alone."""
    path = folder / "checkpoint-key"
    make_once(path, lambda: Ed25519PrivateKey.generate().private_bytes_raw())
    return Ed25519PrivateKey.from_private_bytes(path.read_bytes())
