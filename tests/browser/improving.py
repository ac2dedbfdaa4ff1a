"""Audits, cases and reviews in the states that last a few days only: pages that links alone do not reach."""

from collections.abc import Iterator

from django.utils import timezone

from probierz.access.actor import system_actor
from probierz.audits.actions import checklist, conduct, entries, evidence, planning, programmes, reports, teams
from probierz.audits.models import Audit, Competence
from probierz.audits.rules import AuditState, MemberRole, QuestionVerdict
from probierz.demo.accounts import OFFICE
from probierz.improvement.actions import steps
from probierz.improvement.actions.steps import Handed, Outcome
from probierz.improvement.models import Nonconformity, ProblemLink, Step
from probierz.improvement.rules import State
from probierz.lib.identifiers import portable_id
from probierz.offices.models import Office
from probierz.offices.scope import across_offices, office_scope
from probierz.people.models import Employee
from probierz.people.rules import Role
from tests.browser.people import DOT, account_of

ACTOR = system_actor("test")
HERE = f"/o/{OFFICE}"


def improve() -> dict[str, list[str]]:
    """The addresses to begin at, for each role."""
    office = Office.objects.get(code=OFFICE)
    with office_scope(office.pk):
        starts = {
            Role.INTERNAL_AUDITOR: list(_at_the_audit()),
            Role.EMPLOYEE: list(_received()),
            Role.QUALITY_REPRESENTATIVE: list(_of_cases()),
            Role.OFFICE_HEAD: list(_to_adopt(office)),
        }
    _ask_for_a_guest(office)
    return starts


def strangers() -> Iterator[str]:
    with across_offices(reason="any address of the demonstration will do"):
        link = ProblemLink.objects.filter(closed_on=None).order_by("pk")[0]
    yield from (f"/zglos/{link.code}/", f"/zglos/{link.code}/dziekujemy/")


def _at_the_audit() -> Iterator[str]:
    """A question with a photo, and a report that is being written."""
    running = Audit.objects.get(state=AuditState.RUNNING)
    question = running.questions.order_by("position")[0]
    sheet = evidence.Sheet(name="stanowisko.png", content=DOT, note="Stanowisko 3")
    file = evidence.add_file(ACTOR, question=question, sheet=sheet, on=timezone.localdate())
    here = f"{HERE}/audity/{running.key}/praca/{question.key}/"
    yield from (here, f"{here}zapisy/", f"{here}dowody/{file.name}/")
    reporting = _reporting()
    yield from (f"{HERE}/audity/{reporting.key}/{page}" for page in ("", "raport/wnioski/"))
    closed = _closed()
    yield from (f"{HERE}/audity/{closed.key}/{page}" for page in ("", "raport/rozdzielnik/"))


def _reporting() -> Audit:
    """Something was found, nothing is written of it yet."""
    today = timezone.localdate()
    pattern = _closed()
    plan = planning.Plan(
        title="Wzory pism na stanowiskach",
        starts_on=today,
        ends_on=today,
        processes=[one.process for one in pattern.process_links.all()],
    )
    audit = planning.plan_audit(ACTOR, office=pattern.office, plan=plan)
    auditor = Employee.objects.get(account=account_of(Role.INTERNAL_AUDITOR))
    teams.name_member(ACTOR, audit=audit, person=auditor, role=MemberRole.LEAD)
    audit.questions.all().delete()
    checklist.add_own(ACTOR, audit=audit, texts=["Czy na stanowiskach leżą aktualne wzory pism?"])
    audit = conduct.start(ACTOR, audit=audit, on=today)
    seen = entries.Judgement(verdict=QuestionVerdict.MINOR, note="Dwa wzory są z poprzedniego wydania.")
    sent = entries.Sent(name=portable_id(), seen="")
    entries.write(ACTOR, question=audit.questions.get(), sent=sent, judgement=seen, at=timezone.now())
    return conduct.finish(ACTOR, audit=audit, on=today)


def _closed() -> Audit:
    return Audit.objects.filter(state=AuditState.CLOSED).order_by("pk")[0]


def _received() -> Iterator[str]:
    audit = _closed()
    reader = Employee.objects.get(account=account_of(Role.EMPLOYEE))
    reports.send_report(ACTOR, audit=audit, people=[reader], on=timezone.localdate())
    yield f"{HERE}/audity/{audit.key}/otrzymany/"


def _of_cases() -> Iterator[str]:
    """One that was rejected, and one with a file that shows what was done."""
    step = Step.objects.open().exclude(nonconformity=None).order_by("pk")[0]
    photo = Handed(name="stanowisko.png", content=DOT)
    steps.finish_action(
        ACTOR, step=step, outcome=Outcome(result="Wymieniono wzory.", on=timezone.localdate(), file=photo)
    )
    rejected = Nonconformity.objects.get(state=State.REJECTED)
    yield from (f"{HERE}/doskonalenie/niezgodnosci/{case.key}/" for case in (rejected, step.nonconformity) if case)


def _to_adopt(office: Office) -> Iterator[str]:
    year = timezone.localdate().year + 1
    programmes.write_programme(
        ACTOR, office=office, year=year, objectives="Każdy proces z kontaktem z klientem.", risks=""
    )
    yield f"{HERE}/audity/rok/{year}/"


def _ask_for_a_guest(office: Office) -> None:
    """Another office of the programme asks for an auditor of this one."""
    today = timezone.localdate()
    with office_scope(office.pk):
        lent = Competence.objects.filter(is_lent=True).order_by("pk")[0]
    with across_offices(reason="any other office of the programme may ask"):
        planned = Audit.objects.filter(state=AuditState.PLANNED, starts_on__gt=today).exclude(office=office)
        audit = planned.select_related("office").order_by("pk")[0]
    with office_scope(audit.office_id):
        asked = teams.Asked(competence=lent.key, role=MemberRole.OBSERVER, is_impartial=True)
        teams.ask_for_guest(ACTOR, audit=audit, asked=asked, on=today)
