"""Totals told beside each other, by desk, unit and channel: which must go so that none gives away a hidden one."""

from collections.abc import Collection, Hashable, Mapping, Sequence
from typing import TypeVar

import numpy as np

from probierz.lib.statistics.disclosure import SMALLEST_SHOWN

Cell = TypeVar("Cell", bound=Hashable)
Line = frozenset[Cell]

TOLERANCE = 1e-6


def lines_that_tell(
    tables: Sequence[Mapping[Cell, int]],
    *,
    told: Sequence[Line[Cell]],
    hidden: Collection[Line[Cell]],
    spare: Collection[Line[Cell]],
    k: int = SMALLEST_SHOWN,
) -> set[Line[Cell]]:
    """Lines of `spare` that must not be told either, alike in every table; a line is the set of cells it sums up.

    Each direction hides its small lines by itself. Who works there knows which cells are empty (a website collects no
    paper), so a line of another direction may be a hidden one, or lead to it. While the totals told give exactly the
    total of a hidden line of 1 to k - 1, the smallest spare line that meets a hidden one goes. No intervals are asked:
    bounds from one direction are the matter of `disclosure` and `crossed`.
    """
    gone: set[Line[Cell]] = set()
    for table in tables:
        small = [line for line in hidden if 0 < _total(table, line) < k]
        while any(is_given(table, line, [one for one in told if one not in gone]) for line in small):
            left = [line for line in spare if line not in gone and _total(table, line)]
            meeting = [line for line in left if any(line & one for one in hidden)] or left
            if not meeting:
                break
            gone.add(min(meeting, key=lambda line: (_total(table, line), sorted(map(str, line)))))
    return gone


def is_given(table: Mapping[Cell, int], line: Line[Cell], told: Sequence[Line[Cell]]) -> bool:
    """Whether adding and subtracting what is told gives the total of the line, cells of nobody known to be empty."""
    cells = [cell for cell, n in table.items() if n]
    known = np.array([[float(cell in one) for cell in cells] for one in told]).reshape(len(told), len(cells))
    aim = np.array([float(cell in line) for cell in cells])
    weights = np.linalg.lstsq(known.T, aim, rcond=None)[0]
    return bool(np.abs(known.T @ weights - aim).max(initial=0.0) < TOLERANCE)


def _total(table: Mapping[Cell, int], line: Line[Cell]) -> int:
    return sum(table.get(cell, 0) for cell in line)
