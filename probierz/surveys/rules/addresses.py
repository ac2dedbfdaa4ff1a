"""Reading a list of e-mail addresses: one to a line, with its language where somebody says so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

LONGEST_ADDRESS = 254
_ADDRESS = re.compile(r"[^\s@,;<>\"]{1,64}@(?:[^\s@,;<>\".]+\.)+[^\s@,;<>\".]{2,}")
_LANGUAGES = {"": "pl", "pl": "pl", "en": "en"}


class AddressFault(StrEnum):
    NO_ADDRESS = "no_address"
    UNKNOWN_LANGUAGE = "unknown_language"


@dataclass(frozen=True, slots=True)
class Address:
    text: str
    language: str = "pl"


@dataclass(frozen=True, slots=True)
class FaultyLine:
    """A line that is no address; `number` counts from 1."""

    number: int
    text: str
    fault: AddressFault


@dataclass(frozen=True, slots=True)
class AddressList:
    """What was read: each address once, and the lines that are none."""

    addresses: tuple[Address, ...]
    faults: tuple[FaultyLine, ...]
    repeated: int


def read_addresses(text: str) -> AddressList:
    """Lines of `address` or `address;language`, also with commas or tabs; a heading without @ in line 1 is skipped."""
    found: dict[str, Address] = {}
    faults = []
    repeated = 0
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), start=1):
        parts = [part.strip().strip('"') for part in re.split(r"[;,\t]", line.strip())]
        if not any(parts) or (number == 1 and "@" not in line):
            continue
        read = _read(parts)
        if isinstance(read, AddressFault):
            faults.append(FaultyLine(number, line.strip(), read))
        elif read.text.casefold() in found:
            repeated += 1
        else:
            found[read.text.casefold()] = read
    return AddressList(tuple(found.values()), tuple(faults), repeated)


def _read(parts: Sequence[str]) -> Address | AddressFault:
    address, language = parts[0], (parts[1].lower() if len(parts) > 1 else "")
    if len(address) > LONGEST_ADDRESS or not _ADDRESS.fullmatch(address):
        return AddressFault.NO_ADDRESS
    if language not in _LANGUAGES:
        return AddressFault.UNKNOWN_LANGUAGE
    return Address(address, _LANGUAGES[language])
