"""A year of improvement in the demonstration: cases of every kind, actions, suggestions, lessons, an address."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import Any

import yaml

from probierz.access.actor import Actor, passer_by
from probierz.demo.accounts import OFFICE
from probierz.improvement.actions import cases, lessons, links, suggestions
from probierz.improvement.actions.cases import Finding, Judgement, Plan
from probierz.improvement.actions.lessons import Teaching
from probierz.improvement.actions.reporting import Report, report
from probierz.improvement.actions.steps import ActionDetails, Outcome, add_action, finish_action
from probierz.improvement.models import Nonconformity
from probierz.improvement.rules import (
    Cause,
    CauseArea,
    CauseMethod,
    Grade,
    LessonAnswer,
    Source,
    State,
    StepKind,
    SuggestionCommand,
)
from probierz.offices.models import Office
from probierz.offices.queries import units_on
from probierz.offices.scope import office_scope
from probierz.people.models import Account, Employee
from probierz.people.queries import employed_on
from probierz.processes.models import Process

HELD_BACK = {"assigned", "reported", "rejected"}
FEWEST = 4  # a case needs a doer, a deputy and somebody else to check
ORDER = (State.REPORTED, State.ANALYSED, State.PLANNED, State.DOING, State.CHECKING, State.CLOSED)


@dataclass(frozen=True)
class _Place:
    """Where a story is told: the office, its people and processes, and today."""

    actor: Actor
    office: Office
    people: list[Employee]
    processes: Mapping[str, Process]
    today: date

    def person(self, place: int) -> Employee:
        return self.people[place % len(self.people)]


def run(actor: Actor, *, offices: Mapping[str, Office], today: date) -> None:
    told = _words()
    for code, office in offices.items():
        with office_scope(office.pk):
            place = _place(actor, office, today)
            rich = code == OFFICE
            for number, story in enumerate(told["cases"] if rich else told["few"]):
                _tell(place, story, number)
            if rich:
                _suggestions(place, told["suggestions"])
                _lessons(place, told["lessons"])


def settle(actor: Actor, *, offices: Mapping[str, Office], today: date) -> None:
    """What audits found long ago was led to its end; what they found of late still waits."""
    for office in offices.values():
        with office_scope(office.pk):
            place = _place(actor, office, today)
            waiting = Nonconformity.objects.filter(origin_kind="audits.Question", state=State.REPORTED)
            for number, case in enumerate(waiting.order_by("number")):
                _settle(place, case, number)


def _settle(place: _Place, case: Nonconformity, number: int) -> None:
    told = next(told for begins, told in _words()["findings"].items() if case.title.startswith(begins))
    story = {**told, "found": (place.today - case.found_on).days, "state": State.CLOSED.value}
    if story["found"] <= story["days"]:
        return
    _judge(place, story, case, number)
    _correct(place, story, case, number)
    _work(place, story, case, number)


def _place(actor: Actor, office: Office, today: date) -> _Place:
    people = list(employed_on(today).filter(account__isnull=False))  # whoever can log in can be reminded
    if len(people) < FEWEST:
        people += [one for one in employed_on(today)[:30] if one not in people]
    return _Place(actor, office, people, {one.code: one for one in Process.objects.running()}, today)


def _tell(place: _Place, story: Mapping[str, Any], number: int) -> None:
    """One case, brought as far as its story says."""
    case = _reported(place, story)
    if story["state"] == "rejected":
        on = place.today - timedelta(days=story["found"] - 5)
        cases.reject(place.actor, case=case, reason=story["reason"], on=on)
        return
    if story["state"] != "reported":
        _judge(place, story, case, number)
        _correct(place, story, case, number)
    if story["state"] not in HELD_BACK:
        _work(place, story, case, number)


def _reported(place: _Place, story: Mapping[str, Any]) -> Nonconformity:
    if story.get("link"):
        office, on = place.office, place.today - timedelta(days=200)
        link = links.open_link(place.actor, office=office, place=_words()["link"], unit=None, on=on)
        return links.tell(passer_by(), link=link, telling=links.Telling(text=story["text"]))
    details = Report(
        title=story["title"],
        description=story["text"],
        source=Source(story["source"]),
        grade=Grade(story["grade"]),
        found_on=place.today - timedelta(days=story["found"]),
        process=place.processes.get(story["process"]),
        found_by=place.person(story["found"]),
    )
    return report(place.actor, office=place.office, details=details)


def _judge(place: _Place, story: Mapping[str, Any], case: Nonconformity, number: int) -> None:
    judgement = Judgement(
        title=case.title,
        description=case.description,
        grade=Grade(case.grade),
        process=case.process,
        responsible=place.person(number),
    )
    cases.judge(place.actor, case=case, judgement=judgement)


def _correct(place: _Place, story: Mapping[str, Any], case: Nonconformity, number: int) -> None:
    found = place.today - timedelta(days=story["found"])
    for text in story.get("corrections", ()):
        _act(place, case, StepKind.CORRECTION, text, number, due_on=found + timedelta(days=3), is_done=True)


def _work(place: _Place, story: Mapping[str, Any], case: Nonconformity, number: int) -> None:
    """Cause, plan, actions and check, as far as it came."""
    reach = ORDER.index(State(story["state"]))
    cases.analyse(place.actor, case=case, cause=_cause(story))
    if reach < ORDER.index(State.PLANNED):
        return
    found = place.today - timedelta(days=story["found"])
    if "failed" in story:
        _round(place, story, case, number, until=found + timedelta(days=story["days"] // 2), failed=True)
        cases.analyse(place.actor, case=case, cause=_cause(story))
    _round(place, story, case, number, until=found + timedelta(days=story["days"]), failed=False, reach=reach)


def _round(
    place: _Place,
    story: Mapping[str, Any],
    case: Nonconformity,
    number: int,
    *,
    until: date,
    failed: bool,
    reach: int = len(ORDER) - 1,
) -> None:
    texts = _texts(story, failed=failed)
    due_on, done = until - timedelta(days=25), reach >= ORDER.index(State.CHECKING)
    steps = [_plan_action(place, case, StepKind.CORRECTIVE, text, number, due_on=due_on) for text in texts]
    plan = Plan(criterion=story["criterion"], check_due_on=until, checker=place.person(number + 1))
    cases.plan(place.actor, case=case, plan=plan)
    doing = reach >= ORDER.index(State.DOING)
    for at, step in enumerate(steps):
        if done or (doing and at == 0):
            day = min(due_on - timedelta(days=4), place.today - timedelta(days=1))
            finish_action(place.actor, step=step, outcome=Outcome(result="Wdrożone, zapis w rejestrze.", on=day))
    if done:
        cases.finish(place.actor, case=case)
    if reach == ORDER.index(State.CLOSED):
        note = story["failed"] if failed else story["note"]
        cases.check(place.actor, case=case, finding=Finding(was_effective=not failed, note=note, on=until))


def _texts(story: Mapping[str, Any], *, failed: bool) -> list[str]:
    """A story with a failed round keeps its last action for the next one."""
    texts: list[str] = story["actions"]
    if "failed" not in story:
        return texts
    return texts[:1] if failed else texts[1:]


def _act(
    place: _Place, case: Nonconformity, kind: StepKind, text: str, number: int, *, due_on: date, is_done: bool
) -> None:
    step = _plan_action(place, case, kind, text, number, due_on=due_on)
    if is_done:
        on = min(due_on, place.today)
        finish_action(place.actor, step=step, outcome=Outcome(result="Zrobione od ręki.", on=on))


def _plan_action(place: _Place, case: Nonconformity, kind: StepKind, text: str, number: int, *, due_on: date) -> Any:
    details = ActionDetails(
        kind=kind,
        text=text,
        due_on=due_on,
        responsible=place.person(number),
        deputy=place.person(number + 2),
        nonconformity=case,
    )
    return add_action(place.actor, office=place.office, action=details)


def _cause(story: Mapping[str, Any]) -> Cause:
    return Cause(
        method=CauseMethod(story["method"]),
        root=story["cause"],
        area=CauseArea(story["area"]),
        whys=tuple(story.get("whys", ())),
        bones=story.get("bones", {}),
    )


def _suggestions(place: _Place, told: list[Mapping[str, Any]]) -> None:
    accounts = [one.account for one in place.people if one.account is not None]
    for number, one in enumerate(told):
        author = _as(place, accounts[-1 - number % len(accounts)]) if accounts else place.actor
        given_on = place.today - timedelta(days=one["given"])
        idea = suggestions.Idea(
            title=one["title"], text=one["text"], gain=one["gain"], is_anonymous=one.get("anonymous", False)
        )
        row = suggestions.suggest(author, office=place.office, idea=idea, on=given_on)
        for account in accounts[: one["votes"]]:
            _support(place, row, account)
        _answer(place, row, one, given_on + timedelta(days=20))


def _support(place: _Place, row: Any, account: Account) -> None:
    if row.author is None or row.author.account_id != account.pk:
        suggestions.vote(_as(place, account), suggestion=row, supports=True)


def _as(place: _Place, account: Account) -> Actor:
    """The same, in the name of somebody who can log in."""
    return replace(place.actor, account=account, key=f"account:{account.key}", name=account.name)


def _answer(place: _Place, row: Any, one: Mapping[str, Any], on: date) -> None:
    moves = {
        "accepted": (SuggestionCommand.ACCEPT,),
        "declined": (SuggestionCommand.DECLINE,),
        "done": (SuggestionCommand.ACCEPT, SuggestionCommand.COMPLETE),
    }
    for command in moves.get(one.get("state", ""), ()):
        suggestions.decide(place.actor, suggestion=row, command=command, answer=one["answer"], on=on)


def _lessons(place: _Place, told: list[Mapping[str, Any]]) -> None:
    units = list(units_on(place.today))
    for one in told:
        case = Nonconformity.objects.get(title=one["case"])
        teaching = Teaching(
            title=one["title"],
            happened=case.description,
            cause=case.cause,
            helped=one["helped"],
            nonconformity=case,
        )
        on = place.today - timedelta(days=60)
        lesson = lessons.write_lesson(
            place.actor, office=place.office, teaching=teaching, units=units[: one["units"]], on=on
        )
        for asked, answer in zip(lesson.units.order_by("pk"), LessonAnswer, strict=False):
            lessons.answer_lesson(place.actor, asked=asked, answer=answer, note="", on=on + timedelta(days=9))
        if one.get("shared"):
            lessons.share_lesson(place.actor, lesson=lesson, is_shared=True, on=on + timedelta(days=10))


@cache
def _words() -> dict[str, Any]:
    text = (resources.files("probierz.demo") / "improvement.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found
