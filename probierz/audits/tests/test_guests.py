"""The auditor of another office: every address of the asking office is tried, and one audit alone opens."""

import pytest
from django.test import Client

from probierz.access.doors import Entrance
from probierz.audits.actions import conduct, teams
from probierz.audits.models import Audit, AuditMember
from probierz.audits.rules import MemberRole
from probierz.audits.tests.conftest import TODAY, Here
from probierz.audits.tests.stories import lent, write
from probierz.offices.scope import office_scope
from tests.house.doors import Door, doors

# What the guest reads of the one audit; everything else of the office is not there.
OPEN = {
    "audits:audit",
    "audits:plan_paper",
    "audits:checklist",
    "audits:checklist_paper",
    "audits:add_requirements",
    "audits:add_cards",
    "audits:add_own",
    "audits:assign",
    "audits:conduct",
    "audits:summary",
    "audits:send",
    "audits:report_paper",
}
# Pages of one question, which need one; and addresses that take only what is sent.
FURTHER = {"audits:question", "audits:entries"}
ONLY_SENT = {"audits:move", "audits:drop_question", "audits:add_file", "audits:remove_file", "audits:raise_finding"}

pytestmark = pytest.mark.usefixtures("frozen")


def visited(here: Here) -> Audit:
    """Runs in Lipowo with Celina of Olszyny in its team, by consent of both."""
    audit = here.running()
    asked = teams.Asked(competence=lent(here), role=MemberRole.AUDITOR, is_impartial=True)
    member = teams.ask_for_guest(here.lucja, audit=audit, asked=asked, on=TODAY)
    with office_scope(here.cast.olszyny.pk):
        celina = here.cast.actor(here.cast.celina)
        teams.decide_lending(celina, office=here.cast.olszyny, member=member, agrees=True, on=TODAY)
    return audit


def of_office() -> list[Door]:
    return [door for door in doors() if door.guard and door.guard.entrance is Entrance.OFFICE]


def found(client: Client, here: Here, **known: str) -> dict[str, int]:
    """What does not say that there is no such page."""
    answers = {
        door.name: client.get(door.address(office=here.office.code, ending="pdf", **known)).status_code
        for door in of_office()
    }
    return {name: status for name, status in answers.items() if status != 404}


def test_of_every_address_of_the_office_the_guest_finds_one_audit(client: Client, here: Here) -> None:
    audit = visited(here)
    client.force_login(here.cast.celina)

    opened = found(client, here, key=audit.key)

    assert {name for name, status in opened.items() if status == 200} == OPEN
    assert {name for name, status in opened.items() if status != 200} == ONLY_SENT


def test_the_guest_opens_the_questions_of_this_audit_and_of_no_other(client: Client, here: Here) -> None:
    audit, other = visited(here), here.running("Inne pytanie?")
    client.force_login(here.cast.celina)
    own, strange = here.question(audit).key, here.question(other).key

    assert found(client, here, key=other.key) == {}
    for name in FURTHER:
        door = next(one for one in of_office() if one.name == name)
        place = {"office": here.office.code, "key": audit.key}
        assert client.get(door.address(**place, question=own)).status_code == 200
        assert client.get(door.address(**place, question=strange)).status_code == 404


def test_when_the_audit_is_closed_or_the_consent_is_gone_nothing_opens(client: Client, here: Here) -> None:
    audit = visited(here)
    client.force_login(here.cast.celina)
    write(here, here.question(audit), "conforming")
    conduct.finish(here.zaneta, audit=audit, on=TODAY)
    conduct.sum_up(here.zaneta, audit=audit, text="Działa.")
    conduct.sign(here.zaneta, audit=audit, on=TODAY)
    assert "audits:audit" in found(client, here, key=audit.key)

    conduct.close(here.lucja, audit=audit, on=TODAY)
    assert found(client, here, key=audit.key) == {}

    again = here.running("Drugie?")
    AuditMember.objects.filter(audit=audit, home__isnull=False).update(audit=again)
    assert "audits:audit" in found(client, here, key=again.key)
    AuditMember.objects.filter(home__isnull=False).update(consent="refused")
    assert found(client, here, key=again.key) == {}


def test_an_office_answers_for_its_own_auditors_alone(client: Client, here: Here) -> None:
    audit = here.running()
    asked = teams.Asked(competence=lent(here), role=MemberRole.AUDITOR, is_impartial=True)
    member = teams.ask_for_guest(here.lucja, audit=audit, asked=asked, on=TODAY)
    client.force_login(here.cast.lucja)

    place = f"/o/urzad-lipowo/audity/auditorzy/prosby/{member.key}/"
    assert client.post(place, {"agrees": "yes"}).status_code == 404

    member.refresh_from_db()
    assert member.consent == "asked"
