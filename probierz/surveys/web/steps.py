"""A questionnaire as steps, one group to a screen; what was answered travels with the form, not in a session."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core import signing
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from probierz.design.languages import page_language
from probierz.lib.bilingual import Bilingual
from probierz.lib.identifiers import is_portable_id, portable_id
from probierz.lib.questionnaires import (
    NOT_APPLICABLE,
    Item,
    ItemType,
    Problem,
    ProblemCode,
    Questionnaire,
    validate_answers,
)
from probierz.surveys.rules import PUBLIC_CHANNELS, Channel

SALT = "probierz.surveys.form"
OPEN_FOR = 24 * 60 * 60  # seconds; a form left open for longer is begun anew


@dataclass(frozen=True)
class Token:
    """What the form must bring back unchanged: its id, its point, its questions, its channel."""

    submission_id: str
    code: str
    digest: str
    channel: Channel

    def signed(self) -> str:
        return signing.dumps([self.submission_id, self.code, self.digest[:16], self.channel], salt=SALT)

    @classmethod
    def new(cls, *, code: str, digest: str, channel: Channel) -> "Token":
        return cls(portable_id(), code, digest, channel)

    @classmethod
    def read(cls, signed: str, *, code: str, digest: str) -> "Token | None":
        """None for a token that is broken, old, of another point or of other questions."""
        try:
            submission_id, of_code, of_digest, channel = signing.loads(signed, salt=SALT, max_age=OPEN_FOR)
        except (signing.BadSignature, ValueError, TypeError):
            return None
        is_ours = is_portable_id(submission_id) and (of_code, of_digest) == (code, digest[:16])
        return cls(submission_id, code, digest, Channel(channel)) if is_ours else None


@dataclass(frozen=True)
class Choice:
    """One answer to tick."""

    value: str
    label: str
    is_ticked: bool
    is_rating: bool


@dataclass(frozen=True)
class Question:
    """One item as the form shows it, with what was typed and what is wrong with it."""

    code: str
    number: int
    text: str
    is_required: bool
    is_text: bool
    is_rating: bool
    typed: str
    choices: tuple[Choice, ...]
    error: str


@dataclass(frozen=True)
class Step:
    """One screen. `carried` holds the answers of all other screens."""

    number: int
    count: int
    title: str
    questions: tuple[Question, ...]
    carried: tuple[tuple[str, str], ...]

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


def answers_typed(questionnaire: Questionnaire, posted: Mapping[str, str]) -> dict[str, str]:
    """What the form brought for the questions we ask."""
    return {item.code: posted[item.code] for item in questionnaire.items if posted.get(item.code, "").strip()}


def step_of(
    questionnaire: Questionnaire, number: int, typed: Mapping[str, str], problems: tuple[Problem, ...] = ()
) -> Step:
    group = questionnaire.groups[number - 1]
    here = {item.code for item in group.items}
    places = {item.code: place for place, item in enumerate(questionnaire.items, start=1)}
    errors = {problem.item: sentence(problem) for problem in problems}
    return Step(
        number=number,
        count=len(questionnaire.groups),
        title=words(group.title),
        questions=tuple(
            _question(item, places[item.code], typed.get(item.code, ""), errors.get(item.code, ""))
            for item in group.items
        ),
        carried=tuple((code, value) for code, value in typed.items() if code not in here),
    )


def problems_in_step(questionnaire: Questionnaire, number: int, typed: Mapping[str, str]) -> tuple[Problem, ...]:
    """What is wrong on this screen; a screen left blank is a fact, not a fault."""
    here = {item.code for item in questionnaire.groups[number - 1].items}
    result = validate_answers(questionnaire, typed)
    return tuple(problem for problem in result if problem.item in here) if isinstance(result, tuple) else ()


def step_with(questionnaire: Questionnaire, problems: tuple[Problem, ...]) -> int:
    """The first screen on which something is wrong."""
    wrong = {problem.item for problem in problems}
    for number, group in enumerate(questionnaire.groups, start=1):
        if wrong & {item.code for item in group.items}:
            return number
    return 1


def channel_wished(wish: str | None, *, usual: Channel) -> Channel:
    """The channel an address asks for by `via`, when the public may; else the point's own."""
    return Channel(wish) if wish in PUBLIC_CHANNELS else usual


def words(text: Bilingual) -> str:
    return text.text_in(page_language())


def sentence(problem: Problem) -> str:
    """What is wrong and what to do."""
    match problem.code:
        case ProblemCode.TOO_LONG:
            limit, length = problem.params["limit"], problem.params["length"]
            return ngettext(
                "This text has %(length)s characters; at most %(limit)s character can be sent. Shorten it.",
                "This text has %(length)s characters; at most %(limit)s characters can be sent. Shorten it.",
                limit,
            ) % {"length": length, "limit": limit}
        case ProblemCode.REQUIRED:
            return _("Choose an answer.")
        case ProblemCode.NOT_AN_OPTION:
            return _("Choose one of the answers below.")
        case ProblemCode.NOT_A_TEXT:
            return _("This text holds characters that cannot be stored. Type it anew.")
        case ProblemCode.UNKNOWN_ITEM:
            return _("This survey has no such question.")
        case ProblemCode.BLANK_SHEET:
            return _("Answer at least one question.")


def _question(item: Item, number: int, typed: str, error: str) -> Question:
    return Question(
        code=item.code,
        number=number,
        text=words(item.text),
        is_required=item.required,
        is_text=item.type is ItemType.TEXT,
        is_rating=item.type is ItemType.SCALE5,
        typed=typed,
        choices=tuple(
            Choice(
                value=option.code,
                label=words(option.label),
                is_ticked=option.code == typed,
                is_rating=item.type is ItemType.SCALE5 and option.code != NOT_APPLICABLE,
            )
            for option in item.options
        ),
        error=error,
    )
