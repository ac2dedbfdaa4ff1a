"""Audits of the demonstration: one office with two full years, the others with an audit behind them and one before."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import yaml
from django.utils import timezone

from probierz.access.actor import Actor, actor_of
from probierz.audits.actions import auditors, checklist, conduct, entries, planning, programmes, reports, teams
from probierz.audits.models import Audit, Question
from probierz.audits.queries.audits import audited_people, programme_of
from probierz.audits.queries.checklist import questions_of
from probierz.audits.rules import RAISED, AuditKind, InvolvementKind, MemberRole, QuestionVerdict
from probierz.demo.accounts import OFFICE
from probierz.demo.actions import open_account
from probierz.lib.identifiers import portable_id
from probierz.members.actions.roles import give_role
from probierz.offices.models import Office
from probierz.offices.scope import office_scope
from probierz.people.models import Employee, Employment
from probierz.people.queries import employed_on
from probierz.people.rules import Role
from probierz.processes.models import Process
from probierz.standards.models import Requirement

NO_PASSWORD = "!"  # noqa: S105 - nobody can log in with it
LETTERS = {
    "c": QuestionVerdict.CONFORMING,
    "s": QuestionVerdict.STRENGTH,
    "o": QuestionVerdict.OBSERVATION,
    "p": QuestionVerdict.OPPORTUNITY,
    "m": QuestionVerdict.MINOR,
    "M": QuestionVerdict.MAJOR,
    "n": QuestionVerdict.NOT_APPLICABLE,
}


@cache
def words() -> dict[str, Any]:
    text = (Path(__file__).parent / "audits.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found


def run(actor: Actor, *, offices: Mapping[str, Office], today: date) -> None:
    for code, office in offices.items():
        with office_scope(office.pk):
            if code != OFFICE:
                _Year(actor, office, _settled(actor, office, today), today).begin()
    with office_scope((office := offices[OFFICE]).pk):
        _Rich(actor, office, _zaneta(), today).live()


def _zaneta() -> Employee:
    return Employee.objects.select_related("account").get(account__email="auditor@demo.example")


def _settled(actor: Actor, office: Office, today: date) -> Employee:
    """One auditor with an account nobody can log in to."""
    person = employed_on(today - timedelta(days=400)).filter(account=None)[4]
    email = f"auditor.{office.code}@demo.example"
    account = open_account(actor, email=email, name=str(person), password_hash=NO_PASSWORD, is_administrator=False)
    give_role(actor, office=office, account=account, role=Role.INTERNAL_AUDITOR, on=today - timedelta(days=400))
    person.account = account
    person.save(update_fields=["account"])
    return person


class _Year:
    """An office with its lead auditor."""

    def __init__(self, actor: Actor, office: Office, lead: Employee, today: date) -> None:
        self.actor, self.office, self.lead, self.today = actor, office, lead, today
        self.by_lead = actor_of(lead.account, on=today) if lead.account else actor
        self.requirements = {
            one.number: one for one in Requirement.objects.filter(catalog__code="iso9001-2015", is_leaf=True)
        }
        self.processes = {one.code: one for one in Process.objects.running()}
        self.places = count()

    def begin(self) -> None:
        self.write_programme(self.today.year)
        self.make_able(self.lead, is_lent=True)
        self.hold(words()["few"])
        self.plan(words()["few_planned"])

    def write_programme(self, year: int) -> None:
        said = words()
        row = programmes.write_programme(
            self.actor, office=self.office, year=year, objectives=said["objectives"], risks=said["risks"]
        )
        programmes.adopt_programme(self.actor, programme=row, on=date(year, 1, 20))

    def make_able(self, person: Employee, *, is_lent: bool = False, lasts: int = 900) -> None:
        card = auditors.CompetenceCard(
            employee=person,
            valid_from=self.today - timedelta(days=760),
            valid_to=self.today + timedelta(days=lasts),
            note=words()["certificate"],
            is_lent=is_lent,
        )
        auditors.record_competence(self.actor, office=self.office, card=card)

    def plan(self, said: Mapping[str, Any], **further: Any) -> Audit:
        starts_on = self._first_day(said)
        if programme_of(starts_on.year) is None:
            self.write_programme(starts_on.year)
        plan = planning.Plan(
            title=said["title"],
            starts_on=starts_on,
            ends_on=starts_on + timedelta(days=said.get("lasts", 1)),
            kind=AuditKind.EXTRA if "occasion" in said else AuditKind.PLANNED,
            occasion=said.get("occasion", ""),
            criteria=words()["criteria"],
            scope=words()["scope"],
            processes=[self.processes[code] for code in said["processes"] if code in self.processes],
            **further,
        )
        return planning.plan_audit(self.actor, office=self.office, plan=plan)

    def ready(self, said: Mapping[str, Any], **further: Any) -> Audit:
        """Planned, with its lead auditor and its checklist."""
        audit = self.plan(said, **further)
        teams.name_member(self.actor, audit=audit, person=self.lead, role=MemberRole.LEAD)
        asked = [self.requirements[number] for number in said["requirements"] if number in self.requirements]
        checklist.add_requirements(self.actor, audit=audit, requirements=asked)
        return audit

    def hold(self, said: Mapping[str, Any]) -> Audit:
        """From the plan to the closed report."""
        audit = self.ready(said)
        conduct.start(self.by_lead, audit=audit, on=audit.starts_on)
        self.judge(audit, said["verdicts"])
        conduct.finish(self.by_lead, audit=audit, on=audit.ends_on)
        conduct.sum_up(self.by_lead, audit=audit, text=said["summary"])
        conduct.sign(self.by_lead, audit=audit, on=audit.ends_on + timedelta(days=5))
        for one in Question.objects.filter(audit=audit, verdict__in=RAISED).order_by("position"):
            reports.raise_finding(self.by_lead, question=one, on=audit.ends_on)
        people = list(audited_people(audit, on=self.today)[:3])
        if people:
            reports.send_report(self.by_lead, audit=audit, people=people, on=audit.ends_on + timedelta(days=6))
        return conduct.close(self.actor, audit=audit, on=audit.ends_on + timedelta(days=20))

    def judge(self, audit: Audit, verdicts: Mapping[int, str]) -> None:
        """By place on the list; where nothing is said an earlier finding and the rest are conforming or open."""
        for place, one in enumerate(questions_of(audit), start=1):
            letter = verdicts.get(place, "")
            if letter:
                self._write(audit, one, letter)

    def _write(self, audit: Audit, one: Question, letter: str) -> None:
        texts = words()["notes"][letter]
        text = texts[next(self.places) % len(texts)]
        is_out = letter == "n"
        judgement = entries.Judgement(
            verdict=LETTERS[letter], note="" if is_out else text, reason=text if is_out else ""
        )
        at = timezone.make_aware(datetime.combine(audit.starts_on, time(10, 30)))
        sent = entries.Sent(name=portable_id(), seen=one.seen)
        entries.write(self.by_lead, question=one, sent=sent, judgement=judgement, at=at)

    def _first_day(self, said: Mapping[str, Any]) -> date:
        """A day of last year, or one near today, which may fall into the year after."""
        if "day" in said:
            month, day = said["day"]
            return date(self.today.year - 1, month, day)
        return self.today - timedelta(days=said["days"])


class _Rich(_Year):
    """The office of the demonstration: last year's audits, one that runs, two to come, a guest, a hand somebody had."""

    def live(self) -> None:
        said = words()
        for year in (self.today.year - 1, self.today.year):
            self.write_programme(year)
        self.make_able(self.lead, is_lent=True)
        others = list(employed_on(self.today).exclude(pk=self.lead.pk)[6:9])
        for place, one in enumerate(others):
            self.make_able(one, lasts=(45, 500, -20)[place])
        self._had_a_hand(others[0])
        for past in said["past"]:
            self.hold(past)
        self._run(said["running"])
        self._prepare(said["planned"])
        self.plan(said["extra"])

    def _had_a_hand(self, person: Employee) -> None:
        hand = auditors.Hand(
            employee=person,
            kind=InvolvementKind.TRAINED,
            since=self.today - timedelta(days=120),
            until=self.today - timedelta(days=118),
            process=self.processes["G-2"],
            note="Szkolenie stanowiskowe",
        )
        auditors.record_involvement(self.actor, office=self.office, hand=hand)

    def _run(self, said: Mapping[str, Any]) -> None:
        audit = self.ready(said, answers_by=self.today - timedelta(days=said["days"] + 2))
        checklist.add_from_cards(self.actor, audit=audit, processes=[self.processes["G-2"]], on=self.today)
        checklist.add_own(self.actor, audit=audit, texts=said["own"])
        for one, text in zip(questions_of(audit), said["answers"], strict=False):
            sent = entries.Sent(name=portable_id(), seen="")
            entries.answer(self.actor, question=one, sent=sent, text=text, on=self.today - timedelta(days=6))
        conduct.start(self.by_lead, audit=audit, on=audit.starts_on)
        self.judge(audit, said["verdicts"])

    def _prepare(self, said: Mapping[str, Any]) -> None:
        asked = Employment.objects.on(self.today).get(employee__account__email=said["unit_of"])
        audit = self.ready(said, answers_by=self.today + timedelta(days=10), units=[asked.unit])
        checklist.add_from_cards(self.actor, audit=audit, processes=[self.processes["G-1"]], on=self.today)
