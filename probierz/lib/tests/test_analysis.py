"""The analysis of a file against scipy and statsmodels on the same answers, and what it refuses to tell."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint, proportions_ztest

from probierz.lib.analysis.engine import analyse
from probierz.lib.analysis.plans import read_plan
from probierz.lib.analysis.sheets import ColumnMissing, read_sheets
from probierz.lib.catalogs.reading import CatalogBroken

PLAN = """
items:
  - {column: a, missing: [9]}
  - {column: b, reverse: true}
  - {column: c, min: 0, max: 10}
index: [a, b, c]
scales: [{name: all, items: [a, b, c]}]
wave: {column: year, baseline: 2010, followup: 2011}
"""
ITEMS = "items: [{column: a}]\nwave: {column: year, baseline: x, followup: y}\n"
CHANCE = np.random.default_rng(11)
BEFORE, AFTER = (
    np.column_stack([CHANCE.integers(1, 6, n), CHANCE.integers(1, 6, n), CHANCE.integers(low, 11, n)])
    for n, low in ((61, 0), (83, 3))
)


def analysed(plan: str, data: str | bytes) -> dict[str, Any]:
    known = read_plan(plan, file="plan.yaml")
    return analyse(known, read_sheets(data if isinstance(data, bytes) else data.encode(), known))


def lines(separator: str = ",") -> str:
    rows = [(2010, *row) for row in BEFORE] + [(2011, *row) for row in AFTER]
    return "\n".join(["year,a,b,c".replace(",", separator), *(separator.join(map(str, row)) for row in rows)])


@pytest.fixture(scope="module")
def answer() -> dict[str, Any]:
    return analysed(PLAN, lines())


@pytest.mark.parametrize(("name", "place", "high"), [("a", 0, 5), ("b", 1, 5), ("c", 2, 10)])
def test_an_item_agrees_with_scipy_and_statsmodels(answer: dict[str, Any], name: str, place: int, high: int) -> None:
    before, after = (6 - wave[:, 1] if name == "b" else wave[:, place] for wave in (BEFORE, AFTER))
    told = answer["items"][name]

    for values, wave in ((before, told["baseline"]), (after, told["followup"])):
        ends = stats.t.interval(0.95, len(values) - 1, values.mean(), stats.sem(values))
        top = int((values >= high - 1).sum())
        assert (wave["n"], wave["missing"]) == (len(values), 0)
        assert (wave["mean"], wave["sd"]) == pytest.approx((values.mean(), values.std(ddof=1)), rel=1e-12)
        assert wave["mean_ci"] == pytest.approx(ends, rel=1e-9)
        assert wave["top2"] == top / len(values)
        assert wave["top2_ci"] == pytest.approx(proportion_confint(top, len(values), method="wilson"), rel=1e-9)
    change = told["comparison"]
    welch = stats.ttest_ind(after, before, equal_var=False)
    ranks = stats.mannwhitneyu(after, before, method="asymptotic")
    assert change["diff"] == pytest.approx(after.mean() - before.mean())
    assert change["diff_ci"] == pytest.approx(tuple(welch.confidence_interval()), rel=1e-9)
    assert change["welch"] == pytest.approx({"t": welch.statistic, "df": welch.df, "p": welch.pvalue}, rel=1e-9)
    assert change["mann_whitney"] == pytest.approx({"u": ranks.statistic, "p": ranks.pvalue}, rel=1e-9)
    assert change["cliffs_delta"] == pytest.approx(2 * ranks.statistic / (len(before) * len(after)) - 1)
    df = len(before) + len(after) - 2
    pooled = ((len(before) - 1) * before.var(ddof=1) + (len(after) - 1) * after.var(ddof=1)) / df
    assert change["hedges_g"] == pytest.approx(change["diff"] / math.sqrt(pooled) * (1 - 3 / (4 * df - 1)))
    tops = [int((values >= high - 1).sum()) for values in (after, before)]
    sizes = [len(after), len(before)]
    assert change["top2"]["p"] == pytest.approx(proportions_ztest(tops, sizes)[1], rel=1e-9)
    newcombe = confint_proportions_2indep(tops[0], sizes[0], tops[1], sizes[1], method="newcomb")
    assert change["newcombe"]["ci"] == pytest.approx(newcombe, rel=1e-9)


def test_p_values_are_adjusted_over_the_items(answer: dict[str, Any]) -> None:
    for test in ("welch", "mann_whitney", "top2"):
        plain = [one["comparison"][test]["p"] for one in answer["items"].values()]
        adjusted = [one["comparison"]["bh"][test] for one in answer["items"].values()]
        assert adjusted == pytest.approx(multipletests(plain, method="fdr_bh")[1])


def test_the_index_is_the_mean_of_items_from_0_to_100_and_has_no_top_two(answer: dict[str, Any]) -> None:
    points = (AFTER - [1, 1, 0]) / [4, 4, 10] * 100
    points[:, 1] = 100 - points[:, 1]
    told = answer["index"]["followup"]

    assert told["mean"] == pytest.approx(points.mean())
    assert told["sd"] == pytest.approx(points.mean(axis=1).std(ddof=1))
    assert (told["top2"], told["top2_ci"], answer["index"]["comparison"]["newcombe"]["ci"]) == (None, None, None)


def test_half_of_the_items_are_enough_for_an_index_and_fewer_are_not() -> None:
    plan = PLAN.replace("index: [a, b, c]", "index: [a, c]")
    told = analysed(plan, "year,a,b,c\n2010,5,,\n2010,,3,\n2011,1,,\n2011,,,10\n")

    assert (told["index"]["baseline"]["n"], told["index"]["baseline"]["missing"]) == (1, 1)
    assert (told["index"]["baseline"]["mean"], told["index"]["followup"]["mean"]) == (100, 50)


def test_what_cannot_be_used_is_missing_and_told() -> None:
    data = "year;a;b;c\n2010;4;1;10\n2010;9;;3,5\n2010;7;x;-1\n2012;1;1;1\n2011;5;5;0\n"
    told = analysed(PLAN, data.encode("cp1250"))

    assert [told["items"][name]["baseline"]["missing"] for name in "abc"] == [2, 2, 1]
    assert told["items"]["c"]["baseline"]["mean"] == 6.75
    assert told["warnings"] == [
        "b: blank cells: 1 (row 3)",
        "a: cells outside the scale: 1 (row 4)",
        "b: cells that are not numbers: 1 (row 4)",
        "c: cells outside the scale: 1 (row 4)",
        "rows of other waves in 'year': 1 (row 5)",
    ]


def test_a_wave_without_rows_is_told_and_computes_nothing() -> None:
    told = analysed(PLAN, "year,a,b,c\n2010,4,1,10\n")

    assert told["warnings"] == ["no rows of the followup wave"]
    assert told["items"]["a"]["followup"]["mean"] is None
    assert told["items"]["a"]["comparison"]["diff"] is None
    assert told["items"]["a"]["baseline"]["mean_ci"] is None
    assert told["scales"]["all"]["baseline"] == {"n": 1, "alpha": None, "omega": None}


@pytest.mark.parametrize("separator", [",", ";"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1250"])
def test_every_usual_way_to_write_the_file_gives_the_same(separator: str, encoding: str) -> None:
    assert analysed(PLAN, lines(separator).encode(encoding)) == analysed(PLAN, lines())


def grouped(sizes: dict[str, tuple[int, int]], *, k: int = 10) -> dict[str, Any]:
    rows = ["year,a,office"]
    for office, (before, after) in sizes.items():
        rows += [f"x,3,{office}"] * before + [f"y,4,{office}"] * after
    return dict(analysed(ITEMS + f"unit: office\nk: {k}\n", "\n".join(rows))["units"])


def test_a_small_unit_is_hidden_and_the_next_one_with_it() -> None:
    units = grouped({"A": (30, 30), "B": (12, 40), "C": (9, 50), "D": (20, 20)})

    assert {name for name, one in units.items() if one == {"suppressed": True}} == {"B", "C"}
    assert units["A"]["a"]["comparison"]["diff"] == 1


def test_units_that_are_all_large_are_all_shown() -> None:
    assert all("a" in one for one in grouped({"A": (10, 10), "B": (10, 10)}).values())


@given(
    st.dictionaries(
        st.sampled_from("ABCDEF"), st.tuples(st.integers(0, 25), st.integers(0, 25)).filter(any), min_size=1, max_size=6
    )
)
def test_nobody_finds_a_hidden_unit_by_subtraction(sizes: dict[str, tuple[int, int]]) -> None:
    units = grouped(sizes)
    hidden = {name for name, one in units.items() if one == {"suppressed": True}}

    assert all(min(sizes[name]) >= 10 for name in units if name not in hidden)
    shown = len(units) - len(hidden)
    for wave in (0, 1):
        left = sum(sizes[name][wave] for name in hidden)
        assert not left or not shown or (len(hidden) > 1 and left >= 10)


def test_nobody_finds_the_item_of_a_few_by_subtraction() -> None:
    """Of unit A three answered b: the whole less the others would be those three, so B goes with it."""
    sheets = [
        f"{wave},{unit},4,{5 if number < answered else ''}"
        for wave in "xy"
        for unit, count, answered in (("A", 20, 3), ("B", 25, 25), ("C", 40, 40))
        for number in range(count)
    ]
    plan = "items: [{column: a}, {column: b}]\nwave: {column: year, baseline: x, followup: y}\nunit: unit\n"

    units = analysed(plan, "\n".join(["year,unit,a,b", *sheets]))["units"]

    assert {name: [item for item in one if one[item] == {"suppressed": True}] for name, one in units.items()} == {
        "A": ["b"],
        "B": ["b"],
        "C": [],
    }


def test_weights_and_promoters_are_told_beside() -> None:
    plan = ITEMS + "weight: w\nnps: n\n"
    told = analysed(plan, "year,a,w,n\nx,1,1,10\nx,5,3,0\nx,5,0,9\ny,3,2,7\ny,4,2,8\n")

    weighted = told["weighted"]["a"]["baseline"]
    assert (weighted["n"], weighted["mean"], weighted["n_eff"], weighted["deff"]) == (2, 4, 1.6, 1.25)
    assert told["weighted"]["a"]["diff"] == -0.5
    assert (told["nps"]["baseline"]["nps"], told["nps"]["followup"]["nps"]) == (pytest.approx(100 / 3), 0)
    assert told["warnings"] == ["w: weights that are not numbers above zero: 1 (row 4)"]


@pytest.mark.parametrize(
    ("plan", "reason"),
    [
        ("items: []\nwave: {column: y, baseline: a, followup: b}", "no items"),
        (ITEMS.replace("followup: y", "followup: x"), "two different values"),
        (ITEMS.replace("{column: a}", "{column: a}, {column: a}"), "twice"),
        (ITEMS.replace("{column: a}", "{column: a, min: 5}"), "min is below max"),
        (ITEMS.replace("{column: a}", "{column: a, max: five}"), "max is a number"),
        (ITEMS + "index: [q]", "not among the items"),
        (ITEMS + "scales: [{name: s, items: [q]}]", "not among the items"),
        (ITEMS + "scales: [{name: s, items: [a]}, {name: s, items: [a]}]", "one name"),
        (ITEMS + "k: 0", "1 or more"),
        (ITEMS + "kk: 10", "unknown here"),
        ("items: [{column: a}]", "'wave' is missing"),
        ("items: [{column: [a]}]\nwave: {column: y, baseline: a, followup: b}", "single value"),
    ],
)
def test_a_broken_plan_is_refused_with_its_line(plan: str, reason: str) -> None:
    with pytest.raises(CatalogBroken, match=reason):
        read_plan(plan, file="plan.yaml")


def test_a_column_that_is_not_there_is_named() -> None:
    with pytest.raises(ColumnMissing, match="no column 'a'"):
        analysed(ITEMS, "year,b\nx,1\n")
    with pytest.raises(ColumnMissing, match="more than one column 'a'"):
        analysed(ITEMS, "year,a,a\nx,1,1\n")
