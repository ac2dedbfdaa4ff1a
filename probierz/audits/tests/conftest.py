"""Lipowo in scope with a process, two units and a competent auditor, on a day on which time stands."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import pytest
import time_machine

from probierz.access.actor import Actor
from probierz.audits.actions import auditors, checklist, conduct, planning, programmes, teams
from probierz.audits.models import Audit, Question
from probierz.audits.queries.audits import audit_by_key
from probierz.audits.rules import MemberRole
from probierz.lib.catalogs.processes import Group
from probierz.lib.polish import sort_key
from probierz.offices.models import Office, Unit
from probierz.offices.scope import office_scope
from probierz.people.models import Account, Employee
from probierz.processes.actions.cards import Card, add_process
from probierz.processes.models import Process
from tests.cast import SINCE, Cast

TODAY = date(2026, 11, 2)
LATER = date(2026, 11, 3)


def employee_of(account: Account) -> Employee:
    return Employee.objects.get(account=account)


def unit(office: Office, name: str, parent: Unit | None = None) -> Unit:
    row = Unit(office=office, name=name, sort_key=sort_key(name), since=SINCE, parent=parent)
    row.save()
    return row


def work_in(account: Account, place: Unit) -> None:
    employment = employee_of(account).employments.get()
    employment.unit = place
    employment.save()


@dataclass(frozen=True)
class Here:
    """Lipowo, those who act in it, and what they audit."""

    cast: Cast
    office: Office
    lucja: Actor
    zaneta: Actor
    bogdan: Actor
    scibor: Actor
    auditor: Employee
    process: Process
    registry: Unit
    finances: Unit

    def plan(self, **changes) -> planning.Plan:
        known = Audit.objects.count()
        title = f"Zaświadczenia {known}" if known else "Zaświadczenia"
        plan = planning.Plan(title=title, starts_on=TODAY, ends_on=LATER, processes=[self.process])
        return replace(plan, **changes)

    def planned(self, **changes) -> Audit:
        return planning.plan_audit(self.lucja, office=self.office, plan=self.plan(**changes))

    def running(self, *texts: str, **changes) -> Audit:
        audit = self.planned(**changes)
        teams.name_member(self.lucja, audit=audit, person=self.auditor, role=MemberRole.LEAD)
        checklist.add_own(self.zaneta, audit=audit, texts=texts or ["Pokaż trzy sprawy."])
        return conduct.start(self.zaneta, audit=audit, on=TODAY)

    def fresh(self, audit: Audit) -> Audit:
        found = audit_by_key(audit.key)
        assert found
        return found

    def question(self, audit: Audit, place: int = 0) -> Question:
        return Question.objects.filter(audit=audit).select_related("audit", "audit__office").order_by("position")[place]


@pytest.fixture
def here(cast: Cast) -> Iterator[Here]:
    with office_scope(cast.lipowo.pk):
        lucja = cast.actor(cast.lucja)
        office = cast.lipowo
        process = add_process(lucja, office=office, card=Card(name="Zaświadczenia", group=Group.CORE), on=SINCE)
        programmes.write_programme(lucja, office=office, year=2026, objectives="Wiedzieć", risks="")
        found = Here(
            cast=cast,
            office=office,
            lucja=lucja,
            zaneta=cast.actor(cast.zaneta),
            bogdan=cast.actor(cast.bogdan),
            scibor=cast.actor(cast.scibor),
            auditor=employee_of(cast.zaneta),
            process=process,
            registry=unit(office, "Kancelaria"),
            finances=unit(office, "Finanse"),
        )
        card = auditors.CompetenceCard(
            employee=found.auditor, valid_from=date(2025, 1, 1), valid_to=date(2027, 12, 31), note="Kurs"
        )
        auditors.record_competence(lucja, office=office, card=card)
        yield found


@pytest.fixture
def frozen() -> Iterator[None]:
    with time_machine.travel("2026-11-02T12:00Z", tick=False):
        yield
