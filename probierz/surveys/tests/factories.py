"""Campaigns, points and answers, made by the actions themselves so that no test starts from an impossible state."""

from collections.abc import Iterable
from datetime import date

from probierz.access.actor import system_actor
from probierz.lib.catalogs.questionnaires import CLIENT_SURVEY, STAFF_COMMUNICATION, shipped_questionnaires
from probierz.lib.questionnaires import Answers, Questionnaire, validate_answers
from probierz.offices.models import Office
from probierz.offices.scope import office_scope, programme_scope
from probierz.surveys import actions
from probierz.surveys.models import Campaign, CollectionPoint, Wave
from probierz.surveys.rules import CampaignKind, Channel, PointKind, WaveRole
from tests.cast import TODAY, Cast

OPENED = date(2026, 9, 1)
CLOSED = date(2026, 9, 30)
AGAIN = date(2026, 10, 1)
SYSTEM = system_actor("tests")
CODES = {CampaignKind.CLIENT: CLIENT_SURVEY, CampaignKind.STAFF: STAFF_COMMUNICATION}


def campaign(
    cast: Cast,
    kind: CampaignKind = CampaignKind.CLIENT,
    code: str = "satysfakcja",
    questionnaire: Questionnaire | None = None,
) -> Campaign:
    with programme_scope(cast.programme.pk):
        return actions.create_campaign(
            SYSTEM,
            programme=cast.programme,
            details=actions.CampaignDetails(
                code=code,
                kind=kind,
                questionnaire=questionnaire or shipped_questionnaires()[CODES[kind]],
                name_pl="Satysfakcja klientów",
                name_en="Satisfaction of clients",
            ),
        )


def wave(campaign: Campaign, role: WaveRole = WaveRole.BASELINE) -> Wave:
    with programme_scope(campaign.programme_id):
        return Wave.objects.select_related("campaign__version", "programme").get(campaign=campaign, role=role)


def opened(campaign: Campaign, role: WaveRole = WaveRole.BASELINE, *, on: date = OPENED) -> Wave:
    with programme_scope(campaign.programme_id):
        actions.open_wave(SYSTEM, wave=wave(campaign, role), on=on)
    return wave(campaign, role)


def closed(campaign: Campaign, role: WaveRole = WaveRole.BASELINE, *, on: date = CLOSED) -> Wave:
    with programme_scope(campaign.programme_id):
        actions.close_wave(SYSTEM, wave=wave(campaign, role), on=on)
    return wave(campaign, role)


def point(
    office: Office, campaign: Campaign, name: str = "Stanowisko 1", kind: PointKind = PointKind.DESK
) -> CollectionPoint:
    with office_scope(office.pk):
        return actions.add_collection_point(
            SYSTEM, office=office, campaign=campaign, kind=kind, name=name, since=OPENED
        )


def sheet(rating: int = 4, **more: str) -> dict[str, str]:
    """What a client's browser sends: every rating the same."""
    return {"k1": "taxes", "k2": "settled", **dict.fromkeys(("k3", "k4", "k5", "k6", "k8"), str(rating)), **more}


def staff_sheet(rating: int = 4) -> dict[str, str]:
    return {f"w{number}": str(rating) for number in range(1, 12)}


def checked(raw: dict[str, str], kind: CampaignKind = CampaignKind.CLIENT) -> Answers:
    answers = validate_answers(shipped_questionnaires()[CODES[kind]], raw)
    assert isinstance(answers, Answers), answers
    return answers


def answered(
    wave: Wave,
    point: CollectionPoint,
    ratings: Iterable[int],
    *,
    channel: Channel | None = None,
    day: date = TODAY,
) -> None:
    """Sheets of these ratings, imported at once."""
    kind = CampaignKind(wave.campaign.kind)
    make = sheet if kind is CampaignKind.CLIENT else staff_sheet
    with office_scope(point.office_id):
        actions.import_answers(
            SYSTEM,
            wave=wave,
            point=point,
            questionnaire=shipped_questionnaires()[CODES[kind]],
            answers=[checked(make(rating), kind) for rating in ratings],
            day=day,
            channel=channel,
        )
