"""Tables that share their groups: one within the other, or crossed; hidden so that no subtraction finds a group."""

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

import numpy as np
import scipy.sparse
from numpy.typing import NDArray
from scipy.optimize import linprog

from probierz.lib.statistics.disclosure import SMALLEST_SHOWN, Disclosure, suppress_alike

Row = TypeVar("Row", bound=Hashable)
Column = TypeVar("Column", bound=Hashable)
Key = TypeVar("Key", bound=Hashable)
Cell = TypeVar("Cell", bound=Hashable)
Floats: TypeAlias = NDArray[np.float64]

# What the solver may be off by; counts are whole, so nothing is lost.
TOLERANCE = 1e-6
# More answers than any table holds.
FARTHEST = 1e6


@dataclass(frozen=True, slots=True)
class Crossed(Generic[Row, Column]):
    """What a table in two directions may tell: cells, and the totals of its rows and columns."""

    cells: Mapping[tuple[Row, Column], int]
    hidden: frozenset[tuple[Row, Column]]
    rows: Disclosure[Row]
    columns: Disclosure[Column]


def hide_nested(
    tables: Sequence[Mapping[tuple[Row, Column], int]], *, k: int = SMALLEST_SHOWN
) -> tuple[set[Row], set[tuple[Row, Column]]]:
    """Outer groups and inner ones to hide, alike in every table, where an outer group is the sum of its inner ones.

    Beneath a hidden group nothing is shown: what is would narrow it down. A shown one is the total of its own.
    """
    outer = _hidden_alike([line_totals(table, _row) for table in tables], k)
    hidden = {cell for table in tables for cell in table if cell[0] in outer}
    for row in {row for table in tables for row, _ in table} - outer:
        hidden |= _hidden_alike([{cell: n for cell, n in table.items() if cell[0] == row} for table in tables], k)
    return outer, hidden


def suppress_crossed(
    tables: Sequence[Mapping[tuple[Row, Column], int]],
    *,
    k: int = SMALLEST_SHOWN,
    within: Mapping[Row, Hashable] | None = None,
) -> list[Crossed[Row, Column]]:
    """Hide, alike in each table, what must not be told where cells stand with totals of rows, columns and the whole.

    `within` names the group that each row is in, where the totals of such groups are told too: as a unit of desks.

    First the rule of one direction: totals of 1 to k - 1 go with all that is in them, small cells go, and no
    line keeps a single hidden cell or hidden ones of less than k together. In two directions that is not
    enough, so an attacker is asked: by linear programming over all that is told, how few and how many could
    each small cell hold? While one is known within less than k, the smallest cell beside it goes too.
    """
    cells = {cell: 0 for table in tables for cell in table}
    tables = [{**cells, **table} for table in tables]
    rows, groups = _rows_and_groups([line_totals(table, _row) for table in tables], within, k)
    columns = suppress_alike([line_totals(table, _column) for table in tables], k=k)
    hidden = {cell for table in tables for cell, n in table.items() if 0 < n < k}
    hidden |= {cell for cell in cells if cell[0] in rows[0].hidden or cell[1] in columns[0].hidden}
    of_groups = [frozenset(cell for cell in cells if cell[0] in group) for group in groups]
    told = [[*sums_told(cells, *lines), *of_groups] for lines in zip(rows, columns, strict=True)]
    while (more := _exposed(tables, hidden, told, k)) is not None:
        hidden.add(more)
    return [
        Crossed({cell: n for cell, n in table.items() if cell not in hidden}, frozenset(hidden), in_rows, in_columns)
        for table, in_rows, in_columns in zip(tables, rows, columns, strict=True)
    ]


def sums_told(
    table: Collection[tuple[Row, Column]], rows: Disclosure[Row], columns: Disclosure[Column]
) -> list[frozenset[tuple[Row, Column]]]:
    """The sets of cells whose sums are told: rows and columns that are not hidden, and the whole."""
    told = [frozenset(cell for cell in table if cell[0] == row) for row in rows.shown]
    told += [frozenset(cell for cell in table if cell[1] == column) for column in columns.shown]
    is_whole_told = rows.total is not None and columns.total is not None
    return [*told, frozenset(table)] if is_whole_told else told


def intervals_of(
    groups: Sequence[Collection[tuple[Row, Column]]],
    table: Mapping[tuple[Row, Column], int],
    hidden: Collection[tuple[Row, Column]],
    told: Sequence[Collection[tuple[Row, Column]]],
) -> list[tuple[float, float]]:
    """The fewest and the most answers each group of hidden cells can hold for whoever knows the rest and the sums.

    FARTHEST stands where nothing told bounds a group. All groups are one program of blocks that do not touch,
    which is solved many times quicker than one after another.
    """
    unknown = sorted(hidden, key=str)
    if not groups or not told:
        return [(0.0, FARTHEST)] * len(groups)
    matrix = np.array([[float(one in some) for one in unknown] for some in told])
    right = np.array([float(sum(table[one] for one in some if one in hidden)) for some in told])
    aims = np.array([[float(one in group) for one in unknown] for group in groups])
    blocks = scipy.sparse.kron(scipy.sparse.eye_array(len(groups)), matrix, format="csr")
    least, most = (
        (_solved(sign * aims.ravel(), blocks, np.tile(right, len(groups))).reshape(aims.shape) * aims).sum(axis=1)
        for sign in (1, -1)
    )
    return list(zip(least.tolist(), most.tolist(), strict=True))


def _solved(aim: Floats, matrix: "scipy.sparse.csr_array[Any]", right: Floats) -> Floats:
    """Answers that fit all that is told, with the least of what is aimed at."""
    # The stubs do not know that sparse matrices are taken.
    end = linprog(aim, A_eq=matrix, b_eq=right, bounds=(0, FARTHEST))  # type: ignore[call-overload]
    if end.status != 0:
        raise ValueError(f"The sums contradict each other: {end.message}")
    return np.asarray(end.x, dtype=np.float64)


def _exposed(
    tables: Sequence[Mapping[tuple[Row, Column], int]],
    hidden: Collection[tuple[Row, Column]],
    told: Sequence[Sequence[Collection[tuple[Row, Column]]]],
    k: int,
) -> tuple[Row, Column] | None:
    """What to hide next in the first table that tells too much: the quick rule first, then the attacker."""
    for rule in (_exposed_in_a_line, _exposed_by_all):
        for table, sums in zip(tables, told, strict=True):
            more = rule(table, hidden, sums, k)
            if more is not None:
                return more
    return None


def _exposed_in_a_line(
    table: Mapping[tuple[Row, Column], int],
    hidden: Collection[tuple[Row, Column]],
    told: Sequence[Collection[tuple[Row, Column]]],
    k: int,
) -> tuple[Row, Column] | None:
    """What to hide in the first line that tells its hidden cells by subtraction."""
    for some in told:
        sizes = [table[one] for one in some if one in hidden and table[one]]
        if sizes and min(sizes) < k and (len(sizes) == 1 or sum(sizes) < k):
            more = _smallest(table, (one for one in some if one not in hidden))
            if more is not None:
                return more
    return None


def _exposed_by_all(
    table: Mapping[tuple[Row, Column], int],
    hidden: Collection[tuple[Row, Column]],
    told: Sequence[Collection[tuple[Row, Column]]],
    k: int,
) -> tuple[Row, Column] | None:
    """What to hide beside the first small cell that all lines together narrow down."""
    small = [cell for cell in sorted(hidden, key=str) if 0 < table[cell] < k]
    intervals = intervals_of([{cell} for cell in small], table, hidden, told)
    for cell, (least, most) in zip(small, intervals, strict=True):
        if most - least < k - TOLERANCE:
            beside = [one for one in table if one not in hidden and (one[0] == cell[0] or one[1] == cell[1])]
            return _smallest(table, beside) or _smallest(table, (one for one in table if one not in hidden))
    return None


def _smallest(table: Mapping[Cell, int], cells: Iterable[Cell]) -> Cell | None:
    """The cell of the fewest answers, an empty one only when no other is left; alike ones by name."""
    return min(cells, key=lambda one: (not table[one], table[one], str(one)), default=None)


def _rows_and_groups(
    totals: Sequence[Mapping[Row, int]], within: Mapping[Row, Hashable] | None, k: int
) -> tuple[list[Disclosure[Row]], list[frozenset[Row]]]:
    """What rows may tell, and the sets of rows whose sum is told as well."""
    if within is None:
        return suppress_alike(totals, k=k), []
    outer, inner = hide_nested([{(within[row], row): n for row, n in table.items()} for table in totals], k=k)
    rows = {row for table in totals for row in table}
    told = {within[row] for row in rows} - outer
    groups = [frozenset(row for row in rows if within[row] == group) for group in told]
    return suppress_alike(totals, k=k, hidden={row for _group, row in inner}), groups


def _hidden_alike(tables: Sequence[Mapping[Key, int]], k: int) -> set[Key]:
    return {key for disclosure in suppress_alike(tables, k=k) for key in disclosure.hidden}


def line_totals(table: Mapping[tuple[Row, Column], int], line_of: Callable[[tuple[Row, Column]], Key]) -> Counter[Key]:
    """How many answers each line holds: a row, a column, or whatever `line_of` makes of a cell."""
    totals: Counter[Key] = Counter()
    for cell, n in table.items():
        totals[line_of(cell)] += n
    return totals


def _row(cell: tuple[Row, Column]) -> Row:
    return cell[0]


def _column(cell: tuple[Row, Column]) -> Column:
    return cell[1]
