"""The running programme: the same offices on their way to the new edition, each at its own stage."""

import random
from collections.abc import Iterator, Mapping
from datetime import date, time, timedelta

from probierz.access.actor import Actor
from probierz.demo.announcing import announce
from probierz.demo.closed import make_public
from probierz.demo.joining import join
from probierz.demo.people import SEED
from probierz.demo.surveying import Point, add_points, answer, drifts, open_wave_of
from probierz.lib.catalogs.questionnaires import CLIENT_SURVEY, shipped_questionnaires
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
    Point(PointKind.DESK, "Stanowisko 1", Channel.QR, 0.4),
    Point(PointKind.DESK, "Stanowisko 4", Channel.QR, 0.3),
    Point(PointKind.LETTER, "Pismo z decyzją", Channel.QR, 0.05),
    Point(PointKind.WEB, "Strona internetowa", Channel.LINK, 0.25),
]


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
    opened_on = today - timedelta(days=21)
    details = _details_of_survey(opened_on, today)
    with programme_scope(programme.pk):
        campaign = create_campaign(actor, programme=programme, details=details)
    wave = open_wave_of(actor, programme=programme, campaign=campaign, role=WaveRole.BASELINE, on=opened_on)
    placed = add_points(
        actor,
        programme=programme,
        campaign=campaign,
        offices=offices,
        points=POINTS,
        since=opened_on,
    )
    so_far = drifts(list(offices), key="running", mean=3.9, sizes=(90, 460))
    answer(
        actor,
        programme=programme,
        wave=wave,
        questionnaire=details.questionnaire,
        placed=placed,
        points=POINTS,
        drifts=so_far,
        day=today - timedelta(days=1),
    )


def _details_of_survey(opened_on: date, today: date) -> CampaignDetails:
    return CampaignDetails(
        code="klienci",
        kind=CampaignKind.CLIENT,
        questionnaire=shipped_questionnaires()[CLIENT_SURVEY],
        name_pl="Zadowolenie klientów",
        name_en="Client satisfaction",
        planned={
            WaveRole.BASELINE: (opened_on, today + timedelta(days=14)),
            WaveRole.FOLLOWUP: (today + timedelta(days=210), today + timedelta(days=245)),
        },
    )
