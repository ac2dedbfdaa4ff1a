"""What the surveys of a programme say, asked of the surveys once for a whole page."""

from dataclasses import dataclass

from probierz.programme.queries.sharing import Sharing
from probierz.surveys.queries import ProgrammeResults, campaigns_of_programme, programme_results
from probierz.surveys.rules import CampaignKind, WaveRole


@dataclass(frozen=True)
class SurveyFigures:
    """The first campaign of its kind with its results, and every answer sheet of the sharing offices."""

    results: ProgrammeResults | None = None
    responses_baseline: int = 0
    responses_followup: int = 0

    @property
    def index_by_office(self) -> dict[int, float]:
        """The latest index of each office that may be shown."""
        rows = self.results.rows if self.results else ()
        latest = {row.office.pk: (row.now and row.now.index) or (row.before and row.before.index) for row in rows}
        return {office: estimate.value for office, estimate in latest.items() if estimate}


def survey_figures(sharing: Sharing, kind: CampaignKind) -> SurveyFigures:
    with sharing.scope(sharing.surveys):
        campaigns = [one for one in campaigns_of_programme(sharing.programme) if one.campaign.kind == kind]
    if not campaigns:
        return SurveyFigures()
    return SurveyFigures(
        results=programme_results(sharing.programme, campaigns[0].campaign, on=sharing.day),
        responses_baseline=sum(one.responses.get(WaveRole.BASELINE, 0) for one in campaigns),
        responses_followup=sum(one.responses.get(WaveRole.FOLLOWUP, 0) for one in campaigns),
    )
