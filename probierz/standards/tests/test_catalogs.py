"""Catalogs: strict files, shipped content, loading, offering and taking into use."""

import re
from pathlib import Path
from typing import Any

import pytest

from probierz.access.actions import PermissionRefused
from probierz.access.actor import Actor, system_actor
from probierz.lib.catalogs import norms
from probierz.lib.catalogs.norms import (
    CatalogFaults,
    Relation,
    read_map,
    read_norm_text,
    shipped_catalogs,
    shipped_maps,
)
from probierz.lib.catalogs.reading import CatalogBroken
from probierz.standards.actions import use
from probierz.standards.actions.catalogs import load_shipped, load_upload, offer_catalog, remove_catalog
from probierz.standards.actions.refusals import Refused
from probierz.standards.models import Applicability, Catalog, CatalogUse, Crosslink, Requirement
from probierz.standards.rules import Refusal
from probierz.standards.tests.stories import Story, catalog, requirement
from probierz.trail.models import Event
from tests.cast import TODAY, Cast

OWN = """code: nasze-zasady
kind: other
edition: "1"
status: current
scoring: verdicts
name: {pl: "Nasze zasady", en: "Our rules"}
choices:
  - {code: fulfilled, conformity: full, pl: "tak", en: "yes"}
  - {code: lacking, conformity: none, pl: "nie", en: "no"}
requirements:
  - number: "1"
    title: {pl: "Obsługa", en: "Service"}
  - number: "1.1"
    under: "1"
    title: {pl: "Kolejka", en: "Queue"}
    question: {pl: "Czy klient wie, ile poczeka?", en: "Does a client know how long to wait?"}
"""


def faults(text: str) -> list[tuple[int, str]]:
    with pytest.raises(CatalogFaults) as broken:
        read_norm_text(text, file="own.yaml")
    return [(fault.line, fault.reason) for fault in broken.value.faults]


def refusal(act, *arguments, **named) -> Refusal:
    with pytest.raises(Refused) as refused:
        act(*arguments, **named)
    return refused.value.reason


def test_the_product_ships_five_catalogs_with_questions_for_every_leaf() -> None:
    found = {code: (len(one.requirements), len(one.leaves())) for code, one in shipped_catalogs().items()}

    assert found == {
        "iso9001-2008": (67, 51),
        "iso9001-2015": (91, 65),
        "caf-2020": (37, 28),
        "kontrola-zarzadcza": (27, 22),
        "iso9001-2026": (92, 66),
    }


@pytest.mark.parametrize("code", ["iso9001-2008", "iso9001-2015", "iso9001-2026", "caf-2020", "kontrola-zarzadcza"])
def test_every_question_is_a_question_in_both_languages(code: str) -> None:
    for one in shipped_catalogs()[code].leaves():
        assert one.question
        assert one.question.pl.endswith("?")
        assert one.question.en.endswith("?")
        assert one.question.pl != one.question.en
        assert not re.search(r"\b(shall|należy)\b", f"{one.question.en} {one.question.pl}")  # the words of a norm


def test_the_new_edition_is_the_old_one_with_its_changes() -> None:
    old = {one.number: one for one in shipped_catalogs()["iso9001-2015"].requirements}
    new = {one.number: one for one in shipped_catalogs()["iso9001-2026"].requirements}

    assert set(new) - set(old) == {"6.1.3"}
    assert {number for number in old if new[number].change} == {"4.1", "4.2", "5.1.1", "6.1.2", "7.1.4", "7.3", "10"}
    assert new["6.1.3"].change
    assert not new["6.1.3"].change.is_sure
    assert new["9.3.2"] == old["9.3.2"]


def test_the_maps_name_only_what_is_there() -> None:
    counts = {(one.source, one.target): len(one.links) for one in shipped_maps()}

    assert counts["iso9001-2008", "iso9001-2015"] == 101
    assert sum(link.relation is Relation.NEW for link in shipped_maps()[0].links) == 4


def test_a_good_file_is_read() -> None:
    read = read_norm_text(OWN, file="own.yaml")

    assert [one.number for one in read.leaves()] == ["1.1"]


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ('    under: "1"\n', '    under: "7"\n', 13, "7, which is not above"),
        ('number: "1.1"', 'number: "1"', 13, "given twice"),
        ('number: "1.1"', 'number: "1 1"', 13, "letters and digits"),
        ("code: nasze-zasady", "code: Nasze", 1, "small letters"),
        ("conformity: none", "conformity: full", 1, "one that is none"),
        ("code: lacking", "code: fulfilled", 1, "choice is given twice"),
        ("scoring: verdicts", "scoring: stars", 5, "none of verdicts, caf"),
        ('edition: "1"', "edition: 1", 3, "a text"),
        ("kind: other\n", "kind: other\ncolour: red\n", 3, "'colour' is unknown"),
        ("    question:", "    texts:", 13, "unknown"),
        ('title: {pl: "Obsługa", en: "Service"}', 'title: {pl: "Obsługa"}', 12, "'en' is missing"),
        ("kind: other\n", "kind: other\n? [a, b]\n: c\n", 3, "a key is one word"),
        ("kind: other\n", "kind: other\nkind: other\n", 3, "'kind' is given twice"),
        ('edition: "1"', "edition: !!str [a, b]", 3, "is expected here"),
        ('edition: "1"', f'edition: "{"1" * 41}"', 3, "longer than 40"),
        ('"Nasze zasady"', '"Nasze\\0zasady"', 6, "nobody sees"),
        ('"Nasze zasady"', '"Nasze\\ud800zasady"', 6, "nobody sees"),
        ('"Nasze zasady"', f'"{"N" * 201}"', 3, "longer than 200"),
        ("code: fulfilled", f"code: {'f' * 41}", 8, "longer than 40"),
    ],
)
def test_a_fault_has_its_line_and_its_reason(old: str, new: str, line: int, reason: str) -> None:
    assert old in OWN
    found = faults(OWN.replace(old, new))

    assert any(abs(at - line) <= 3 and reason in why for at, why in found), found


def test_several_faults_are_told_at_once() -> None:
    bad = OWN.replace("title: {pl", "titel: {pl")

    assert len(faults(bad)) == 2


def test_a_heading_asks_nothing_and_a_leaf_must_ask() -> None:
    asked = OWN.replace(
        '    title: {pl: "Obsługa", en: "Service"}\n',
        '    title: {pl: "Obsługa", en: "Service"}\n    question: {pl: "A?", en: "A?"}\n',
    )
    mute = OWN[: OWN.index("    question")]

    assert "beneath it" in faults(asked)[0][1]
    assert "asks no question" in faults(mute)[0][1]


@pytest.mark.parametrize("text", ["", "- a\n", "a: &b [1]\nc: *b\n", "a: [", "x: " + "[" * 3000])
def test_what_is_no_catalog_is_refused_with_a_line(text: str) -> None:
    assert faults(text)[0][0] >= 1


def test_a_tree_too_deep_is_refused() -> None:
    deep = OWN + "".join(
        f'  - number: "1.1.{n}"\n    under: "{above}"\n    title: {{pl: "a", en: "b"}}\n'
        for n, above in [(1, "1"), (2, "1.1.1"), (3, "1.1.2"), (4, "1.1.3"), (5, "1.1.4")]
    )

    assert any("deeper" in reason for _line, reason in faults(deep))


def test_a_broken_map_names_its_line(tmp_path: Path) -> None:
    known = shipped_catalogs()
    file = tmp_path / "map.csv"
    for rows, reason in [
        ("a,b\n", "head"),
        ("source,target,relation,note_pl,note_en\n4.1,4.1,same\n", "5 values"),
        ("source,target,relation,note_pl,note_en\n4.1,4.1,similar,,\n", "none of"),
        ("source,target,relation,note_pl,note_en\n,4.1,partial,,\n", "no source"),
        ("source,target,relation,note_pl,note_en\n99,4.1,partial,,\n", "not in its catalog"),
        ("source,target,relation,note_pl,note_en\n4.1,4.1,partial,,\n4.1,4.1,partial,,\n", "twice"),
    ]:
        file.write_text(rows, encoding="utf-8")
        with pytest.raises(CatalogBroken, match=reason):
            read_map(file, source=known["iso9001-2008"], target=known["iso9001-2015"])


def test_loading_twice_changes_nothing(catalogs: None) -> None:
    before = Event.objects.count(), set(Requirement.objects.values_list("key", flat=True))

    assert load_shipped(system_actor("test")) == []
    assert (Event.objects.count(), set(Requirement.objects.values_list("key", flat=True))) == before
    assert Crosslink.objects.count() == 101 + 34 + 92


def test_a_changed_file_keeps_the_requirements_it_still_has(catalogs: None) -> None:
    keys = dict(Requirement.objects.filter(catalog__code="caf-2020").values_list("number", "key"))
    Catalog.objects.filter(code="caf-2020").update(digest="older")

    assert [one.code for one in load_shipped(system_actor("test"))] == ["caf-2020"]
    assert dict(Requirement.objects.filter(catalog__code="caf-2020").values_list("number", "key")) == keys


def test_a_draft_is_off_until_somebody_switches_it_on(in_lipowo: Cast, lucja: Actor) -> None:
    draft = catalog("iso9001-2026")
    assert not draft.is_offered
    reason = refusal(use.take_catalog, lucja, office=in_lipowo.lipowo, catalog=draft, on=TODAY)
    assert reason is Refusal.CATALOG_OFF

    offer_catalog(system_actor("test"), catalog=draft, is_offered=True)
    use.take_catalog(lucja, office=in_lipowo.lipowo, catalog=draft, on=TODAY)

    assert CatalogUse.objects.count() == 1
    reason = refusal(offer_catalog, system_actor("test"), catalog=draft, is_offered=False)
    assert reason is Refusal.CATALOG_IN_USE


def test_an_uploaded_catalog_is_loaded_replaced_and_removed(catalogs: None) -> None:
    actor = system_actor("test")
    own = load_upload(actor, catalog=read_norm_text(OWN, file="own.yaml"))
    again = load_upload(actor, catalog=read_norm_text(OWN.replace("Kolejka", "Poczekalnia"), file="own.yaml"))

    assert own.pk == again.pk
    assert again.requirements.get(number="1.1").title_pl == "Poczekalnia"
    remove_catalog(actor, catalog=again)
    assert not Catalog.objects.filter(code="nasze-zasady").exists()


def test_nobody_replaces_or_removes_a_shipped_catalog(catalogs: None) -> None:
    actor = system_actor("test")
    mine = read_norm_text(OWN.replace("nasze-zasady", "caf-2020"), file="own.yaml")

    assert refusal(load_upload, actor, catalog=mine) is Refusal.CATALOG_SHIPPED
    assert refusal(remove_catalog, actor, catalog=catalog("caf-2020")) is Refusal.CATALOG_SHIPPED


def test_a_requirement_in_use_cannot_vanish_from_a_new_file(in_lipowo: Cast, lucja: Actor) -> None:
    actor = system_actor("test")
    load_upload(actor, catalog=read_norm_text(OWN, file="own.yaml"))
    story = Story(in_lipowo, lucja).takes("nasze-zasady")
    story.shows("1.1", code="nasze-zasady")
    other = read_norm_text(OWN.replace('"1.1"', '"1.2"'), file="own.yaml")

    assert refusal(load_upload, actor, catalog=other) is Refusal.REQUIREMENT_USED
    assert refusal(remove_catalog, actor, catalog=catalog("nasze-zasady")) is Refusal.CATALOG_USED
    assert requirement("nasze-zasady", "1.1").is_leaf


def test_a_catalog_of_another_scoring_needs_another_code(catalogs: None) -> None:
    actor = system_actor("test")
    load_upload(actor, catalog=read_norm_text(OWN, file="own.yaml"))
    Catalog.objects.filter(code="nasze-zasady").update(scoring=norms.Scoring.CAF)

    changed = read_norm_text(OWN, file="own.yaml")
    assert refusal(load_upload, actor, catalog=changed) is Refusal.CATALOG_CHANGED_KIND


def test_a_catalog_is_taken_once_and_laid_down(story: Story, lucja: Actor) -> None:
    office, iso = story.office, catalog("iso9001-2015")
    assert refusal(use.take_catalog, lucja, office=office, catalog=iso, on=TODAY) is Refusal.CATALOG_IN_USE

    use.lay_down_catalog(lucja, office=office, catalog=iso, on=TODAY)

    assert CatalogUse.objects.get().until == TODAY
    assert refusal(use.lay_down_catalog, lucja, office=office, catalog=iso, on=TODAY) is Refusal.CATALOG_NOT_IN_USE


def test_a_catalog_is_not_laid_down_in_the_middle_of_a_round(story: Story, lucja: Actor) -> None:
    story.plans()

    reason = refusal(use.lay_down_catalog, lucja, office=story.office, catalog=catalog("iso9001-2015"), on=TODAY)
    assert reason is Refusal.ROUND_UNDER_WAY


def test_a_catalog_taken_today_and_laid_down_today_leaves_no_row(in_lipowo: Cast, lucja: Actor) -> None:
    iso = catalog("iso9001-2015")
    use.take_catalog(lucja, office=in_lipowo.lipowo, catalog=iso, on=TODAY)
    use.lay_down_catalog(lucja, office=in_lipowo.lipowo, catalog=iso, on=TODAY)

    assert not CatalogUse.objects.exists()


def test_what_does_not_apply_needs_a_reason_and_can_be_taken_back(story: Story, lucja: Actor) -> None:
    one = requirement("iso9001-2015", "8.3.1")
    decide: dict[str, Any] = {"office": story.office, "requirement": one, "on": TODAY}

    reason = refusal(use.decide_applicability, lucja, **decide, applies=False, justification="bo nie")
    assert reason is Refusal.JUSTIFICATION_SHORT
    reason = refusal(use.decide_applicability, lucja, **decide, applies=True, justification="")
    assert reason is Refusal.APPLICABILITY_UNCHANGED

    story.excludes("8.3.1")
    use.decide_applicability(lucja, **decide, applies=True, justification="")
    assert Applicability.objects.get().applies
    reason = refusal(use.decide_applicability, lucja, **decide, applies=True, justification="")
    assert reason is Refusal.APPLICABILITY_UNCHANGED


def test_only_the_representative_chooses_what_applies(story: Story, bogdan: Actor) -> None:
    with pytest.raises(PermissionRefused):
        use.take_catalog(bogdan, office=story.office, catalog=catalog("caf-2020"), on=TODAY)
