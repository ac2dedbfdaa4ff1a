"""Nonconformities, actions, suggestions and lessons as other parts of the system see them."""

from collections.abc import Iterable, Mapping

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from probierz.access.permissions import Permission
from probierz.design.records import RecordFacts, RecordKind, Relation
from probierz.improvement.labels import STATES, SUGGESTION_STATES
from probierz.improvement.models import Lesson, Nonconformity, Step, Suggestion
from probierz.improvement.queries.search import LESSON, NONCONFORMITY, SUGGESTION
from probierz.improvement.rules import State, SuggestionState
from probierz.lib.polish import fold
from probierz.offices.words import has_words
from probierz.standards.rules.readiness import Obstacle

STEP = "improvement.Step"
READ = Permission.IMPROVEMENT_READ


def case_facts(row: Nonconformity) -> RecordFacts:
    return RecordFacts(
        kind=NONCONFORMITY,
        key=row.key,
        title=str(row),
        href=reverse("improvement:case", kwargs={"office": row.office.code, "key": row.key}),
        state=str(STATES[State(row.state)]),
        made_on=row.found_on,
        valid_from=row.found_on,
        holds=row.state != State.REJECTED,
    )


def step_facts(row: Step) -> RecordFacts:
    """An action is read on the card of its nonconformity, one that stands alone on the list."""
    place = {"office": row.office.code}
    alone = row.nonconformity is None
    case = {} if row.nonconformity is None else {"key": row.nonconformity.key}
    return RecordFacts(
        kind=STEP,
        key=row.key,
        title=row.text,
        href=reverse("improvement:actions" if alone else "improvement:case", kwargs={**place, **case}),
        made_on=row.added_on,
        valid_from=row.added_on,
        holds=row.dropped_on is None,
    )


def suggestion_facts(row: Suggestion) -> RecordFacts:
    return RecordFacts(
        kind=SUGGESTION,
        key=row.key,
        title=str(row),
        href=reverse("improvement:suggestion", kwargs={"office": row.office.code, "key": row.key}),
        state=str(SUGGESTION_STATES[SuggestionState(row.state)]),
        made_on=row.given_on,
        valid_from=row.given_on,
    )


def lesson_facts(row: Lesson) -> RecordFacts:
    return RecordFacts(
        kind=LESSON,
        key=row.key,
        title=row.title,
        href=reverse("improvement:lesson", kwargs={"office": row.office.code, "key": row.key}),
        made_on=row.written_on,
        valid_from=row.written_on,
    )


def _cases(keys: Iterable[str]) -> Mapping[str, RecordFacts]:
    rows = Nonconformity.objects.select_related("office").filter(key__in=list(keys))
    return {row.key: case_facts(row) for row in rows}


def _steps(keys: Iterable[str]) -> Mapping[str, RecordFacts]:
    rows = Step.objects.select_related("office", "nonconformity").filter(key__in=list(keys))
    return {row.key: step_facts(row) for row in rows}


def _suggestions(keys: Iterable[str]) -> Mapping[str, RecordFacts]:
    rows = Suggestion.objects.select_related("office").filter(key__in=list(keys))
    return {row.key: suggestion_facts(row) for row in rows}


def _lessons(keys: Iterable[str]) -> Mapping[str, RecordFacts]:
    return {row.key: lesson_facts(row) for row in Lesson.objects.select_related("office").filter(key__in=list(keys))}


def _find_cases(words: str, limit: int) -> list[RecordFacts]:
    rows = Nonconformity.objects.select_related("office").filter(search_key__contains=fold(words))
    return [case_facts(row) for row in rows.order_by("-number")[:limit]]


def _find_steps(words: str, limit: int) -> list[RecordFacts]:
    rows = Step.objects.select_related("office", "nonconformity").filter(has_words("text", words))
    return [step_facts(row) for row in rows.order_by("-pk")[:limit]]


def _find_suggestions(words: str, limit: int) -> list[RecordFacts]:
    rows = Suggestion.objects.select_related("office").filter(has_words("title", words))
    return [suggestion_facts(row) for row in rows.order_by("-number")[:limit]]


def _find_lessons(words: str, limit: int) -> list[RecordFacts]:
    rows = Lesson.objects.select_related("office").filter(has_words("title", words))
    return [lesson_facts(row) for row in rows.order_by("-pk")[:limit]]


MANY = 20


def _of_process(key: str) -> list[RecordFacts]:
    rows = Nonconformity.objects.open().select_related("office").filter(process__key=key)
    return [case_facts(row) for row in rows.order_by("-number")[:MANY]]


def _of_requirement(key: str) -> list[RecordFacts]:
    rows = Nonconformity.objects.open().select_related("office").filter(requirement__key=key)
    return [case_facts(row) for row in rows.order_by("-number")[:MANY]]


def obstacles() -> dict[int, list[Obstacle]]:
    """What is open against requirements of the office in scope, for readiness."""
    rows = Nonconformity.objects.open().filter(requirement__isnull=False).select_related("office")
    found: dict[int, list[Obstacle]] = {}
    for row in rows.exclude(grade="observation").order_by("number"):
        facts = case_facts(row)
        obstacle = Obstacle(title=facts.title, href=facts.href, is_major=row.grade == "major")
        found.setdefault(row.requirement_id or 0, []).append(obstacle)
    return found


KINDS = (
    RecordKind(code=NONCONFORMITY, label=_("Nonconformity"), permission=READ, facts=_cases, find=_find_cases),
    RecordKind(
        code=STEP, label=pgettext_lazy("improvement", "Action"), permission=READ, facts=_steps, find=_find_steps
    ),
    RecordKind(code=SUGGESTION, label=_("Suggestion"), permission=READ, facts=_suggestions, find=_find_suggestions),
    RecordKind(code=LESSON, label=_("Lesson"), permission=READ, facts=_lessons, find=_find_lessons),
)
RELATIONS = (
    Relation(of="processes.Process", label=_("Open nonconformities"), permission=READ, find=_of_process),
    Relation(of="standards.Requirement", label=_("Open nonconformities"), permission=READ, find=_of_requirement),
)
