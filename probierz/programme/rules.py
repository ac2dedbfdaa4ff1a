"""Life cycles of stages and news, what is late, and the rules fixed beforehand that judge the five results."""

from enum import StrEnum

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


class Wave(StrEnum):
    """Before the programme and after it."""

    BASELINE = "baseline"
    FOLLOWUP = "followup"


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
