"""The pages: what they show, what they refuse, and that typed text stays."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from probierz.offices.scope import office_scope
from probierz.standards.actions import answers
from probierz.standards.models import (
    Answer,
    Applicability,
    AssessmentRound,
    Assignment,
    CatalogUse,
    Evidence,
    EvidenceLink,
)
from probierz.standards.rules import AnswerState, RoundState
from probierz.standards.tests.stories import WHY, Story, employee, requirement
from tests.cast import TODAY, Cast

ISO = "iso9001-2015"


@pytest.fixture
def reader(client: Client, cast: Cast) -> Client:
    client.force_login(cast.lucja)
    return client


def at(name: str, **names: Any) -> str:
    return reverse(f"standards:{name}", kwargs={"office": "urzad-lipowo", **names})


def clause(name: str, number: str = "9.3.1", **names: Any) -> str:
    return at(name, catalog=ISO, number=number, **names)


def text(answer: Any) -> str:
    return str(answer.content.decode())


def file(name: str = "protokol.txt", content: bytes = b"tekst") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="text/plain")


def test_an_office_without_a_catalog_is_taught_the_next_step(reader: Client, catalogs: None) -> None:
    empty = text(reader.get(at("overview")))
    assert at("catalogs") in empty

    reader.post(at("take", catalog=ISO))

    assert at("readiness", catalog=ISO) in text(reader.get(at("overview")))


def test_an_employee_sees_only_what_was_asked(client: Client, story: Story, cast: Cast) -> None:
    held = story.opened("4.1")
    client.force_login(cast.bogdan)

    assert client.get(at("overview")).status_code == 403
    assert "4.1" in text(client.get(at("mine")))
    assert client.get(at("answer", key=held.key, number="4.1")).status_code == 200
    assert client.get(at("answer", key=held.key, number="4.2")).status_code == 404
    assert client.get(at("line", key=held.key, number="4.1")).status_code == 403


def test_the_map_and_the_table_show_every_requirement(reader: Client, story: Story) -> None:
    story.excludes("8.3.1")
    shown = text(reader.get(at("readiness", catalog=ISO)))

    assert shown.count(clause("requirement", "9.3.1")) == 2
    assert "nie ma zastosowania" in shown


def test_the_list_can_be_searched_and_narrowed(reader: Client, story: Story) -> None:
    address = at("readiness", catalog=ISO)

    assert "9.3.1" in text(reader.get(address, {"q": "zasady przegladu"}))
    assert "Nie ma takich" in text(reader.get(address, {"q": "zzz"}))
    assert "Nie ma takich" in text(reader.get(address, {"light": "ready"}))
    assert reader.get(address, {"light": "purple"}).status_code == 200


@pytest.mark.parametrize("ending", ["csv", "xlsx", "docx", "pdf"])
def test_the_readiness_can_be_taken_away(reader: Client, story: Story, ending: str) -> None:
    taken = reader.get(at("readiness_sheet", catalog=ISO, ending=ending))

    assert taken.status_code == 200
    assert f".{ending}" in taken["Content-Disposition"]


def test_lists_have_no_other_endings(reader: Client, story: Story) -> None:
    held = story.plans()

    for address in (
        at("readiness_sheet", catalog=ISO, ending="exe"),
        at("evidence_sheet", ending="pdf"),
        at("consistency_sheet", ending="pdf"),
        at("round_sheet", key=held.key, ending="exe"),
        at("transition_sheet", source="iso9001-2008", target=ISO, ending="exe"),
    ):
        assert reader.get(address).status_code == 404


def test_every_sheet_opens(reader: Client, story: Story) -> None:
    story.shows("9.3.1")
    held = story.opened("9.3.1")
    story.verified(held, "9.3.1")

    for address in (
        at("evidence_sheet", ending="csv"),
        at("consistency_sheet", ending="csv"),
        at("round_sheet", key=held.key, ending="csv"),
        at("round_sheet", key=held.key, ending="docx"),
        at("transition_sheet", source="iso9001-2008", target=ISO, ending="csv"),
        at("transition_sheet", source="iso9001-2008", target=ISO, ending="docx"),
        at("heat_map", catalog=ISO),
    ):
        assert reader.get(address).status_code == 200


def test_a_requirement_says_why_its_light_is_what_it_is(reader: Client, story: Story) -> None:
    story.shows("9.3.1")

    shown = text(reader.get(clause("requirement")))

    assert "Nikt jeszcze tego nie ocenił." in shown
    assert "Protokół przeglądu" in shown
    assert reader.get(clause("requirement", "9.3")).status_code == 200
    assert reader.get(clause("requirement", "99")).status_code == 404


def test_a_reason_too_short_is_refused_and_kept(reader: Client, story: Story) -> None:
    address = clause("applicability", "8.3.1")
    refused = text(reader.post(address, {"applies": "no", "justification": "bo nie"}))

    assert "zrozumiał to auditor" in refused
    assert "bo nie" in refused
    reader.post(address, {"applies": "no", "justification": WHY})
    with office_scope(story.office.pk):
        assert not Applicability.objects.get().applies


def test_a_heading_takes_neither_evidence_nor_a_decision(reader: Client, story: Story) -> None:
    for name in ("applicability", "add_evidence", "pick_evidence"):
        assert reader.get(clause(name, "9.3")).status_code == 404


def test_evidence_is_added_from_a_requirement_and_downloaded(reader: Client, story: Story) -> None:
    given = {"title": "Protokół 2026", "file": file(), "made_on": TODAY, "valid_to": "2027-11-02"}
    reader.post(clause("add_evidence"), given)

    with office_scope(story.office.pk):
        one = Evidence.objects.get()
    assert "Protokół 2026" in text(reader.get(clause("requirement")))
    taken = reader.get(at("file", key=one.key, number=1))
    assert (taken.content, taken["Content-Disposition"]) == (b"tekst", 'attachment; filename="protokol.txt"')
    assert reader.get(at("file", key=one.key, number=2)).status_code == 404


def test_days_that_cross_are_refused_and_the_title_stays(reader: Client, story: Story) -> None:
    given = {"title": "Protokół 2026", "file": file(), "made_on": TODAY, "valid_to": "2020-01-01"}
    refused = text(reader.post(at("new_evidence"), given))

    assert "zanim się zacznie" in refused
    assert "Protokół 2026" in refused


def test_an_empty_file_is_refused(reader: Client, story: Story) -> None:
    given = {"title": "Protokół", "file": file(content=b""), "made_on": TODAY}

    assert reader.post(at("new_evidence"), given).status_code == 200
    with office_scope(story.office.pk):
        assert not Evidence.objects.exists()


def test_evidence_goes_through_its_life_on_pages(reader: Client, story: Story) -> None:
    given = {"title": "Protokół", "file": file(), "made_on": TODAY, "requirements": [requirement(ISO, "9.3.1").key]}
    card = reader.post(at("new_evidence"), given)["Location"]
    with office_scope(story.office.pk):
        one = Evidence.objects.get()

    reader.post(at("revise", key=one.key), {"file": file(), "made_on": TODAY, "note": "poprawki"})
    reader.post(at("link", key=one.key), {"requirements": [requirement(ISO, "9.3.2").key]})
    shown = text(reader.get(card))
    assert "poprawki" in shown
    assert "9.3.2" in shown
    with office_scope(story.office.pk):
        link = EvidenceLink.objects.order_by("pk").first()
        assert link
    reader.post(at("unlink", key=one.key, link=link.pk))
    reader.post(at("withdraw", key=one.key))

    assert "wycofany" in text(reader.get(card))
    assert "Protokół" not in text(reader.get(at("evidence_list")))
    assert "wycofano" in text(reader.post(at("withdraw", key=one.key)))


def test_a_record_is_found_and_pointed_to(reader: Client, story: Story) -> None:
    one = story.shows("9.3.2")
    found = text(reader.get(clause("pick_evidence"), {"q": "protokol"}))
    assert clause("link_evidence", key=one.key) in found

    reader.post(clause("link_evidence", key=one.key))
    held = story.plans()
    reader.post(clause("link_record", kind="standards.Assessment", key=held.key))

    with office_scope(story.office.pk):
        assert EvidenceLink.objects.filter(requirement__number="9.3.1").count() == 2
    refused = reader.post(clause("link_record", kind="standards.Assessment", key="gone"), follow=True)
    assert "już nie ma" in text(refused)
    assert "Nie ma na co wskazać" in text(reader.get(clause("pick_evidence"), {"q": "zzz"}))


def test_a_round_is_planned_given_out_answered_and_verified(client: Client, story: Story, cast: Cast) -> None:
    client.force_login(cast.lucja)
    given = {"catalog": ISO, "kind": "zero_audit", "name": "Audit zerowy", "due_on": "2099-01-01"}
    assign = client.post(at("plan"), given)["Location"]
    wanted = {"people": [key_of(story, cast.bogdan)], "requirements": [requirement(ISO, "4.1").key]}
    client.post(assign, wanted)
    with office_scope(story.office.pk):
        held = AssessmentRound.objects.get()
    client.post(at("move", key=held.key, command="start"))

    client.force_login(cast.bogdan)
    address = at("answer", key=held.key, number="4.1")
    client.post(address, {"choice": "", "comment": "Sprawdzam", "keep": "1"})
    assert "Sprawdzam" in text(client.get(address))
    refused = text(client.post(address, {"choice": "", "comment": "Sprawdzam", "hand_in": "1"}))
    assert "Wybierz odpowiedź" in refused
    client.post(address, {"choice": "partly", "comment": "Brakuje terminu", "hand_in": "1"})

    client.force_login(cast.lucja)
    with office_scope(story.office.pk):
        one = Answer.objects.get()
    back = text(client.post(at("verify", key=one.key), {"send_back": "1", "remark": ""}, follow=True))
    assert "czego brakuje" in back
    client.post(at("verify", key=one.key), {"verify": "1"})
    assert "Brakuje terminu" in text(client.get(at("line", key=held.key, number="4.1")))
    with office_scope(story.office.pk):
        assert Answer.objects.get().state == AnswerState.VERIFIED
    assert "Zostało wymagań" in text(client.post(at("move", key=held.key, command="close"), follow=True))


def key_of(story: Story, account: Any) -> str:
    with office_scope(story.office.pk):
        return employee(account).key


def test_a_round_into_the_past_is_refused_and_its_name_stays(reader: Client, story: Story) -> None:
    given = {"catalog": ISO, "kind": "self_assessment", "name": "Samoocena", "due_on": "2020-01-01"}
    refused = text(reader.post(at("plan"), given))

    assert "już minął" in refused
    assert 'value="Samoocena"' in refused


def test_giving_out_nothing_is_refused(reader: Client, story: Story, cast: Cast) -> None:
    held = story.plans()

    assert "co najmniej jedno" in text(
        reader.post(at("assign", key=held.key), {"people": [key_of(story, cast.bogdan)], "requirements": []})
    )
    assert reader.post(at("move", key=held.key, command="dance")).status_code == 404
    assert "kto odpowiada" in text(reader.post(at("move", key=held.key, command="start"), follow=True)).lower()


def test_an_assignment_is_taken_back(reader: Client, story: Story) -> None:
    held = story.opened("4.1")
    with office_scope(story.office.pk):
        one = Assignment.objects.get()
    reader.post(at("unassign", key=held.key, assignment=one.pk))

    with office_scope(story.office.pk):
        assert not Assignment.objects.exists()
    assert reader.post(at("unassign", key=held.key, assignment=one.pk)).status_code == 404


def test_caf_is_scored_apart_and_agreed_on_together(client: Client, story: Story, cast: Cast) -> None:
    story.takes("caf-2020")
    held = story.starts(story.asks(story.plans_caf(), cast.bogdan, cast.zaneta))
    client.force_login(cast.bogdan)
    address = at("answer", key=held.key, number="1.1")
    parts = {"plan": 60, "do": 50, "check": 40, "act": 30, "hand_in": "1"}
    assert "od 0 do 100" in text(client.post(address, {**parts, "act": ""})).lower()
    assert client.post(address, {**parts, "act": 300}).status_code == 200
    client.post(address, parts)

    client.force_login(cast.zaneta)
    hidden = text(client.get(at("line", key=held.key, number="1.1")))
    assert "nikt się nimi nie sugerował" in hidden
    client.force_login(cast.lucja)
    client.post(at("move", key=held.key, command="confer"))
    assert "45,0" in text(client.get(at("agree", key=held.key, number="1.1")))
    agreed = client.post(at("agree", key=held.key, number="1.1"), parts)

    assert agreed["Location"] == at("agree", key=held.key, number="1.2")
    assert "45,0" in text(client.get(at("round", key=held.key)))


def test_two_rounds_are_compared(reader: Client, story: Story) -> None:
    first, second = story.opened("4.1"), story.opened("4.1")
    story.verified(first, "4.1", "not_met")
    story.verified(second, "4.1", "met")

    chosen = reader.get(at("choose_comparison", key=second.key), {"other": first.key}, follow=True)

    assert "Lepiej: 1" in text(chosen)
    sheet = text(reader.get(at("compare_sheet", key=first.key, other=second.key, ending="csv")))
    assert any("4.1" in line and "niespełnione" in line and "lepiej" in line for line in sheet.splitlines())
    assert reader.get(at("choose_comparison", key=second.key), {"other": "x"}).status_code == 302
    with office_scope(story.office.pk):
        other = story.takes("kontrola-zarzadcza").plans("kontrola-zarzadcza")
    assert reader.get(at("compare", key=first.key, other=other.key)).status_code == 404


def test_contradictions_and_transitions_are_shown(reader: Client, story: Story) -> None:
    story.verified(story.opened("9.3.1"), "9.3.1")

    assert "S01" in text(reader.get(at("consistency")))
    assert at("transition", source="iso9001-2008", target=ISO) in text(reader.get(at("transitions")))
    shown = text(reader.get(at("transition", source="iso9001-2008", target=ISO), {"passage": "new"}))
    assert "7.1.6" in shown
    assert "7.5.2" not in shown.split("<h2")[0]
    assert reader.get(at("transition", source=ISO, target="caf-2020")).status_code == 404


def test_a_catalog_is_laid_down_after_a_question(reader: Client, story: Story) -> None:
    address = at("lay_down", catalog=ISO)
    assert reader.get(address).status_code == 200
    story.plans()
    assert "jeszcze trwa" in text(reader.post(address))
    with office_scope(story.office.pk):
        AssessmentRound.objects.update(state=RoundState.CANCELLED)
    reader.post(address)

    with office_scope(story.office.pk):
        assert not CatalogUse.objects.filter(until=None).exists()


def test_a_verified_answer_stands_on_the_page_of_its_requirement(reader: Client, story: Story, lucja: Any) -> None:
    held = story.opened("9.3.1")
    given = story.answers(held, "9.3.1", "better", comment="Warto zebrać w jednym miejscu")
    answers.verify(lucja, answer=given, on=TODAY)

    assert "Warto zebrać w jednym miejscu" in text(reader.get(clause("requirement")))
