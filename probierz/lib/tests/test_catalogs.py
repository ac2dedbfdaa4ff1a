"""The shipped catalogs say what they must, and a broken one is refused with its line and reason."""

from datetime import date
from pathlib import Path

import pytest

from probierz.lib.catalogs.programme import programme_2011, read_programme
from probierz.lib.catalogs.questionnaires import (
    CLIENT_SURVEY,
    STAFF_COMMUNICATION,
    read_questionnaire,
    shipped_questionnaires,
)
from probierz.lib.catalogs.reading import CATALOGS, CatalogBroken
from probierz.lib.catalogs.stages import programme_model, read_stages
from probierz.lib.office_kinds import OfficeKind
from probierz.lib.questionnaires import ItemType

PROGRAMME = CATALOGS / "programme_2011.yaml"
STAGES = CATALOGS / "programme_stages.yaml"
CLIENT = CATALOGS / "questionnaires" / "ank-k.yaml"


def changed(source: Path, before: str, after: str, folder: Path) -> tuple[Path, int]:
    """A copy with its first `before` replaced, and the line where the change is."""
    text = source.read_text("utf-8")
    assert before in text
    copy = folder / source.name
    copy.write_text(text.replace(before, after, 1), "utf-8")
    return copy, text[: text.index(before)].count("\n") + 1


def test_the_programme_has_its_twenty_offices_in_order() -> None:
    offices = programme_2011().offices

    assert len(offices) == 20
    assert [office.code for office in offices] == [
        "starostwo-bochnia",
        "starostwo-brzeziny",
        "starostwo-jedrzejow",
        "starostwo-kielce",
        "starostwo-konskie",
        "starostwo-limanowa",
        "starostwo-lipsko",
        "starostwo-leczyca",
        "starostwo-myslenice",
        "starostwo-opatow",
        "starostwo-pultusk",
        "urzad-gminy-gozdowo",
        "urzad-gminy-lowicz",
        "urzad-gminy-mochowo",
        "urzad-gminy-mszana-dolna",
        "urzad-gminy-nowosolna",
        "urzad-gminy-rosciszewo",
        "urzad-miasta-lodz",
        "urzad-miasta-lowicz",
        "urzad-miasta-i-gminy-olkusz",
    ]
    assert {kind: sum(office.kind is kind for office in offices) for kind in OfficeKind} == {
        OfficeKind.COUNTY: 11,
        OfficeKind.RURAL_MUNICIPALITY: 6,
        OfficeKind.TOWN: 1,
        OfficeKind.CITY_WITH_COUNTY_RIGHTS: 1,
        OfficeKind.TOWN_AND_RURAL_MUNICIPALITY: 1,
        OfficeKind.VOIVODESHIP: 0,
        OfficeKind.OTHER: 0,
    }


def test_the_programme_keeps_the_facts_of_its_article() -> None:
    programme = programme_2011()

    assert (programme.code, programme.employees, programme.organiser.short) == ("iso-metropolitan", 1457, "ZPP")
    assert programme.closing_conference.on == date(2011, 1, 20)
    assert len(programme.closing_conference.topics) == 5
    assert programme.published_on == date(2011, 1, 23)
    assert [result.code for result in programme.results] == [
        "organisation",
        "satisfaction",
        "communication",
        "certificates",
        "training",
    ]


def test_the_model_has_its_stages_sections_and_cycle_in_order() -> None:
    model = programme_model()

    assert [stage.code for stage in model.stages] == [
        "recruit",
        "diagnosis",
        "training",
        "documents",
        "rollout",
        "internal_audit",
        "review",
        "certification",
        "closing",
        "sustain",
    ]
    assert (model.stages[1].first_month, model.stages[1].last_month) == (2, 5)
    assert [section.code for section in model.report_sections] == [
        "aims",
        "participants",
        "stages",
        "training",
        "diagnosis",
        "satisfaction",
        "certificates",
        "costs",
        "lessons",
        "sustainability",
    ]
    assert [step.max_months for step in model.certification_cycle] == [None, None, None, None, 12, 24, 36]


def test_codes_of_the_client_survey_are_frozen() -> None:
    survey = shipped_questionnaires()[CLIENT_SURVEY]

    assert survey.version == 1
    assert [item.code for item in survey.items] == ["k1", "k2", "k3", "k4", "k5", "k6", "k8", "k7"]
    assert [option.code for option in survey.item("k2").options] == ["settled", "not-settled", "in-progress"]
    assert [option.code for option in survey.item("k1").options] == (
        "civil-status identity taxes business land building environment roads vehicles education social other"
    ).split()
    assert [option.code for option in survey.item("k3").options] == ["1", "2", "3", "4", "5", "na"]
    assert survey.analysis.index_items == ("k3", "k4", "k5")
    assert (survey.analysis.overall, survey.analysis.outcome, survey.analysis.trust) == ("k6", "k2", "k8")
    assert [item.code for item in survey.items if item.required] == ["k6"]


def test_codes_of_the_staff_survey_are_frozen() -> None:
    survey = shipped_questionnaires()[STAFF_COMMUNICATION]

    assert [item.code for item in survey.items] == [f"w{number}" for number in range(1, 13)]
    assert [len(group.items) for group in survey.groups] == [3, 3, 2, 2, 2]
    assert len(survey.analysis.index_items) == 10
    assert (survey.analysis.overall, survey.analysis.outcome, survey.analysis.trust) == ("w11", None, None)
    assert survey.item("w12").type is ItemType.TEXT


def test_a_yes_no_item_brings_its_own_options(tmp_path: Path) -> None:
    before = CLIENT.read_text("utf-8")
    start, end = before.index('        type: choice\n        text: {pl: "Czy'), before.index("  - code: service")
    asked = (
        '        type: yes_no\n        text: {pl: "Czy sprawa została załatwiona?", en: "Was your matter settled?"}\n'
    )
    copy = tmp_path / "ank-k.yaml"
    copy.write_text(before[:start] + asked + before[end:], "utf-8")

    assert [option.code for option in read_questionnaire(copy).item("k2").options] == ["yes", "no"]


def test_a_text_may_have_its_own_limit(tmp_path: Path) -> None:
    copy, _ = changed(CLIENT, "{code: k7, type: text,", "{code: k7, type: text, max_length: 90,", tmp_path)

    assert read_questionnaire(copy).item("k7").max_length == 90
    assert shipped_questionnaires()[CLIENT_SURVEY].item("k7").max_length == 2000


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ("employees: 1457", "employees: many", "a whole number is expected here"),
        ("employees: 1457", "employes: 1457", "the key 'employees' is missing"),
        ("standard: iso9001-2008", "standard: iso9001-2008\nbudget: 1", "the key 'budget' is unknown here"),
        ("standard: iso9001-2008", "standard: no", "a text (in quotes"),
        ("standard: iso9001-2008", "standard: ' '", "the text is empty"),
        ("standard: iso9001-2008", "standard: [a", "expected ',' or ']'"),
        ("standard: iso9001-2008", "standard: a\nstandard: b", "the key 'standard' is given twice"),
        ('on: "2011-01-20"', "on: 2011-01-20", "a text (in quotes"),
        ('on: "2011-01-20"', 'on: "20 stycznia"', "a day is written as"),
        ('place: "Bochnia", kind: powiat', 'place: "Bochnia", kind: hrabstwo', "'hrabstwo' is none of"),
        ('place: "Bochnia", kind: powiat', 'place: "Bochnia", kind: 7', "a text (in quotes"),
        ('place: "Bochnia", kind: powiat', 'place: "Bochnia", kind: gmina', "does not fit the kind gmina"),
        ("{code: starostwo-bochnia", "{code: starostwo-w-bochni", "is not a slug that ends with the place"),
        ("{code: starostwo-bochnia", "{code: Starostwo-bochnia", "is not a slug that ends with the place"),
        ('teryt: "1021"', 'teryt: "1201"', "two offices share one teryt"),
        ("organiser: {code: zpp,", "organiser: zpp #", "a mapping is expected here"),
        ("topics:", "topics: none\n  themes:", "a list is expected here"),
    ],
)
def test_a_broken_programme_names_the_reason(before: str, after: str, reason: str, tmp_path: Path) -> None:
    copy, _ = changed(PROGRAMME, before, after, tmp_path)

    with pytest.raises(CatalogBroken) as caught:
        read_programme(copy)

    assert reason in caught.value.reason
    assert caught.value.file == "programme_2011.yaml"


def test_an_error_names_the_line(tmp_path: Path) -> None:
    copy, line = changed(PROGRAMME, "employees: 1457", "employees: many", tmp_path)

    with pytest.raises(CatalogBroken, match=f"programme_2011.yaml, line {line}: a whole number"):
        read_programme(copy)


def test_an_unknown_key_deep_inside_is_found_too(tmp_path: Path) -> None:
    copy, line = changed(PROGRAMME, "{code: starostwo-lipsko,", "{code: starostwo-lipsko, mayor: x,", tmp_path)

    with pytest.raises(CatalogBroken) as caught:
        read_programme(copy)

    assert (caught.value.line, caught.value.reason) == (line, "the key 'mayor' is unknown here")


@pytest.mark.parametrize(
    ("text", "reason"), [("", "the file is empty"), ("\x01", "special characters"), ("- a", "a mapping")]
)
def test_a_file_that_is_no_catalog_is_refused(text: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "odd.yaml"
    path.write_text(text, "utf-8")

    with pytest.raises(CatalogBroken, match=reason):
        read_stages(path)


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ("months: [2, 5]", "months: [5, 2]", "months are the first and the last"),
        ("months: [2, 5]", "months: [2]", "months are the first and the last"),
        ("code: diagnosis", "code: recruit", "a code is used twice"),
        ("max_months: 12", "max_months: soon", "a whole number is expected here"),
    ],
)
def test_broken_stages_name_the_reason(before: str, after: str, reason: str, tmp_path: Path) -> None:
    copy, _ = changed(STAGES, before, after, tmp_path)

    with pytest.raises(CatalogBroken) as caught:
        read_stages(copy)

    assert reason in caught.value.reason


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ('      - {pl: "źle", en: "poor"}\n', "", "a scale has five labels"),
        ("{code: k3, type: scale5, scale: quality", "{code: k3, type: scale5, scale: stars", "'stars' is not defined"),
        ("{code: k3,", "{code: k4,", "'k4' is used twice"),
        ("code: service", "code: matter", "'matter' is used twice"),
        ("{code: settled,", "{code: not-settled,", "'not-settled' is used twice"),
        ("{code: settled,", "{code: Settled,", "is not made of a-z"),
        ("{code: k8, type: scale5", "{code: k8, type: scale5, required: maybe", "true or false is expected here"),
        ("index_items: [k3, k4, k5]", "index_items: [k3, k3]", "'k3' is used twice"),
        ("index_items: [k3, k4, k5]", "index_items: []", "1 to 10 items"),
        ("index_items: [k3, k4, k5]", "index_items: [k1]", "'k1' is no item of type scale5"),
        ("overall: k6", "overall: k99", "'k99' is no item of type scale5"),
        ("outcome: k2", "outcome: k6", "'k6' is no item of type choice or yes_no"),
        ("{code: k7, type: text,", "{code: k7, type: essay,", "'essay' is none of"),
    ],
)
def test_a_broken_questionnaire_names_the_reason(before: str, after: str, reason: str, tmp_path: Path) -> None:
    copy, _ = changed(CLIENT, before, after, tmp_path)

    with pytest.raises(CatalogBroken) as caught:
        read_questionnaire(copy)

    assert reason in caught.value.reason


def test_a_choice_needs_two_options(tmp_path: Path) -> None:
    text = CLIENT.read_text("utf-8")
    start, end = text.index("          - {code: not-settled"), text.index("  - code: service")
    copy = tmp_path / "one.yaml"
    copy.write_text(text[:start] + text[end:], "utf-8")

    with pytest.raises(CatalogBroken, match="at least two options"):
        read_questionnaire(copy)
