"""The shape of the tree: known names, a sentence on top, no drawers for odds and ends."""

import ast
import re
from pathlib import Path

import pytest

import probierz

ROOT = Path(probierz.__path__[0])
MODULES = sorted(path for path in ROOT.rglob("*.py") if "migrations" not in path.parts and path.stat().st_size)
DRAWERS = {"utils", "helpers", "services", "managers", "signals", "common", "misc"}
# Tables of names, one to a line: longer they are no harder to read.
LISTS = {"trail/verbs.py", "trail/labels/verbs.py"}


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_says_what_it_is_for(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))

    assert docstring
    assert docstring.splitlines()[0].strip()[-1] in ".?:;"


def test_there_are_no_drawers_for_odds_and_ends() -> None:
    assert not [name(path) for path in ROOT.rglob("*") if path.stem in DRAWERS]


@pytest.mark.parametrize("path", [path for path in MODULES if name(path) not in LISTS], ids=name)
def test_a_module_stays_readable(path: Path) -> None:
    longest = 400 if "tests" in path.parts else 300
    assert len(path.read_text(encoding="utf-8").splitlines()) <= longest


@pytest.mark.parametrize("path", [path for path in MODULES if "tests" not in path.parts], ids=name)
def test_a_function_is_read_at_a_glance(path: Path) -> None:
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    functions = [one for one in nodes if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)]

    assert not {one.name: lines_of(one) for one in functions if lines_of(one) > 30}


def lines_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """From `def` to the last line, the docstring left out."""
    first = function.body[0]
    docstring = (first.end_lineno or 0) - first.lineno + 1 if ast.get_docstring(function) else 0
    return (function.end_lineno or 0) - function.lineno + 1 - docstring


def test_nothing_reaches_for_the_workshop() -> None:
    """The product ships what it needs: no path of a machine, nothing outside its own tree."""
    text = {name(p): p.read_text(encoding="utf-8") for p in MODULES if "tests" not in p.parts}

    assert not [n for n, t in text.items() if "../" + "shared" in t or "/" + "work/" in t]


def test_a_moment_becomes_a_day_by_the_calendar_of_warsaw() -> None:
    """`row.made_at.date()` is the day of Greenwich: `timezone.localdate(row.made_at)` is ours."""
    moment = re.compile(r"_at\.date\(\)")

    assert moment.search("row.made_at.date()")
    assert not [name(p) for p in MODULES if "tests" not in p.parts and moment.search(p.read_text(encoding="utf-8"))]
