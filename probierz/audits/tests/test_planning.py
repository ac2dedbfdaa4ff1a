"""Plans: adopted as they were read, kept in their year, opened with what earlier audits of the area found."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from probierz.audits.actions import checklist, conduct, planning, programmes
from probierz.audits.models import Audit, AuditProgramme, Question
from probierz.audits.queries.audits import programme_seen
from probierz.audits.queries.earlier import earlier_findings
from probierz.audits.rules import Origin, Refusal
from probierz.audits.tests.conftest import TODAY, Here, unit
from probierz.audits.tests.stories import refused, write
from probierz.lib.catalogs.processes import Group
from probierz.processes.actions.cards import Card, add_process
from probierz.processes.models import Process
from tests.cast import SINCE

NEXT = {"starts_on": date(2026, 12, 1), "ends_on": date(2026, 12, 1)}
Held = Callable[..., Audit]


def other_process(here: Here) -> Process:
    return add_process(here.lucja, office=here.office, card=Card(name="Podatki", group=Group.CORE), on=SINCE)


@pytest.fixture
def held(here: Here) -> Held:
    """A signed audit with one minor finding in each of the given texts, about the process given beside it."""

    def hold(*texts: str, about: Process | None = None, **changes) -> Audit:
        audit = here.running(*texts, **{"starts_on": TODAY, "ends_on": TODAY, **changes})
        Question.objects.filter(audit=audit).exclude(origin=Origin.EARLIER).update(process=about)
        for place in range(Question.objects.filter(audit=audit).count()):
            write(here, here.question(audit, place), "minor", "Brak.")
        conduct.finish(here.zaneta, audit=audit, on=TODAY)
        conduct.sum_up(here.zaneta, audit=audit, text="Działa.")
        return conduct.sign(here.zaneta, audit=audit, on=TODAY)

    return hold


def brought(audit: Audit) -> set[str]:
    return set(Question.objects.filter(audit=audit, origin=Origin.EARLIER).values_list("text", flat=True))


def test_what_was_rewritten_meanwhile_is_not_adopted(here: Here) -> None:
    read = AuditProgramme.objects.get()
    seen = programme_seen(read)
    programmes.write_programme(here.lucja, office=here.office, year=2026, objectives="Inny cel", risks="")
    fresh = AuditProgramme.objects.get()

    for programme, mark in ((read, ""), (fresh, seen)):
        with refused(Refusal.MOVED):
            programmes.adopt_programme(here.scibor, programme=programme, on=TODAY, seen=mark)
    assert programmes.adopt_programme(here.scibor, programme=fresh, on=TODAY).adopted_on == TODAY


def test_whoever_rewrote_the_programme_meanwhile_does_not_adopt_it(here: Here) -> None:
    read = AuditProgramme.objects.get()
    AuditProgramme.objects.update(written_by=here.cast.scibor)

    with refused(Refusal.OWN_PROGRAMME):
        programmes.adopt_programme(here.scibor, programme=read, on=TODAY)


def test_an_audit_stays_in_the_programme_of_its_year(here: Here) -> None:
    audit = here.planned()
    days = {"starts_on": date(2027, 1, 4), "ends_on": date(2027, 1, 4)}

    with refused(Refusal.OTHER_YEAR) as caught:
        planning.change_plan(here.lucja, audit=audit, plan=here.plan(**days))

    assert (caught.value.field, caught.value.params) == ("starts_on", {"year": 2026})
    assert here.fresh(audit).starts_on == TODAY
    planning.change_plan(here.lucja, audit=audit, plan=here.plan(ends_on=date(2027, 1, 4)))


def test_of_each_unit_and_process_the_last_audit_is_followed(here: Here, held: Held) -> None:
    taxes = other_process(here)
    held("Stare?")
    held("Nowe?", starts_on=date(2026, 11, 3), ends_on=date(2026, 11, 3))
    held("Podatki?", processes=[taxes])
    held("Kancelaria?", processes=[], units=[here.registry])
    held("Finanse?", processes=[], units=[here.finances])

    wide = here.planned(processes=[here.process, taxes], units=[here.registry], **NEXT)

    # The old one was followed by the new one of the same process, which tells of both.
    assert brought(wide) == {"Stare?", "Nowe?", "Podatki?", "Kancelaria?"}
    assert {one.earlier.audit.code for one in Question.objects.filter(audit=wide) if one.earlier} == {
        "A-2026-2",
        "A-2026-3",
        "A-2026-4",
    }


def test_of_a_wide_audit_only_what_belongs_to_the_shared_area_is_followed(here: Here, held: Held) -> None:
    taxes = other_process(here)
    wide = held("O podatkach?", "O obu?", "O zaświadczeniach?", processes=[here.process, taxes])
    for text, process in (("O podatkach?", taxes), ("O obu?", None), ("O zaświadczeniach?", here.process)):
        Question.objects.filter(audit=wide, text=text).update(process=process)

    assert brought(here.planned(**NEXT)) == {"O obu?", "O zaświadczeniach?"}


def test_a_finding_about_a_process_outside_its_audit_is_followed_with_the_unit(here: Here, held: Held) -> None:
    held("Kancelaria o podatkach?", about=other_process(here), processes=[], units=[here.registry])

    assert brought(here.planned(processes=[], units=[here.registry], **NEXT)) == {"Kancelaria o podatkach?"}


def test_questions_of_an_area_left_behind_go_unless_somebody_used_them(here: Here, held: Held) -> None:
    held("Pierwsze?", "Drugie?")
    held("Finanse?", processes=[], units=[here.finances])
    audit = here.planned(**NEXT)
    used = Question.objects.get(audit=audit, text="Drugie?")
    used.answer = "Już jest."
    used.save()
    checklist.add_own(here.lucja, audit=audit, texts=["Własne?"])

    plan = here.plan(processes=[], units=[here.finances], **NEXT)
    planning.change_plan(here.lucja, audit=audit, plan=plan)

    assert brought(audit) == {"Drugie?", "Finanse?"}
    assert Question.objects.filter(audit=audit).count() == 3


def test_earlier_findings_beyond_what_a_checklist_holds_are_refused(
    here: Here, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    held("Pierwsze?", "Drugie?")
    monkeypatch.setattr(checklist, "MOST_QUESTIONS", 1)

    with refused(Refusal.TOO_MANY_QUESTIONS):
        here.planned(**NEXT)


def test_earlier_findings_cost_the_same_however_large_the_area_is(here: Here, held: Held) -> None:
    def cost(audit: Audit) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert earlier_findings(audit)
        return len(asked)

    places = [unit(here.office, f"Komórka {number}") for number in range(3)]
    for place in places:
        held(f"{place}?", processes=[], units=[place])

    small = here.planned(processes=[], units=places[:1], **NEXT)
    large = here.planned(processes=[here.process], units=places, **NEXT)
    assert cost(small) == cost(large) == 4
