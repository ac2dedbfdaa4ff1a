"""Every write is an action: guarded, named, keyword-only, and it leaves an event."""

import importlib
import inspect
import pkgutil
from types import ModuleType

import pytest

import probierz
from probierz.access.actions import ACTIONS


def import_all_actions() -> list[ModuleType]:
    names = [
        module.name
        for module in pkgutil.walk_packages(probierz.__path__, "probierz.")
        if ".actions" in module.name and ".tests" not in module.name
    ]
    return [importlib.import_module(name) for name in names if name != "probierz.access.actions"]


MODULES = import_all_actions()
OURS = {name: action for name, action in ACTIONS.items() if ".tests." not in name}


def test_there_are_actions_to_look_at() -> None:
    assert len(OURS) > 5


@pytest.mark.parametrize("name", sorted(OURS))
def test_an_action_takes_its_actor_and_then_only_names(name: str) -> None:
    first, *others = inspect.signature(OURS[name]).parameters.values()

    assert first.name == "actor"
    assert all(other.kind is inspect.Parameter.KEYWORD_ONLY for other in others)


@pytest.mark.parametrize("name", sorted(OURS))
def test_an_action_that_may_be_silent_says_why(name: str) -> None:
    assert OURS[name].silent_because == "" or len(OURS[name].silent_because) > 10


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_whatever_takes_an_actor_is_guarded(module: ModuleType) -> None:
    for name, function in inspect.getmembers(module, inspect.isfunction):
        own = function.__module__ == module.__name__ and not name.startswith("_")
        if own and next(iter(inspect.signature(function).parameters), "") == "actor":
            assert f"{module.__name__}.{name}" in ACTIONS, name
