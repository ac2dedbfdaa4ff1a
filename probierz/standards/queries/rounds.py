"""Rounds with their progress, which says how far people are, and their outcome, which says what they found."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from django.db.models import Count, Q, QuerySet

from probierz.offices.dated import holds
from probierz.people.models import Account, Employee, Employment
from probierz.standards.models import Answer, Applicability, AssessmentRound, Assignment, Requirement
from probierz.standards.queries.catalogs import leaves_of
from probierz.standards.rules import BEFORE_THE_END, AnswerState, Conformity, RoundState
from probierz.standards.rules import scoring as scores

Row = TypeVar("Row", Answer, Assignment)


@dataclass(frozen=True)
class Line:
    """A requirement in a round: who was asked, what they said, what was agreed on."""

    requirement: Requirement
    assignments: tuple[Assignment, ...] = ()
    answers: tuple[Answer, ...] = ()
    consensus: Answer | None = None
    exclusion: Applicability | None = None

    @property
    def applies(self) -> bool:
        return self.exclusion is None

    @property
    def answer(self) -> Answer | None:
        """The one that counts: the consensus in CAF, the only one otherwise."""
        if self.consensus is not None:
            return self.consensus
        return self.answers[0] if self.answers else None

    @property
    def scores(self) -> list[float]:
        return [one.value for one in self.answers if one.value is not None]

    @property
    def mean(self) -> float | None:
        return scores.mean(self.scores)

    @property
    def spread(self) -> float:
        return scores.spread(self.scores)


@dataclass(frozen=True)
class Progress:
    """How far a round is; says nothing about how good the office is."""

    applicable: int
    assigned: int
    answered: int
    finished: int

    @property
    def left(self) -> int:
        return self.applicable - self.finished


@dataclass(frozen=True)
class Outcome:
    """What a round found so far, counted over finished answers only."""

    counts: Counter[str]
    mean: float | None = None
    criteria: tuple[tuple[Requirement, float | None], ...] = field(default=())

    @property
    def finished(self) -> int:
        return sum(self.counts.values())


def rounds() -> QuerySet[AssessmentRound]:
    """Rounds of the office in scope, the latest first."""
    return AssessmentRound.objects.select_related("catalog").order_by("-planned_on", "-pk")


def round_by_key(key: str) -> AssessmentRound | None:
    return AssessmentRound.objects.select_related("catalog", "office").filter(key=key).first()


def lines_of(assessment: AssessmentRound) -> list[Line]:
    """Every leaf of the catalog in its order."""
    assignments = _grouped(
        Assignment.objects.filter(round=assessment).select_related("person").order_by("person__sort_key")
    )
    rows = Answer.objects.filter(round=assessment).select_related("author", "verified_by")
    answers = _grouped(rows.order_by("author__sort_key", "pk"))
    exclusions = {one.requirement_id: one for one in Applicability.objects.filter(applies=False)}
    return [
        Line(
            requirement=one,
            assignments=tuple(assignments.get(one.pk, ())),
            answers=tuple(answer for answer in answers.get(one.pk, ()) if not answer.is_consensus),
            consensus=next((answer for answer in answers.get(one.pk, ()) if answer.is_consensus), None),
            exclusion=exclusions.get(one.pk),
        )
        for one in leaves_of(assessment.catalog)
    ]


def progress_of(assessment: AssessmentRound, lines: Sequence[Line]) -> Progress:
    """Counted in requirements that apply."""
    applicable = [line for line in lines if line.applies]
    handed_in = {AnswerState.SUBMITTED, AnswerState.VERIFIED}
    return Progress(
        applicable=len(applicable),
        assigned=sum(bool(line.assignments) for line in applicable),
        answered=sum(any(one.state in handed_in for one in line.answers) for line in applicable),
        finished=sum(_is_finished(assessment, line) for line in applicable),
    )


def outcome_of(assessment: AssessmentRound, lines: Sequence[Line]) -> Outcome:
    """Only what is verified or agreed on counts."""
    finished = [line for line in lines if line.applies and _is_finished(assessment, line)]
    counts = Counter(line.answer.conformity for line in finished if line.answer)
    if not assessment.is_caf:
        return Outcome(counts)
    criteria = _criteria(assessment, finished)
    return Outcome(counts, scores.mean(mean for _one, mean in criteria if mean is not None), criteria)


def open_assignments(account: Account) -> list[Assignment]:
    """What this person was asked in the office in scope and has not handed in yet, by round and number.

    In CAF only the person's own answer counts; otherwise anybody's answer to the requirement. Asked in three
    plain questions: as one, a database that has not counted its rows yet may take half a minute.
    """
    asked = Assignment.objects.filter(person__account=account, round__state=RoundState.OPEN)
    asked = asked.select_related("round", "round__catalog", "requirement", "person")
    rows = list(asked.order_by("round__due_on", "round_id", "requirement__position"))
    if not rows:
        return []
    requirements = {one.requirement_id for one in rows}
    excluded = Applicability.objects.filter(applies=False, requirement__in=requirements)
    left_out = set(excluded.values_list("requirement_id", flat=True))
    handed_in = _handed_in({one.round_id for one in rows}, requirements)
    return [one for one in rows if one.requirement_id not in left_out and not _is_handed_in(one, handed_in)]


def _handed_in(assessments: Iterable[int], requirements: Iterable[int]) -> dict[tuple[int, int], set[int]]:
    """Who answered, by round and requirement; a consensus is nobody's own answer."""
    answers = Answer.objects.filter(
        round__in=assessments,
        requirement__in=requirements,
        is_consensus=False,
        state__in=[AnswerState.SUBMITTED, AnswerState.VERIFIED],
    )
    authors: dict[tuple[int, int], set[int]] = defaultdict(set)
    for assessment, requirement, author in answers.values_list("round_id", "requirement_id", "author_id"):
        authors[assessment, requirement].add(author)
    return authors


def _is_handed_in(asked: Assignment, handed_in: dict[tuple[int, int], set[int]]) -> bool:
    authors = handed_in.get((asked.round_id, asked.requirement_id), set())
    return asked.person_id in authors if asked.round.is_caf else bool(authors)


def waiting_for_verification() -> QuerySet[Answer]:
    """Handed-in answers that the representative has not looked at."""
    rows = Answer.objects.filter(state=AnswerState.SUBMITTED, round__state=RoundState.OPEN)
    return rows.select_related("round").order_by("answered_on", "pk")


def assignment_for(account: Account, line: Line) -> Assignment | None:
    return next((one for one in line.assignments if one.person.account_id == account.pk), None)


def people_to_ask(*, on: date) -> QuerySet[Employee]:
    """People of the office who can log in and work here on the day."""
    employed = Employment.objects.filter(holds(on)).values("employee")
    return Employee.objects.filter(pk__in=employed).exclude(account=None).order_by("sort_key", "pk")


def unfinished_rounds() -> list[AssessmentRound]:
    """Each with `waiting`, the number of its answers that nobody has verified."""
    handed_in = Count("answers", filter=Q(answers__state=AnswerState.SUBMITTED))
    return list(rounds().filter(state__in=BEFORE_THE_END).annotate(waiting=handed_in))


@dataclass(frozen=True)
class Pair:
    """A requirement in two rounds side by side; `step` is better, worse or same, empty when one is missing."""

    requirement: Requirement
    before: Answer | None
    after: Answer | None
    step: str


_WORTH = {Conformity.NONE: 0, Conformity.PARTIAL: 1, Conformity.FULL: 2}


def compare(before: AssessmentRound, after: AssessmentRound) -> list[Pair]:
    """Two rounds through the same catalog, requirement by requirement; only finished answers are compared."""
    earlier = {line.requirement.pk: _counting(before, line) for line in lines_of(before)}
    return [
        _pair(line.requirement, earlier.get(line.requirement.pk), _counting(after, line)) for line in lines_of(after)
    ]


def _pair(requirement: Requirement, before: Answer | None, after: Answer | None) -> Pair:
    return Pair(requirement, before, after, _step(before, after))


def _step(before: Answer | None, after: Answer | None) -> str:
    if before is None or after is None:
        return ""
    if before.value is not None and after.value is not None:
        first, second = before.value, after.value
    elif {before.conformity, after.conformity} <= set(_WORTH):
        first, second = float(_WORTH[Conformity(before.conformity)]), float(_WORTH[Conformity(after.conformity)])
    else:
        return ""
    if first == second:
        return "same"
    return "better" if second > first else "worse"


def _counting(assessment: AssessmentRound, line: Line) -> Answer | None:
    return line.answer if _is_finished(assessment, line) else None


def _is_finished(assessment: AssessmentRound, line: Line) -> bool:
    if assessment.is_caf:
        return line.consensus is not None
    return any(one.state == AnswerState.VERIFIED for one in line.answers)


def _criteria(assessment: AssessmentRound, finished: Sequence[Line]) -> tuple[tuple[Requirement, float | None], ...]:
    headings = Requirement.objects.filter(catalog=assessment.catalog, is_leaf=False).order_by("position")
    return tuple(
        (
            one,
            scores.mean(
                line.answer.value
                for line in finished
                if _is_beneath(line, one) and line.answer and line.answer.value is not None
            ),
        )
        for one in headings
    )


def _is_beneath(line: Line, heading: Requirement) -> bool:
    return line.requirement.parent_id == heading.pk


def _grouped(rows: Iterable[Row]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in rows:
        found.setdefault(row.requirement_id, []).append(row)
    return found
