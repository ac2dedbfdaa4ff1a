"""Every verb is used and named, every enum of the rules has its words."""

import enum
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import probierz
from probierz.access.labels import PERMISSIONS
from probierz.access.permissions import Permission
from probierz.people.labels import ROLES
from probierz.people.rules import Role
from probierz.trail.labels import GROUPS, VERBS, group_of
from probierz.trail.verbs import Verb

ROOT = Path(probierz.__path__[0])
SOURCES = [
    path for path in ROOT.rglob("*.py") if "tests" not in path.parts and path.name not in {"verbs.py", "labels.py"}
]


def test_every_verb_is_used() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    used = set(re.findall(r"Verb\.([A-Z_]+)", text))

    assert {verb.name for verb in Verb} - used == set()


def test_every_verb_has_a_label() -> None:
    assert set(VERBS) == set(Verb)


def test_every_verb_belongs_to_a_named_group() -> None:
    assert set(GROUPS) == {group_of(verb) for verb in Verb}


def _enums() -> list[type[enum.StrEnum]]:
    found = []
    for module in pkgutil.walk_packages(probierz.__path__, "probierz."):
        parts = module.name.split(".")
        if len(parts) > 2 and parts[2] == "rules" and "tests" not in parts:
            rules = importlib.import_module(module.name)
            found += [
                thing
                for thing in vars(rules).values()
                if isinstance(thing, type) and issubclass(thing, enum.StrEnum) and thing.__module__ == module.name
            ]
    return found


@pytest.mark.parametrize("kind", _enums(), ids=lambda kind: f"{kind.__module__}.{kind.__name__}")
def test_every_enum_of_the_rules_has_words(kind: type[enum.StrEnum]) -> None:
    labels = importlib.import_module(".".join([*kind.__module__.split(".")[:2], "labels"]))
    worded = {
        key for table in vars(labels).values() if isinstance(table, dict) for key in table if isinstance(key, kind)
    }

    assert worded == set(kind)


def test_every_permission_and_role_has_words() -> None:
    assert set(PERMISSIONS) == set(Permission)
    assert set(ROLES) == set(Role)
