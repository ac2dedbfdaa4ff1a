"""Questionnaires as plain data for storing, and back, with a digest that freezes them.

What a version does not use is left out of its data: a field added to the product later changes no digest.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict
from hashlib import sha256
from typing import Any

from probierz.lib.bilingual import Bilingual
from probierz.lib.questionnaires import (
    NO_TEXT,
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

Data = Mapping[str, Any]

# Parts that came after the first versions were frozen, with what stands for "not used".
_UNUSED: dict[str, Any] = {
    "hint": asdict(NO_TEXT),
    "reverse": False,
    "minimum": None,
    "maximum": None,
    "shown_if": None,
}


def to_data(questionnaire: Questionnaire) -> dict[str, Any]:
    """Dictionaries, lists, texts and numbers only."""
    data: dict[str, Any] = json.loads(json.dumps(asdict(questionnaire)))
    for group in data["groups"]:
        group["items"] = [_used(item) for item in group["items"]]
    return {**data, "groups": [_used(group) for group in data["groups"]]}


def digest_of(data: Data) -> str:
    """SHA-256 over canonical JSON: the same questions give the same digest on any machine."""
    canonical = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(canonical.encode()).hexdigest()


def from_data(data: Data) -> Questionnaire:
    """The questionnaire that `to_data` was given; raises KeyError or ValueError for anything else."""
    return Questionnaire(
        code=data["code"],
        version=data["version"],
        title=_both(data["title"]),
        intro=_both(data["intro"]),
        max_minutes=data["max_minutes"],
        groups=tuple(_group(group) for group in data["groups"]),
        analysis=Analysis(**{**data["analysis"], "index_items": tuple(data["analysis"]["index_items"])}),
    )


def _used(part: Data) -> dict[str, Any]:
    return {name: value for name, value in part.items() if name not in _UNUSED or value != _UNUSED[name]}


def _group(data: Data) -> Group:
    return Group(
        code=data["code"],
        title=_both(data["title"]),
        items=tuple(_item(item) for item in data["items"]),
        shown_if=_condition(data.get("shown_if")),
    )


def _item(data: Data) -> Item:
    return Item(
        code=data["code"],
        type=ItemType(data["type"]),
        text=_both(data["text"]),
        required=data["required"],
        options=tuple(Option(option["code"], _both(option["label"])) for option in data["options"]),
        max_length=data["max_length"],
        hint=_both(data["hint"]) if "hint" in data else NO_TEXT,
        reverse=data.get("reverse", False),
        minimum=data.get("minimum"),
        maximum=data.get("maximum"),
        shown_if=_condition(data.get("shown_if")),
    )


def _condition(data: Data | None) -> Condition | None:
    if data is None:
        return None
    return Condition(Joined(data["joined"]), tuple(_part(part) for part in data["parts"]))


def _part(data: Data) -> AnswerIs | Condition:
    if "parts" in data:
        return Condition(Joined(data["joined"]), tuple(_part(part) for part in data["parts"]))
    return AnswerIs(data["item"], tuple(data["codes"]))


def _both(data: Data) -> Bilingual:
    return Bilingual(pl=data["pl"], en=data["en"])
