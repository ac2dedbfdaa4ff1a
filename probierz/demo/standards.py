"""Requirements in the demonstration: catalogs in use, rounds in every state, and evidence that ages."""

import random
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from probierz.access.actor import Actor
from probierz.demo.accounts import OFFICE
from probierz.demo.people import SEED
from probierz.lib.identifiers import slugify
from probierz.offices.models import Office
from probierz.offices.scope import office_scope
from probierz.people.models import Employee
from probierz.standards.actions import answers, evidence, rounds, use
from probierz.standards.actions.catalogs import load_shipped, offer_catalog
from probierz.standards.models import AssessmentRound, Catalog, Requirement
from probierz.standards.queries.catalogs import leaves_of
from probierz.standards.rules import AnswerState, RoundKind, RoundScoring
from probierz.standards.rules.scoring import parts_of

OLD, NEW, CONTROL, CAF = "iso9001-2015", "iso9001-2026", "kontrola-zarzadcza", "caf-2020"
FINE = RoundScoring.CAF_FINE


def run(actor: Actor, *, offices: Mapping[str, Office], today: date) -> None:
    """Every office is on its way from 2015 to 2026; one of them in full."""
    load_shipped(actor)
    catalogs = {one.code: one for one in Catalog.objects.all()}
    offer_catalog(actor, catalog=catalogs[NEW], is_offered=True)
    for code, office in offices.items():
        with office_scope(office.pk):
            if code == OFFICE:
                _Rich(actor, office, catalogs, today).live()
            else:
                _begin(actor, office, catalogs, today)


def _begin(actor: Actor, office: Office, catalogs: Mapping[str, Catalog], today: date) -> None:
    """The others have chosen and planned."""
    since = today - timedelta(days=280)
    for code in (OLD, NEW):
        use.take_catalog(actor, office=office, catalog=catalogs[code], on=since)
    rounds.plan_round(
        actor,
        office=office,
        catalog=catalogs[NEW],
        kind=RoundKind.ZERO_AUDIT,
        scoring=RoundScoring.VERDICTS,
        name="Audit zerowy według wydania 2026",
        due_on=today + timedelta(days=60),
        on=today - timedelta(days=10),
    )


class _Rich:
    """The office in which one can look around."""

    def __init__(self, actor: Actor, office: Office, catalogs: Mapping[str, Catalog], today: date) -> None:
        self.actor, self.office, self.catalogs, self.today = actor, office, catalogs, today
        self.chance = random.Random(f"{SEED}:standards")  # noqa: S311 - a demonstration must repeat itself
        self.leaves = {code: leaves_of(catalogs[code]) for code in (OLD, NEW, CONTROL, CAF)}
        self.people = list(Employee.objects.exclude(account=None).select_related("account").order_by("number")[:5])

    def live(self) -> None:
        for code in self.leaves:
            use.take_catalog(self.actor, office=self.office, catalog=self.catalogs[code], on=self._ago(500))
        self._exclude()
        self._show()
        self._assess_all(OLD, RoundKind.ZERO_AUDIT, "Audit zerowy ISO 9001:2015", days_ago=300)
        self._assess_all(CONTROL, RoundKind.SELF_ASSESSMENT, "Samoocena kontroli zarządczej 2025", days_ago=390)
        self._assess_some()
        self._score()
        self._plan(CONTROL, RoundKind.SELF_ASSESSMENT, "Samoocena kontroli zarządczej 2026", since=3, due=45)

    def _ago(self, days: int) -> date:
        return self.today - timedelta(days=days)

    def _exclude(self) -> None:
        numbers = {one.number: one for one in self.leaves[OLD]}, {one.number: one for one in self.leaves[NEW]}
        for known in numbers:
            for one in _words()["excluded"]:
                use.decide_applicability(
                    self.actor,
                    office=self.office,
                    requirement=known[one["number"]],
                    applies=False,
                    justification=one["why"],
                    on=self._ago(400),
                )

    def _show(self) -> None:
        known = {one.number: one for one in self.leaves[OLD]}
        for one in _words()["evidence"]:
            sheet = _sheet(one["title"], self._ago(one["age"]), one["lasts"])
            evidence.add_file(
                self.actor,
                office=self.office,
                title=one["title"],
                description="",
                sheet=sheet,
                requirements=[known[number] for number in one["numbers"]],
                on=self._ago(one["age"]),
            )

    def _plan(
        self,
        code: str,
        kind: RoundKind,
        name: str,
        *,
        since: int,
        due: int,
        scoring: RoundScoring = RoundScoring.VERDICTS,
    ) -> AssessmentRound:
        return rounds.plan_round(
            self.actor,
            office=self.office,
            catalog=self.catalogs[code],
            kind=kind,
            scoring=scoring,
            name=name,
            due_on=self.today + timedelta(days=due),
            on=self._ago(since),
        )

    def _applicable(self, code: str) -> list[Requirement]:
        excluded = {one["number"] for one in _words()["excluded"]} if code in (OLD, NEW) else set()
        return [one for one in self.leaves[code] if one.number not in excluded]

    def _open(self, held: AssessmentRound, leaves: Sequence[Requirement], *, on: date) -> dict[int, Employee]:
        """Give every person a share of the requirements, and start."""
        asked: dict[int, Employee] = {}
        for place, person in enumerate(self.people):
            share = list(leaves[place :: len(self.people)])
            rounds.assign(self.actor, assessment=held, requirements=share, people=[person])
            asked |= {one.pk: person for one in share}
        rounds.start_round(self.actor, assessment=held, on=on)
        return asked

    def _assess_all(self, code: str, kind: RoundKind, name: str, *, days_ago: int) -> None:
        held = self._plan(code, kind, name, since=days_ago + 40, due=-days_ago)
        leaves = self._applicable(code)
        asked = self._open(held, leaves, on=self._ago(days_ago + 30))
        for one in leaves:
            day = self._ago(days_ago + self.chance.randrange(5, 25))
            answers.verify(self.actor, answer=self._say(held, one, asked[one.pk], day), on=day)
        rounds.close_round(self.actor, assessment=held, on=self._ago(days_ago))

    def _assess_some(self) -> None:
        """The round of the new edition is under way: drafts, handed in, returned, verified, not begun."""
        name = "Samoocena według wydania 2026"
        held = self._plan(NEW, RoundKind.SELF_ASSESSMENT, name, since=30, due=20)
        leaves = self._applicable(NEW)
        asked = self._open(held, leaves, on=self._ago(25))
        for one in leaves:
            fate, day = self.chance.random(), self._ago(self.chance.randrange(1, 20))
            if fate > 0.8:
                continue
            given = self._say(held, one, asked[one.pk], day, is_final=fate < 0.7)
            if fate < 0.45:
                answers.verify(self.actor, answer=given, on=day)
            elif fate < 0.5 and given.state == AnswerState.SUBMITTED:
                answers.send_back(self.actor, answer=given, remark=_words()["returned"])

    def _say(
        self, held: AssessmentRound, one: Requirement, person: Employee, day: date, *, is_final: bool = True
    ) -> Any:
        known = [each["code"] for each in held.catalog.answers]
        weights = [50, 16, 24, 7, 3] if len(known) == 5 else [66, 22, 8, 4]
        place = self.chance.choices(range(len(known)), weights)[0]
        words = list(_words()["comments"].values())[place if len(known) == 5 else place + 1]
        said = answers.Said(choice=known[place], comment=self.chance.choice(words))
        return answers.answer(
            self.actor, assessment=held, requirement=one, person=person, said=said, is_final=is_final, on=day
        )

    def _score(self) -> None:
        """CAF: everybody has scored, the group is half-way through its consensus."""
        held = self._plan(CAF, RoundKind.CAF, "CAF 2026", since=50, due=14, scoring=FINE)
        group, leaves = self.people[:3], self.leaves[CAF]
        rounds.assign(self.actor, assessment=held, requirements=leaves, people=group)
        rounds.start_round(self.actor, assessment=held, on=self._ago(45))
        means = {one.pk: self.chance.gauss(52, 14) for one in leaves}
        for one in leaves:
            for person in group:
                said = self._scored(one, means[one.pk])
                day = self._ago(self.chance.randrange(15, 40))
                answers.answer(
                    self.actor, assessment=held, requirement=one, person=person, said=said, is_final=True, on=day
                )
        rounds.confer(self.actor, assessment=held, on=self._ago(12))
        for one in leaves[:17]:
            answers.agree(
                self.actor, assessment=held, requirement=one, said=self._scored(one, means[one.pk]), on=self._ago(6)
            )

    def _scored(self, one: Requirement, mean: float) -> answers.Said:
        words = _words()["comments"]
        names = parts_of(FINE, one.aspect)  # type: ignore[arg-type] # a row keeps the value of the enum
        parts = {name: 5 * round(min(max(self.chance.gauss(mean, 10), 0), 100) / 5) for name in names}
        return answers.Said(
            parts=parts, strengths=self.chance.choice(words["met"]), improvements=self.chance.choice(words["partly"])
        )


def _sheet(title: str, made_on: date, lasts: int) -> evidence.Sheet:
    return evidence.Sheet(
        name=f"{slugify(title)}.txt",
        content=f"{title}\n\nPlik pokazowy.\n".encode(),
        made_on=made_on,
        valid_from=made_on,
        valid_to=made_on + timedelta(days=lasts) if lasts else None,
    )


@cache
def _words() -> dict[str, Any]:
    text = (Path(__file__).parent / "standards.yaml").read_text(encoding="utf-8")
    words: dict[str, Any] = yaml.safe_load(text)
    return words
