"""Writes of planning: what they leave, what they refuse."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from probierz.access.actions import PermissionRefused
from probierz.lib.periods import Frequency, period_of
from probierz.lib.refusals import Refused
from probierz.offices.scope import across_offices, office_scope
from probierz.planning.actions import context, control, objectives, opportunities, policy, risks
from probierz.planning.actions.context import Issue, Party, Reviewed
from probierz.planning.actions.control import GoalCard, Stated
from probierz.planning.actions.objectives import Aim
from probierz.planning.actions.opportunities import Chance
from probierz.planning.actions.risks import RiskCard
from probierz.planning.models import ContextIssue, Policy, RiskReview
from probierz.planning.queries import context as contexts
from probierz.planning.queries import objectives as aims
from probierz.planning.queries import risks as register
from probierz.planning.rules import (
    Assurance,
    AssuranceSource,
    Category,
    ObjectiveCommand,
    ObjectiveState,
    OpportunityCommand,
    PolicyState,
    Refusal,
    Response,
    Scale,
    Side,
)
from probierz.processes.actions.indicators import record_value
from probierz.trail.models import Event

TODAY = date(2026, 11, 2)
AIM = Aim(name="Krócej czekać", due_on=date(2026, 12, 31))
RISK = RiskCard(
    name="Odejdzie jedyna osoba, która zna system",
    category=Category.PEOPLE,
    likelihood=4,
    impact=4,
    response=Response.TREAT,
)
CHANCE = Chance(name="Wspólne szkolenia z powiatem", gain=4, effort=2, next_review_on=TODAY)
GOAL = GoalCard(name="Terminowość", measure="odsetek spraw w terminie", planned="98%")
STATED = Stated(assurance=Assurance.SUFFICIENT, sources=[AssuranceSource.MONITORING])


def refusal_of(act: Callable[[], object]) -> Refusal:
    with pytest.raises(Refused) as refused:
        act()
    return Refusal(refused.value.reason)


class TestPolicy:
    def test_a_draft_is_adopted_and_the_version_before_replaced(self, here, lucja, scibor) -> None:
        for text in ("Pierwsza", "Druga"):
            policy.write_policy(lucja, office=here.lipowo, text=text)
            policy.adopt_policy(scibor, office=here.lipowo, seen=text, on=TODAY, today=TODAY)

        rows = list(Policy.objects.order_by("number").values_list("text", "state"))
        assert rows == [("Pierwsza", PolicyState.REPLACED), ("Druga", PolicyState.IN_FORCE)]
        in_force = aims.policy_in_force()
        assert in_force
        assert in_force.adopted_by == here.scibor

    def test_a_text_that_changed_meanwhile_is_not_adopted(self, here, lucja, scibor) -> None:
        policy.write_policy(lucja, office=here.lipowo, text="Pierwsza")
        policy.write_policy(lucja, office=here.lipowo, text="Poprawiona")

        def adopt(seen: str, on: date = TODAY) -> Callable[[], object]:
            return lambda: policy.adopt_policy(scibor, office=here.lipowo, seen=seen, on=on, today=TODAY)

        assert refusal_of(adopt("Pierwsza")) is Refusal.MOVED
        assert refusal_of(adopt("Poprawiona", on=date(2027, 1, 1))) is Refusal.IN_FUTURE
        adopt("Poprawiona")()
        assert refusal_of(adopt("Poprawiona")) is Refusal.NO_DRAFT
        policy.write_policy(lucja, office=here.lipowo, text="Nowa")
        assert refusal_of(adopt("Nowa", on=date(2026, 1, 1))) is Refusal.BEFORE_THE_LAST_ONE

    def test_the_representative_writes_but_does_not_adopt(self, here, lucja) -> None:
        policy.write_policy(lucja, office=here.lipowo, text="Tekst")

        with pytest.raises(PermissionRefused):
            policy.adopt_policy(lucja, office=here.lipowo, seen="Tekst", on=TODAY, today=TODAY)

    def test_an_empty_or_equal_text_is_refused(self, here, lucja) -> None:
        assert refusal_of(lambda: policy.write_policy(lucja, office=here.lipowo, text="  ")) is Refusal.TEXT_EMPTY
        policy.write_policy(lucja, office=here.lipowo, text="Tekst")
        assert refusal_of(lambda: policy.write_policy(lucja, office=here.lipowo, text="Tekst")) is Refusal.UNCHANGED


class TestObjectives:
    def set(self, actor, cast, **values):
        return objectives.set_objective(actor, office=cast.lipowo, aim=replace(AIM, **values), on=TODAY)

    def test_an_objective_is_followed_by_its_indicator(self, here, lucja, days) -> None:
        period = period_of(date(2026, 8, 1), Frequency.QUARTER)
        record_value(lucja, indicator=days, period=period, value=Decimal(55), note="", seen=None, on=TODAY)

        one = self.set(lucja, here, indicator=days, target=Decimal(60))

        row = aims.row_by_key(one.key, on=TODAY)
        assert row
        assert (row.value, row.is_met) == (Decimal(55), True)

    def test_a_target_needs_an_indicator_and_a_name_is_used_once(self, here, lucja) -> None:
        assert refusal_of(lambda: self.set(lucja, here, target=Decimal(1))) is Refusal.TARGET_WITHOUT_INDICATOR
        self.set(lucja, here)
        assert refusal_of(lambda: self.set(lucja, here)) is Refusal.NAME_TAKEN

    def test_an_objective_is_closed_with_its_result_when_its_steps_are_done(self, here, lucja) -> None:
        one = self.set(lucja, here)
        step = objectives.add_step(lucja, objective=one, text="Nowy druk", responsible=None, due_on=TODAY)

        def close(command: ObjectiveCommand, result: str = "") -> Callable[[], object]:
            return lambda: objectives.close_objective(lucja, objective=one, command=command, result=result, on=TODAY)

        assert refusal_of(close(ObjectiveCommand.REACH)) is Refusal.NO_RESULT
        assert refusal_of(close(ObjectiveCommand.REACH, "55 dni")) is Refusal.STEPS_OPEN
        assert refusal_of(close(ObjectiveCommand.REOPEN)) is Refusal.NO_SUCH_MOVE
        objectives.finish_step(lucja, step=step, on=TODAY)
        assert refusal_of(lambda: objectives.finish_step(lucja, step=step, on=TODAY)) is Refusal.STEP_DONE
        close(ObjectiveCommand.REACH, "55 dni")()
        one.refresh_from_db()
        assert (one.state, one.closed_on) == (ObjectiveState.REACHED, TODAY)
        assert refusal_of(lambda: objectives.change_objective(lucja, objective=one, aim=AIM)) is Refusal.CLOSED
        assert (
            refusal_of(lambda: objectives.add_step(lucja, objective=one, text="x", responsible=None, due_on=TODAY))
            is Refusal.CLOSED
        )
        close(ObjectiveCommand.REOPEN)()
        assert refusal_of(lambda: objectives.change_objective(lucja, objective=one, aim=AIM)) is Refusal.UNCHANGED

    def test_a_late_objective_is_found(self, here, lucja) -> None:
        one = self.set(lucja, here)
        objectives.change_objective(lucja, objective=one, aim=replace(AIM, due_on=date(2026, 10, 1)))

        assert [one.name for one in aims.late_objectives(on=TODAY)] == ["Krócej czekać"]


class TestContext:
    def test_issues_and_parties_come_and_go_in_time(self, here, lucja) -> None:
        issue = context.add_issue(
            lucja, office=here.lipowo, issue=Issue(side=Side.EXTERNAL, text="Ubywa ludzi"), on=TODAY
        )
        party = context.add_party(
            lucja, office=here.lipowo, party=Party(name="Mieszkańcy", expectations="terminowość"), on=date(2026, 1, 1)
        )
        context.change_issue(
            lucja, row=issue, issue=Issue(side=Side.EXTERNAL, text="Ubywa mieszkańców", is_climate=True)
        )
        context.change_party(lucja, row=party, party=Party(name="Mieszkańcy", expectations="terminy"))

        context.end_part(lucja, row=issue, on=TODAY)
        context.end_part(lucja, row=party, on=TODAY)

        assert not ContextIssue.objects.exists()  # it held for no day
        assert contexts.context_on(TODAY).is_empty
        assert [one.name for one in contexts.context_on(date(2026, 6, 1)).parties] == ["Mieszkańcy"]
        assert refusal_of(lambda: context.end_part(lucja, row=party, on=TODAY)) is Refusal.CLOSED
        assert (
            refusal_of(lambda: context.change_party(lucja, row=party, party=Party(name="x", expectations="y")))
            is Refusal.CLOSED
        )

    def test_the_climate_question_is_answered_with_a_reason(self, here, lucja) -> None:
        reviewed = Reviewed(scope="Cały urząd", climate_matters=False, climate_reason=" ", next_review_on=TODAY)

        def review(what: Reviewed) -> Callable[[], object]:
            return lambda: context.review_context(lucja, office=here.lipowo, reviewed=what, on=TODAY)

        assert refusal_of(review(reviewed)) is Refusal.NO_JUSTIFICATION
        review(replace(reviewed, climate_reason="Usługi są wewnątrz budynku."))()
        review(replace(reviewed, climate_reason="Powodzie.", climate_matters=True))()
        last = contexts.context_on(TODAY).review
        assert last
        assert (last.number, last.climate_matters) == (2, True)


class TestRisks:
    def add(self, actor, cast, **values):
        return risks.add_risk(actor, office=cast.lipowo, card=replace(RISK, **values), on=TODAY)

    def test_a_risk_is_numbered_reviewed_and_placed(self, here, lucja) -> None:
        one = self.add(lucja, here)
        self.add(lucja, here, name="Inne")

        one = risks.review_risk(lucja, risk=one, likelihood=2, impact=4, note="zastępca przeszkolony", on=TODAY)

        assert (one.number, one.score, one.next_review_on) == (1, 8, date(2027, 11, 2))
        rows = register.risks(on=TODAY)
        assert [row.number for row in rows] == [2, 1]  # the highest score first
        cells = [cell for line in register.matrix(rows, Scale()) for cell in line if cell.risks]
        assert {(cell.likelihood, cell.impact, cell.is_over) for cell in cells} == {(4, 4, True), (2, 4, False)}
        assert RiskReview.objects.filter(risk=one).count() == 2

    def test_what_is_refused_of_a_score(self, here, lucja) -> None:
        assert refusal_of(lambda: self.add(lucja, here, likelihood=6)) is Refusal.SCORE_OFF_SCALE
        assert refusal_of(lambda: self.add(lucja, here, residual_impact=2)) is Refusal.RESIDUAL_HALF
        assert refusal_of(lambda: self.add(lucja, here, response=Response.TOLERATE)) is Refusal.NO_TREATMENT
        self.add(lucja, here, response=Response.TOLERATE, controls="Zastępstwo z sąsiedniej gminy.")

    def test_a_scale_shorter_than_a_score_is_refused(self, here, lucja) -> None:
        self.add(lucja, here)

        def scale(*steps: int) -> Callable[[], object]:
            return lambda: risks.set_scale(lucja, office=here.lipowo, scale=Scale(*steps))

        assert refusal_of(scale(3, 3, 4)) is Refusal.SCALE_TOO_SHORT_FOR_RISKS
        assert refusal_of(scale(4, 4, 16)) is Refusal.THRESHOLD_OFF_SCALE
        scale(4, 4, 8)()
        assert register.scale_of() == Scale(4, 4, 8)
        assert refusal_of(scale(4, 4, 8)) is Refusal.UNCHANGED

    def test_a_risk_above_the_threshold_without_a_plan_is_found(self, here, lucja) -> None:
        one = self.add(lucja, here)
        assert register.over_without_plan() == [one]

        step = risks.add_risk_step(lucja, risk=one, text="Przeszkolić zastępcę", responsible=None, due_on=TODAY)
        assert register.over_without_plan() == []
        risks.finish_risk_step(lucja, step=step, on=TODAY)
        assert refusal_of(lambda: risks.finish_risk_step(lucja, step=step, on=TODAY)) is Refusal.STEP_DONE

    def test_a_closed_risk_is_changed_no_more(self, here, lucja) -> None:
        one = self.add(lucja, here)
        tomorrow = date(2026, 11, 3)
        early = refusal_of(lambda: risks.close_risk(lucja, risk=one, on=tomorrow, today=TODAY))
        risks.close_risk(lucja, risk=one, on=TODAY, today=TODAY)

        assert early is Refusal.IN_FUTURE

        assert refusal_of(lambda: risks.close_risk(lucja, risk=one, on=TODAY, today=TODAY)) is Refusal.CLOSED
        assert refusal_of(lambda: risks.change_risk(lucja, risk=one, card=RISK)) is Refusal.CLOSED
        told = refusal_of(lambda: risks.review_risk(lucja, risk=one, likelihood=1, impact=1, note="", on=TODAY))
        assert told is Refusal.CLOSED

    def test_a_change_keeps_people_apart_in_the_trail(self, here, lucja) -> None:
        one = self.add(lucja, here)
        risks.change_risk(lucja, risk=one, card=replace(RISK, controls="Instrukcja"))

        with across_offices(reason="test"):
            event = Event.objects.get(verb="planning.risk.changed")
        assert event.after == {"controls": "Instrukcja"}
        assert (
            refusal_of(lambda: risks.change_risk(lucja, risk=one, card=replace(RISK, controls="Instrukcja")))
            is Refusal.UNCHANGED
        )


class TestOpportunities:
    def test_an_opportunity_is_decided_by_its_life_cycle(self, here, lucja) -> None:
        one = opportunities.add_opportunity(lucja, office=here.lipowo, chance=CHANCE, on=TODAY)

        def decide(command: OpportunityCommand, result: str = "") -> Callable[[], object]:
            return lambda: opportunities.decide_opportunity(lucja, row=one, command=command, result=result)

        assert refusal_of(decide(OpportunityCommand.USE, "x")) is Refusal.NO_SUCH_MOVE
        decide(OpportunityCommand.PURSUE)()
        assert refusal_of(decide(OpportunityCommand.USE)) is Refusal.NO_RESULT
        decide(OpportunityCommand.USE, "20 osób przeszkolonych")()
        assert [row.state for row in register.opportunities()] == ["used"]

    def test_a_change_is_told_and_nothing_is_refused(self, here, lucja) -> None:
        one = opportunities.add_opportunity(lucja, office=here.lipowo, chance=CHANCE, on=TODAY)

        opportunities.change_opportunity(lucja, row=one, chance=replace(CHANCE, gain=5))
        told = refusal_of(lambda: opportunities.change_opportunity(lucja, row=one, chance=replace(CHANCE, gain=5)))
        assert told is Refusal.UNCHANGED


class TestControl:
    def test_a_goal_is_set_once_a_year_and_its_end_is_written_down(self, here, lucja) -> None:
        goal = control.add_goal(lucja, office=here.lipowo, year=2025, card=GOAL)

        assert (
            refusal_of(lambda: control.add_goal(lucja, office=here.lipowo, year=2025, card=GOAL)) is Refusal.NAME_TAKEN
        )
        changed = control.change_goal(lucja, goal=goal, card=replace(GOAL, reached="97,4%"))
        assert changed.reached == "97,4%"

    def test_a_statement_is_issued_by_the_head_after_the_year_and_never_changes(self, here, lucja, scibor) -> None:
        row = control.write_statement(lucja, office=here.lipowo, year=2025, stated=STATED)
        with pytest.raises(PermissionRefused):
            control.issue_statement(lucja, statement=row, on=TODAY)

        issued = control.issue_statement(scibor, statement=row, on=TODAY)

        assert (issued.state, issued.issued_by) == ("issued", here.scibor)
        assert refusal_of(lambda: control.issue_statement(scibor, statement=row, on=TODAY)) is Refusal.STATEMENT_ISSUED
        again = refusal_of(lambda: control.write_statement(lucja, office=here.lipowo, year=2025, stated=STATED))
        assert again is Refusal.STATEMENT_ISSUED
        late = refusal_of(lambda: control.add_goal(lucja, office=here.lipowo, year=2025, card=GOAL))
        assert late is Refusal.STATEMENT_ISSUED

    def test_what_a_statement_must_say(self, here, lucja, scibor) -> None:
        def issue(year: int = 2025, **values) -> Refusal:
            row = control.write_statement(lucja, office=here.lipowo, year=year, stated=replace(STATED, **values))
            return refusal_of(lambda: control.issue_statement(scibor, statement=row, on=TODAY))

        assert issue(sources=[]) is Refusal.NO_SOURCES
        assert issue(assurance=Assurance.LIMITED) is Refusal.NO_RESERVATIONS
        assert issue(year=2026) is Refusal.YEAR_RUNS


def test_another_office_reads_none_of_it(here, lucja) -> None:
    risks.add_risk(lucja, office=here.lipowo, card=RISK, on=TODAY)

    with office_scope(here.olszyny.pk):
        assert register.risks(on=TODAY) == []


def test_an_employee_writes_nothing(here) -> None:
    bogdan = here.actor(here.bogdan)

    with pytest.raises(PermissionRefused):
        risks.add_risk(bogdan, office=here.lipowo, card=RISK, on=TODAY)
