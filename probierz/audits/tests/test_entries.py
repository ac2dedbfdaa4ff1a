"""Words that come late or against the register: what was kept stays kept, what is raised keeps its verdict."""

import pytest
from django.test import Client

from probierz.access.actor import Actor
from probierz.audits.actions import conduct, entries, reports
from probierz.audits.actions.checklist import add_own
from probierz.audits.models import Audit, Entry
from probierz.audits.rules import Refusal
from probierz.audits.tests.conftest import TODAY, Here, work_in
from probierz.audits.tests.stories import refused, write
from probierz.lib.identifiers import portable_id
from probierz.people.models import Employment

AS_DEVICE = {"accept": "application/json"}


def test_a_finding_in_the_register_keeps_its_verdict_and_its_words_may_change(here: Here) -> None:
    audit = here.running()
    write(here, here.question(audit), "minor", "Brak daty.")
    reports.raise_finding(here.zaneta, question=here.question(audit), on=TODAY)

    for verdict in ("major", "conforming", ""):
        with refused(Refusal.IN_REGISTER):
            write(here, here.question(audit), verdict, "Brak daty.")
    kept = write(here, here.question(audit), "minor", "Brak daty i podpisu.")

    assert (kept.question.verdict, kept.question.note) == ("minor", "Brak daty i podpisu.")
    assert Entry.objects.count() == 2


def test_another_verdict_from_a_page_older_than_the_register_waits_beside_it(here: Here) -> None:
    audit = here.running()
    write(here, here.question(audit), "minor", "Brak daty.")
    reports.raise_finding(here.zaneta, question=here.question(audit), on=TODAY)

    late = write(here, here.question(audit), "conforming", "Jest data.", seen="")

    assert late.is_aside
    assert here.question(audit).verdict == "minor"


def asked(here: Here) -> Audit:
    """Asks Bogdan, who works in the registry."""
    work_in(here.cast.bogdan, here.registry)
    audit = here.running("Jak?", units=[here.registry], processes=[], answers_by=TODAY)
    add_own(here.lucja, audit=audit, texts=["Gdzie?"])
    return audit


def test_an_answer_sent_again_too_late_was_kept_for_the_one_who_sent_it(here: Here) -> None:
    audit = asked(here)
    question, sent = here.question(audit), entries.Sent(name=portable_id(), seen="")
    entries.answer(here.bogdan, question=question, sent=sent, text="Tak.", on=TODAY)

    def again(who: Actor, sent: entries.Sent = sent) -> entries.Kept:
        return entries.answer(who, question=question, sent=sent, text="Tak.", on=TODAY)

    with refused(Refusal.NOT_ASKED):
        again(here.zaneta)
    work_in(here.cast.zaneta, here.registry)
    with refused(Refusal.MOVED):
        again(here.zaneta)

    for place in (0, 1):
        write(here, here.question(audit, place), "conforming")
    conduct.finish(here.lucja, audit=audit, on=TODAY)

    assert not again(here.bogdan).is_aside
    with refused(Refusal.LOCKED):
        again(here.bogdan, entries.Sent(name=portable_id(), seen=""))
    with refused(Refusal.LOCKED):
        again(here.zaneta)
    assert Entry.objects.filter(part="auditee").count() == 1


@pytest.mark.usefixtures("frozen")
def test_the_device_of_whoever_works_elsewhere_now_learns_that_the_answer_was_kept(client: Client, here: Here) -> None:
    audit = asked(here)
    address = f"/o/urzad-lipowo/audity/{audit.key}/odpowiedzi/{here.question(audit).key}/"
    values = {"name": "a1b2c3d4-e5", "seen": "", "answer": "Tak."}
    client.force_login(here.cast.bogdan)
    assert client.post(address, values, headers=AS_DEVICE).json()["seen"] == "a1b2c3d4-e5"
    Employment.objects.filter(employee__account=here.cast.bogdan).update(unit=here.finances)

    again = client.post(address, values, headers=AS_DEVICE)
    fresh = client.post(address, {**values, "name": "z9y8x7w6-v5"}, headers=AS_DEVICE)

    assert (again.status_code, again.json()["aside"]) == (200, False)
    assert fresh.status_code == 404
