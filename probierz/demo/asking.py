"""The surveys of the closed programme: clients and staff asked before and after it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from probierz.access.actor import Actor
from probierz.demo.surveying import Point, add_points, answer, drifts, open_wave_of
from probierz.lib.bilingual import Bilingual
from probierz.lib.catalogs.questionnaires import (
    CLIENT_SURVEY,
    STAFF_COMMUNICATION,
    shipped_questionnaires,
)
from probierz.offices.models import Office, Programme
from probierz.offices.scope import programme_scope
from probierz.surveys.actions import CampaignDetails, close_wave, create_campaign
from probierz.surveys.rules import CampaignKind, Channel, PointKind, WaveRole

BASELINE = (date(2009, 11, 2), date(2009, 12, 11))
FOLLOWUP = (date(2010, 11, 2), date(2010, 12, 10))
ORGANISATION = "Wydział Organizacyjny"
VEHICLES = "Wydział Komunikacji i Dróg"
LAND = "Wydział Geodezji i Nieruchomości"
CONSUMERS = "Biuro Rzecznika Konsumentów"
FINANCES = "Wydział Finansowy"
STAFF_POINTS = (
    *(
        Point(PointKind.UNIT, unit, Channel.LINK, share, shift=shift, unit=unit)
        for unit, share, shift in (
            (ORGANISATION, 0.2, 0.15),
            (FINANCES, 0.18, 0),
            (LAND, 0.22, -0.2),
            (VEHICLES, 0.2, 0),
        )
    ),
    Point(PointKind.WEB, "Pozostałe komórki", Channel.LINK, 0.2),
)


@dataclass(frozen=True)
class Survey:
    """A survey of both waves: whom it asks, where, and how the ratings lie before and after."""

    code: str
    kind: CampaignKind
    questionnaire: str
    name: Bilingual
    points: tuple[Point, ...]
    means: tuple[float, float]
    sizes: tuple[int, int]


SURVEYS = [
    Survey(
        code="klienci-2009-2010",
        kind=CampaignKind.CLIENT,
        questionnaire=CLIENT_SURVEY,
        name=Bilingual("Zadowolenie klientów 2009-2010", "Client satisfaction 2009-2010"),
        points=(
            Point(PointKind.DESK, "Biuro Obsługi Klienta", Channel.PAPER, 0.5, shift=0.1, unit=ORGANISATION),
            Point(PointKind.UNIT, VEHICLES, Channel.PAPER, 0.25, shift=-0.15, unit=VEHICLES),
            Point(PointKind.UNIT, LAND, Channel.PAPER, 0.12, shift=-0.25, unit=LAND),
            Point(PointKind.UNIT, CONSUMERS, Channel.PAPER, 0.02, shift=0.3, unit=CONSUMERS),
            Point(PointKind.WEB, "Strona internetowa", Channel.LINK, 0.11, shift=-0.3),
        ),
        means=(3.72, 3.98),
        sizes=(90, 560),
    ),
    Survey(
        code="pracownicy-2009-2010",
        kind=CampaignKind.STAFF,
        questionnaire=STAFF_COMMUNICATION,
        name=Bilingual("Komunikacja w urzędzie 2009-2010", "Communication in the office 2009-2010"),
        points=STAFF_POINTS,
        means=(3.35, 3.52),
        sizes=(24, 66),
    ),
]


def ask(
    actor: Actor, programme: Programme, offices: Mapping[str, Office], survey: Survey, *, fixed_at: datetime
) -> None:
    """Both waves, opened, answered in every office and closed."""
    details = _details_of(survey)
    with programme_scope(programme.pk):
        campaign = create_campaign(actor, programme=programme, details=details, fixed_at=fixed_at)
    placed = add_points(
        actor,
        programme=programme,
        campaign=campaign,
        offices=offices,
        points=survey.points,
        since=BASELINE[0],
    )
    for role, days, mean in zip(WaveRole, (BASELINE, FOLLOWUP), survey.means, strict=True):
        wave = open_wave_of(actor, programme=programme, campaign=campaign, role=role, on=days[0])
        answer(
            actor,
            programme=programme,
            wave=wave,
            questionnaire=details.questionnaire,
            placed=placed,
            points=survey.points,
            drifts=drifts(list(offices), key=f"{survey.code}:{role}", mean=mean, sizes=survey.sizes),
            days=[days[0] + timedelta(days=11), days[0] + timedelta(days=25), days[1]],
        )
        with programme_scope(programme.pk):
            close_wave(actor, wave=wave, on=days[1])


def _details_of(survey: Survey) -> CampaignDetails:
    return CampaignDetails(
        code=survey.code,
        kind=survey.kind,
        questionnaire=shipped_questionnaires()[survey.questionnaire],
        name_pl=survey.name.pl,
        name_en=survey.name.en,
        planned={WaveRole.BASELINE: BASELINE, WaveRole.FOLLOWUP: FOLLOWUP},
    )
