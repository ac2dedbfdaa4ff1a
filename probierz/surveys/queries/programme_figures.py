"""From sums to the figures of one group of answers: the same that a page of an office shows."""

from probierz.lib.questionnaires import INDEX_UNIT, Questionnaire
from probierz.lib.statistics.changes import detectable_change
from probierz.lib.statistics.estimates import Estimate, index_estimate, share_estimate, top_two_share
from probierz.surveys.queries.figures import WaveFigures
from probierz.surveys.queries.sums import Sums
from probierz.surveys.rules import THRESHOLD


def figures_of(questionnaire: Questionnaire, sums: Sums) -> WaveFigures:
    """Nothing but n when the answers are too few."""
    if sums.n < THRESHOLD:
        return WaveFigures(sums.n)
    return WaveFigures(
        n=sums.n,
        index=_if_enough(index_estimate(sums.index, unit=INDEX_UNIT)),
        top_two=_if_enough(top_two_share(sums.ratings(questionnaire.analysis.overall))),
        outcome=_if_enough(_outcome(questionnaire, sums)),
    )


def seeable_change(before: Sums, now: Sums) -> float | None:
    """The smallest true change of the index that these numbers of answers would probably have shown."""
    both = before.index + now.index
    if both.variance is None:
        return None
    return detectable_change(before.index.n, now.index.n, deviation=both.variance**0.5 / INDEX_UNIT)


def _outcome(questionnaire: Questionnaire, sums: Sums) -> Estimate | None:
    """The share of those who got what they came for: the first option of the item, by convention."""
    code = questionnaire.analysis.outcome
    if code is None:
        return None
    counts = sums.items.get(code, {})
    return share_estimate(counts.get(questionnaire.item(code).options[0].code, 0), sum(counts.values()))


def _if_enough(estimate: Estimate | None) -> Estimate | None:
    return estimate if estimate is not None and estimate.n >= THRESHOLD else None
