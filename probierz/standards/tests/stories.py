"""What happens in an office of the tests, told through the actions."""

from datetime import date, timedelta
from typing import Any

from probierz.access.actor import Actor
from probierz.people.models import Account, Employee
from probierz.standards.actions import answers, evidence, rounds, use
from probierz.standards.actions.answers import Said
from probierz.standards.actions.evidence import Sheet
from probierz.standards.models import Answer, AssessmentRound, Catalog, Evidence, Requirement
from probierz.standards.queries.catalogs import leaves_of
from probierz.standards.rules import RoundKind, RoundScoring
from tests.cast import TODAY, Cast

DUE = TODAY + timedelta(days=30)
WHY = "Urząd nie projektuje usług, wykonuje zadania ustawowe."


class Story:
    """An office with its representative."""

    def __init__(self, cast: Cast, actor: Actor) -> None:
        self.cast, self.actor = cast, actor
        self.office = cast.lipowo

    def takes(self, code: str) -> "Story":
        use.take_catalog(self.actor, office=self.office, catalog=catalog(code), on=date(2026, 1, 1))
        return self

    def plans(
        self,
        code: str = "iso9001-2015",
        *,
        kind: RoundKind = RoundKind.SELF_ASSESSMENT,
        scoring: RoundScoring = RoundScoring.VERDICTS,
        due_on: date = DUE,
    ) -> AssessmentRound:
        return rounds.plan_round(
            self.actor,
            office=self.office,
            catalog=catalog(code),
            kind=kind,
            scoring=scoring,
            name="Samoocena jesienna",
            due_on=due_on,
            on=TODAY,
        )

    def plans_caf(self, scoring: RoundScoring = RoundScoring.CAF_FINE) -> AssessmentRound:
        return self.plans("caf-2020", kind=RoundKind.CAF, scoring=scoring)

    def asks(self, held: AssessmentRound, *accounts: Account, numbers: tuple[str, ...] = ()) -> AssessmentRound:
        leaves = [one for one in leaves_of(held.catalog) if not numbers or one.number in numbers]
        people = [employee(account) for account in accounts]
        rounds.assign(self.actor, assessment=held, requirements=leaves, people=people)
        return held

    def starts(self, held: AssessmentRound) -> AssessmentRound:
        rounds.start_round(self.actor, assessment=held, on=TODAY)
        return held

    def opened(self, *numbers: str) -> AssessmentRound:
        """A round in which Bogdan is asked."""
        return self.starts(self.asks(self.plans(), self.cast.bogdan, numbers=numbers))

    def answers(
        self, held: AssessmentRound, number: str, choice: str = "met", *, comment: str = "", is_final: bool = True
    ) -> Answer:
        return answers.answer(
            self.cast.actor(self.cast.bogdan),
            assessment=held,
            requirement=requirement(held.catalog.code, number),
            person=employee(self.cast.bogdan),
            said=Said(choice=choice, comment=comment),
            is_final=is_final,
            on=TODAY,
        )

    def scores(self, held: AssessmentRound, account: Account, number: str, **parts: int) -> Answer:
        return answers.answer(
            self.cast.actor(account),
            assessment=held,
            requirement=requirement("caf-2020", number),
            person=employee(account),
            said=Said(parts=parts),
            is_final=True,
            on=TODAY,
        )

    def verified(self, held: AssessmentRound, number: str, choice: str = "met", *, on: date = TODAY) -> Answer:
        given = self.answers(held, number, choice)
        answers.verify(self.actor, answer=given, on=on)
        return given

    def shows(self, *numbers: str, code: str = "iso9001-2015", **days: Any) -> Evidence:
        return evidence.add_file(
            self.actor,
            office=self.office,
            title="Protokół przeglądu",
            description="",
            sheet=sheet(**days),
            requirements=[requirement(code, number) for number in numbers],
            on=TODAY,
        )

    def excludes(self, number: str, code: str = "iso9001-2015") -> None:
        use.decide_applicability(
            self.actor,
            office=self.office,
            requirement=requirement(code, number),
            applies=False,
            justification=WHY,
            on=TODAY,
        )


def sheet(*, content: bytes = b"tekst", made_on: date = TODAY, **days: Any) -> Sheet:
    return Sheet(name="protokół.txt", content=content, made_on=made_on, **days)


def catalog(code: str) -> Catalog:
    return Catalog.objects.get(code=code)


def requirement(code: str, number: str) -> Requirement:
    return Requirement.objects.select_related("catalog").get(catalog__code=code, number=number)


def employee(account: Account) -> Employee:
    return Employee.objects.get(account=account)
