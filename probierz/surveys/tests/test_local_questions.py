"""An office adds its own questions: after the common core, frozen as a wave opens, counted under their own codes."""

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from probierz.lib.identifiers import portable_id
from probierz.lib.questionnaires import ItemType, Questionnaire
from probierz.lib.refusals import Refused
from probierz.lib.tests.questionnaires import item, questionnaire
from probierz.offices.scope import across_offices, office_scope
from probierz.surveys import queries
from probierz.surveys.actions.local_questions import keep_local_questions
from probierz.surveys.models import Campaign, CollectionPoint, HeldAnswer, LocalQuestions, Response, Tally
from probierz.surveys.queries.quarantine import held_of
from probierz.surveys.rules import Channel, WaveRole
from probierz.surveys.rules.quarantine import HeldReason
from probierz.surveys.rules.questionnaires import EditRefusal
from probierz.surveys.tests import factories
from probierz.surveys.tests.factories import SYSTEM
from tests.cast import Cast

PARKING = questionnaire((item("k3", ItemType.YES_NO), item("more", ItemType.LINE)))


@pytest.fixture
def campaign(cast: Cast) -> Campaign:
    return factories.campaign(cast)


def keep(cast: Cast, campaign: Campaign, content: Questionnaire = PARKING, *, revision: int = 0) -> None:
    with office_scope(cast.lipowo.pk):
        keep_local_questions(SYSTEM, office=cast.lipowo, campaign=campaign, content=content, revision=revision)


def door(point: CollectionPoint, *, on: date = factories.OPENED) -> queries.Door:
    found = queries.door_to(point.public_code, on=on)
    assert found is not None
    return found


def answer(client: Client, point: CollectionPoint, **more: str) -> Response:
    page = client.get(reverse("surveys:form", args=[point.public_code])).content.decode()
    token = re.search(r'name="token" value="([^"]+)"', page)
    assert token is not None
    last = len(door(point).questionnaire.groups)
    sent = {"token": token[1], "step": str(last), "move": "next", **factories.sheet(), **more}
    assert client.post(reverse("surveys:form", args=[point.public_code]), sent).status_code == 303
    with across_offices(reason="a test"):
        return Response.objects.get()


def test_they_come_after_the_core_and_only_in_their_office(client: Client, cast: Cast, campaign: Campaign) -> None:
    keep(cast, campaign)
    factories.opened(campaign)
    here, there = factories.point(cast.lipowo, campaign), factories.point(cast.olszyny, campaign)
    doors = [door(one) for one in (here, there)]

    codes = [[one.code for one in one_door.questionnaire.items] for one_door in doors]
    assert codes[0] == [*codes[1], "local.k3", "local.more"]
    assert doors[0].digest != doors[1].digest


def test_their_answers_are_stored_with_the_sheet_and_counted_apart(
    client: Client, cast: Cast, campaign: Campaign
) -> None:
    keep(cast, campaign)
    factories.opened(campaign)
    stored = answer(client, factories.point(cast.lipowo, campaign), **{"local.k3": "no", "local.more": "Ciasno"})

    assert (stored.answers["k3"], stored.answers["local.k3"], stored.answers["local.more"]) == (4, "no", "Ciasno")
    with across_offices(reason="a test"):
        counted = dict(Tally.objects.filter(item__in=["k3", "local.k3", "local.more"]).values_list("item", "value"))
    assert counted == {"k3": "4", "local.k3": "no"}


def test_a_sheet_set_apart_is_judged_with_them(cast: Cast, campaign: Campaign) -> None:
    keep(cast, campaign)
    wave = factories.opened(campaign)
    point = factories.point(cast.lipowo, campaign)
    given = {**factories.checked(factories.sheet()).values, "local.more": "Ciasno"}
    with office_scope(cast.lipowo.pk):
        HeldAnswer(
            office=cast.lipowo,
            wave=wave,
            point=point,
            channel=Channel.QR,
            day=factories.OPENED,
            answers=given,
            reason=HeldReason.TOO_QUICK,
            submission_id=portable_id(),
        ).save()
        (group,) = held_of(cast.lipowo, wave)

    pattern = group.sheets[0].pattern
    assert (pattern.answered, pattern.asked) == (8, 10)


def test_they_are_frozen_when_the_wave_opens(cast: Cast, campaign: Campaign) -> None:
    keep(cast, campaign)
    keep(cast, campaign, questionnaire((item("a"),)), revision=1)
    factories.opened(campaign)

    with pytest.raises(Refused) as refused:
        keep(cast, campaign, revision=2)
    assert refused.value.reason is EditRefusal.ASKED_ALREADY
    with office_scope(cast.lipowo.pk):
        assert [one.code for one in queries.questionnaire_at(campaign, cast.lipowo).items][-1] == "local.a"


def test_what_is_written_while_a_wave_is_open_waits_for_the_next(cast: Cast, campaign: Campaign) -> None:
    factories.opened(campaign)
    keep(cast, campaign)
    point = factories.point(cast.lipowo, campaign)
    before = door(point)
    factories.closed(campaign)
    factories.opened(campaign, WaveRole.FOLLOWUP, on=factories.AGAIN)
    after = door(point, on=factories.AGAIN)

    assert not [one.code for one in before.questionnaire.items if one.code.startswith("local.")]
    assert [one.code for one in after.questionnaire.items][-2:] == ["local.k3", "local.more"]


def test_questions_with_faults_are_not_asked(cast: Cast, campaign: Campaign) -> None:
    keep(cast, campaign, questionnaire((item("a", ItemType.CHOICE, options=()),)))
    factories.opened(campaign)

    with across_offices(reason="a test"):
        assert LocalQuestions.objects.get().frozen_on is None


def test_of_two_who_begin_at_once_the_second_is_told(cast: Cast, campaign: Campaign) -> None:
    keep(cast, campaign)

    for revision in (0, 7):
        with pytest.raises(Refused) as refused:
            keep(cast, campaign, revision=revision)
        assert refused.value.reason is EditRefusal.STALE


def test_the_representative_writes_them_on_the_pages_of_the_editor(
    client: Client, cast: Cast, campaign: Campaign
) -> None:
    client.force_login(cast.lucja)
    place = [cast.lipowo.code, campaign.key]
    collecting = client.get(reverse("surveys:collecting", args=place)).content.decode()
    assert reverse("surveys:local", args=place) in collecting

    new = reverse("surveys:local_item_new", args=[*place, "screen1", "yes_no"])
    typed = {"revision": "0", "code": "parking", "text_pl": "Czy było gdzie zaparkować?"}
    assert client.post(new, {**typed, "text_pl": ""}).status_code == 422
    assert client.post(new, typed).status_code == 302
    page = client.get(reverse("surveys:local", args=place)).content.decode()
    assert "Czy było gdzie zaparkować?" in page
    for name in ("local_preview", "local_frame", "local_words", "local_settings"):
        assert client.get(reverse(f"surveys:{name}", args=place)).status_code == 200


def test_an_employee_writes_no_questions(client: Client, cast: Cast, campaign: Campaign) -> None:
    client.force_login(cast.bogdan)

    assert client.get(reverse("surveys:local", args=[cast.lipowo.code, campaign.key])).status_code == 403
