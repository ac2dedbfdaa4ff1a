"""What is shipped: usual types of documents and a starter pack of texts in our own words, as data beside the code."""

import functools
import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

_FOLDER = Path(__file__).parent
_FRONT = re.compile(r"\A---\n(.*?)\n---\n(.*)\Z", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualType:
    """A type of documents that most offices have."""

    code: str
    name: str
    pattern: str
    approver: str  # a role of the office, by its code
    review_months: int | None = None
    requires_reading: bool = False
    jrwa_class: str = ""
    retention: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StarterText:
    """A text of the pack. `version` grows with each change of its words; `number` is proposed where it is free."""

    code: str
    version: int
    type: str
    title: str
    group: str
    number: str
    requirements: tuple[str, ...]  # numbers of the catalog ISO 9001:2015
    text: str

    @property
    def sha256(self) -> str:
        return sha256(self.text.encode()).hexdigest()


@functools.cache
def usual_types() -> tuple[UsualType, ...]:
    rows = yaml.safe_load((_FOLDER / "types.yaml").read_text(encoding="utf-8"))
    return tuple(UsualType(**row) for row in rows)


@functools.cache
def entries() -> tuple[StarterText, ...]:
    """Every text, in the order of the files' names."""
    return tuple(_read(path) for path in sorted((_FOLDER / "texts").glob("*.md")))


def entry_of(code: str) -> StarterText | None:
    return next((entry for entry in entries() if entry.code == code), None)


def _read(path: Path) -> StarterText:
    found = _FRONT.match(path.read_text(encoding="utf-8"))
    if found is None:
        raise ValueError(f"{path.name} does not begin with its description")
    told: dict[str, Any] = yaml.safe_load(found[1])
    return StarterText(
        code=told["code"],
        version=told["version"],
        type=told["type"],
        title=told["title"],
        group=told["group"],
        number=str(told.get("number", "")),
        requirements=tuple(str(one) for one in told.get("requirements", [])),
        text=found[2].strip(),
    )
