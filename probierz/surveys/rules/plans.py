"""The plan of the analysis: what decides whether something changed, named before anybody answers."""

from enum import StrEnum

from probierz.lib.questionnaires import Questionnaire
from probierz.lib.verdicts import Allowed, Denied, Verdict
from probierz.surveys.rules.waves import WaveState


class Measure(StrEnum):
    """The one figure that decides."""

    INDEX = "index"
    ITEM = "item"


class Comparison(StrEnum):
    """The one test that decides."""

    WELCH = "welch"
    MANN_WHITNEY = "mann_whitney"


class ComparisonGroup(StrEnum):
    """With whom an office is compared and within whom small offices are drawn together."""

    PROGRAMME = "programme"
    SAME_KIND = "same_kind"


# A mean is fit for the index; the five steps of one question are an order, not a measure.
TEST_OF = {Measure.INDEX: Comparison.WELCH, Measure.ITEM: Comparison.MANN_WHITNEY}


class PlanRefusal(StrEnum):
    """Why a survey may not be set up, or its plan fixed."""

    BASELINE_OPENED = "baseline_opened"
    NO_INDEX = "no_index"
    NOT_A_RATING = "not_a_rating"
    CODE_TAKEN = "code_taken"
    VERSION_CHANGED = "version_changed"


def may_plan(questionnaire: Questionnaire, *, item: str, baseline: WaveState) -> Verdict:
    """A plan changes until the baseline opens: what is chosen after a look at answers decides nothing.

    Without an item the index decides.
    """
    if baseline is not WaveState.PLANNED:
        return Denied(PlanRefusal.BASELINE_OPENED)
    if not item:
        return Allowed() if questionnaire.analysis.index_items else Denied(PlanRefusal.NO_INDEX)
    ratings = {one.code for one in questionnaire.items if one.is_rating}
    return Allowed() if item in ratings else Denied(PlanRefusal.NOT_A_RATING)
