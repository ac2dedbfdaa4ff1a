"""Two at the same audit at once: run by test_concurrency.py in an installation, prints JSON."""

import json
import sys
from collections.abc import Callable
from typing import Any

from django.utils import timezone

from probierz.access.actor import system_actor
from probierz.audits.actions import checklist, conduct, entries, evidence, planning, reports, teams
from probierz.audits.models import Audit, AuditFile, Entry, Question
from probierz.audits.queries.audits import audit_by_key
from probierz.audits.queries.teams import chances
from probierz.audits.rules import MemberRole, QuestionVerdict
from probierz.demo.accounts import OFFICE
from probierz.improvement.models import Nonconformity
from probierz.lib.identifiers import portable_id
from probierz.offices.models import Office
from probierz.offices.scope import office_scope
from probierz.processes.models import Process
from tests.house.racing import Ready, at_once

actor = system_actor("test")
now, today = timezone.now(), timezone.localdate()
here = Office.objects.exclude(code=OFFICE).order_by("code")[1]
TITLE = "Wyścig auditu"


def racing(*acts: Callable[[], Callable[[], object]]) -> list[str]:
    """Each act reads its rows first; then all of them write at once."""

    def inside(act: Callable[[], Callable[[], object]]) -> Callable[[Ready], None]:
        def run(ready: Ready) -> None:
            with office_scope(here.pk):
                write = act()
                ready()
                write()

        return run

    return at_once(*map(inside, acts))


def fresh(key: str) -> Audit:
    found = audit_by_key(key)
    assert found
    return found


def question(key: str, place: int) -> Question:
    rows = Question.objects.filter(audit__key=key).select_related("audit", "audit__office")
    return rows.order_by("position")[place]


def judging(key: str, place: int, name: str, note: str, verdict: QuestionVerdict | None = QuestionVerdict.MINOR) -> Any:
    def act() -> Callable[[], object]:
        row, sent = question(key, place), entries.Sent(name=name, seen=question(key, place).seen)
        words = entries.Judgement(verdict=verdict, note=note)
        return lambda: entries.write(actor, question=row, sent=sent, judgement=words, at=now)

    return act


def planned() -> dict[str, Any]:
    """A form sent twice plans one audit."""
    process = Process.objects.running().order_by("code")[0]
    plan = planning.Plan(title=TITLE, starts_on=today, ends_on=today, processes=[process])
    ends = racing(*[lambda: lambda: planning.plan_audit(actor, office=here, plan=plan)] * 2)
    return {"ends": ends, "audits": Audit.objects.filter(title=TITLE).count()}


def started(key: str) -> list[str]:
    lead = next(one.employee for one in chances(fresh(key), MemberRole.LEAD, on=today) if one.verdict)
    teams.name_member(actor, audit=fresh(key), person=lead, role=MemberRole.LEAD)
    checklist.add_own(actor, audit=fresh(key), texts=["Pierwsze?", "Drugie?"])
    return twice(key, lambda own: conduct.start(actor, audit=own, on=today))


def twice(key: str, act: Callable[[Audit], object]) -> list[str]:
    def once() -> Callable[[], object]:
        own = fresh(key)
        return lambda: act(own)

    return racing(once, once)


def entered(key: str) -> dict[str, Any]:
    """One entry sent twice at once is kept once; two wordings are both kept, one of them aside."""
    same, other = question(key, 0), question(key, 1)
    again = racing(judging(key, 0, "a1b2c3d4-e5", "Raz."), judging(key, 0, "a1b2c3d4-e5", "Raz."))
    two = racing(judging(key, 1, portable_id(), "Moje."), judging(key, 1, portable_id(), "Twoje."))
    kept = Entry.objects.filter(question=other)
    return {
        "ends": [*again, *two],
        "same": Entry.objects.filter(question=same).count(),
        "aside": sorted(kept.values_list("is_aside", flat=True)),
    }


def photographed(key: str) -> dict[str, Any]:
    """A photo that a device sends twice at once is kept once."""
    sheet = evidence.Sheet(name="foto.jpg", content=b"\xff\xd8\xff", sent_as="a1b2c3d4-e5")

    def send() -> Callable[[], object]:
        row = question(key, 0)
        return lambda: evidence.add_file(actor, question=row, sheet=sheet, on=today)

    return {"ends": racing(send, send), "files": AuditFile.objects.filter(question=question(key, 0)).count()}


def finished(key: str) -> dict[str, Any]:
    """A verdict is taken back while the questions close: a report is never written over an open question."""

    def finish() -> Callable[[], object]:
        own = fresh(key)
        return lambda: conduct.finish(actor, audit=own, on=today)

    racing(finish, judging(key, 0, portable_id(), "Raz.", verdict=None))
    is_open = not question(key, 0).verdict
    is_whole = fresh(key).state == ("running" if is_open else "reporting")
    if is_open:
        judging(key, 0, portable_id(), "Raz.")()()
        conduct.finish(actor, audit=fresh(key), on=today)
    return {"is_whole": is_whole}


def signed(key: str) -> dict[str, Any]:
    """Signed once; a finding goes to the register once."""
    conduct.sum_up(actor, audit=fresh(key), text="Działa.")
    ends = twice(key, lambda own: conduct.sign(actor, audit=own, on=today))

    def send() -> Callable[[], object]:
        row = question(key, 0)
        return lambda: reports.raise_finding(actor, question=row, on=today)

    raised = racing(send, send)
    cases = Nonconformity.objects.filter(origin_key=question(key, 0).key).count()
    return {"ends": ends, "raised": raised, "cases": cases}


with office_scope(here.pk):
    first = planned()
    one = Audit.objects.get(title=TITLE).key
    json.dump(
        {
            "planning_audits": first,
            "starting_audits": started(one),
            "entering_verdicts": entered(one),
            "photographing": photographed(one),
            "finishing_audits": finished(one),
            "signing_audits": signed(one),
        },
        sys.stdout,
    )
