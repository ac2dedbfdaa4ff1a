"""Answers of the rules to "may this be done?": yes, or no with a reason as a code.

Verdicts join with Python's own `and`: `may_read(...) and may_sign(...)` is the first refusal, or permission.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Literal, TypeAlias

Param: TypeAlias = str | int


@dataclass(frozen=True, slots=True)
class Allowed:
    """It may be done."""

    def __bool__(self) -> Literal[True]:
        return True


@dataclass(frozen=True, slots=True)
class Denied:
    """It may not be done. The reason is a code; the sentence for people is made from it at the door."""

    reason: StrEnum
    params: Mapping[str, Param] = field(default_factory=lambda: MappingProxyType({}))

    def __bool__(self) -> Literal[False]:
        return False


Verdict: TypeAlias = Allowed | Denied
