"""From sums to the figures of one group of answers: the same that a page of an office shows."""

from probierz.lib.questionnaires import INDEX_UNIT, Questionnaire
from probierz.lib.statistics.estimates import index_estimate, top_two_share
from probierz.surveys.queries.figures import WaveFigures, if_enough, outcome_share
from probierz.surveys.queries.sums import Sums
from probierz.surveys.rules import THRESHOLD


def figures_of(questionnaire: Questionnaire, sums: Sums) -> WaveFigures:
    """Nothing but n when the answers are too few."""
    if sums.n < THRESHOLD:
        return WaveFigures(sums.n)
    return WaveFigures(
        n=sums.n,
        index=if_enough(index_estimate(sums.index, unit=INDEX_UNIT)),
        top_two=if_enough(top_two_share(sums.ratings(questionnaire.analysis.overall))),
        outcome=if_enough(outcome_share(questionnaire, sums.items)),
    )
