"""A questionnaire as steps, one group to a screen; what was answered travels with the form, not in a session."""

import time
from collections.abc import Mapping
from dataclasses import dataclass

from django.core import signing
from django.http import QueryDict

from probierz.lib.identifiers import is_portable_id, portable_id
from probierz.lib.questionnaires import (
    Item,
    ItemType,
    Problem,
    Questionnaire,
    shown_items,
    validate_answers,
)
from probierz.surveys.rules import Channel
from probierz.surveys.web.questions import Question, errors_by_item, question_of, words

SALT = "probierz.surveys.form"
OPEN_FOR = 24 * 60 * 60  # seconds; a form left open for longer is begun anew


@dataclass(frozen=True)
class Token:
    """What the form must bring back unchanged: its id, point, questions, channel, when it was opened, the invitation.

    The moment travels with the form alone; it only tells afterwards whether somebody had time to read.
    """

    submission_id: str
    code: str
    digest: str
    channel: Channel
    opened: int = 0
    invitation: str = ""

    def signed(self) -> str:
        parts = [self.submission_id, self.code, self.digest[:16], self.channel, self.opened, self.invitation]
        return signing.dumps(parts, salt=SALT)

    @classmethod
    def new(cls, *, code: str, digest: str, channel: Channel, invitation: str = "") -> "Token":
        return cls(portable_id(), code, digest, channel, int(time.time()), invitation)

    @property
    def seconds(self) -> float:
        """Since the form was opened."""
        return time.time() - self.opened

    @classmethod
    def read(cls, signed: str, *, code: str, digest: str) -> "Token | None":
        """None for a token that is broken, old, of another point or of other questions."""
        try:
            submission_id, of_code, of_digest, channel, opened, invitation = signing.loads(
                signed, salt=SALT, max_age=OPEN_FOR
            )
        except (signing.BadSignature, ValueError, TypeError):
            return None
        is_ours = is_portable_id(submission_id) and (of_code, of_digest) == (code, digest[:16])
        return cls(submission_id, code, digest, Channel(channel), opened, invitation) if is_ours else None


@dataclass(frozen=True)
class Step:
    """One screen, of those that are shown so far. `carried` holds the answers of all other screens."""

    group: int
    number: int
    count: int
    title: str
    questions: tuple[Question, ...]
    carried: tuple[tuple[str, str], ...]
    opened: bool = False

    @property
    def is_first(self) -> bool:
        return self.number == 1

    @property
    def is_last(self) -> bool:
        return self.number == self.count

    @property
    def percent(self) -> int:
        return round(100 * self.number / self.count)

    @property
    def wrong(self) -> tuple[Question, ...]:
        return tuple(question for question in self.questions if question.error)

    @property
    def shown(self) -> str:
        return " ".join(question.code for question in self.questions)


@dataclass(frozen=True)
class Walk:
    """Where a press of a button led: to a screen, or, without one, past the last of them."""

    typed: dict[str, str]
    step: Step | None = None
    status: int = 200


def first_step(questionnaire: Questionnaire, address: QueryDict) -> Step:
    typed = parameters_in(questionnaire, address)
    return step_of(questionnaire, screens(questionnaire, typed)[0], typed)


def walk(questionnaire: Questionnaire, posted: QueryDict) -> Walk | None:
    """What follows from what was sent; None for a screen that this questionnaire does not have."""
    typed = answers_typed(questionnaire, posted)
    here = _group_named(posted.get("step", ""), last=len(questionnaire.groups))
    if here is None:
        return None
    match posted.get("move"):
        case "stay":
            return Walk(typed, step_of(questionnaire, here, typed))
        case "back":
            return Walk(typed, step_of(questionnaire, screen_before(questionnaire, here, typed) or here, typed))
        case _:
            return _forward(questionnaire, here, typed, shown=posted.get("shown", ""))


def answers_typed(questionnaire: Questionnaire, posted: QueryDict) -> dict[str, str]:
    """What the form, or the address that led to it, brought for the questions we ask; several ticks as one line."""
    found = ((item.code, " ".join(posted.getlist(item.code))) for item in questionnaire.items)
    return {code: text for code, text in found if text.strip()}


def parameters_in(questionnaire: Questionnaire, address: QueryDict) -> dict[str, str]:
    """What the address itself answers."""
    hidden = {item.code for item in questionnaire.items if item.type is ItemType.HIDDEN}
    return {code: text for code, text in answers_typed(questionnaire, address).items() if code in hidden}


def step_of(
    questionnaire: Questionnaire,
    group: int,
    typed: Mapping[str, str],
    problems: tuple[Problem, ...] = (),
    *,
    opened: bool = False,
) -> Step:
    """The screen of a group, by its place among all; `opened` says that an answer on it opened another question."""
    here = _seen(questionnaire, typed)[group - 1]
    items = {item.code: item for item in questionnaire.items}
    asked = [one.code for some in _seen(questionnaire, typed) for one in some if one.is_answered]
    errors = errors_by_item(problems, items)
    ways = screens(questionnaire, typed)
    return Step(
        group=group,
        number=ways.index(group) + 1 if group in ways else 1,
        count=max(1, len(ways)),
        title=words(questionnaire.groups[group - 1].title),
        questions=tuple(
            question_of(
                item,
                number=asked.index(item.code) + 1 if item.is_answered else None,
                typed=typed.get(item.code, ""),
                error=errors.get(item.code, ""),
            )
            for item in here
        ),
        carried=tuple((code, value) for code, value in typed.items() if code not in {item.code for item in here}),
        opened=opened,
    )


def screens(questionnaire: Questionnaire, typed: Mapping[str, str]) -> list[int]:
    """Groups, by their place, that have something to show to somebody who answered this; the first one always."""
    ways = [number for number, some in enumerate(_seen(questionnaire, typed), start=1) if some]
    return ways or [1]


def screen_after(questionnaire: Questionnaire, group: int, typed: Mapping[str, str]) -> int | None:
    return next((one for one in screens(questionnaire, typed) if one > group), None)


def screen_before(questionnaire: Questionnaire, group: int, typed: Mapping[str, str]) -> int | None:
    return next((one for one in reversed(screens(questionnaire, typed)) if one < group), None)


def opens_more(questionnaire: Questionnaire, group: int, typed: Mapping[str, str], *, shown: str) -> bool:
    """Whether an answer on this screen calls for a question of the same screen that has not been shown."""
    asked = {item.code for item in _seen(questionnaire, typed)[group - 1] if item.is_answered}
    return bool(shown) and not asked <= set(shown.split())


def problems_in_step(questionnaire: Questionnaire, group: int, typed: Mapping[str, str]) -> tuple[Problem, ...]:
    """What is wrong on this screen; a screen left blank is a fact, not a fault."""
    here = {item.code for item in questionnaire.groups[group - 1].items}
    result = validate_answers(questionnaire, typed)
    return tuple(problem for problem in result if problem.item in here) if isinstance(result, tuple) else ()


def step_with(questionnaire: Questionnaire, problems: tuple[Problem, ...]) -> int:
    """The first screen on which something is wrong."""
    wrong = {problem.item for problem in problems}
    for number, group in enumerate(questionnaire.groups, start=1):
        if wrong & {item.code for item in group.items}:
            return number
    return 1


def _forward(questionnaire: Questionnaire, here: int, typed: dict[str, str], *, shown: str) -> Walk:
    if opens_more(questionnaire, here, typed, shown=shown):
        return Walk(typed, step_of(questionnaire, here, typed, opened=True))
    if problems := problems_in_step(questionnaire, here, typed):
        return Walk(typed, step_of(questionnaire, here, typed, problems), status=422)
    following = screen_after(questionnaire, here, typed)
    return Walk(typed, step_of(questionnaire, following, typed) if following else None)


def _group_named(text: str, *, last: int) -> int | None:
    return int(text) if text in {str(number) for number in range(1, last + 1)} else None


def _seen(questionnaire: Questionnaire, typed: Mapping[str, str]) -> list[list[Item]]:
    """Group by group, the items on the screen."""
    shown = shown_items(questionnaire, typed)
    return [[item for item in group.items if item.code in shown and item.is_seen] for group in questionnaire.groups]
