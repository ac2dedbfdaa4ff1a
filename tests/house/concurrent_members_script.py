"""Two people change the same office at once: run inside a real installation by test_concurrency.py, prints JSON."""

import json
import sys
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from probierz.access.actor import system_actor
from probierz.lib.tabular import read_table
from probierz.members.actions import invitations, office, people, roles, roster, structure
from probierz.members.models import Invitation, RosterDraft
from probierz.offices.models import Office, OfficeIdentity, Unit
from probierz.offices.scope import office_scope
from probierz.people.models import Absence, Account, Employee, Employment, Membership
from probierz.people.rules import Role
from probierz.trail.models import Event
from probierz.trail.verbs import Verb
from tests.house.racing import Ready, at_once

actor = system_actor("test")
today = timezone.localdate()
here = Office.objects.order_by("pk")[2]
PASSWORD = "mokra-kwadra-lipa-9"
ROSTER = "nr;nazwisko;imię;stanowisko;komórka;e-mail\nQ1;Ćma;Ewa;referent;Kancelaria;\nQ2;Łoś;Jan;referent;Archiwum;\n"


def twice(act: Callable[[Ready, int], object]) -> list[str]:
    """Two people in the office do the same, each with what their page had read."""

    def run(ready: Ready, number: int) -> None:
        with office_scope(here.pk):
            act(ready, number)

    return at_once(lambda ready: run(ready, 0), lambda ready: run(ready, 1))


def unit(name: str) -> Unit:
    return structure.add_unit(actor, office=here, name=name, symbol="", parent=None, on=date(2020, 1, 1))


def person(number: str) -> Employee:
    details = people.Details(number=number, family_name="Ćma", given_name="Ewa")
    return people.add_employee(actor, office=here, details=details, on=date(2021, 1, 1))


def events(verb: Verb, key: str) -> int:
    return Event.objects.filter(verb=verb, target_key=key).count()


def accepting() -> dict[str, Any]:
    now = timezone.now()
    sent = invitations.invite(
        actor, office=here, email="nowa@race.example", roles=[Role.EMPLOYEE], language="pl", now=now
    )

    def accept(ready: Ready, number: int) -> None:
        own = Invitation.objects.get(pk=sent.invitation.pk)
        ready()
        somebody = invitations.NewPerson(name=f"Osoba {number}", password=PASSWORD)
        invitations.accept_invitation(invitations.bearer(own, None), invitation=own, person=somebody, now=now)

    ends = twice(accept)
    return {"ends": ends, "roles": Membership.objects.filter(account__email="nowa@race.example").count()}


def renaming() -> dict[str, Any]:
    def rename(ready: Ready, number: int) -> None:
        own = Office.objects.get(pk=here.pk)
        ready()
        office.rename_office(actor, office=own, name=f"Urząd {number}", teryt=own.teryt, on=today, today=today)

    ends = twice(rename)
    identities = OfficeIdentity.objects.filter(office=here, until=None)
    return {"ends": ends, "is_told": [one.name for one in identities] == [Office.objects.get(pk=here.pk).name]}


def moving_under_each_other() -> dict[str, Any]:
    pair = [unit("Lewy"), unit("Prawy")]

    def move(ready: Ready, number: int) -> None:
        one, other = (Unit.objects.select_related("parent", "office").get(pk=pair[n].pk) for n in (number, 1 - number))
        ready()
        structure.move_unit(actor, unit=one, parent=other, on=today, today=today)

    ends = twice(move)
    lost = Unit.objects.filter(until=None, parent__until__isnull=False).count()
    return {"ends": ends, "units": Unit.objects.filter(name__in=["Lewy", "Prawy"], until=None).count(), "lost": lost}


def merging() -> dict[str, Any]:
    pair = [unit("Góra").pk, unit("Dół").pk]

    def merge(ready: Ready, number: int) -> None:
        order = "pk" if number else "-pk"
        own = list(Unit.objects.filter(pk__in=pair).select_related("office").order_by(order))
        ready()
        structure.merge_units(actor, units=own, name=f"Cały {number}", symbol="", parent=None, on=today, today=today)

    ends = twice(merge)
    return {"ends": ends, "units": Unit.objects.filter(name__startswith="Cały", until=None).count()}


def closing_on_somebody() -> dict[str, Any]:
    """One closes a unit, the other puts a person into it."""
    empty, somebody = unit("Pusty"), person("R1")

    def act(ready: Ready, number: int) -> None:
        own = Unit.objects.select_related("office").get(pk=empty.pk)
        one = Employee.objects.select_related("office").get(pk=somebody.pk)
        ready()
        if number:
            structure.close_unit(actor, unit=own, on=today, today=today)
        else:
            details = people.Details(number="R1", family_name="Ćma", given_name="Ewa", unit=own)
            people.change_employee(actor, employee=one, details=details, on=today)

    came_through = twice(act).count("")
    inside = Employment.objects.filter(unit__until__isnull=False, until=None).count()
    return {"came_through": came_through, "in_a_closed_unit": inside}


def two_deputies() -> dict[str, Any]:
    away, *deputies = (person(number) for number in ("R2", "R3", "R4"))

    def leave(ready: Ready, number: int) -> None:
        one = Employee.objects.select_related("office").get(pk=away.pk)
        other = Employee.objects.get(pk=deputies[number].pk)
        ready()
        people.record_absence(
            actor, employee=one, first_day=today - timedelta(3), last_day=today + timedelta(3), deputy=other
        )

    def come_back(ready: Ready, _number: int) -> None:
        own = Absence.objects.select_related("employee__office", "office").get(employee=away)
        ready()
        people.end_absence(actor, absence=own, on=today)

    ends = twice(leave)
    absences = Absence.objects.filter(employee=away).count()
    back = twice(come_back)
    return {"ends": ends, "absences": absences, "back": back, "events": events(Verb.ABSENCE_ENDED, away.key)}


def one_role() -> dict[str, Any]:
    account = Account.objects.create_user("rola@race.example", PASSWORD, name="Rola")

    def give(ready: Ready, _number: int) -> None:
        ready()
        roles.give_role(
            actor, office=here, account=account, role=Role.INTERNAL_AUDITOR, on=today, until=today + timedelta(9)
        )

    def end(ready: Ready, _number: int) -> None:
        own = Membership.objects.select_related("account", "office").get(account=account)
        ready()
        roles.end_role(actor, membership=own, on=today)

    return {"given": twice(give), "ended": twice(end), "events": events(Verb.ROLE_ENDED, account.key)}


def confirming() -> dict[str, Any]:
    content = ROSTER.encode()
    draft = roster.upload_roster(actor, office=here, name="lista.csv", content=content, now=timezone.now())

    def confirm(ready: Ready, _number: int) -> None:
        own = RosterDraft.objects.select_related("file", "office").get(pk=draft.pk)
        ready()
        roster.take_draft(actor, draft=own, table=read_table(content), columns=None, on=today, ends_absent=False)

    ends = twice(confirm)
    people_added = Employment.objects.filter(employee__number__in=["Q1", "Q2"]).count()
    return {"ends": ends, "people": people_added, "events": events(Verb.ROSTER_DROPPED, draft.key)}


with office_scope(here.pk):
    deeds = (
        accepting,
        renaming,
        moving_under_each_other,
        merging,
        closing_on_somebody,
        two_deputies,
        one_role,
        confirming,
    )
    json.dump({deed.__name__: deed() for deed in deeds}, sys.stdout)
