"""The life of an audit by its actions and its pages: every pair outside the table is refused, nothing is written."""

from collections.abc import Callable

import pytest
from django.test import Client

from probierz.audits.actions import checklist, conduct, reports, teams
from probierz.audits.models import Audit
from probierz.audits.rules import AUDIT_WORKFLOW, RAISED, MemberRole, Refusal
from probierz.audits.rules import AuditCommand as Do
from probierz.audits.rules import AuditState as At
from probierz.audits.tests.conftest import TODAY, Here
from probierz.audits.tests.stories import refused, write
from probierz.trail.models import Event

# Written out once more, so that a change of the rules is noticed here.
TABLE = {
    (At.PLANNED, Do.START): At.RUNNING,
    (At.PLANNED, Do.CANCEL): At.CANCELLED,
    (At.RUNNING, Do.FINISH): At.REPORTING,
    (At.RUNNING, Do.CANCEL): At.CANCELLED,
    (At.REPORTING, Do.RETURN): At.RUNNING,
    (At.REPORTING, Do.SIGN): At.SIGNED,
    (At.SIGNED, Do.CLOSE): At.CLOSED,
}
# Commands of whoever plans audits have addresses of their own.
ADDRESSES = {Do.CLOSE: "raport/zamknij/", Do.CANCEL: "odwolaj/"}
Act = Callable[[Here, Audit], object]
ACTS: dict[Do, Act] = {
    Do.START: lambda here, audit: conduct.start(here.zaneta, audit=audit, on=TODAY),
    Do.FINISH: lambda here, audit: conduct.finish(here.zaneta, audit=audit, on=TODAY),
    Do.RETURN: lambda here, audit: conduct.go_back(here.zaneta, audit=audit, on=TODAY),
    Do.SIGN: lambda here, audit: conduct.sign(here.zaneta, audit=audit, on=TODAY),
    Do.CLOSE: lambda here, audit: conduct.close(here.lucja, audit=audit, on=TODAY),
    Do.CANCEL: lambda here, audit: conduct.cancel(here.lucja, audit=audit, reason="Remont.", on=TODAY),
}
# The way that leads to each state.
WAYS: dict[At, tuple[Do, ...]] = {
    At.PLANNED: (),
    At.RUNNING: (Do.START,),
    At.REPORTING: (Do.START, Do.FINISH),
    At.SIGNED: (Do.START, Do.FINISH, Do.SIGN),
    At.CLOSED: (Do.START, Do.FINISH, Do.SIGN, Do.CLOSE),
    At.CANCELLED: (Do.CANCEL,),
}


def at(here: Here, state: At) -> Audit:
    """An audit in the state, with everything that its next command asks for."""
    audit = here.planned()
    teams.name_member(here.lucja, audit=audit, person=here.auditor, role=MemberRole.LEAD)
    checklist.add_own(here.zaneta, audit=audit, texts=["Pokaż trzy sprawy."])
    for command in WAYS[state]:
        ACTS[command](here, audit)
        if command is Do.START:
            _judge(here, audit)
    if state is At.RUNNING:
        _judge(here, audit)
    return here.fresh(audit)


def _judge(here: Here, audit: Audit) -> None:
    """One finding that is in the register, and conclusions."""
    question = here.question(audit)
    if question.verdict not in RAISED:
        write(here, question, "minor", "Brak daty wpływu.")
        reports.raise_finding(here.zaneta, question=here.question(audit), on=TODAY)
        conduct.sum_up(here.zaneta, audit=audit, text="Działa.")


def test_the_table_of_the_rules_is_the_one_written_here() -> None:
    assert {(row.source, row.command): row.target for row in AUDIT_WORKFLOW.transitions} == TABLE


@pytest.mark.parametrize(("state", "command"), TABLE)
def test_a_pair_of_the_table_moves_the_audit(here: Here, state: At, command: Do) -> None:
    audit = at(here, state)

    ACTS[command](here, audit)

    assert here.fresh(audit).state == TABLE[state, command]


@pytest.mark.parametrize("state", At)
def test_every_other_pair_is_refused_and_writes_nothing(here: Here, state: At) -> None:
    audit = at(here, state)
    before, events = vars_of(audit), Event.objects.count()

    for command in outside(state):
        with refused(Refusal.NO_SUCH_MOVE):
            ACTS[command](here, audit)

    assert vars_of(here.fresh(audit)) == before
    assert Event.objects.count() == events


@pytest.mark.usefixtures("frozen")
@pytest.mark.parametrize("state", At)
def test_a_page_sent_twice_or_too_late_says_so_and_changes_nothing(client: Client, here: Here, state: At) -> None:
    audit = at(here, state)
    before = vars_of(audit)

    for command in outside(state):
        client.force_login(here.cast.lucja if command in ADDRESSES else here.cast.zaneta)
        place = ADDRESSES.get(command, f"raport/{command}/")
        answer = client.post(f"/o/urzad-lipowo/audity/{audit.key}/{place}", {"reason": "Remont."}, follow=True)
        assert "Teraz nie można tego zrobić" in answer.content.decode(), command

    assert vars_of(here.fresh(audit)) == before


def outside(state: At) -> list[Do]:
    return [command for command in Do if (state, command) not in TABLE]


def vars_of(audit: Audit) -> dict[str, object]:
    return {field.attname: getattr(audit, field.attname) for field in audit._meta.concrete_fields}
