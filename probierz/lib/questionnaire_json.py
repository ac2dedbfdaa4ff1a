"""Questionnaires as plain data for storing, and back, with a digest that freezes them."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from hashlib import sha256
from typing import Any

from probierz.lib.bilingual import Bilingual
from probierz.lib.questionnaires import Analysis, Group, Item, ItemType, Option, Questionnaire

Data = Mapping[str, Any]


def to_data(questionnaire: Questionnaire) -> dict[str, Any]:
    """Dictionaries, lists, texts and numbers only."""
    data: dict[str, Any] = json.loads(json.dumps(asdict(questionnaire)))
    return data


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


def _group(data: Data) -> Group:
    return Group(code=data["code"], title=_both(data["title"]), items=tuple(_item(item) for item in data["items"]))


def _item(data: Data) -> Item:
    return Item(
        code=data["code"],
        type=ItemType(data["type"]),
        text=_both(data["text"]),
        required=data["required"],
        options=tuple(Option(option["code"], _both(option["label"])) for option in data["options"]),
        max_length=data["max_length"],
    )


def _both(data: Data) -> Bilingual:
    return Bilingual(pl=data["pl"], en=data["en"])
