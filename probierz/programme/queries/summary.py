"""The programme in one small answer for machines."""

from typing import TypedDict

from probierz.certificates.queries import count_valid
from probierz.offices.models import Programme
from probierz.programme.queries.board import people_by_office
from probierz.programme.queries.measures import results_of
from probierz.programme.queries.sharing import sharing_of

PLACES = 4


class Responses(TypedDict):
    baseline: int
    followup: int


class ResultLine(TypedDict):
    id: str
    baseline: float | None
    followup: float | None
    status: str


class Summary(TypedDict):
    offices: int
    employees: int
    certificates_of_participation: int
    responses: Responses
    results: list[ResultLine]


def summary_of(programme: Programme) -> Summary:
    """Offices and people of the closing day, or of today while it runs; answers are those of clients."""
    sharing = sharing_of(programme)
    results = results_of(sharing)
    return Summary(
        offices=len(sharing.offices),
        employees=sum(people_by_office(sharing).values()),
        certificates_of_participation=count_valid(programme),
        responses=Responses(
            baseline=results.satisfaction.responses_baseline, followup=results.satisfaction.responses_followup
        ),
        results=[
            ResultLine(
                id=one.id.value,
                baseline=_rounded(one.baseline),
                followup=_rounded(one.followup),
                status=one.status.value,
            )
            for one in results.measures
        ],
    )


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, PLACES)
