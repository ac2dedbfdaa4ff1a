"""Small groups stay hidden from somebody who can subtract."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from probierz.lib.statistics.disclosure import Disclosure, suppress, suppress_alike

K = 10
TABLES = st.dictionaries(st.sampled_from("abcde"), st.integers(0, 40), max_size=5)


def feasible(disclosure: Disclosure[str], group: str) -> tuple[float, float]:
    """The least and the most a hidden group can be, by linear programming over what is published."""
    names = sorted(disclosure.hidden)
    cost = np.array([1.0 if name == group else 0.0 for name in names])
    # Without a published total the equation says nothing: 0 = 0.
    told = 0 if disclosure.total is None else 1
    equation = np.full((1, len(names)), float(told))
    right = np.array([float(told * ((disclosure.total or 0) - sum(disclosure.shown.values())))])
    bounds = [(0.0, 1000.0)] * len(names)
    least = linprog(cost, A_eq=equation, b_eq=right, bounds=bounds)
    most = linprog(-cost, A_eq=equation, b_eq=right, bounds=bounds)
    assert least.fun is not None
    assert most.fun is not None
    return least.fun, -most.fun


def test_large_groups_are_shown_with_their_total() -> None:
    assert suppress({"desk": 10, "letter": 40}) == Disclosure({"desk": 10, "letter": 40}, frozenset(), 50)


def test_one_small_group_takes_the_smallest_large_one_with_it() -> None:
    disclosure = suppress({"desk": 9, "letter": 40, "link": 12})

    assert disclosure.hidden == {"desk", "link"}
    assert disclosure.shown == {"letter": 40}
    assert disclosure.total == 61


def test_small_groups_that_add_up_to_too_few_take_another() -> None:
    assert suppress({"desk": 4, "letter": 5, "link": 30, "paper": 31}).hidden == {"desk", "letter", "link"}
    assert suppress({"desk": 4, "letter": 6, "link": 30}).hidden == {"desk", "letter"}


def test_a_group_without_answers_is_shown_and_protects_nobody() -> None:
    disclosure = suppress({"desk": 9, "letter": 0, "link": 12})

    assert disclosure.shown == {"letter": 0}
    assert disclosure.hidden == {"desk", "link"}


def test_when_nothing_is_left_to_hide_the_total_goes() -> None:
    assert suppress({"desk": 9}) == Disclosure({}, frozenset({"desk"}), None)
    assert suppress({"desk": 4, "letter": 5, "link": 0}) == Disclosure({"link": 0}, frozenset({"desk", "letter"}), None)


def test_an_empty_table_shows_its_zero() -> None:
    assert suppress({}) == Disclosure({}, frozenset(), 0)


def test_equal_candidates_are_taken_in_a_fixed_order() -> None:
    assert suppress({"b": 20, "a": 20, "c": 3}).hidden == {"a", "c"}


def test_another_limit_can_be_set() -> None:
    assert suppress({"desk": 4, "letter": 40}, k=3).hidden == frozenset()


def test_two_waves_share_one_pattern() -> None:
    before, after = suppress_alike([{"desk": 9, "letter": 20, "link": 50}, {"desk": 30, "letter": 60, "link": 11}])

    assert before.hidden == after.hidden == {"desk", "letter"}
    assert after.shown == {"link": 11}


def test_a_group_missing_from_a_wave_counts_as_none() -> None:
    before, after = suppress_alike([{"desk": 9, "letter": 20}, {"letter": 60, "link": 70}])

    assert before.hidden == after.hidden == {"desk", "letter"}
    assert before.shown == {"link": 0}
    assert after.total == 130


@settings(max_examples=40)
@given(st.lists(TABLES, min_size=1, max_size=2))
def test_no_hidden_group_can_be_narrowed_down(tables: list[dict[str, int]]) -> None:
    for table, disclosure in zip(tables, suppress_alike(tables, k=K), strict=True):
        assert all(n == table.get(group, 0) and not 0 < n < K for group, n in disclosure.shown.items())
        for group in disclosure.hidden:
            least, most = feasible(disclosure, group)
            nobody_hidden = not any(table.get(one, 0) for one in disclosure.hidden)
            assert nobody_hidden or most - least >= K


@given(TABLES)
def test_shown_and_hidden_are_the_whole_table(table: dict[str, int]) -> None:
    disclosure = suppress(table)

    assert set(disclosure.shown) | disclosure.hidden == set(table)
    assert not set(disclosure.shown) & disclosure.hidden
    assert disclosure.total in {None, sum(table.values())}
