"""Forms on paper: one sheet to a form, its number on every page, and keys inside the boxes."""

from dataclasses import replace
from datetime import date

import pytest

from probierz.lib.bilingual import Bilingual
from probierz.lib.catalogs.questionnaires import CLIENT_SURVEY, STAFF_COMMUNICATION, shipped_questionnaires
from probierz.lib.paper_keys import keys_of
from probierz.lib.papers import Letterhead
from probierz.lib.questionnaires import WITHOUT_OPTIONS, Group, Item, ItemType, Option
from probierz.lib.typesetting.paper_form import FormSeries, typeset_forms
from probierz.lib.typesetting.tests.reading import opened, text_of

HEAD = Letterhead(name="Urząd Gminy w Lipowie", address=("ul. Lipowa 1", "32-100 Lipowo"))


def forms(series: FormSeries, *, code: str = CLIENT_SURVEY, language: str = "pl") -> bytes:
    return typeset_forms(shipped_questionnaires()[code], series, language=language, made_on=date(2026, 11, 2))


def test_a_batch_is_a_page_to_each_number_from_first_to_last() -> None:
    document = forms(FormSeries(first=8, last=11, batch=3, point="Stanowisko 4", letterhead=HEAD))

    pages = [page.extract_text() for page in opened(document).pages]
    assert [number in page for page, number in zip(pages, ("08", "09", "10", "11"), strict=True)] == [True] * 4
    assert all("partia 3" in page and "Urząd Gminy w Lipowie" in page for page in pages)


@pytest.mark.parametrize("language", ["pl", "en"])
@pytest.mark.parametrize("code", [CLIENT_SURVEY, STAFF_COMMUNICATION])
def test_a_form_is_one_sheet_and_asks_everything(code: str, language: str) -> None:
    document = forms(FormSeries(batch=1, point="Punkt", letterhead=HEAD), code=code, language=language)

    said = text_of(document)
    assert len(opened(document).pages) <= 2
    for item in shipped_questionnaires()[code].items:
        assert item.text.text_in(language) in said
        for key, option in zip(keys_of(item), item.options, strict=True):
            assert key.upper() in said
            assert all(word in said for word in option.label.text_in(language).split())


def test_a_specimen_has_no_number() -> None:
    assert "Formularz" not in text_of(forms(FormSeries(letterhead=HEAD)))


def test_every_kind_of_question_has_its_place_on_paper_and_what_nobody_sees_has_none() -> None:
    kinds = [kind for kind in ItemType if kind is not ItemType.HIDDEN]
    items = tuple(Item(kind.value, kind, words(f"Pytanie {kind}"), options=options(kind)) for kind in ItemType)
    survey = replace(shipped_questionnaires()[CLIENT_SURVEY], groups=(Group("g", words("Grupa"), items),))

    document = typeset_forms(survey, FormSeries(batch=1, letterhead=HEAD), language="pl", made_on=date(2026, 11, 2))

    said = text_of(document)
    assert [kind for kind in kinds if f"Pytanie {kind}" not in said] == []
    assert f"Pytanie {ItemType.HIDDEN}" not in said
    assert "możesz zaznaczyć kilka" in said


def words(text: str) -> Bilingual:
    return Bilingual(text, text)


def options(kind: ItemType) -> tuple[Option, ...]:
    if kind in WITHOUT_OPTIONS:
        return ()
    codes = map(str, range(11)) if kind is ItemType.NPS else ("1", "2", "3", "4", "5", "na")
    return tuple(Option(code, words(f"odpowiedź {code}")) for code in codes)
