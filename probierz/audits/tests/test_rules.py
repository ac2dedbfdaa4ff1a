"""Rules of audits: who may audit what, when a verdict stands, the whole life of an audit."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from probierz.audits.rules import (
    AUDIT_WORKFLOW,
    FINDINGS,
    AuditCommand,
    AuditState,
    InvolvementKind,
    MemberRole,
    QuestionVerdict,
    Refusal,
    is_judged,
    may_ask_first,
    months_between,
    step,
)
from probierz.audits.rules.independence import Area, Candidate, Involved, may_audit
from probierz.audits.web.forms.checklist import A_NAME
from probierz.lib.identifiers import portable_id
from probierz.lib.verdicts import Denied
from probierz.lib.workflow import CommandRefused

AREA = Area(units={1: "Kancelaria"}, processes={7: "G-2 Zaświadczenia"})
ABLE = Candidate(name="Żaneta Ćwik", is_employed=True, is_competent=True)


def reason(person: Candidate, role: MemberRole = MemberRole.AUDITOR) -> Refusal | None:
    verdict = may_audit(person, AREA, role)
    return Refusal(verdict.reason) if isinstance(verdict, Denied) else None


def test_a_competent_stranger_to_the_area_may_audit() -> None:
    assert reason(ABLE) is None
    assert reason(ABLE, MemberRole.LEAD) is None


@pytest.mark.parametrize("role", [MemberRole.LEAD, MemberRole.AUDITOR, MemberRole.ASSISTANT])
def test_nobody_audits_own_work(role: MemberRole) -> None:
    works = Candidate(name="B", is_employed=True, units=frozenset({1}), is_competent=True)
    owns = Candidate(name="B", is_employed=True, processes=frozenset({7}), is_competent=True)
    trained = Candidate(
        name="B", is_employed=True, hands=(Involved(InvolvementKind.TRAINED, unit=1),), is_competent=True
    )
    advised = Candidate(
        name="B", is_employed=True, hands=(Involved(InvolvementKind.ADVISED, process=7),), is_competent=True
    )

    assert reason(works, role) is Refusal.WORKS_IN_UNIT
    assert reason(owns, role) is Refusal.OWNS_PROCESS
    assert reason(trained, role) is Refusal.TRAINED_THERE
    assert reason(advised, role) is Refusal.ADVISED_THERE


def test_work_and_advice_elsewhere_do_not_matter() -> None:
    elsewhere = Candidate(
        name="B",
        is_employed=True,
        units=frozenset({2}),
        hands=(Involved(InvolvementKind.ADVISED, process=8),),
        is_competent=True,
    )

    assert reason(elsewhere) is None


def test_without_competence_one_gives_no_verdicts_but_may_learn_and_look_on() -> None:
    fresh = Candidate(name="B", is_employed=True)

    assert reason(fresh, MemberRole.LEAD) is Refusal.NOT_COMPETENT
    assert reason(fresh, MemberRole.AUDITOR) is Refusal.NOT_COMPETENT
    assert reason(fresh, MemberRole.ASSISTANT) is None
    assert reason(Candidate(name="B", is_employed=True, units=frozenset({1})), MemberRole.OBSERVER) is None


@pytest.mark.parametrize("state", AuditState)
@pytest.mark.parametrize("command", AuditCommand)
def test_only_the_table_moves_an_audit(state: AuditState, command: AuditCommand) -> None:
    if command in AUDIT_WORKFLOW.commands_open(state):
        assert AUDIT_WORKFLOW.after(state, command) in AuditState
    else:
        with pytest.raises(CommandRefused):
            AUDIT_WORKFLOW.after(state, command)


def test_every_state_is_reached() -> None:
    assert AUDIT_WORKFLOW.reachable() == set(AuditState)


def test_a_finding_needs_words_and_what_does_not_apply_a_reason() -> None:
    assert not is_judged("", note="", reason="")
    assert is_judged("conforming", note="", reason="")
    assert not is_judged("not_applicable", note="x", reason=" ")
    assert is_judged("not_applicable", note="", reason="nie prowadzimy")
    for verdict in FINDINGS:
        assert not is_judged(verdict, note=" ", reason="")
        assert is_judged(verdict, note="widziano", reason="")


def test_the_audited_answer_on_the_first_day_at_the_latest() -> None:
    first = date(2026, 11, 2)
    assert may_ask_first(None, first)
    assert may_ask_first(first, first)
    assert not may_ask_first(date(2026, 11, 3), first)


def test_a_step_says_better_worse_or_the_same() -> None:
    assert step("minor", "conforming") == "better"
    assert step("conforming", "major") == "worse"
    assert step("minor", "minor") == "same"
    assert step("", "minor") == ""
    assert step(QuestionVerdict.NOT_APPLICABLE, "minor") == ""


def test_months_are_whole() -> None:
    assert months_between(date(2025, 1, 31), date(2025, 2, 28)) == 0
    assert months_between(date(2024, 11, 2), date(2026, 11, 2)) == 24


def test_every_name_the_system_gives_is_a_name_of_an_entry() -> None:
    for _each in range(300):
        A_NAME(portable_id())
    for wrong in ("short", "with spaces in it", "x" * 41, "<script>", ""):
        with pytest.raises(ValidationError):
            A_NAME(wrong)
