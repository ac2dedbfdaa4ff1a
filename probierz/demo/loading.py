"""Loads the reference installation once: offices, people, the closed programme and the running one."""

from datetime import date

from django.db import transaction

from probierz.access.actor import Actor, system_actor
from probierz.demo import (
    accounts,
    audits,
    closed,
    documents,
    improvement,
    listening,
    planning,
    processes,
    reviews,
    running,
    standards,
)
from probierz.demo.actions import settle
from probierz.demo.people import headcounts, people_of
from probierz.lib.catalogs.programme import programme_2011
from probierz.members.actions.installation import found_association, found_office
from probierz.notices.reminding import remind_everybody
from probierz.offices.models import Association, Office, Programme
from probierz.offices.scope import office_scope
from probierz.surveys.actions.studies import study_waiting_waves

FOUNDED_ON = date(1999, 1, 1)  # the day on which Poland's counties began to work


def is_loaded() -> bool:
    return Programme.objects.filter(code=programme_2011().code).exists()


def load(*, today: date) -> None:
    """Everything or nothing; each rule is obeyed, each write leaves its event."""
    actor = system_actor("demonstration")
    with transaction.atomic():
        association = _association(actor)
        offices = _offices(actor, today)
        past = closed.run(actor, association=association, offices=offices)
        now = running.run(actor, association=association, offices=offices, today=today)
        accounts.open_accounts(actor, office=offices[accounts.OFFICE], programmes=[now, past], on=now.starts_on)
        standards.run(actor, offices=offices, today=today)
        documents.run(actor, offices=offices, today=today)
        processes.run(actor, offices=offices, today=today)
        planning.run(actor, offices=offices, today=today)
        improvement.run(actor, offices=offices, today=today)
        audits.run(actor, offices=offices, today=today)
        improvement.settle(actor, offices=offices, today=today)
        reviews.run(actor, offices=offices, today=today)
        listening.run(actor, past=past, now=now, offices=offices, today=today)
    study_waiting_waves()
    with transaction.atomic():
        listening.answer_comments(actor, past=past, office=offices[accounts.OFFICE])
    remind_everybody(on=today)


def _association(actor: Actor) -> Association:
    organiser = programme_2011().organiser
    return found_association(actor, code=organiser.code, name=organiser.name, short_name=organiser.short)


def _offices(actor: Actor, today: date) -> dict[str, Office]:
    facts = programme_2011()
    counts = headcounts(facts.offices, facts.employees)
    founded: dict[str, Office] = {}
    for one in facts.offices:
        office = found_office(actor, code=one.code, name=one.name, kind=one.kind, teryt=one.teryt, on=FOUNDED_ON)
        people = people_of(one.code, counts[one.code], on=facts.closing_conference.on, today=today)
        with office_scope(office.pk):
            settle(actor, office=office, people=people, since=FOUNDED_ON)
        founded[one.code] = office
    return founded
