"""What the surveys of a programme say, asked of the surveys once for a whole page."""

from dataclasses import dataclass

from probierz.programme.queries.sharing import Sharing
from probierz.surveys.queries import OfficeRow, ProgrammeResults, programme_results
from probierz.surveys.rules import CampaignKind, WaveRole


@dataclass(frozen=True)
class SurveyFigures:
    """The first campaign of its kind with its results, and every answer sheet of the sharing offices."""

    results: ProgrammeResults | None = None
    responses_baseline: int = 0
    responses_followup: int = 0

    @property
    def by_office(self) -> dict[int, OfficeRow]:
        """The offices whose figures may be shown, then or now."""
        return {row.office.pk: row for row in self.results.rows if not row.is_hidden} if self.results else {}

    @property
    def index_by_office(self) -> dict[int, float]:
        """The latest index of each office that may be shown."""
        return {office: row.latest.value for office, row in self.by_office.items() if row.latest}


def survey_figures(sharing: Sharing, kind: CampaignKind) -> SurveyFigures:
    campaigns = [one for one in sharing.campaigns if one.campaign.kind == kind]
    if not campaigns:
        return SurveyFigures()
    return SurveyFigures(
        results=programme_results(sharing.programme, campaigns[0].campaign, offices=sharing.surveys),
        responses_baseline=sum(one.responses.get(WaveRole.BASELINE, 0) for one in campaigns),
        responses_followup=sum(one.responses.get(WaveRole.FOLLOWUP, 0) for one in campaigns),
    )
