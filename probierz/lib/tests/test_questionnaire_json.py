"""Questionnaires survive being stored, and their digest moves with every word."""

import json

import pytest

from probierz.lib.catalogs.questionnaires import shipped_questionnaires
from probierz.lib.questionnaire_json import digest_of, from_data, to_data

SHIPPED = list(shipped_questionnaires().values())


@pytest.mark.parametrize("questionnaire", SHIPPED, ids=lambda one: one.code)
def test_a_stored_questionnaire_comes_back_the_same(questionnaire) -> None:
    stored = json.loads(json.dumps(to_data(questionnaire)))

    assert from_data(stored) == questionnaire


def test_the_digest_moves_with_every_word() -> None:
    data = to_data(SHIPPED[0])
    changed = {**data, "title": {**data["title"], "pl": data["title"]["pl"] + "."}}

    assert digest_of(data) == digest_of(to_data(SHIPPED[0]))
    assert digest_of(data) != digest_of(changed)
