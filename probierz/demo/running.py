"""The running programme: the same offices on their way to the new edition, each at its own stage."""

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time, timedelta

from probierz.access.actor import Actor
from probierz.demo.announcing import announce
from probierz.demo.asking import LAND, ORGANISATION, STAFF_POINTS, VEHICLES
from probierz.demo.closed import make_public
from probierz.demo.joining import join
from probierz.demo.people import SEED
from probierz.demo.surveying import Point, add_points, answer, drifts, open_wave_of
from probierz.lib.catalogs.questionnaires import CLIENT_SURVEY, STAFF_COMMUNICATION, shipped_questionnaires
from probierz.lib.catalogs.stages import programme_model
from probierz.lib.working_days import next_working_day
from probierz.members.actions.installation import ProgrammeDetails, open_programme
from probierz.offices.models import Association, Office, Programme
from probierz.offices.scope import programme_scope
from probierz.programme.actions.conference import AgendaPoint, ConferenceDetails, hold_conference
from probierz.programme.actions.stages import StageRecord, create_programme_stages, record_stages
from probierz.programme.rules import NewsCategory, month_window
from probierz.surveys.actions import CampaignDetails, create_campaign
from probierz.surveys.rules import CampaignKind, Channel, PointKind, WaveRole

CODE = "iso-9001-2026"
MONTHS_SO_FAR = 10
DURATION_DAYS = 549
KEEPS_ITS_RESULTS = {"urzad-lowicz"}  # so that a missing consent can be seen
POINTS = [
    Point(PointKind.DESK, "Biuro Obsługi Klienta", Channel.PAPER, 0.45, shift=0.1, unit=ORGANISATION),
    Point(PointKind.DESK, "Rejestracja pojazdów", Channel.KIOSK, 0.3, shift=-0.1, unit=VEHICLES),
    Point(PointKind.LETTER, "Pismo z decyzją", Channel.QR, 0.1, shift=-0.35, unit=LAND),
    Point(PointKind.WEB, "Strona internetowa", Channel.LINK, 0.15, shift=-0.2),
]
MONTHS_OF_ASKING = 8


def run(actor: Actor, *, association: Association, offices: Mapping[str, Office], today: date) -> Programme:
    """Ten months into the programme: a baseline that is open, some offices late."""
    starts_on = (today - timedelta(days=30 * MONTHS_SO_FAR)).replace(day=1)
    details = ProgrammeDetails(
        code=CODE,
        name_pl="Przejście na ISO 9001:2026",
        name_en="The transition to ISO 9001:2026",
        motto_pl="Jakość urzędu to satysfakcja klienta",
        motto_en="The quality of an office is the satisfaction of its client",
        standard="iso9001-2026-draft",
        starts_on=starts_on,
        closes_on=starts_on + timedelta(days=DURATION_DAYS),
    )
    programme = open_programme(actor, association=association, details=details)
    join(actor, programme, offices, on=starts_on, keep_results=KEEPS_ITS_RESULTS)
    everyone = [office.pk for office in offices.values()]
    with programme_scope(programme.pk, offices=everyone):
        make_public(actor, programme)
        _stand(actor, programme, offices, today)
        _invite(actor, programme, today)
    _survey(actor, programme, offices, today)
    return programme


def _stand(actor: Actor, programme: Programme, offices: Mapping[str, Office], today: date) -> None:
    chance = random.Random(f"{SEED}:running")  # noqa: S311 - a demonstration must repeat itself
    create_programme_stages(actor, programme=programme, on=today)
    records = [record for office in offices.values() for record in _way_of(office, programme.starts_on, today, chance)]
    record_stages(actor, programme=programme, records=records)


def _way_of(office: Office, starts_on: date, today: date, chance: random.Random) -> Iterator[StageRecord]:
    """Each office agreed its own days; some keep them, some are behind, a few are ahead."""
    agreed = timedelta(days=chance.randrange(-24, 25))
    behind = timedelta(days=chance.choice([-9, -4, 0, 0, 2, 5, 11, 26]))
    for stage in programme_model().stages:
        start, end = (day + agreed for day in month_window(starts_on, stage.first_month, stage.last_month))
        started = max(start, start + behind)
        done = end + behind + timedelta(days=chance.randrange(0, 4))
        yield StageRecord(
            office=office,
            stage=stage.code,
            planned_start_on=start,
            planned_end_on=end,
            started_on=started if started <= today else None,
            done_on=done if started <= done <= today else None,
        )


def _invite(actor: Actor, programme: Programme, today: date) -> None:
    announced_on = today - timedelta(days=30)
    announce(actor, programme, name="running", category=NewsCategory.PROGRAMME, on=announced_on)
    held_on = next_working_day(today + timedelta(days=41))
    hold_conference(
        actor,
        programme=programme,
        details=ConferenceDetails(
            title_pl="Półmetek: co mówią nasi klienci",
            title_en="Half-way: what our clients say",
            place="Starostwo Powiatowe w Bochni",
            held_on=held_on,
            capacity=80,
            registration_until=held_on - timedelta(days=10),
            starts_at=time(10, 0),
        ),
        agenda=[
            AgendaPoint(title_pl="Wyniki pomiaru początkowego", title_en="Results of the baseline"),
            AgendaPoint(title_pl="Dobre praktyki urzędów", title_en="Good practices of offices"),
        ],
    )


def _survey(actor: Actor, programme: Programme, offices: Mapping[str, Office], today: date) -> None:
    """Clients have been asked all the time for months, the staff for three weeks; both baselines are open."""
    months = _months_until(today)
    _ask(actor, programme, offices, _clients(months[0], today), points=POINTS, days=months, mean=3.8, sizes=(140, 620))
    since = today - timedelta(days=21)
    last = [today - timedelta(days=1)]
    _ask(actor, programme, offices, _staff(since, today), points=STAFF_POINTS, days=last, mean=3.4, sizes=(24, 66))


def _months_until(today: date) -> list[date]:
    """A day of each month of asking, the last one yesterday."""
    months = [(today - timedelta(days=30 * back)).replace(day=12) for back in range(MONTHS_OF_ASKING - 1, 0, -1)]
    return [*months, today - timedelta(days=1)]


def _ask(
    actor: Actor,
    programme: Programme,
    offices: Mapping[str, Office],
    details: CampaignDetails,
    *,
    points: Sequence[Point],
    days: Sequence[date],
    mean: float,
    sizes: tuple[int, int],
) -> None:
    opened_on = details.planned[WaveRole.BASELINE][0]
    with programme_scope(programme.pk):
        campaign = create_campaign(actor, programme=programme, details=details)
    wave = open_wave_of(actor, programme=programme, campaign=campaign, role=WaveRole.BASELINE, on=opened_on)
    placed = add_points(actor, programme=programme, campaign=campaign, offices=offices, points=points, since=opened_on)
    answer(
        actor,
        programme=programme,
        wave=wave,
        questionnaire=details.questionnaire,
        placed=placed,
        points=points,
        drifts=drifts(list(offices), key=f"running:{details.code}", mean=mean, sizes=sizes),
        days=days,
    )


def _clients(opened_on: date, today: date) -> CampaignDetails:
    return CampaignDetails(
        code="klienci",
        kind=CampaignKind.CLIENT,
        questionnaire=shipped_questionnaires()[CLIENT_SURVEY],
        name_pl="Zadowolenie klientów",
        name_en="Client satisfaction",
        planned=_planned(opened_on, today),
    )


def _staff(opened_on: date, today: date) -> CampaignDetails:
    return CampaignDetails(
        code="pracownicy",
        kind=CampaignKind.STAFF,
        questionnaire=shipped_questionnaires()[STAFF_COMMUNICATION],
        name_pl="Komunikacja w urzędzie",
        name_en="Communication in the office",
        planned=_planned(opened_on, today),
    )


def _planned(opened_on: date, today: date) -> dict[WaveRole, tuple[date, date]]:
    return {
        WaveRole.BASELINE: (opened_on, today + timedelta(days=14)),
        WaveRole.FOLLOWUP: (today + timedelta(days=210), today + timedelta(days=245)),
    }
