"""Rounds: planned, given out, answered, verified, agreed on, closed and compared."""

from datetime import timedelta

import pytest

from probierz.access.actions import PermissionRefused
from probierz.access.actor import Actor
from probierz.people.models import Employee
from probierz.standards.actions import answers, rounds, use
from probierz.standards.actions.answers import Said
from probierz.standards.actions.refusals import Refused
from probierz.standards.models import Answer, AssessmentRound, Assignment
from probierz.standards.queries import rounds as queries
from probierz.standards.queries.pictures import last_assessments
from probierz.standards.rules import AnswerState, Conformity, Refusal, RoundKind, RoundScoring, RoundState
from probierz.standards.tests.stories import Story, catalog, employee, requirement
from probierz.trail.models import Event
from tests.cast import TODAY, Cast

ENABLER = {"plan": 60, "do": 50, "check": 40, "act": 30}


def refusal(act, /, *arguments, **named) -> Refusal:
    with pytest.raises(Refused) as refused:
        act(*arguments, **named)
    return refused.value.reason


def verbs() -> list[str]:
    return list(Event.objects.order_by("pk").values_list("verb", flat=True))


def exclude_all_but(story: Story, *numbers: str) -> None:
    for one in catalog("iso9001-2015").requirements.filter(is_leaf=True).exclude(number__in=numbers):
        story.excludes(one.number)


def test_a_round_goes_from_its_plan_to_its_end(story: Story, lucja: Actor) -> None:
    exclude_all_but(story, "4.1", "4.2")
    held = story.opened("4.1", "4.2")
    for number in ("4.1", "4.2"):
        story.verified(held, number)

    rounds.close_round(lucja, assessment=held, on=TODAY)

    held.refresh_from_db()
    assert (held.state, held.started_on, held.ended_on) == (RoundState.CLOSED, TODAY, TODAY)
    assert [verb for verb in verbs() if verb.startswith("assessment")] == [
        "assessment.planned",
        "assessment.assigned",
        "assessment.started",
        *["assessment.answer.given", "assessment.answer.verified"] * 2,
        "assessment.closed",
    ]


def test_a_round_does_not_close_before_everything_is_verified(story: Story, lucja: Actor) -> None:
    held = story.opened("4.1")
    story.verified(held, "4.1")

    with pytest.raises(Refused) as refused:
        rounds.close_round(lucja, assessment=held, on=TODAY)

    assert refused.value.params == {"left": 64}


def test_progress_is_kept_apart_from_the_outcome(story: Story) -> None:
    exclude_all_but(story, "4.1", "4.2", "4.3")
    held = story.opened("4.1", "4.2")
    story.verified(held, "4.1", "not_met")
    story.answers(held, "4.2", "met")
    lines = queries.lines_of(held)
    progress, outcome = queries.progress_of(held, lines), queries.outcome_of(held, lines)

    assert (progress.applicable, progress.assigned, progress.answered, progress.finished) == (3, 2, 2, 1)
    assert dict(outcome.counts) == {Conformity.NONE: 1}


@pytest.mark.parametrize(
    ("named", "reason"),
    [
        ({"kind": RoundKind.CAF}, Refusal.KIND_UNFIT),
        ({"code": "caf-2020"}, Refusal.KIND_UNFIT),
        ({"code": "kontrola-zarzadcza"}, Refusal.CATALOG_NOT_IN_USE),
        ({"due_on": TODAY - timedelta(days=1)}, Refusal.DUE_IN_PAST),
    ],
)
def test_a_round_that_makes_no_sense_is_not_planned(story: Story, named, reason: Refusal) -> None:
    assert refusal(story.plans, **named) is reason
    assert not AssessmentRound.objects.exists()


def test_nobody_starts_a_round_that_asks_nobody(story: Story, lucja: Actor) -> None:
    held = story.plans()

    assert refusal(rounds.start_round, lucja, assessment=held, on=TODAY) is Refusal.NOBODY_ASSIGNED
    assert AssessmentRound.objects.get().state == RoundState.PLANNED


def test_of_two_who_start_a_round_one_is_told_that_it_moved(story: Story, lucja: Actor) -> None:
    held = story.asks(story.plans(), story.cast.bogdan, numbers=("4.1",))
    stale = AssessmentRound.objects.get(pk=held.pk)
    story.starts(held)

    assert refusal(rounds.start_round, lucja, assessment=stale, on=TODAY) is Refusal.ROUND_MOVED


def test_a_requirement_is_given_to_one_person_and_may_be_given_to_another(story: Story, lucja: Actor) -> None:
    held, cast = story.plans(), story.cast
    story.asks(held, cast.bogdan, numbers=("4.1", "4.2"))
    story.asks(held, cast.zaneta, numbers=("4.2",))

    asked = {one.requirement.number: one.person.account for one in Assignment.objects.select_related("person")}
    assert asked == {"4.1": cast.bogdan, "4.2": cast.zaneta}

    rounds.unassign(lucja, assignment=Assignment.objects.get(requirement__number="4.1"))
    assert Assignment.objects.count() == 1


def test_an_assignment_needs_requirements_one_person_and_an_account(story: Story, lucja: Actor) -> None:
    held, cast = story.plans(), story.cast
    one = [requirement("iso9001-2015", "4.1")]
    people = [employee(cast.bogdan), employee(cast.zaneta)]
    assign = rounds.assign

    assert refusal(assign, lucja, assessment=held, requirements=[], people=people[:1]) is Refusal.NOTHING_CHOSEN
    assert refusal(assign, lucja, assessment=held, requirements=one, people=[]) is Refusal.NOBODY_ASSIGNED
    assert refusal(assign, lucja, assessment=held, requirements=one, people=people) is Refusal.NOBODY_ASSIGNED
    Employee.objects.filter(pk=people[0].pk).update(account=None)
    outsider = [Employee.objects.get(pk=people[0].pk)]
    reason = refusal(assign, lucja, assessment=held, requirements=one, people=outsider)
    assert reason is Refusal.PERSON_WITHOUT_ACCOUNT


def test_a_draft_is_kept_and_handed_in_later(story: Story) -> None:
    held = story.opened("4.1")
    draft = story.answers(held, "4.1", "", comment="Jeszcze sprawdzam", is_final=False)
    assert (draft.state, draft.conformity) == (AnswerState.DRAFT, Conformity.UNKNOWN)

    story.answers(held, "4.1", "partly", comment="Brakuje terminu")

    row = Answer.objects.get()
    assert (row.state, row.conformity, row.comment) == (AnswerState.SUBMITTED, Conformity.PARTIAL, "Brakuje terminu")
    assert refusal(story.answers, held, "4.1") is Refusal.ANSWERED_ALREADY


def test_an_answer_needs_a_choice_of_the_catalog(story: Story) -> None:
    held = story.opened("4.1")

    assert refusal(story.answers, held, "4.1", "") is Refusal.CHOICE_MISSING
    assert refusal(story.answers, held, "4.1", "invented", is_final=False) is Refusal.CHOICE_MISSING


def test_only_who_was_asked_answers(story: Story) -> None:
    held, cast = story.opened("4.1"), story.cast
    said = {"requirement": requirement("iso9001-2015", "4.1"), "said": Said(choice="met"), "is_final": True}

    for account, person in ((cast.zaneta, cast.zaneta), (cast.zaneta, cast.bogdan)):
        reason = refusal(
            answers.answer,
            cast.actor(account),
            assessment=held,
            person=employee(person),
            on=TODAY,
            **said,
        )
        assert reason is Refusal.NOT_ASSIGNED


def test_nobody_answers_before_the_start_or_after_the_end(story: Story, lucja: Actor) -> None:
    held = story.asks(story.plans(), story.cast.bogdan, numbers=("4.1",))
    assert refusal(story.answers, held, "4.1") is Refusal.ROUND_NOT_OPEN

    rounds.cancel_round(lucja, assessment=held, on=TODAY)
    assert refusal(story.answers, held, "4.1") is Refusal.ROUND_NOT_OPEN


def test_an_answer_sent_back_is_mended_and_verified(story: Story, lucja: Actor) -> None:
    held = story.opened("4.1")
    given = story.answers(held, "4.1")
    assert refusal(answers.send_back, lucja, answer=given, remark=" ") is Refusal.REMARK_MISSING

    answers.send_back(lucja, answer=given, remark="W których wydziałach?")
    assert Answer.objects.get().state == AnswerState.RETURNED
    given = story.answers(held, "4.1", "better")
    answers.verify(lucja, answer=given, on=TODAY)

    row = Answer.objects.get()
    assert (row.state, row.verified_on, row.verified_by) == (AnswerState.VERIFIED, TODAY, story.cast.lucja)


def test_of_two_verifications_the_second_is_told_that_the_answer_moved(story: Story, lucja: Actor) -> None:
    held = story.opened("4.1")
    given = story.answers(held, "4.1")
    stale = Answer.objects.select_related("round__office", "requirement").get()
    answers.verify(lucja, answer=given, on=TODAY)

    assert refusal(answers.verify, lucja, answer=stale, on=TODAY) is Refusal.ANSWER_MOVED


def test_an_employee_neither_plans_nor_verifies(story: Story, bogdan: Actor) -> None:
    held = story.opened("4.1")
    given = story.answers(held, "4.1")

    with pytest.raises(PermissionRefused):
        answers.verify(bogdan, answer=given, on=TODAY)
    with pytest.raises(PermissionRefused):
        rounds.close_round(bogdan, assessment=held, on=TODAY)


def test_a_cancelled_round_counts_no_more(story: Story, lucja: Actor) -> None:
    held = story.opened("4.1")
    story.verified(held, "4.1")
    assert len(last_assessments()) == 1

    rounds.cancel_round(lucja, assessment=held, on=TODAY)

    assert last_assessments() == {}


def caf(story: Story, scoring: RoundScoring = RoundScoring.CAF_FINE) -> AssessmentRound:
    story.takes("caf-2020")
    return story.starts(story.asks(story.plans_caf(scoring), story.cast.bogdan, story.cast.zaneta))


def test_caf_takes_individual_scores_and_then_a_consensus(story: Story, lucja: Actor) -> None:
    held, cast = caf(story), story.cast
    story.scores(held, cast.bogdan, "1.1", **ENABLER)
    story.scores(held, cast.zaneta, "1.1", **{name: value + 20 for name, value in ENABLER.items()})
    line = queries.lines_of(held)[0]
    assert (line.mean, line.spread) == (55, 20)

    rounds.confer(lucja, assessment=held, on=TODAY)
    agreed = answers.agree(lucja, assessment=held, requirement=line.requirement, said=Said(parts=ENABLER), on=TODAY)

    assert (agreed.value, agreed.conformity, agreed.is_consensus) == (45, Conformity.PARTIAL, True)
    outcome = queries.outcome_of(held, queries.lines_of(held))
    assert outcome.mean == 45
    assert last_assessments()[line.requirement.pk].conformity is Conformity.PARTIAL
    assert refusal(rounds.close_round, lucja, assessment=held, on=TODAY) is Refusal.NOT_ALL_AGREED


def test_caf_closes_when_everything_is_agreed_and_not_before_the_consensus(story: Story, lucja: Actor) -> None:
    held = caf(story, RoundScoring.CAF_CLASSIC)
    assert refusal(rounds.close_round, lucja, assessment=held, on=TODAY) is Refusal.NOT_ALL_AGREED
    rounds.confer(lucja, assessment=held, on=TODAY)
    for line in queries.lines_of(held):
        answers.agree(lucja, assessment=held, requirement=line.requirement, said=Said(parts={"whole": 75}), on=TODAY)

    rounds.close_round(lucja, assessment=held, on=TODAY)

    assert AssessmentRound.objects.get().state == RoundState.CLOSED
    assert queries.outcome_of(held, queries.lines_of(held)).mean == 75


def test_a_score_is_whole_and_in_range(story: Story) -> None:
    held, bogdan = caf(story), story.cast.bogdan

    assert refusal(story.scores, held, bogdan, "1.1", plan=50) is Refusal.SCORE_MISSING
    bad = {**ENABLER, "act": 101}
    assert refusal(story.scores, held, bogdan, "1.1", **bad) is Refusal.SCORE_OUT_OF_RANGE


def test_only_caf_looks_for_a_consensus(story: Story, lucja: Actor) -> None:
    held = story.opened("4.1")

    assert refusal(rounds.confer, lucja, assessment=held, on=TODAY) is Refusal.ROUND_MOVED
    said = {"requirement": requirement("iso9001-2015", "4.1"), "said": Said(choice="met"), "on": TODAY}
    assert refusal(answers.agree, lucja, assessment=held, **said) is Refusal.ROUND_MOVED


def test_an_individual_score_is_not_sent_back(story: Story, lucja: Actor) -> None:
    held = caf(story)
    given = story.scores(held, story.cast.bogdan, "1.1", **ENABLER)

    assert refusal(answers.send_back, lucja, answer=given, remark="Za wysoko") is Refusal.ANSWER_MOVED


def test_two_rounds_stand_side_by_side(story: Story) -> None:
    first = story.opened("4.1", "4.2", "4.3")
    for number, choice in (("4.1", "not_met"), ("4.2", "met")):
        story.verified(first, number, choice)
    second = story.opened("4.1", "4.2", "4.3")
    for number, choice in (("4.1", "partly"), ("4.2", "met"), ("4.3", "met")):
        story.verified(second, number, choice)

    steps = {pair.requirement.number: pair.step for pair in queries.compare(first, second)}

    assert (steps["4.1"], steps["4.2"], steps["4.3"]) == ("better", "same", "")
    assert {pair.requirement.number: pair.step for pair in queries.compare(second, first)}["4.1"] == "worse"


def test_duties_are_what_was_asked_and_not_handed_in(story: Story, cast: Cast) -> None:
    held = story.opened("4.1", "4.2", "8.3.1")
    story.excludes("8.3.1")
    story.answers(held, "4.1")

    assert [one.requirement.number for one in queries.open_assignments(cast.bogdan)] == ["4.2"]
    assert queries.open_assignments(cast.zaneta) == []


def test_in_caf_another_person_does_not_answer_for_me(story: Story, cast: Cast) -> None:
    held = caf(story)
    story.scores(held, cast.bogdan, "1.1", **ENABLER)

    assert "1.1" not in {one.requirement.number for one in queries.open_assignments(cast.bogdan)}
    assert "1.1" in {one.requirement.number for one in queries.open_assignments(cast.zaneta)}


def test_a_catalog_in_a_round_stays_in_use(story: Story, lucja: Actor) -> None:
    held = story.opened("4.1")
    rounds.cancel_round(lucja, assessment=held, on=TODAY)

    use.lay_down_catalog(lucja, office=story.office, catalog=catalog("iso9001-2015"), on=TODAY)
    assert refusal(story.plans) is Refusal.CATALOG_NOT_IN_USE
