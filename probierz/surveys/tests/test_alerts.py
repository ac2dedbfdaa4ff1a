"""Alerts: ten answers or more, finished days only, once a day, never a word or a number of an answer."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from probierz.lib.refusals import Refused
from probierz.notices import kinds
from probierz.notices.models import Notice
from probierz.offices.models import Unit
from probierz.offices.scope import office_scope
from probierz.people.models import Account, Employee, Employment, Membership
from probierz.people.rules import Role
from probierz.surveys import actions, queries
from probierz.surveys.actions.alerts import choose_alerts, heads_for, look_before
from probierz.surveys.models import AlertRule, Campaign, CollectionPoint, Wave
from probierz.surveys.rules.alerts import NoticeKind
from probierz.surveys.tests import factories
from tests.cast import TODAY, Cast

OFFICE = "urzad-lipowo"
MONDAY = date(2026, 10, 5)


@pytest.fixture
def campaign(cast: Cast) -> Campaign:
    return factories.campaign(cast)


@pytest.fixture
def point(cast: Cast, campaign: Campaign) -> CollectionPoint:
    return factories.point(cast.lipowo, campaign)


@pytest.fixture
def wave(campaign: Campaign) -> Wave:
    return factories.opened(campaign)


def wanted(cast: Cast, campaign: Campaign, *, below: int | None = 40, on_comment: bool = False) -> None:
    with office_scope(cast.lipowo.pk):
        choose_alerts(cast.actor(cast.lucja), office=cast.lipowo, campaign=campaign, below=below, on_comment=on_comment)


def notices() -> list[tuple[str, dict[str, str]]]:
    return [(row.kind, row.params) for row in Notice.objects.order_by("pk")]


def test_a_low_score_among_ten_is_told_without_its_day(
    cast: Cast, campaign: Campaign, wave: Wave, point: CollectionPoint
) -> None:
    wanted(cast, campaign)
    factories.answered(wave, point, [5] * 9, day=MONDAY)
    factories.answered(wave, point, [1], day=MONDAY + timedelta(days=1))

    assert look_before(MONDAY + timedelta(days=2)) == 1

    ((kind, params),) = notices()
    assert kind == NoticeKind.LOW_SCORE
    assert params == {"point": point.name, "since": point.since.isoformat(), "until": "2026-10-06"}
    assert point.name in kinds.sentence_of(kind, params)


def test_nine_answers_wait_for_a_tenth(cast: Cast, campaign: Campaign, wave: Wave, point: CollectionPoint) -> None:
    wanted(cast, campaign)
    factories.answered(wave, point, [1] * 9, day=MONDAY)
    assert look_before(MONDAY + timedelta(days=1)) == 0

    factories.answered(wave, point, [5], day=MONDAY + timedelta(days=1))

    assert look_before(MONDAY + timedelta(days=1)) == 0  # the tenth came today, and today is not over
    assert look_before(MONDAY + timedelta(days=2)) == 1


def test_the_same_answers_are_told_once(cast: Cast, campaign: Campaign, wave: Wave, point: CollectionPoint) -> None:
    wanted(cast, campaign)
    factories.answered(wave, point, [1] * 12, day=MONDAY)

    assert [look_before(MONDAY + timedelta(days=after)) for after in (1, 1, 2, 3)] == [1, 0, 0, 0]

    factories.answered(wave, point, [1] * 9, day=MONDAY + timedelta(days=3))
    assert look_before(MONDAY + timedelta(days=4)) == 0


def test_good_scores_are_no_news(cast: Cast, campaign: Campaign, wave: Wave, point: CollectionPoint) -> None:
    wanted(cast, campaign, on_comment=True)
    factories.answered(wave, point, [4] * 20, day=MONDAY)

    assert look_before(MONDAY + timedelta(days=1)) == 0


def test_without_a_wish_nobody_is_told(cast: Cast, campaign: Campaign, wave: Wave, point: CollectionPoint) -> None:
    wanted(cast, campaign)
    wanted(cast, campaign, below=None)
    factories.answered(wave, point, [1] * 20, day=MONDAY)

    assert look_before(MONDAY + timedelta(days=1)) == 0
    with office_scope(cast.lipowo.pk):
        assert not AlertRule.objects.exists()


def test_a_comment_is_told_without_its_words(
    cast: Cast, campaign: Campaign, wave: Wave, point: CollectionPoint
) -> None:
    wanted(cast, campaign, below=None, on_comment=True)
    sheets = [factories.checked(factories.sheet(5, k7="Tajemnica")) for _ in range(10)]
    with office_scope(cast.lipowo.pk):
        actions.import_answers(
            factories.SYSTEM,
            wave=wave,
            point=point,
            questionnaire=queries.questionnaire_of(campaign),
            answers=sheets,
            day=MONDAY,
        )

    look_before(MONDAY + timedelta(days=1))

    ((kind, params),) = notices()
    assert kind == NoticeKind.NEW_COMMENT
    assert "Tajemnica" not in str(params)


def head_of(cast: Cast, unit: Unit) -> Account:
    account = Account.objects.create_user(email="halina.kierownik@example.org", name="Halina Kierownik")
    employee = Employee(
        office=cast.lipowo,
        account=account,
        number="900",
        family_name="Kierownik",
        given_name="Halina",
        search_key="kierownik halina",
        sort_key="kierownik halina",
    )
    employee.save()
    Employment(office=cast.lipowo, employee=employee, unit=unit, since=date(2020, 1, 1)).save()
    Membership(office=cast.lipowo, account=account, role=Role.UNIT_HEAD, since=date(2020, 1, 1)).save()
    return account


def test_the_head_of_the_unit_is_told_and_else_the_representative(cast: Cast, point: CollectionPoint) -> None:
    with office_scope(cast.lipowo.pk):
        assert heads_for(point, on=TODAY) == [cast.lucja]
        unit = Unit(office=cast.lipowo, name="Podatki", sort_key="podatki", since=date(2020, 1, 1))
        unit.save()
        point.unit = unit
        assert heads_for(point, on=TODAY) == [cast.lucja]
        account = head_of(cast, unit)
        assert heads_for(point, on=TODAY) == [account]


@pytest.mark.parametrize("below", [0, 101, -5])
def test_a_number_outside_the_index_is_refused(cast: Cast, campaign: Campaign, below: int) -> None:
    with pytest.raises(Refused):
        wanted(cast, campaign, below=below)


def test_alerts_are_chosen_on_a_page_that_keeps_what_was_typed(client: Client, cast: Cast, campaign: Campaign) -> None:
    client.force_login(cast.lucja)
    address = reverse("surveys:alerts", args=[OFFICE, campaign.key])

    wrong = client.post(address, {"below": "500"})
    assert "500" in wrong.content.decode()
    assert wrong.context["form"].errors.keys() == {"below"}
    client.post(address, {"below": "35", "on_comment": "on"})
    assert 'value="35"' in client.get(address).content.decode()
    client.force_login(cast.zaneta)
    assert client.get(address).status_code == 403
