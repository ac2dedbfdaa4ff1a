"""Who may do what, as tables: roles of the office at actions and pages, places in a team at the work of one audit."""

from collections.abc import Callable, Mapping
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from probierz.access.actions import ACTIONS, PermissionRefused
from probierz.access.actor import Actor, actor_of
from probierz.audits.actions import checklist, conduct, entries, evidence, teams
from probierz.audits.models import Audit, AuditMember, Entry
from probierz.audits.queries.teams import visit
from probierz.audits.rules import Consent, MemberRole, Refusal
from probierz.audits.tests.conftest import TODAY, Here, employee_of
from probierz.audits.tests.stories import lent, write
from probierz.audits.web.pages import OF_THE_TEAM
from probierz.lib.refusals import Refused
from probierz.people.models import Membership
from probierz.people.rules import Role
from tests.cast import SINCE

E, H, P, A, Q, W, X = (
    Role.EMPLOYEE,
    Role.UNIT_HEAD,
    Role.PROCESS_OWNER,
    Role.INTERNAL_AUDITOR,
    Role.QUALITY_REPRESENTATIVE,
    Role.OFFICE_HEAD,
    Role.EXTERNAL_AUDITOR,
)
OF_OFFICE = (E, H, P, A, Q, W, X)
READERS = {H, P, A, Q, W, X}
ACTION_TABLE: Mapping[str, set[Role]] = {
    "programmes.write_programme": {Q},
    "programmes.adopt_programme": {W},
    "planning.plan_audit": {Q},
    "planning.change_plan": {Q},
    "auditors.record_competence": {Q},
    "auditors.end_competence": {Q},
    "auditors.record_involvement": {Q},
    "teams.name_member": {Q},
    "teams.release_member": {Q},
    "teams.ask_for_guest": {Q},
    "teams.decide_lending": {Q},
    "checklist.add_requirements": {A, Q},
    "checklist.add_from_cards": {A, Q},
    "checklist.add_own": {A, Q},
    "checklist.drop_question": {A, Q},
    "checklist.assign": {A, Q},
    "conduct.start": {A, Q},
    "conduct.finish": {A, Q},
    "conduct.go_back": {A, Q},
    "conduct.sum_up": {A, Q},
    "conduct.sign": {A, Q},
    "conduct.close": {Q},
    "conduct.cancel": {Q},
    "entries.write": {A, Q},
    "entries.answer": {E, H, P, A, Q, W},
    "evidence.add_file": {A, Q},
    "evidence.remove_file": {A, Q},
    "reports.send_report": {A, Q},
    "reports.say_read": {E, H, P, A, Q, W},
    "reports.raise_finding": {A, Q},
}
PAGE_TABLE: Mapping[str, set[Role]] = {
    "": READERS,
    "rok/2026/": READERS,
    "wszystkie/": READERS,
    "lista.csv": READERS,
    "pokrycie/": READERS,
    "auditorzy/": READERS,
    "program-2026.pdf": READERS,
    "rok/2026/zmien/": {Q},
    "rok/2026/przyjmij/": {W},
    "auditorzy/kompetencje/dodaj/": {Q},
    "auditorzy/udzial/dodaj/": {Q},
    "zaplanuj/": {Q},
    "{key}/": READERS,
    "{key}/porownanie/": READERS,
    "{key}/zespol/": READERS,
    "{key}/pytania/": READERS,
    "{key}/raport.docx": READERS,
    "{key}/zmien/": {Q},
    "{key}/odwolaj/": {Q},
    "{key}/zespol/dodaj/": {Q},
    "{key}/zespol/gosc/": {Q},
    "{key}/pytania/wymagania/": {A, Q},
    "{key}/pytania/wlasne/": {A, Q},
    "{key}/pytania/rozdziel/": {A, Q},
    "{key}/praca/": {A, Q},
    "{key}/raport/wnioski/": {A, Q},
    "{key}/raport/rozdzielnik/": {A, Q},
}


def with_role(here: Here, role: Role) -> Actor:
    """Bogdan in this role alone."""
    Membership.objects.filter(account=here.cast.bogdan).delete()
    Membership(office=here.office, account=here.cast.bogdan, role=role, since=SINCE).save()
    return actor_of(here.cast.bogdan, on=TODAY)


def test_the_table_names_every_action() -> None:
    ours = {name.removeprefix("probierz.audits.actions.") for name in ACTIONS if name.startswith("probierz.audits.")}

    assert ours == set(ACTION_TABLE)


@pytest.mark.parametrize("role", OF_OFFICE)
def test_a_role_gets_past_the_gate_of_its_own_actions_alone(here: Here, role: Role) -> None:
    actor = with_role(here, role)

    for name, may in ACTION_TABLE.items():
        # Behind the gate the action misses its arguments, so nothing is done.
        with pytest.raises(TypeError if role in may else PermissionRefused):
            ACTIONS[f"probierz.audits.actions.{name}"](actor)


@pytest.mark.usefixtures("frozen")
@pytest.mark.parametrize("role", OF_OFFICE)
def test_a_role_opens_its_own_pages_alone(client: Client, here: Here, role: Role) -> None:
    audit = here.running()
    with_role(here, role)
    client.force_login(here.cast.bogdan)

    found = {
        page: client.get(f"/o/urzad-lipowo/audity/{page.format(key=audit.key)}").status_code for page in PAGE_TABLE
    }

    assert found == {page: 200 if role in may else 403 for page, may in PAGE_TABLE.items()}


@pytest.mark.usefixtures("frozen")
@pytest.mark.parametrize("who", ["celina", "swiecicka", "administrator"])
def test_for_people_of_other_places_there_are_no_such_pages(client: Client, here: Here, who: str) -> None:
    audit = here.running()
    client.force_login(getattr(here.cast, who))

    found = {client.get(f"/o/urzad-lipowo/audity/{page.format(key=audit.key)}").status_code for page in PAGE_TABLE}

    assert found == {404}


Work = Callable[[Actor, Audit, Here], object]
WORK: dict[str, Work] = {
    "verdict": lambda who, audit, here: write(here, here.question(audit), "minor", "Brak.", by=who),
    "words": lambda who, audit, here: write(here, here.question(audit), "", "Widziano.", by=who),
    "photo": lambda who, audit, here: evidence.add_file(
        who, question=here.question(audit), sheet=evidence.Sheet(name="a.jpg", content=b"\xff\xd8\xff"), on=TODAY
    ),
    "question": lambda who, audit, here: checklist.add_own(who, audit=audit, texts=["Nowe?"]),
    "conclusions": lambda who, audit, here: conduct.sum_up(who, audit=audit, text="Działa."),
    "finish": lambda who, audit, here: conduct.finish(who, audit=audit, on=TODAY),
    "sign": lambda who, audit, here: conduct.sign(who, audit=audit, on=TODAY),
}
LEADS = {"verdict", "words", "photo", "question", "conclusions", "finish", "sign"}
JUDGES = {"verdict", "words", "photo", "question"}
TEAM_TABLE: Mapping[str, set[str]] = {
    "lead": LEADS,
    "auditor": JUDGES,
    "assistant": {"words", "photo", "question"},
    "observer": set(),
    "guest who was agreed to": JUDGES,
    "guest who was only asked for": set(),
    "guest who was refused": set(),
    "auditor outside the team": set(),
    "representative outside the team": {"question", "conclusions", "finish"},
    "employee": set(),
}
GATES = {Refusal.NOT_IN_TEAM, Refusal.ONLY_LEAD_SIGNS, Refusal.ONLY_AUDITORS_JUDGE}


def led(here: Here) -> Audit:
    """An audit that runs, led by Żaneta."""
    return here.running()


def in_place(here: Here, audit: Audit, place: str) -> Actor | None:
    """Who acts from this place; None when no door opens to the audit."""
    if place == "lead":
        return here.zaneta
    if place == "representative outside the team":
        return here.lucja
    if place.startswith("guest"):
        return _guest(here, audit, place)
    actor = with_role(here, Role.EMPLOYEE if place == "employee" else Role.INTERNAL_AUDITOR)
    if place in {"auditor", "assistant", "observer"}:
        bogdan = employee_of(here.cast.bogdan)
        AuditMember(office=here.office, audit=audit, employee=bogdan, role=MemberRole(place)).save()
    return actor


def _guest(here: Here, audit: Audit, place: str) -> Actor | None:
    asked = teams.Asked(competence=lent(here), role=MemberRole.AUDITOR, is_impartial=True)
    member = teams.ask_for_guest(here.lucja, audit=audit, asked=asked, on=TODAY)
    if "only" not in place:
        member.consent = Consent.REFUSED if "refused" in place else Consent.GIVEN
        member.decided_on = date(2026, 11, 2)
        member.save()
    celina = here.cast.celina
    found = visit(celina, office=here.office.code, key=audit.key)
    actor = actor_of(celina, on=TODAY)
    return actor.welcomed(here.office, OF_THE_TEAM) if found else None


def is_let(work: Work, actor: Actor, audit: Audit, here: Here) -> bool:
    """Whether the gates let this person do it; what the audit itself still lacks is no matter of persons."""
    try:
        work(actor, audit, here)
    except PermissionRefused:
        return False
    except Refused as refused:
        return refused.reason not in GATES
    return True


@pytest.mark.parametrize("place", TEAM_TABLE)
def test_each_place_in_a_team_does_its_own_work_alone(here: Here, place: str) -> None:
    audit = led(here)
    actor = in_place(here, audit, place)

    done = {name for name, work in WORK.items() if actor is not None and is_let(work, actor, audit, here)}

    assert done - {"sign"} == TEAM_TABLE[place] - {"sign"}


@pytest.mark.parametrize("place", TEAM_TABLE)
def test_the_lead_alone_signs(here: Here, place: str) -> None:
    audit = led(here)
    write(here, here.question(audit), "conforming")
    conduct.sum_up(here.zaneta, audit=audit, text="Działa.")
    actor = in_place(here, audit, place)
    conduct.finish(here.zaneta, audit=audit, on=TODAY)

    assert (actor is not None and is_let(WORK["sign"], actor, audit, here)) is (place == "lead")
    assert here.fresh(audit).state == ("signed" if place == "lead" else "reporting")


def test_an_assistant_keeps_the_verdict_that_an_auditor_gave(here: Here) -> None:
    audit = led(here)
    assistant = in_place(here, audit, "assistant")
    assert assistant
    write(here, here.question(audit), "minor", "Brak.")

    kept = write(here, here.question(audit), "minor", "Brak, sprawa 12.", by=assistant)

    assert (kept.question.verdict, kept.question.note) == ("minor", "Brak, sprawa 12.")


def test_words_an_assistant_wrote_on_a_page_older_than_the_verdict_wait_beside_it(here: Here) -> None:
    audit = led(here)
    assistant = in_place(here, audit, "assistant")
    assert assistant
    question = here.question(audit)
    write(here, question, "minor", "Brak.")

    stale = entries.Sent(name="a1", seen="")
    judgement = entries.Judgement(verdict=None, note="Brak, sprawa 12.")
    kept = entries.write(assistant, question=question, sent=stale, judgement=judgement, at=timezone.now())

    assert kept.is_aside
    assert (kept.question.verdict, kept.question.note) == ("minor", "Brak.")
    assert Entry.objects.get(name="a1").values == {"verdict": "minor", "note": "Brak, sprawa 12.", "reason": ""}
