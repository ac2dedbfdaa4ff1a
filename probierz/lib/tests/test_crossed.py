"""Groups of tables that share them stay hidden from somebody who can solve equations."""

from collections import Counter
from collections.abc import Collection, Iterator

import numpy as np
import pytest

from probierz.lib.statistics.crossed import hide_nested, intervals_of, sums_told, suppress_crossed

K = 10
Cell = tuple[str, str]
Table = dict[Cell, int]


def random_tables(count: int, *, seed: int) -> Iterator[Table]:
    """Desks by channel as offices have them: a few large groups, many small ones, empty ones among them."""
    draw = np.random.default_rng(seed)
    for _ in range(count):
        rows, columns = draw.integers(1, 7), draw.integers(1, 5)
        typical = draw.choice((4, 12, 40))
        yield {
            (f"desk {row}", f"channel {column}"): min(int(draw.exponential(typical)), 400)
            for row in range(rows)
            for column in range(columns)
        }


def found_by_an_attacker(table: Table, hidden: Collection[Cell], told: list[frozenset[Cell]]) -> list[Cell]:
    """Groups of fewer than K people that all that is told narrows down to less than K."""
    small = [cell for cell in hidden if 0 < table[cell] < K]
    intervals = intervals_of([{cell} for cell in small], table, hidden, told)
    return [cell for cell, (least, most) in zip(small, intervals, strict=True) if most - least < K - 1e-6]


def test_an_attacker_finds_no_group_in_a_thousand_random_tables() -> None:
    hidden = 0
    for table in random_tables(1_000, seed=2011):
        (crossed,) = suppress_crossed([table], k=K)
        told = sums_told(table, crossed.rows, crossed.columns)

        assert not [n for n in crossed.cells.values() if 0 < n < K]
        assert not found_by_an_attacker(table, crossed.hidden, told)
        hidden += len(crossed.hidden)
    assert hidden > 1_000


def test_an_attacker_who_knows_the_units_of_the_desks_finds_none_either() -> None:
    for table in random_tables(300, seed=43):
        within = {row: int(row.split()[1]) // 2 for row, _ in table}
        by_desk = Counter[tuple[int, str]]()
        for (row, _column), n in table.items():
            by_desk[within[row], row] += n
        units, desks = hide_nested([by_desk], k=K)

        (crossed,) = suppress_crossed([table], k=K, within=within)

        assert crossed.rows.hidden == {row for _unit, row in desks}
        told = sums_told(table, crossed.rows, crossed.columns)
        told += [frozenset(one for one in table if within[one[0]] == unit) for unit in {*within.values()} - units]
        assert not found_by_an_attacker(table, crossed.hidden, told)


def test_the_attacker_finds_them_where_only_small_cells_are_hidden() -> None:
    """The negative control: the usual mistake is found in most of the same tables."""
    tables = list(random_tables(100, seed=2011))
    exposed = 0
    for table in tables:
        small = {cell for cell, n in table.items() if 0 < n < K}
        names = {(at, cell[at]) for cell in table for at in (0, 1)}
        lines = [frozenset(cell for cell in table if cell[at] == name) for at, name in names]
        exposed += bool(found_by_an_attacker(table, small, lines))
    assert exposed > len(tables) / 2


def test_totals_of_hidden_lines_cannot_be_narrowed_down_either() -> None:
    for table in random_tables(200, seed=9001):
        (crossed,) = suppress_crossed([table], k=K)
        told = sums_told(table, crossed.rows, crossed.columns)
        lines = [{cell for cell in table if cell[0] == row} for row in crossed.rows.hidden]
        lines += [{cell for cell in table if cell[1] == column} for column in crossed.columns.hidden]
        small = [line for line in lines if 0 < sum(table[cell] for cell in line) < K]
        for least, most in intervals_of(small, table, crossed.hidden, told):
            assert most - least >= K - 1e-6


def test_a_row_of_a_table_by_channel_is_not_told_by_its_columns() -> None:
    """Each line has two hidden cells, which the rule of one direction takes for enough; the columns tell them."""
    table = {("a", "x"): 3, ("a", "y"): 40, ("a", "z"): 50, ("b", "x"): 41, ("b", "y"): 4, ("b", "z"): 52}
    (crossed,) = suppress_crossed([table], k=K)

    assert not found_by_an_attacker(table, crossed.hidden, sums_told(table, crossed.rows, crossed.columns))
    assert {("a", "x"), ("b", "y")} < crossed.hidden
    assert crossed.cells


def test_a_table_without_small_groups_is_shown_whole() -> None:
    table = {("a", "x"): 30, ("a", "y"): 10, ("b", "x"): 0, ("b", "y"): 12}
    (crossed,) = suppress_crossed([table], k=K)

    assert crossed.cells == table
    assert crossed.rows.shown == {"a": 40, "b": 12}
    assert crossed.columns.total == 52


def test_two_waves_hide_the_same_cells_and_neither_tells() -> None:
    hidden = 0
    for before, after in zip(random_tables(100, seed=1), random_tables(100, seed=2), strict=True):
        both = suppress_crossed([before, after], k=K)

        assert both[0].hidden == both[1].hidden
        for crossed, one in zip(both, (before, after), strict=True):
            table = {cell: one.get(cell, 0) for cell in {**before, **after}}
            assert not found_by_an_attacker(table, crossed.hidden, sums_told(table, crossed.rows, crossed.columns))
        hidden += len(both[0].hidden)
    assert hidden > 100


@pytest.mark.parametrize("seed", range(5))
def test_points_do_not_tell_of_their_units_nor_units_of_their_points(seed: int) -> None:
    for table in random_tables(100, seed=seed):
        units, points = hide_nested([table], k=K)
        shown = {row for row, _ in table} - units
        told = [frozenset(cell for cell in table if cell[0] == row) for row in shown]
        total = sum(n for cell, n in table.items() if cell[0] in units)
        is_total_told = total >= K
        told += [frozenset(table)] if is_total_told else []

        assert not [n for cell, n in table.items() if cell not in points and 0 < n < K]
        assert not found_by_an_attacker(table, points, told)


def test_two_waves_hide_the_same_units_and_points() -> None:
    before = {("registry", "desk 1"): 40, ("registry", "desk 2"): 3, ("registry", "desk 3"): 12, ("taxes", "desk"): 30}
    after = dict.fromkeys(before, 50)

    units, points = hide_nested([before, after], k=K)

    assert units == set()
    assert points == {("registry", "desk 2"), ("registry", "desk 3")}


def test_beneath_a_hidden_unit_no_point_is_shown() -> None:
    table = {("registry", "desk 1"): 40, ("taxes", "desk"): 4, ("roads", "desk"): 15}

    units, points = hide_nested([table], k=K)

    assert units == {"taxes", "roads"}
    assert points == {("taxes", "desk"), ("roads", "desk")}
