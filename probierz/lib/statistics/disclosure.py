"""Which groups may be shown: small ones are hidden, and others with them, so that no subtraction finds them."""

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)

SMALLEST_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Disclosure(Generic[Key]):
    """What a table of groups may show. `total` is None when it would tell too much.

    Of a hidden group nothing is told: no figure, no count, and not whether it is small or hides another.
    """

    shown: Mapping[Key, int]
    hidden: frozenset[Key]
    total: int | None


def suppress(groups: Mapping[Key, int], *, k: int = SMALLEST_SHOWN) -> Disclosure[Key]:
    """Hide the groups of 1 to k - 1 answers in a table whose total is shown.

    The total minus what is shown is the sum of the hidden. So one hidden group never stands alone, and the
    hidden sum is at least k: the smallest groups left are hidden too until both hold. Then each hidden group
    could be anything from 0 to that sum. If no groups are left to hide, the total goes. A group without
    answers is shown as 0: it is about nobody.
    """
    return suppress_alike([groups], k=k)[0]


def suppress_alike(
    tables: Sequence[Mapping[Key, int]], *, k: int = SMALLEST_SHOWN, hidden: Collection[Key] = ()
) -> list[Disclosure[Key]]:
    """Hide the same groups in each table, as for a baseline and a follow-up: a pattern that differed would tell.

    A group missing from a table counts as 0 there. Those in `hidden` are so whatever their size.
    """
    keys = {**dict.fromkeys(hidden, 0), **{key: 0 for table in tables for key in table}}
    tables = [{**keys, **table} for table in tables]
    small = {key for table in tables for key, n in table.items() if 0 < n < k}
    hidden = hide_with({*hidden, *small}, tables, k=k)
    return [_disclosure(table, hidden, k) for table in tables]


def hide_with(small: Collection[Key], tables: Sequence[Mapping[Key, int]], *, k: int = SMALLEST_SHOWN) -> set[Key]:
    """These groups and, the smallest first, as many others as it takes that no subtraction finds them in any table."""
    hidden = set(small)
    while (more := _next_to_hide(tables, hidden, k)) is not None:
        hidden.add(more)
    return hidden


def _next_to_hide(tables: Sequence[Mapping[Key, int]], hidden: Collection[Key], k: int) -> Key | None:
    """The smallest group still shown in the first table that tells too much, if there is one."""
    for table in tables:
        left = [key for key, n in table.items() if n > 0 and key not in hidden]
        if left and not _is_safe(table, hidden, k):
            return min(left, key=lambda key: (table[key], str(key)))
    return None


def _is_safe(table: Mapping[Key, int], hidden: Collection[Key], k: int) -> bool:
    sizes = [table[key] for key in hidden]
    return sum(sizes) == 0 or (len(sizes) > 1 and sum(sizes) >= k)


def _disclosure(table: Mapping[Key, int], hidden: Collection[Key], k: int) -> Disclosure[Key]:
    return Disclosure(
        shown={key: n for key, n in table.items() if key not in hidden},
        hidden=frozenset(hidden),
        total=sum(table.values()) if _is_safe(table, hidden, k) else None,
    )
