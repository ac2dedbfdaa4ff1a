"""Evidence: files and records, three days, revisions, links, readiness and the crosswalk."""

from datetime import date, timedelta
from typing import Any

import pytest

from probierz.access.actor import Actor, system_actor
from probierz.design import records
from probierz.standards.actions import evidence as actions
from probierz.standards.actions.catalogs import offer_catalog
from probierz.standards.actions.refusals import Refused
from probierz.standards.models import Catalog, Evidence, EvidenceLink
from probierz.standards.queries import obstacles as registry
from probierz.standards.queries.consistency import findings
from probierz.standards.queries.evidence import evidence_in_force, shown
from probierz.standards.queries.pictures import Album
from probierz.standards.queries.readiness import chapters, rows_of, summaries, tally_of
from probierz.standards.queries.transition import has_map, transition
from probierz.standards.rules import Refusal
from probierz.standards.rules.consistency import Rule
from probierz.standards.rules.crosswalk import Passage
from probierz.standards.rules.readiness import Light, Obstacle, Reason, Standing
from probierz.standards.tests.stories import Story, catalog, requirement, sheet
from tests.cast import TODAY

YESTERDAY = TODAY - timedelta(days=1)


def refusal(act, *arguments, **named) -> Refusal:
    with pytest.raises(Refused) as refused:
        act(*arguments, **named)
    return refused.value.reason


def light(number: str, code: str = "iso9001-2015", on: date = TODAY) -> Light:
    return Album(on).readiness(requirement(code, number)).light


def switch_on_the_draft() -> None:
    offer_catalog(system_actor("test"), catalog=catalog("iso9001-2026"), is_offered=True)


def test_a_requirement_becomes_ready_by_evidence_and_assessment(story: Story) -> None:
    assert light("9.3.1") is Light.UNKNOWN

    story.shows("9.3.1", valid_to=TODAY + timedelta(days=90))
    assert light("9.3.1") is Light.PARTLY
    story.verified(story.opened("9.3.1"), "9.3.1")

    assert light("9.3.1") is Light.READY
    assert light("9.3.1", on=TODAY + timedelta(days=91)) is Light.PARTLY


def test_a_revision_takes_the_place_of_the_one_before(story: Story, lucja: Actor) -> None:
    one = story.shows("9.3.1", made_on=TODAY - timedelta(days=400), valid_to=YESTERDAY)
    assert shown(evidence_in_force(), on=TODAY)[0].standing is Standing.EXPIRED

    actions.revise(lucja, evidence=one, sheet=sheet(valid_to=TODAY + timedelta(days=365)), on=TODAY)

    now = shown(evidence_in_force(), on=TODAY)[0]
    assert (now.standing, now.made_on) == (Standing.CURRENT, TODAY)
    assert [row.number for row in one.revisions.order_by("number")] == [1, 2]


@pytest.mark.parametrize(
    ("days", "reason"),
    [
        ({"made_on": TODAY + timedelta(days=1)}, Refusal.MADE_IN_FUTURE),
        ({"valid_from": TODAY, "valid_to": YESTERDAY}, Refusal.DAYS_CROSSED),
        ({"content": b""}, Refusal.FILE_EMPTY),
        ({"content": bytes(25_000_001)}, Refusal.FILE_TOO_LARGE),
    ],
)
def test_evidence_that_cannot_be_right_is_refused_whole(story: Story, days, reason: Refusal) -> None:
    assert refusal(story.shows, "9.3.1", **days) is reason
    assert not Evidence.objects.exists()


def test_one_piece_speaks_for_many_and_is_linked_once_with_each(story: Story, lucja: Actor) -> None:
    one = story.shows("9.3.1")
    more = [requirement("iso9001-2015", number) for number in ("9.3.1", "9.3.2")]

    assert actions.link(lucja, evidence=one, requirements=more, on=TODAY) == 1
    assert refusal(actions.link, lucja, evidence=one, requirements=more, on=TODAY) is Refusal.LINKED_ALREADY
    assert refusal(actions.link, lucja, evidence=one, requirements=[], on=TODAY) is Refusal.NOTHING_CHOSEN
    actions.unlink(lucja, link=EvidenceLink.objects.select_related("evidence__office", "requirement")[0])
    assert EvidenceLink.objects.count() == 1


def test_withdrawn_evidence_counts_no_more_and_cannot_be_touched(story: Story, lucja: Actor) -> None:
    one = story.shows("9.3.1")
    actions.withdraw(lucja, evidence=one, on=TODAY)

    assert light("9.3.1") is Light.UNKNOWN
    assert refusal(actions.withdraw, lucja, evidence=one, on=TODAY) is Refusal.EVIDENCE_WITHDRAWN
    assert refusal(actions.revise, lucja, evidence=one, sheet=sheet(), on=TODAY) is Refusal.EVIDENCE_WITHDRAWN


def test_a_record_of_the_system_is_evidence_while_it_holds(story: Story, lucja: Actor) -> None:
    held = story.opened("9.3.1")
    asked: dict[str, Any] = {"office": story.office, "kind": "standards.Assessment", "on": TODAY}
    one = requirement("iso9001-2015", "9.3.1")

    added = actions.add_record(lucja, **asked, key=held.key, requirements=[one])
    assert (added.title, added.is_record) == (held.name, True)
    assert shown(evidence_in_force(), on=TODAY)[0].standing is Standing.GONE  # an open round shows nothing yet
    again = {**asked, "key": held.key}
    assert refusal(actions.add_record, lucja, **again, requirements=[one]) is Refusal.LINKED_ALREADY
    actions.add_record(lucja, **again, requirements=[requirement("iso9001-2015", "9.3.2")])
    assert Evidence.objects.count() == 1
    assert refusal(actions.revise, lucja, evidence=added, sheet=sheet(), on=TODAY) is Refusal.EVIDENCE_IS_RECORD


def test_a_record_that_is_not_there_is_no_evidence(story: Story, lucja: Actor) -> None:
    asked = {"office": story.office, "key": "no-such", "requirements": [], "on": TODAY}

    assert refusal(actions.add_record, lucja, kind="standards.Assessment", **asked) is Refusal.RECORD_GONE
    assert refusal(actions.add_record, lucja, kind="no.Such", **asked) is Refusal.RECORD_GONE


def test_a_record_that_vanished_is_told_and_counts_for_nothing(story: Story, lucja: Actor, monkeypatch) -> None:
    held = story.opened("9.3.1")
    one = requirement("iso9001-2015", "9.3.1")
    actions.add_record(
        lucja, office=story.office, kind="standards.Assessment", key=held.key, requirements=[one], on=TODAY
    )
    monkeypatch.setattr(records, "facts_of", lambda _references: {})

    assert light("9.3.1") is Light.PARTLY
    assert Rule.EVIDENCE_RECORD_GONE in {finding.rule for finding in findings(Album(TODAY))}


def test_evidence_counts_in_every_mapped_catalog(story: Story) -> None:
    switch_on_the_draft()
    story.takes("iso9001-2026").takes("kontrola-zarzadcza")
    story.shows("7.2", "4.1")
    album = Album(TODAY)

    same = album.picture(requirement("iso9001-2026", "7.2")).evidence
    extended = album.picture(requirement("iso9001-2026", "4.1")).evidence
    control = album.picture(requirement("kontrola-zarzadcza", "2")).evidence
    assert [(one.is_whole, one.via) for one in same] == [(True, "ISO 9001:2015 7.2")]
    assert [one.is_whole for one in extended] == [False]
    assert [one.is_whole for one in control] == [True]


def test_evidence_of_the_oldest_edition_reaches_the_newest(story: Story) -> None:
    story.shows("8.2.1", code="iso9001-2008")

    assert [one.is_whole for one in Album(TODAY).picture(requirement("iso9001-2026", "9.1.2")).evidence] == [True]


def test_the_transition_lists_what_carries_over_and_what_is_new(story: Story) -> None:
    story.shows("9.3.1")
    album = Album(TODAY)
    found = transition(album, catalog("iso9001-2015"), catalog("iso9001-2026"))
    steps = {step.requirement.number: step for step in found.steps}

    assert steps["9.3.1"].passage is Passage.CARRIED
    assert steps["9.3.1"].evidence == 1
    assert steps["5.1.1"].passage is Passage.CHANGED
    assert {number for number, step in steps.items() if step.passage is Passage.CHANGED} == {
        "4.1",
        "5.1.1",
        "6.1.2",
        "6.1.3",
        "7.3",
    }
    assert found.gone == ()


def test_the_transition_from_2008_has_new_clauses_and_their_notes(story: Story) -> None:
    found = transition(Album(TODAY), catalog("iso9001-2008"), catalog("iso9001-2015"))
    steps = {step.requirement.number: step for step in found.steps}

    assert steps["7.1.6"].passage is Passage.NEW
    assert [note.note_en for note in steps["7.1.6"].notes] == ["Organisational know-how - new clause"]
    assert steps["7.5.2"].passage is Passage.CARRIED
    assert not has_map(catalog("iso9001-2015"), catalog("caf-2020"))


def test_an_obstacle_of_another_application_turns_the_light(story: Story, monkeypatch) -> None:
    story.shows("9.3.1")
    story.verified(story.opened("9.3.1"), "9.3.1")
    pk = requirement("iso9001-2015", "9.3.1").pk
    monkeypatch.setattr(registry, "_registry", registry._Registry())
    registry.add_source(source := lambda: {pk: [Obstacle(title="N-1", href="/", is_major=True)]})
    registry.add_source(source)

    readiness = Album(TODAY).readiness(requirement("iso9001-2015", "9.3.1"))
    assert (readiness.light, readiness.reasons[0].reason) == (Light.NOT_READY, Reason.MAJOR_OBSTACLE)
    assert readiness.reasons[0].count == 1


def test_headings_sum_up_and_the_map_has_a_line_for_each_chapter(story: Story) -> None:
    story.excludes("8.3.1")
    story.shows("9.3.1")
    album = Album(TODAY)
    rows = rows_of(album, catalog("iso9001-2015"))
    heading = next(row for row in rows if row.requirement.number == "9.3")

    assert (heading.light, heading.beneath.applicable) == (None, 3)
    assert [len(chapter.cells) for chapter in chapters(rows)] == [5, 5, 5, 14, 24, 8, 4]
    assert tally_of(rows).applicable == 64
    assert summaries(album, list(Catalog.objects.filter(code="iso9001-2015")))[0].tally.applicable == 64


def test_an_office_with_gaps_hears_what_does_not_agree(story: Story) -> None:
    story.excludes("4.1")
    story.shows()
    story.verified(story.opened("9.3.1"), "9.3.1", "partly")
    late = story.plans(due_on=TODAY)
    found = findings(Album(TODAY + timedelta(days=2)))

    assert {finding.rule for finding in found} >= {
        Rule.EXCLUDED_AGAINST_CATALOG,
        Rule.EVIDENCE_UNUSED,
        Rule.GAP_WITHOUT_COMMENT,
        Rule.ROUND_OVERDUE,
        Rule.NOBODY_ASSIGNED,
    }
    assert late.key in {finding.key for finding in found}
