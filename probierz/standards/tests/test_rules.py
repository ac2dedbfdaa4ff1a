"""Readiness, the crosswalk, scores and consistency, without a database."""

from datetime import date, timedelta

import pytest

from probierz.lib.verdicts import Denied
from probierz.standards.rules import (
    ANSWER_WORKFLOW,
    ROUND_WORKFLOW,
    AnswerState,
    Aspect,
    CatalogStatus,
    Conformity,
    Refusal,
    RoundKind,
    RoundScoring,
    RoundState,
    Scoring,
    are_days_sound,
    fits,
    is_justified,
    may_close,
    scoring,
)
from probierz.standards.rules.consistency import (
    SEVERITIES,
    CatalogView,
    EvidenceView,
    OfficeView,
    RoundView,
    Rule,
    check,
)
from probierz.standards.rules.crosswalk import Arc, Node, Passage, Relation, neighbours, passage_of
from probierz.standards.rules.readiness import (
    AssessmentFacts,
    EvidenceFacts,
    Light,
    Obstacle,
    Picture,
    Reason,
    Standing,
    judge,
    standing_of,
    tally,
)

TODAY = date(2026, 11, 2)
GOOD = EvidenceFacts(key="e", title="Protokół", standing=Standing.CURRENT)
OLD = EvidenceFacts(key="o", title="Stary protokół", standing=Standing.EXPIRED)


def assessed(conformity: Conformity = Conformity.FULL, *, days_ago: int = 10, **more) -> AssessmentFacts:
    on = TODAY - timedelta(days=days_ago)
    return AssessmentFacts(conformity=conformity, on=on, round_key="r", round_name="Samoocena", **more)


def picture(**known) -> Picture:
    return Picture(number="9.3", **known)


def reasons(one: Picture) -> list[Reason]:
    return [because.reason for because in judge(one, on=TODAY).reasons]


def rules_broken(office: OfficeView) -> set[Rule]:
    return {finding.rule for finding in check(office)}


def catalog_with(*pictures: Picture, **more) -> OfficeView:
    facts = {"code": "c", "title": "C", "status": CatalogStatus.CURRENT, "has_newer_in_use": False, **more}
    return OfficeView(on=TODAY, catalogs=[CatalogView(**facts, pictures=[(one, "Przegląd") for one in pictures])])


def test_green_needs_evidence_an_assessment_and_nothing_open() -> None:
    one = picture(evidence=(GOOD,), assessment=assessed())

    assert judge(one, on=TODAY).light is Light.READY
    assert reasons(one) == [Reason.CONFORMING, Reason.EVIDENCE_CURRENT]


@pytest.mark.parametrize(
    ("known", "light", "reason"),
    [
        ({}, Light.UNKNOWN, Reason.NOTHING_KNOWN),
        ({"applies": False}, Light.NOT_APPLICABLE, Reason.DOES_NOT_APPLY),
        ({"evidence": (GOOD,)}, Light.PARTLY, Reason.NOT_ASSESSED),
        ({"assessment": assessed()}, Light.PARTLY, Reason.EVIDENCE_MISSING),
        ({"assessment": assessed(), "evidence": (OLD,)}, Light.PARTLY, Reason.EVIDENCE_EXPIRED),
        ({"assessment": assessed(Conformity.NONE), "evidence": (GOOD,)}, Light.NOT_READY, Reason.NOT_CONFORMING),
        ({"assessment": assessed(Conformity.PARTIAL), "evidence": (GOOD,)}, Light.PARTLY, Reason.PARTLY_CONFORMING),
        ({"assessment": assessed(Conformity.UNKNOWN), "evidence": (GOOD,)}, Light.PARTLY, Reason.ASSESSMENT_OPEN),
        ({"assessment": assessed(days_ago=400), "evidence": (GOOD,)}, Light.PARTLY, Reason.ASSESSMENT_OLD),
    ],
)
def test_each_light_has_its_reason(known, light: Light, reason: Reason) -> None:
    one = picture(**known)

    assert judge(one, on=TODAY).light is light
    assert reasons(one)[0] is reason


@pytest.mark.parametrize(("is_major", "light"), [(True, Light.NOT_READY), (False, Light.PARTLY)])
def test_an_open_nonconformity_keeps_a_requirement_from_being_ready(*, is_major: bool, light: Light) -> None:
    obstacle = Obstacle(title="N-1", href="/", is_major=is_major)
    one = picture(evidence=(GOOD,), assessment=assessed(), obstacles=(obstacle,))

    assert judge(one, on=TODAY).light is light


def test_evidence_that_covers_a_part_is_not_enough() -> None:
    part = EvidenceFacts(key="p", title="Część", standing=Standing.CURRENT, is_whole=False, via="ISO 9001:2008 4.2.2")

    assert reasons(picture(evidence=(part,), assessment=assessed()))[0] is Reason.EVIDENCE_PARTIAL


def test_evidence_that_ends_soon_still_counts_and_says_until_when() -> None:
    last = TODAY + timedelta(days=5)
    ending = EvidenceFacts(key="p", title="P", standing=Standing.EXPIRING, valid_to=last)
    judged = judge(picture(evidence=(ending,), assessment=assessed()), on=TODAY)

    assert judged.light is Light.READY
    assert [because.on for because in judged.reasons if because.reason is Reason.EVIDENCE_EXPIRES] == [last]


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "holds", "standing"),
    [
        (None, None, True, Standing.CURRENT),
        (TODAY, TODAY, True, Standing.EXPIRING),
        (TODAY + timedelta(days=1), None, True, Standing.FUTURE),
        (None, TODAY - timedelta(days=1), True, Standing.EXPIRED),
        (None, TODAY + timedelta(days=31), True, Standing.CURRENT),
        (None, None, False, Standing.GONE),
    ],
)
def test_both_ends_of_a_period_belong_to_it(*, valid_from, valid_to, holds: bool, standing: Standing) -> None:
    assert standing_of(valid_from=valid_from, valid_to=valid_to, holds=holds, on=TODAY) is standing


def test_what_does_not_apply_is_not_counted() -> None:
    counted = tally([Light.READY, Light.PARTLY, Light.NOT_APPLICABLE])

    assert (counted.ready, counted.applicable) == (1, 2)
    assert [width for _light, _start, width in counted.segments] == ["50.00", "50.00", "0.00", "0.00"]


# A tree of catalog 1 (1 with leaves 11 and 12), catalog 2 (2 with leaves 21 and 22) and catalog 3 (leaf 31).
NODES = {
    1: Node(1, 1, (11, 12)),
    11: Node(11, 1, (11,)),
    12: Node(12, 1, (12,)),
    2: Node(2, 2, (21, 22)),
    21: Node(21, 2, (21,)),
    22: Node(22, 2, (22,)),
    31: Node(31, 3, (31,)),
}


def test_a_leaf_that_meets_a_heading_speaks_of_every_leaf_beneath() -> None:
    assert neighbours(NODES, [Arc(11, 2, Relation.SAME_TOPIC)])[11] == {21: True, 22: True}


def test_two_headings_say_nothing_about_a_leaf() -> None:
    assert neighbours(NODES, [Arc(1, 2, Relation.SAME_TOPIC)]) == {}


def test_a_line_between_leaves_wins_over_one_through_a_heading() -> None:
    arcs = [Arc(11, 22, Relation.EXTENDED), Arc(11, 2, Relation.SAME_TOPIC)]

    assert neighbours(NODES, arcs)[11] == {21: True, 22: False}


def test_the_crosswalk_reaches_a_third_catalog_and_is_whole_only_all_the_way() -> None:
    arcs = [Arc(11, 21, Relation.MERGED), Arc(12, 22, Relation.PARTIAL), Arc(21, 31, Relation.SAME_TOPIC)]
    found = neighbours(NODES, [*arcs, Arc(22, 31, Relation.SAME_TOPIC)])

    assert found[11] == {21: True, 31: True}
    assert found[12] == {22: False, 31: False}
    assert found[31] == {21: True, 22: True, 11: True, 12: False}


def test_a_passage_is_new_without_a_source_and_carried_with_a_whole_one() -> None:
    assert passage_of([]) is Passage.NEW
    assert passage_of([False]) is Passage.CHANGED
    assert passage_of([False, True]) is Passage.CARRIED


def test_fine_tuned_scores_are_the_mean_of_their_parts() -> None:
    enabler = scoring.score(RoundScoring.CAF_FINE, Aspect.ENABLER, {"plan": 80, "do": 60, "check": 40, "act": 20})
    result = scoring.score(RoundScoring.CAF_FINE, Aspect.RESULT, {"trends": 40, "targets": 65})
    classic = scoring.score(RoundScoring.CAF_CLASSIC, Aspect.ENABLER, {"whole": 55})

    assert (enabler.value, result.value, classic.value) == (50, 52.5, 55)
    assert (enabler.band, classic.band) == (2, 3)


def test_a_score_needs_all_parts_within_the_range() -> None:
    with pytest.raises(KeyError):
        scoring.score(RoundScoring.CAF_FINE, Aspect.RESULT, {"trends": 40})
    with pytest.raises(ValueError, match="0 to 100"):
        scoring.score(RoundScoring.CAF_CLASSIC, Aspect.RESULT, {"whole": 101})


@pytest.mark.parametrize(("value", "band"), [(0, 0), (10, 0), (10.5, 0), (11, 1), (70, 3), (71, 4), (100, 5)])
def test_every_value_has_its_band(value: float, band: int) -> None:
    assert scoring.band_of(value) == band


@pytest.mark.parametrize(
    ("value", "conformity"), [(71, Conformity.FULL), (70, Conformity.PARTIAL), (30, Conformity.NONE)]
)
def test_a_score_says_how_far_the_requirement_is_met(value: float, conformity: Conformity) -> None:
    assert scoring.conformity_of(value) is conformity


def test_the_spread_of_nothing_is_nothing() -> None:
    assert (scoring.spread([]), scoring.spread([20, 70, 50]), scoring.mean([])) == (0, 50, None)


def test_workflows_reach_every_state() -> None:
    assert ROUND_WORKFLOW.reachable() == set(RoundState)
    assert ANSWER_WORKFLOW.reachable() == set(AnswerState)


def test_caf_goes_with_caf_and_nothing_else() -> None:
    assert fits(RoundKind.CAF, RoundScoring.CAF_FINE, Scoring.CAF)
    assert fits(RoundKind.ZERO_AUDIT, RoundScoring.VERDICTS, Scoring.VERDICTS)
    assert not fits(RoundKind.CAF, RoundScoring.VERDICTS, Scoring.CAF)
    assert not fits(RoundKind.ZERO_AUDIT, RoundScoring.VERDICTS, Scoring.CAF)


def test_a_reason_must_be_a_sentence_and_days_in_order() -> None:
    assert not is_justified(applies=False, justification=" nie ")
    assert is_justified(applies=True, justification="")
    late = are_days_sound(made_on=TODAY, valid_from=None, valid_to=TODAY - timedelta(days=1), today=TODAY)
    future = are_days_sound(made_on=TODAY + timedelta(days=1), valid_from=None, valid_to=None, today=TODAY)

    assert isinstance(late, Denied)
    assert late.reason is Refusal.DAYS_CROSSED
    assert isinstance(future, Denied)
    assert future.reason is Refusal.MADE_IN_FUTURE


def test_a_round_closes_when_nothing_is_left() -> None:
    left = may_close(applicable=3, finished=1, is_caf=False)

    assert isinstance(left, Denied)
    assert (left.reason, left.params) == (Refusal.NOT_ALL_VERIFIED, {"left": 2})
    assert may_close(applicable=3, finished=3, is_caf=True)


def test_every_rule_has_a_severity_and_an_id_of_its_own() -> None:
    assert set(SEVERITIES) == set(Rule)
    assert len(Rule) >= 10
    assert {rule.value for rule in Rule} == {f"S{number:02d}" for number in range(1, len(Rule) + 1)}


@pytest.mark.parametrize(
    ("one", "rule"),
    [
        (picture(assessment=assessed()), Rule.CONFORMING_WITHOUT_EVIDENCE),
        (picture(evidence=(OLD,)), Rule.EVIDENCE_ALL_EXPIRED),
        (picture(applies=False, may_not_apply=True, evidence=(GOOD,)), Rule.EXCLUDED_YET_EVIDENCED),
        (picture(applies=False), Rule.EXCLUDED_AGAINST_CATALOG),
        (picture(evidence=(GOOD,), assessment=assessed(was_self_verified=True)), Rule.VERIFIED_BY_AUTHOR),
        (picture(evidence=(GOOD,), assessment=assessed(days_ago=400)), Rule.ASSESSMENT_TOO_OLD),
        (picture(assessment=assessed(Conformity.NONE, has_comment=False)), Rule.GAP_WITHOUT_COMMENT),
        (
            picture(evidence=(GOOD,), assessment=assessed(), obstacles=(Obstacle(title="N", href="", is_major=False),)),
            Rule.CONFORMING_DESPITE_OBSTACLE,
        ),
    ],
)
def test_a_contradiction_about_a_requirement_is_found(one: Picture, rule: Rule) -> None:
    assert rules_broken(catalog_with(one)) == {rule}


def test_a_requirement_in_order_breaks_no_rule() -> None:
    assert rules_broken(catalog_with(picture(evidence=(GOOD,), assessment=assessed()))) == set()


def test_a_withdrawn_edition_alone_is_found() -> None:
    withdrawn = {"status": CatalogStatus.WITHDRAWN}

    assert rules_broken(catalog_with(**withdrawn)) == {Rule.WITHDRAWN_EDITION}
    assert rules_broken(catalog_with(**withdrawn, has_newer_in_use=True)) == set()


@pytest.mark.parametrize(
    ("standing", "requirements", "rule"),
    [
        (Standing.EXPIRING, 1, Rule.EVIDENCE_EXPIRES_SOON),
        (Standing.GONE, 1, Rule.EVIDENCE_RECORD_GONE),
        (Standing.CURRENT, 0, Rule.EVIDENCE_UNUSED),
        (Standing.CURRENT, 13, Rule.EVIDENCE_FOR_TOO_MUCH),
    ],
)
def test_a_contradiction_about_evidence_is_found(standing: Standing, requirements: int, rule: Rule) -> None:
    view = EvidenceView(key="e", title="E", standing=standing, requirements=requirements)

    assert rules_broken(OfficeView(on=TODAY, evidence=[view])) == {rule}


def test_contradictions_about_a_round_are_found_the_serious_one_first() -> None:
    late = RoundView(
        key="r",
        title="Samoocena",
        due_on=TODAY - timedelta(days=1),
        is_started=True,
        unassigned=2,
        people_who_left=["Jan"],
    )
    found = [finding.rule for finding in check(OfficeView(on=TODAY, rounds=[late]))]

    assert found == [Rule.ASSIGNED_PERSON_LEFT, Rule.ROUND_OVERDUE, Rule.NOBODY_ASSIGNED]
