"""Life cycles of stages and news, what is late, and the rules fixed beforehand that judge the five results."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from probierz.lib.verdicts import Allowed, Denied, Verdict
from probierz.lib.workflow import Transition, Workflow


class StageState(StrEnum):
    PLANNED = "planned"
    RUNNING = "running"
    DONE = "done"


class StageCommand(StrEnum):
    START = "start"
    FINISH = "finish"
    REOPEN = "reopen"
    CANCEL_START = "cancel_start"


STAGE_WORKFLOW = Workflow(
    StageState.PLANNED,
    [
        Transition(StageCommand.START, StageState.PLANNED, StageState.RUNNING),
        Transition(StageCommand.FINISH, StageState.RUNNING, StageState.DONE),
        Transition(StageCommand.REOPEN, StageState.DONE, StageState.RUNNING),
        Transition(StageCommand.CANCEL_START, StageState.RUNNING, StageState.PLANNED),
    ],
)


class NewsState(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class NewsCommand(StrEnum):
    PUBLISH = "publish"
    WITHDRAW = "withdraw"


NEWS_WORKFLOW = Workflow(
    NewsState.DRAFT,
    [
        Transition(NewsCommand.PUBLISH, NewsState.DRAFT, NewsState.PUBLISHED),
        Transition(NewsCommand.WITHDRAW, NewsState.PUBLISHED, NewsState.WITHDRAWN),
        Transition(NewsCommand.PUBLISH, NewsState.WITHDRAWN, NewsState.PUBLISHED),
    ],
)


class NewsCategory(StrEnum):
    PROGRAMME = "programme"
    EVENT = "event"
    RESULT = "result"
    GOOD_PRACTICE = "good_practice"


class Indicator(StrEnum):
    """What an office counts itself."""

    ON_TIME = "on_time"


class Course(StrEnum):
    """Courses that end with an exam, and those that do not."""

    MANAGEMENT = "mgmt"
    REPRESENTATIVE = "rep"
    AUDITOR = "auditor"
    TEAM = "team"
    STAFF = "staff"


class Standing(StrEnum):
    """How a stage of an office looks from outside."""

    DONE = "done"
    RUNNING = "running"
    LATE = "late"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True)
class Progress:
    """Where an office stands in a stage; `days_late` counts from the planned last day."""

    standing: Standing
    days_late: int = 0


def progress(state: StageState, *, planned_end_on: date, on: date) -> Progress:
    """A stage whose last planned day has passed is late until it is done, begun or not."""
    if state is StageState.DONE:
        return Progress(Standing.DONE)
    if on > planned_end_on:
        return Progress(Standing.LATE, (on - planned_end_on).days)
    return Progress(Standing.RUNNING if state is StageState.RUNNING else Standing.NOT_YET)


def month_window(start: date, first: int, last: int) -> tuple[date, date]:
    """The first and the last day of months counted from the programme's start, which lies in month 1."""
    return _month_later(start, first - 1), _month_later(start, last) - timedelta(days=1)


def stage_window(start: date, first: int, last: int, *, closes_on: date | None, months: int) -> tuple[date, date]:
    """The months of a stage, fitted into a programme that closes before the model's last month.

    The model runs so many months; a stage after them follows the closing day and keeps its length.
    """
    begins, ends = month_window(start, first, last)
    last_month, _ = month_window(start, months, months)
    if closes_on is None or (closes_on >= last_month and first > months):
        return begins, ends
    if closes_on >= last_month:
        return begins, min(ends, closes_on)
    if first > months:
        return closes_on + timedelta(days=1), closes_on + (ends - begins) + timedelta(days=1)
    days = (closes_on - start).days + 1
    begins = start + timedelta(days=days * (first - 1) // months)
    return begins, max(begins, start + timedelta(days=days * last // months - 1))


def _month_later(start: date, months: int) -> date:
    year, month = divmod(start.month - 1 + months, 12)
    return date(start.year + year, month + 1, 1)


class StageRefusal(StrEnum):
    NOT_OPEN = "not_open"
    IN_FUTURE = "in_future"
    BEFORE_START = "before_start"
    PLAN_REVERSED = "plan_reversed"
    ALREADY_DONE = "already_done"


def may_move_stage(state: StageState, command: StageCommand) -> Verdict:
    return Allowed() if command in STAGE_WORKFLOW.commands_open(state) else Denied(StageRefusal.NOT_OPEN)


def may_date_stage(*, started_on: date | None, done_on: date | None, today: date) -> Verdict:
    """Facts lie in the past, and the end not before the beginning."""
    if any(day is not None and day > today for day in (started_on, done_on)):
        return Denied(StageRefusal.IN_FUTURE)
    if started_on is not None and done_on is not None and done_on < started_on:
        return Denied(StageRefusal.BEFORE_START)
    return Allowed()


def may_replan(state: StageState, *, start_on: date, end_on: date) -> Verdict:
    if state is StageState.DONE:
        return Denied(StageRefusal.ALREADY_DONE)
    return Allowed() if start_on <= end_on else Denied(StageRefusal.PLAN_REVERSED)


class RegistrationRefusal(StrEnum):
    CLOSED = "closed"
    FULL = "full"
    NAMELESS = "nameless"
    TWICE = "twice"
    ATTENDED = "attended"


def may_register(*, registration_until: date, today: date, registered: int, capacity: int) -> Verdict:
    if today > registration_until:
        return Denied(RegistrationRefusal.CLOSED)
    return Allowed() if registered < capacity else Denied(RegistrationRefusal.FULL)


class ResultStatus(StrEnum):
    """What may be said of a promised result."""

    IMPROVED = "improved"
    NO_CHANGE = "no_change"
    WORSE = "worse"
    ACHIEVED = "achieved"
    PARTLY = "partly"
    NO_DATA = "no_data"


class MeasureCode(StrEnum):
    """The five results every programme promises."""

    ORGANISATION = "organisation"
    SATISFACTION = "satisfaction"
    COMMUNICATION = "communication"
    CERTIFICATES = "certificates"
    TRAINING = "training"


# Courses whose people need an exam: the representatives and the auditors.
EXAMINED_COURSES = frozenset({Course.REPRESENTATIVE, Course.AUDITOR})


def status_of_change(low: float | None, high: float | None) -> ResultStatus:
    """Fixed before the baseline: it changed when the 95 % interval of the change excludes zero.

    For the two indices that is Welch's test at 5 %, for shares Newcombe's interval.
    """
    if low is None or high is None:
        return ResultStatus.NO_DATA
    if low > 0:
        return ResultStatus.IMPROVED
    return ResultStatus.WORSE if high < 0 else ResultStatus.NO_CHANGE


def status_of_promise(*, kept: int, offices: int, recorded: bool) -> ResultStatus:
    """A promise to every office is achieved when every office has it; nothing recorded says nothing."""
    if not recorded or offices == 0:
        return ResultStatus.NO_DATA
    return ResultStatus.ACHIEVED if kept == offices else ResultStatus.PARTLY
