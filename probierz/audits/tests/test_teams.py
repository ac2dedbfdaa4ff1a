"""Teams: nobody audits own work, guests come by consent."""

from datetime import date

from probierz.audits.actions import (
    auditors,
    checklist,
    conduct,
    planning,
    teams,
)
from probierz.audits.models import AuditMember, Entry, Question
from probierz.audits.queries.teams import asked_of, lent_to, visit, visits_of
from probierz.audits.rules import InvolvementKind, MemberRole, Part, Refusal
from probierz.audits.tests.conftest import LATER, TODAY, Here, employee_of, unit, work_in
from probierz.audits.tests.stories import lent, refused, write
from probierz.offices.scope import office_scope
from probierz.people.models import Employment
from probierz.processes.actions.responsibilities import name_responsible
from probierz.processes.rules import Part as ProcessPart
from tests.cast import SINCE


def test_whoever_works_in_the_audited_unit_or_beneath_it_is_refused(here: Here) -> None:
    desk = unit(here.office, "Stanowisko", parent=here.registry)
    work_in(here.cast.zaneta, desk)
    audit = here.planned(units=[here.registry], processes=[])

    with refused(Refusal.WORKS_IN_UNIT):
        teams.name_member(here.lucja, audit=audit, person=here.auditor, role=MemberRole.LEAD)
    other = here.planned(units=[here.finances], processes=[])
    teams.name_member(here.lucja, audit=other, person=here.auditor, role=MemberRole.LEAD)


def test_the_owner_of_the_process_is_refused(here: Here) -> None:
    since = date(2026, 1, 1)
    name_responsible(
        here.lucja, process=here.process, part=ProcessPart.OWNER, employee=here.auditor, on=since, today=TODAY
    )
    audit = here.planned()

    with refused(Refusal.OWNS_PROCESS):
        teams.name_member(here.lucja, audit=audit, person=here.auditor, role=MemberRole.LEAD)
    teams.name_member(here.lucja, audit=audit, person=here.auditor, role=MemberRole.OBSERVER)


def test_whoever_trained_or_advised_is_refused_for_two_years(here: Here) -> None:
    hand = auditors.Hand(
        employee=here.auditor,
        kind=InvolvementKind.TRAINED,
        since=date(2024, 10, 1),
        until=date(2024, 12, 1),
        process=here.process,
    )
    auditors.record_involvement(here.lucja, office=here.office, hand=hand)
    audit = here.planned()

    with refused(Refusal.TRAINED_THERE):
        teams.name_member(here.lucja, audit=audit, person=here.auditor, role=MemberRole.AUDITOR)
    later = here.planned(starts_on=date(2026, 12, 10), ends_on=date(2026, 12, 10))
    teams.name_member(here.lucja, audit=later, person=here.auditor, role=MemberRole.AUDITOR)


def test_competence_must_hold_on_every_day_of_the_audit(here: Here) -> None:
    competence = here.auditor.audit_competences.get()
    auditors.end_competence(here.lucja, competence=competence, on=TODAY)
    audit = here.planned()

    with refused(Refusal.NOT_COMPETENT):
        teams.name_member(here.lucja, audit=audit, person=here.auditor, role=MemberRole.LEAD)
    one_day = here.planned(ends_on=TODAY)
    teams.name_member(here.lucja, audit=one_day, person=here.auditor, role=MemberRole.LEAD)
    with refused(Refusal.COMPETENCE_ENDED):
        auditors.end_competence(here.lucja, competence=competence, on=TODAY)
    with refused(Refusal.NOT_COMPETENT):
        planning.change_plan(here.lucja, audit=one_day, plan=here.plan())


def test_a_team_has_one_lead_and_nobody_twice(here: Here) -> None:
    audit = here.planned()
    teams.name_member(here.lucja, audit=audit, person=here.auditor, role=MemberRole.LEAD)

    with refused(Refusal.SECOND_LEAD):
        teams.name_member(here.lucja, audit=audit, person=employee_of(here.cast.bogdan), role=MemberRole.LEAD)
    with refused(Refusal.IN_TEAM):
        teams.name_member(here.lucja, audit=audit, person=here.auditor, role=MemberRole.OBSERVER)
    teams.release_member(here.lucja, member=AuditMember.objects.select_related("audit").get())
    assert not AuditMember.objects.exists()


def test_whoever_judged_or_wrote_stays_in_the_team_and_others_may_go(here: Here) -> None:
    audit = here.running("Jedno?", "Drugie?")
    lead = AuditMember.objects.select_related("audit", "employee").get()
    scibor, bogdan = (employee_of(one) for one in (here.cast.scibor, here.cast.bogdan))
    assistant = teams.name_member(here.lucja, audit=audit, person=scibor, role=MemberRole.ASSISTANT)
    idle = teams.name_member(here.lucja, audit=audit, person=bogdan, role=MemberRole.OBSERVER)
    write(here, here.question(audit), "minor", "Brak.")
    words = {"question": here.question(audit, 1), "part": Part.AUDITOR, "values": {}, "account": scibor.account}
    Entry(office=here.office, name="a1", is_aside=True, **words).save()

    for member in (lead, assistant):
        with refused(Refusal.HAS_WRITTEN):
            teams.release_member(here.lucja, member=member)
    teams.release_member(here.lucja, member=idle)

    assert here.question(audit).judged_by == lead
    assert AuditMember.objects.count() == 2


def test_nobody_joins_who_is_not_employed_on_the_days_of_the_audit(here: Here) -> None:
    audit = here.planned()
    employments = Employment.objects.filter(employee=here.auditor)
    for since, until in ((SINCE, TODAY), (date(2026, 11, 4), None)):
        employments.update(since=since, until=until)
        for role in (MemberRole.LEAD, MemberRole.OBSERVER):
            with refused(Refusal.NOT_EMPLOYED):
                teams.name_member(here.lucja, audit=audit, person=here.auditor, role=role)

    employments.update(since=LATER)
    teams.name_member(here.lucja, audit=audit, person=here.auditor, role=MemberRole.LEAD)

    with refused(Refusal.NOT_EMPLOYED):
        planning.change_plan(here.lucja, audit=audit, plan=here.plan(ends_on=TODAY))


def test_an_auditor_of_another_office_comes_by_consent_and_sees_one_audit(here: Here) -> None:
    audit, other = here.planned(), here.planned()
    asked = teams.Asked(competence=lent(here), role=MemberRole.LEAD, is_impartial=True)
    with refused(Refusal.NOT_DECLARED):
        wrong = teams.Asked(competence=asked.competence, role=MemberRole.LEAD, is_impartial=False)
        teams.ask_for_guest(here.lucja, audit=audit, asked=wrong, on=TODAY)

    member = teams.ask_for_guest(here.lucja, audit=audit, asked=asked, on=TODAY)

    celina, code = here.cast.celina, here.office.code
    assert visit(celina, office=code, key=audit.key) is None
    checklist.add_own(here.lucja, audit=audit, texts=["Jak?"])
    with refused(Refusal.CONSENT_MISSING):
        conduct.start(here.lucja, audit=audit, on=TODAY)
    with office_scope(here.cast.olszyny.pk):
        at_home = here.cast.actor(celina)
        [request] = asked_of(here.cast.olszyny)
        teams.decide_lending(at_home, office=here.cast.olszyny, member=request, agrees=True, on=TODAY)
        with refused(Refusal.DECIDED_ALREADY):
            teams.decide_lending(at_home, office=here.cast.olszyny, member=request, agrees=False, on=TODAY)
    assert visit(celina, office=code, key=audit.key) == member
    assert visit(celina, office=code, key=other.key) is None
    assert [one.audit for one in visits_of(celina)] == [audit]
    conduct.start(here.lucja, audit=audit, on=TODAY)
    conduct.cancel(here.lucja, audit=audit, reason="Koniec.", on=TODAY)
    assert visit(celina, office=code, key=audit.key) is None


def test_a_lead_whose_office_refused_leaves_the_place_to_another(here: Here) -> None:
    audit = here.planned()
    asked = teams.Asked(competence=lent(here), role=MemberRole.LEAD, is_impartial=True)
    teams.ask_for_guest(here.lucja, audit=audit, asked=asked, on=TODAY)
    checklist.add_own(here.lucja, audit=audit, texts=["Jak?"])
    with office_scope(here.cast.olszyny.pk):
        [request] = asked_of(here.cast.olszyny)
        at_home = here.cast.actor(here.cast.celina)
        teams.decide_lending(at_home, office=here.cast.olszyny, member=request, agrees=False, on=TODAY)

    with refused(Refusal.NO_LEAD):
        conduct.start(here.lucja, audit=audit, on=TODAY)
    teams.name_member(here.lucja, audit=audit, person=here.auditor, role=MemberRole.LEAD)

    assert [one.role for one in AuditMember.objects.working().filter(audit=audit)] == [MemberRole.LEAD]


def test_who_left_the_office_enters_none_of_its_audits(here: Here) -> None:
    audit = here.planned()
    teams.name_member(here.lucja, audit=audit, person=here.auditor, role=MemberRole.LEAD)
    account = here.auditor.account
    assert account
    assert visit(account, office=here.office.code, key=audit.key)

    Employment.objects.filter(employee=here.auditor).update(until=TODAY)

    assert visit(account, office=here.office.code, key=audit.key) is None


def test_only_offered_auditors_of_the_same_programme_are_seen(here: Here) -> None:
    assert lent_to(here.office, since=TODAY, until=LATER, on=TODAY) == []
    lent(here)
    [found] = lent_to(here.office, since=TODAY, until=LATER, on=TODAY)
    assert (found.home, str(found.employee)) == (here.cast.olszyny, "Celina Śnieg")
    here.cast.programme.participations.filter(office=here.cast.olszyny).update(until=TODAY)
    assert lent_to(here.office, since=TODAY, until=LATER, on=TODAY) == []


def test_questions_are_given_out_to_the_team_alone(here: Here) -> None:
    audit = here.running("Jedno?", "Drugie?")
    member = AuditMember.objects.get()
    questions = list(Question.objects.filter(audit=audit))

    assert checklist.assign(here.zaneta, audit=audit, questions=questions, member=member) == 2
    with refused(Refusal.UNCHANGED):
        checklist.assign(here.zaneta, audit=audit, questions=questions, member=member)
    observer = teams.name_member(
        here.lucja, audit=audit, person=employee_of(here.cast.bogdan), role=MemberRole.OBSERVER
    )
    with refused(Refusal.NOT_IN_TEAM):
        checklist.assign(here.zaneta, audit=audit, questions=questions, member=observer)
