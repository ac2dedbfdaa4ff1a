"""The shape of the tree: known names, a sentence on top, no drawers for odds and ends."""

import ast
from pathlib import Path

import pytest

import probierz

ROOT = Path(probierz.__path__[0])
MODULES = sorted(path for path in ROOT.rglob("*.py") if "migrations" not in path.parts and path.stat().st_size)
DRAWERS = {"utils", "helpers", "services", "managers", "signals", "common", "misc"}


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_says_what_it_is_for(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))

    assert docstring
    assert docstring.splitlines()[0].strip()[-1] in ".?:;"


def test_there_are_no_drawers_for_odds_and_ends() -> None:
    assert not [name(path) for path in ROOT.rglob("*") if path.stem in DRAWERS]


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_stays_readable(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_nothing_reaches_for_the_workshop() -> None:
    """The product ships what it needs: no path of a machine, nothing outside its own tree."""
    text = {name(p): p.read_text(encoding="utf-8") for p in MODULES if "tests" not in p.parts}

    assert not [n for n, t in text.items() if "../" + "shared" in t or "/" + "work/" in t]
