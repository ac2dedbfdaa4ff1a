"""What a survey is made of, what may happen to its waves, and how few answers are too few to show."""

from datetime import date
from enum import StrEnum

from probierz.lib.statistics.disclosure import SMALLEST_SHOWN
from probierz.lib.verdicts import Allowed, Denied, Verdict
from probierz.lib.workflow import Transition, Workflow

# Fewer answers than this are never shown, and results move in steps of at least this many.
THRESHOLD = SMALLEST_SHOWN

# Pseudo items of the histogram, beside the codes of the questions and the index.
RESPONSES_ITEM = "@responses"
COMMENTS_ITEM = "@comments"


class CampaignKind(StrEnum):
    """Whom a campaign asks."""

    CLIENT = "client"
    STAFF = "staff"


class Measure(StrEnum):
    """The one figure that decides whether something changed, named before the baseline."""

    INDEX = "index"


class Comparison(StrEnum):
    """The one test that decides, named before the baseline."""

    WELCH = "welch"


class WaveRole(StrEnum):
    BASELINE = "baseline"
    FOLLOWUP = "followup"


class WaveState(StrEnum):
    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"


class WaveCommand(StrEnum):
    OPEN = "open"
    CLOSE = "close"


WAVE_WORKFLOW = Workflow(
    WaveState.PLANNED,
    [
        Transition(WaveCommand.OPEN, WaveState.PLANNED, WaveState.OPEN),
        Transition(WaveCommand.CLOSE, WaveState.OPEN, WaveState.CLOSED),
    ],
)


class PointKind(StrEnum):
    """Where a respondent meets the survey."""

    DESK = "desk"
    UNIT = "unit"
    LETTER = "letter"
    WEB = "web"


class Channel(StrEnum):
    """How an answer came in; results are shown by it, for people choose the way they answer."""

    QR = "qr"
    LINK = "link"
    KIOSK = "kiosk"
    PAPER = "paper"


# What a respondent's own device may claim; paper is typed in by the office.
PUBLIC_CHANNELS = frozenset({Channel.QR, Channel.LINK, Channel.KIOSK})


class Refusal(StrEnum):
    """Why a wave may not move."""

    ALREADY_OPEN = "already_open"
    ALREADY_CLOSED = "already_closed"
    NOT_OPEN = "not_open"
    BASELINE_FIRST = "baseline_first"
    ENDS_BEFORE_IT_BEGAN = "ends_before_it_began"


class PointRefusal(StrEnum):
    """Why a collection point may not be added or ended."""

    NOT_IN_PROGRAMME = "not_in_programme"
    NAME_TAKEN = "name_taken"
    ALREADY_ENDED = "already_ended"
    ENDS_BEFORE_IT_BEGAN = "ends_before_it_began"


def may_open(state: WaveState, *, role: WaveRole, baseline: WaveState) -> Verdict:
    """A follow-up opens when the baseline is closed, so that no answer can count for both."""
    if state is WaveState.OPEN:
        return Denied(Refusal.ALREADY_OPEN)
    if state is WaveState.CLOSED:
        return Denied(Refusal.ALREADY_CLOSED)
    if role is WaveRole.FOLLOWUP and baseline is not WaveState.CLOSED:
        return Denied(Refusal.BASELINE_FIRST)
    return Allowed()


def may_close(state: WaveState, *, opened_on: date | None, on: date) -> Verdict:
    if state is WaveState.CLOSED:
        return Denied(Refusal.ALREADY_CLOSED)
    if state is WaveState.PLANNED or opened_on is None:
        return Denied(Refusal.NOT_OPEN)
    return Allowed() if on >= opened_on else Denied(Refusal.ENDS_BEFORE_IT_BEGAN)


class Outcome(StrEnum):
    """What became of one submitted answer sheet."""

    STORED = "stored"
    REPEATED = "repeated"  # this sheet is already here; sending it again changes nothing
    CONFLICT = "conflict"  # this id brought other answers before
    CLOSED = "closed"  # nobody is asked here now


class ChangeVerdict(StrEnum):
    """What the test named before the baseline says about the change."""

    NO_DATA = "no_data"
    UNTESTED = "untested"  # nothing varied, or too few answers to test
    BETTER = "better"
    SLIGHTLY_BETTER = "slightly_better"  # sure, but too small to matter much
    SAME = "same"
    SLIGHTLY_WORSE = "slightly_worse"
    WORSE = "worse"


SIGNIFICANCE = 0.05
SMALLEST_EFFECT = 0.2  # Hedges' g under which a sure change is still a small one


def verdict_on(*, difference: float | None, p: float | None, effect: float | None) -> ChangeVerdict:
    """The sentence that the figures allow; `p` may be adjusted for many comparisons."""
    if difference is None:
        return ChangeVerdict.NO_DATA
    if p is None or effect is None:
        return ChangeVerdict.UNTESTED
    if p >= SIGNIFICANCE:
        return ChangeVerdict.SAME
    if abs(effect) < SMALLEST_EFFECT:
        return ChangeVerdict.SLIGHTLY_BETTER if difference > 0 else ChangeVerdict.SLIGHTLY_WORSE
    return ChangeVerdict.BETTER if difference > 0 else ChangeVerdict.WORSE
