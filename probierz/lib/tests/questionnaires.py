"""Questionnaires for tests: one of every type of item, and strategies that draw them."""

from random import Random
from typing import Any

from hypothesis import strategies as st

from probierz.lib.bilingual import Bilingual
from probierz.lib.questionnaires import (
    NOT_APPLICABLE,
    Analysis,
    AnswerIs,
    Condition,
    Group,
    Item,
    ItemType,
    Joined,
    Option,
    Questionnaire,
)


def both(text: str) -> Bilingual:
    return Bilingual(text, f"{text} (en)")


def options(*codes: str) -> tuple[Option, ...]:
    return tuple(Option(code, both(f"odpowiedź {code}")) for code in codes)


SCALE = options(*"12345", NOT_APPLICABLE)
OFFERED = {
    ItemType.CHOICE: options("a", "b", "c"),
    ItemType.MULTIPLE: options("a", "b", "c"),
    ItemType.SCALE5: SCALE,
    ItemType.SMILEY: SCALE[:5],
    ItemType.NPS: options(*(str(number) for number in range(11))),
    ItemType.YES_NO: options("yes", "no"),
    ItemType.CONSENT: options("yes"),
    ItemType.HIDDEN: options("desk1", "desk2"),
}
LENGTHS = {ItemType.LINE: 100, ItemType.TEXT: 1000}


def item(code: str, kind: ItemType = ItemType.SCALE5, **more: Any) -> Item:
    given: dict[str, Any] = {"options": OFFERED.get(kind, ()), "max_length": LENGTHS.get(kind, 0), **more}
    return Item(code, kind, both(f"Pytanie {code}"), **given)


def questionnaire(*groups: Group | tuple[Item, ...], analysis: Analysis | None = None) -> Questionnaire:
    made = tuple(
        one if isinstance(one, Group) else Group(f"g{number}", both(f"Ekran {number}"), one)
        for number, one in enumerate(groups, start=1)
    )
    return Questionnaire("proba", 1, both("Próba"), both("Wstęp"), 1, made, analysis or Analysis((), ""))


EVERY_TYPE = questionnaire(
    tuple(item(f"q-{kind}", kind) for kind in ItemType), analysis=Analysis(("q-scale5", "q-smiley"), "q-scale5")
)


@st.composite
def branched(draw: st.DrawFn) -> Questionnaire:
    """Up to eight items of any type, some shown only after answers to earlier ones."""
    made: list[Item] = []
    for number in range(draw(st.integers(1, 8))):
        asked = [one for one in made if one.options]
        condition = draw(st.none() | conditions(asked)) if asked else None
        kind = draw(st.sampled_from(ItemType))
        made.append(
            item(f"q{number}", kind, shown_if=condition, reverse=kind is ItemType.SCALE5 and draw(st.booleans()))
        )
    cut = draw(st.integers(0, len(made)))
    parts = [part for part in (tuple(made[:cut]), tuple(made[cut:])) if part]
    index = tuple(one.code for one in made if one.is_rating)
    return questionnaire(*parts, analysis=Analysis(index, index[0] if index else ""))


@st.composite
def conditions(draw: st.DrawFn, asked: list[Item], depth: int = 2) -> Condition:
    tests = st.builds(_test, st.sampled_from(asked), st.randoms(use_true_random=False))
    parts = tests if depth == 0 else tests | conditions(asked, depth - 1)
    # One test in a group of its own says no more than the test.
    least = 1 if depth == 2 else 2
    return Condition(draw(st.sampled_from(Joined)), tuple(draw(st.lists(parts, min_size=least, max_size=3))))


def sheets(of: Questionnaire) -> st.SearchStrategy[dict[str, str]]:
    """What a form may send, right or wrong, each question answered or not."""
    return st.fixed_dictionaries({}, optional={one.code: _typed(one) for one in of.items if one.is_answered})


def _typed(one: Item) -> st.SearchStrategy[str]:
    right = st.sampled_from(one.codes) if one.options else st.sampled_from(["7", "2026-11-20", "Dobrze."])
    return right | st.sampled_from(["", "a b", "c a", "zz"])


def _test(one: Item, random: Random) -> AnswerIs:
    codes = [code for code in one.codes if random.random() < 0.5] or [one.codes[0]]
    return AnswerIs(one.code, tuple(codes))
