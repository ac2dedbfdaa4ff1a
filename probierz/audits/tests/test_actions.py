"""Actions of audits: plans, teams, entries, reports, findings."""

from datetime import date

import pytest

from probierz.access.actions import PermissionRefused
from probierz.audits.actions import (
    checklist,
    conduct,
    entries,
    evidence,
    planning,
    programmes,
    reports,
    teams,
)
from probierz.audits.models import Audit, Entry, Question
from probierz.audits.queries.audits import previous_of, recipients_of
from probierz.audits.queries.checklist import compare, lines_of
from probierz.audits.queries.coverage import processes_covered
from probierz.audits.rules import AuditKind, AuditState, MemberRole, Origin, Refusal
from probierz.audits.tests.conftest import LATER, TODAY, Here, employee_of, work_in
from probierz.audits.tests.stories import refused, reported, write
from probierz.improvement.models import Nonconformity
from probierz.lib.identifiers import portable_id
from probierz.trail.models import Event


def test_a_programme_is_written_by_one_and_adopted_by_another(here: Here) -> None:
    with refused(Refusal.OBJECTIVES_EMPTY):
        programmes.write_programme(here.lucja, office=here.office, year=2027, objectives=" ", risks="")
    row = programmes.write_programme(here.lucja, office=here.office, year=2027, objectives="Cel", risks="R")
    with pytest.raises(PermissionRefused):
        programmes.adopt_programme(here.lucja, programme=row, on=TODAY)

    adopted = programmes.adopt_programme(here.scibor, programme=row, on=TODAY)

    assert adopted.adopted_by == here.cast.scibor
    with refused(Refusal.ADOPTED_ALREADY):
        programmes.adopt_programme(here.scibor, programme=row, on=TODAY)
    with refused(Refusal.UNCHANGED):
        programmes.write_programme(here.lucja, office=here.office, year=2027, objectives="Cel", risks="R")
    changed = programmes.write_programme(here.lucja, office=here.office, year=2027, objectives="Inny", risks="R")
    assert changed.adopted_on is None


def test_an_audit_needs_a_programme_an_area_days_in_order_and_an_occasion_when_extra(here: Here) -> None:
    with refused(Refusal.NO_PROGRAMME):
        here.planned(starts_on=date(2029, 1, 1), ends_on=date(2029, 1, 1))
    with refused(Refusal.DAYS_BACKWARDS):
        here.planned(ends_on=date(2026, 11, 1))
    with refused(Refusal.TOO_LONG):
        here.planned(ends_on=date(2027, 12, 1))
    with refused(Refusal.ANSWERS_TOO_LATE):
        here.planned(answers_by=LATER)
    with refused(Refusal.NO_AREA):
        here.planned(processes=[])
    with refused(Refusal.NO_REASON):
        here.planned(kind=AuditKind.EXTRA)
    assert not Audit.objects.exists()

    first, second = here.planned(), here.planned(kind=AuditKind.EXTRA, occasion="Po skargach")

    assert (first.code, second.code) == ("A-2026-1", "A-2026-2")
    with refused(Refusal.PLANNED_ALREADY):
        here.planned(title="Zaświadczenia")


def test_an_audit_starts_with_a_lead_and_a_checklist_only(here: Here) -> None:
    audit = here.planned()
    with refused(Refusal.NO_LEAD):
        conduct.start(here.lucja, audit=audit, on=TODAY)
    teams.name_member(here.lucja, audit=audit, person=here.auditor, role=MemberRole.LEAD)
    with refused(Refusal.NO_QUESTIONS):
        conduct.start(here.zaneta, audit=audit, on=TODAY)


def test_an_entry_is_taken_in_once_however_often_it_is_sent(here: Here) -> None:
    question = here.question(here.running())
    name = portable_id()

    for _again in range(3):
        kept = write(here, question, "minor", "Brak daty.", name=name, seen="")

    assert not kept.is_aside
    assert Entry.objects.count() == 1
    assert (kept.question.verdict, kept.question.note, kept.question.seen) == ("minor", "Brak daty.", name)
    assert Event.objects.filter(verb="audit.question.judged").count() == 1


def test_words_that_met_newer_ones_are_kept_aside_and_none_is_lost(here: Here) -> None:
    audit = here.running()
    question = here.question(audit)
    write(here, question, "minor", "Pierwsza.")

    late = write(here, question, "conforming", "Druga.", seen="")

    assert late.is_aside
    assert late.question.note == "Pierwsza."
    assert lines_of(audit)[0].asides[0].values["note"] == "Druga."
    mended = write(here, late.question, "minor", "Pierwsza. Druga.")
    assert not mended.is_aside
    assert mended.question.note == "Pierwsza. Druga."
    assert Entry.objects.count() == 3


def test_only_the_team_writes_and_only_while_the_audit_runs(here: Here) -> None:
    audit = here.running()
    question = here.question(audit)

    with refused(Refusal.NOT_IN_TEAM):
        write(here, question, "minor", "x", by=here.lucja)
    with pytest.raises(PermissionRefused):
        write(here, question, "minor", "x", by=here.bogdan)
    write(here, question, "conforming")
    conduct.finish(here.zaneta, audit=audit, on=TODAY)
    with refused(Refusal.REPORT_BEGUN):
        write(here, here.question(audit), "minor", "x")
    planned = here.planned()
    teams.name_member(here.lucja, audit=planned, person=here.auditor, role=MemberRole.LEAD)
    checklist.add_own(here.zaneta, audit=planned, texts=["Jak?"])
    with refused(Refusal.NOT_BEGUN):
        write(here, here.question(planned), "minor", "x")


def test_finishing_asks_for_every_verdict_and_for_words_of_findings(here: Here) -> None:
    audit = here.running("Pierwsze?", "Drugie?")
    write(here, here.question(audit), "conforming")
    with refused(Refusal.NO_VERDICT):
        conduct.finish(here.zaneta, audit=audit, on=TODAY)
    write(here, here.question(audit, 1), "observation")
    with refused(Refusal.NO_VERDICT):
        conduct.finish(here.zaneta, audit=audit, on=TODAY)

    write(here, here.question(audit, 1), "observation", "Tablica nieaktualna.")
    assert conduct.finish(here.zaneta, audit=audit, on=TODAY).state == AuditState.REPORTING
    assert conduct.go_back(here.zaneta, audit=audit, on=TODAY).state == AuditState.RUNNING


def test_only_the_lead_signs_and_only_with_conclusions(here: Here) -> None:
    audit = here.running()
    write(here, here.question(audit), "conforming")
    conduct.finish(here.zaneta, audit=audit, on=TODAY)
    with refused(Refusal.SUMMARY_EMPTY):
        conduct.sign(here.zaneta, audit=audit, on=TODAY)
    conduct.sum_up(here.lucja, audit=audit, text="Dobrze.")
    with refused(Refusal.ONLY_LEAD_SIGNS):
        conduct.sign(here.lucja, audit=audit, on=TODAY)

    signed = conduct.sign(here.zaneta, audit=audit, on=TODAY)

    assert (signed.state, signed.signed_by) == (AuditState.SIGNED, here.cast.zaneta)
    for late in (
        lambda: conduct.sum_up(here.zaneta, audit=audit, text="Inaczej."),
        lambda: planning.change_plan(here.lucja, audit=audit, plan=here.plan(title="Inny")),
        lambda: checklist.add_own(here.zaneta, audit=audit, texts=["Nowe?"]),
    ):
        with refused(Refusal.LOCKED):
            late()


def test_a_finding_becomes_a_nonconformity_once_with_everything_known(here: Here) -> None:
    audit = reported(here, "major")
    question = here.question(audit)
    with refused(Refusal.NOT_RAISED):
        conduct.close(here.lucja, audit=audit, on=TODAY)

    case = reports.raise_finding(here.zaneta, question=question, on=TODAY)

    found = Nonconformity.objects.get(key=case.key)
    assert (found.title, found.grade, found.source) == ("Brak daty wpływu.", "major", "audit")
    assert (found.origin_kind, found.origin_key, found.origin_title) == ("audits.Question", question.key, str(audit))
    assert (found.process, found.found_by) == (here.process, here.auditor)
    with refused(Refusal.RAISED_ALREADY):
        reports.raise_finding(here.zaneta, question=question, on=TODAY)
    assert conduct.close(here.lucja, audit=audit, on=TODAY).state == AuditState.CLOSED


def test_what_conforms_does_not_go_to_the_register(here: Here) -> None:
    audit = reported(here, "strength")

    with refused(Refusal.NOTHING_TO_RAISE):
        reports.raise_finding(here.zaneta, question=here.question(audit), on=TODAY)


def test_the_next_audit_of_the_area_opens_with_the_old_findings_and_is_compared(here: Here) -> None:
    first = reported(here)
    days = {"starts_on": date(2026, 12, 1), "ends_on": date(2026, 12, 1)}

    elsewhere = here.planned(processes=[], units=[here.finances], **days)
    second = here.running("Nowe pytanie?", **days)

    assert not Question.objects.filter(audit=elsewhere).exists()
    old = here.question(second)
    assert old.earlier
    assert (old.origin, old.earlier.audit, old.text) == (Origin.EARLIER, first, "Pokaż trzy sprawy.")
    assert previous_of(second) == first
    write(here, old, "conforming")
    assert [pair.step for pair in compare(second, first).pairs] == ["better"]
    with refused(Refusal.JUDGED_ALREADY):
        checklist.drop_question(here.zaneta, question=here.question(second))


def test_coverage_tells_the_last_audit_and_the_next(here: Here) -> None:
    assert processes_covered(on=TODAY)[0].shape == "late"
    reported(here)
    covered = processes_covered(on=date(2027, 1, 4))[0]
    assert (covered.last_on, covered.months, covered.shape) == (LATER, 2, "done")
    assert processes_covered(on=date(2028, 11, 4))[0].shape == "late"


def test_questions_come_from_cards_and_each_only_once(here: Here) -> None:
    audit = here.planned()
    assert checklist.add_from_cards(here.lucja, audit=audit, processes=[here.process], on=TODAY) == 1
    drafted = here.question(audit)
    assert drafted.text_en.startswith("G-1 Zaświadczenia: show one case")
    with refused(Refusal.QUESTIONS_KNOWN):
        checklist.add_from_cards(here.lucja, audit=audit, processes=[here.process], on=TODAY)
    with refused(Refusal.NOTHING_CHOSEN):
        checklist.add_own(here.lucja, audit=audit, texts=[" "])
    checklist.drop_question(here.lucja, question=drafted)
    assert not Question.objects.exists()


def test_the_audited_answer_first_and_nobody_else(here: Here) -> None:
    work_in(here.cast.bogdan, here.registry)
    audit = here.planned(units=[here.registry], processes=[], answers_by=TODAY)
    checklist.add_own(here.lucja, audit=audit, texts=["Jak?"])
    question = here.question(audit)
    sent = entries.Sent(name=portable_id(), seen="")

    kept = entries.answer(here.bogdan, question=question, sent=sent, text="Tak.", on=TODAY)

    assert (kept.question.answer, kept.question.answered_by) == ("Tak.", employee_of(here.cast.bogdan))
    again = entries.answer(here.bogdan, question=question, sent=sent, text="Tak.", on=TODAY)
    assert not again.is_aside
    with refused(Refusal.NOT_ASKED):
        entries.answer(here.zaneta, question=question, sent=sent, text="Nie.", on=TODAY)


def test_evidence_is_kept_beside_its_question(here: Here) -> None:
    audit = here.running()
    question = here.question(audit)
    sheet = evidence.Sheet(name="foto.jpg", content=b"\xff\xd8\xff1", note="Tablica")

    kept = evidence.add_file(here.zaneta, question=question, sheet=sheet, on=TODAY)

    assert lines_of(audit)[0].files[0].file.name == "foto.jpg"
    with refused(Refusal.FILE_EMPTY):
        empty = evidence.Sheet(name="a", content=b"")
        evidence.add_file(here.zaneta, question=question, sheet=empty, on=TODAY)
    evidence.remove_file(here.zaneta, file=kept)
    assert not lines_of(audit)[0].files


def test_a_report_is_sent_once_to_each_and_read_by_its_own_reader(here: Here) -> None:
    running = here.running()
    bogdan = employee_of(here.cast.bogdan)
    with refused(Refusal.NOT_REPORTED):
        reports.send_report(here.zaneta, audit=running, people=[bogdan], on=TODAY)
    audit = reported(here)

    assert reports.send_report(here.zaneta, audit=audit, people=[bogdan], on=TODAY) == 1
    with refused(Refusal.SENT_ALREADY):
        reports.send_report(here.zaneta, audit=audit, people=[bogdan], on=TODAY)
    copy = recipients_of(audit).get()
    with refused(Refusal.NOT_ASKED):
        reports.say_read(here.zaneta, recipient=copy, on=TODAY)
    reports.say_read(here.bogdan, recipient=copy, on=TODAY)
    with refused(Refusal.READ_ALREADY):
        reports.say_read(here.bogdan, recipient=copy, on=TODAY)


def test_an_audit_is_called_off_with_a_reason(here: Here) -> None:
    audit = here.planned()
    with refused(Refusal.NO_REASON):
        conduct.cancel(here.lucja, audit=audit, reason=" ", on=TODAY)
    assert conduct.cancel(here.lucja, audit=audit, reason="Remont.", on=TODAY).state == AuditState.CANCELLED
    with refused(Refusal.NO_SUCH_MOVE):
        conduct.start(here.lucja, audit=audit, on=TODAY)
