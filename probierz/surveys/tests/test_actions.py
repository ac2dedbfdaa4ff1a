"""Campaigns open and close in order; every answer enters the histograms once, with its sheet or not at all."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from probierz.access.actions import PermissionRefused
from probierz.access.actor import respondent
from probierz.lib.catalogs.questionnaires import CLIENT_SURVEY, shipped_questionnaires
from probierz.lib.questionnaires import INDEX_ITEM
from probierz.lib.refusals import Refused
from probierz.offices.scope import OutOfScope, across_offices, office_scope, programme_scope
from probierz.surveys import actions
from probierz.surveys.actions.intake import commit
from probierz.surveys.models import Campaign, CollectionPoint, Response, SealedDay, Tally, Wave
from probierz.surveys.rules import (
    RESPONSES_ITEM,
    Channel,
    Outcome,
    PlanRefusal,
    PointKind,
    PointRefusal,
    Refusal,
    WaveRole,
    WaveState,
)
from probierz.surveys.tests import factories
from probierz.surveys.tests.factories import AGAIN, CLOSED, OPENED, SYSTEM
from probierz.trail.models import Event
from tests.cast import TODAY, Cast


@pytest.fixture
def campaign(cast: Cast) -> Campaign:
    return factories.campaign(cast)


def submission(wave: Wave, point: CollectionPoint, rating: int = 4, **more) -> actions.Submission:
    texts = more.pop("texts", {})
    return actions.Submission(
        office_id=point.office_id,
        wave_id=wave.pk,
        point_id=point.pk,
        channel=Channel.QR,
        day=TODAY,
        questionnaire=shipped_questionnaires()[CLIENT_SURVEY],
        answers=factories.checked(factories.sheet(rating, **texts)),
        **more,
    )


def tally(point: CollectionPoint, item: str, value: str) -> Tally:
    with office_scope(point.office_id):
        return Tally.objects.get(point=point, item=item, value=value)


def test_a_campaign_fixes_its_analysis_before_anybody_answers(cast: Cast, campaign: Campaign) -> None:
    waves = {role: factories.wave(campaign, role) for role in WaveRole}

    assert (campaign.primary_measure, campaign.comparison) == ("index", "welch")
    assert {wave.state for wave in waves.values()} == {WaveState.PLANNED}
    event = Event.objects.get(verb="survey.campaign.created")
    assert event.after["questionnaire"] == campaign.version.digest
    assert event.after["analysis_fixed_at"]


def test_a_campaign_code_is_used_once_in_a_programme(cast: Cast, campaign: Campaign) -> None:
    with pytest.raises(Refused) as refused:
        factories.campaign(cast)

    assert refused.value.reason is PlanRefusal.CODE_TAKEN


def test_a_frozen_version_refuses_other_questions(cast: Cast, campaign: Campaign) -> None:
    campaign.version.digest = "0" * 64
    campaign.version.save()

    with pytest.raises(Refused) as refused:
        factories.campaign(cast, code="inna")

    assert refused.value.reason is PlanRefusal.VERSION_CHANGED


def test_only_the_coordinator_opens_a_wave(cast: Cast, campaign: Campaign) -> None:
    wave = factories.wave(campaign)

    with programme_scope(cast.programme.pk):
        with pytest.raises(PermissionRefused):
            actions.open_wave(cast.actor(cast.lucja), wave=wave, on=OPENED)
        actions.open_wave(cast.actor(cast.swiecicka), wave=wave, on=OPENED)

    assert factories.wave(campaign).state == WaveState.OPEN


def test_the_followup_waits_for_the_baseline_to_close(campaign: Campaign) -> None:
    with pytest.raises(Refused) as refused:
        factories.opened(campaign, WaveRole.FOLLOWUP)
    assert refused.value.reason is Refusal.BASELINE_FIRST

    factories.opened(campaign)
    factories.closed(campaign)

    assert factories.opened(campaign, WaveRole.FOLLOWUP, on=AGAIN).state == WaveState.OPEN


def test_a_closed_wave_neither_opens_nor_closes_again(campaign: Campaign) -> None:
    factories.opened(campaign)
    factories.closed(campaign)

    for move in (factories.opened, factories.closed):
        with pytest.raises(Refused) as refused:
            move(campaign)
        assert refused.value.reason is Refusal.ALREADY_CLOSED


def test_a_wave_does_not_close_before_it_opened(campaign: Campaign) -> None:
    factories.opened(campaign)

    with pytest.raises(Refused) as refused:
        factories.closed(campaign, on=date(2026, 8, 1))

    assert refused.value.reason is Refusal.ENDS_BEFORE_IT_BEGAN


def test_only_a_planned_wave_is_planned_anew(cast: Cast, campaign: Campaign) -> None:
    wave = factories.wave(campaign)
    with programme_scope(cast.programme.pk):
        actions.plan_wave(SYSTEM, wave=wave, since=OPENED, until=CLOSED)
        with pytest.raises(Refused):
            actions.plan_wave(SYSTEM, wave=wave, since=CLOSED, until=OPENED)
    assert factories.wave(campaign).planned_until == CLOSED
    factories.opened(campaign)

    with programme_scope(cast.programme.pk), pytest.raises(Refused):
        actions.plan_wave(SYSTEM, wave=wave, since=OPENED, until=CLOSED)


def test_a_point_gets_a_code_of_its_own(cast: Cast, campaign: Campaign) -> None:
    one, other = (factories.point(cast.lipowo, campaign, name) for name in ("Okienko 1", "Okienko 2"))

    assert one.public_code != other.public_code
    assert Event.objects.filter(verb="survey.point.added").count() == 2


def test_a_name_of_a_point_in_use_is_refused(cast: Cast, campaign: Campaign) -> None:
    factories.point(cast.lipowo, campaign, "Okienko 1")

    with pytest.raises(Refused) as refused:
        factories.point(cast.lipowo, campaign, "Okienko 1")

    assert refused.value.reason is PointRefusal.NAME_TAKEN


def test_an_office_outside_the_programme_gets_no_point(cast: Cast, campaign: Campaign) -> None:
    cast.programme.participations.filter(office=cast.olszyny).delete()

    with pytest.raises(Refused) as refused:
        factories.point(cast.olszyny, campaign)

    assert refused.value.reason is PointRefusal.NOT_IN_PROGRAMME


def test_a_point_ends_once_and_after_it_began(cast: Cast, campaign: Campaign) -> None:
    point = factories.point(cast.lipowo, campaign)

    with office_scope(cast.lipowo.pk):
        with pytest.raises(Refused):
            actions.end_collection_point(cast.actor(cast.lucja), point=point, on=OPENED)
        actions.end_collection_point(cast.actor(cast.lucja), point=point, on=TODAY)
        with pytest.raises(Refused) as refused:
            actions.end_collection_point(cast.actor(cast.lucja), point=point, on=TODAY)

    assert refused.value.reason is PointRefusal.ALREADY_ENDED


def test_celina_cannot_end_a_point_of_lipowo(cast: Cast, campaign: Campaign) -> None:
    point = factories.point(cast.lipowo, campaign)

    with office_scope(cast.olszyny.pk), pytest.raises(Refused):
        actions.end_collection_point(cast.actor(cast.celina), point=point, on=TODAY)
    with office_scope(cast.lipowo.pk):
        assert CollectionPoint.objects.get(pk=point.pk).until is None


def test_an_answer_and_its_counts_are_stored_together(cast: Cast, campaign: Campaign) -> None:
    wave, point = factories.opened(campaign), factories.point(cast.lipowo, campaign)

    (outcome,) = commit([submission(wave, point, 4)])

    assert outcome is Outcome.STORED
    with office_scope(cast.lipowo.pk):
        response = Response.objects.get()
        counts = {(row.item, row.value): row.count for row in Tally.objects.all()}
    assert response.answers["k6"] == 4
    assert counts == {
        (RESPONSES_ITEM, ""): 1,
        (INDEX_ITEM, str(75 * 2520)): 1,
        ("k1", "taxes"): 1,
        ("k2", "settled"): 1,
        **{(item, "4"): 1 for item in ("k3", "k4", "k5", "k6", "k8")},
    }


def test_when_the_counts_fail_no_answer_stays(cast: Cast, campaign: Campaign, monkeypatch) -> None:
    wave, point = factories.opened(campaign), factories.point(cast.lipowo, campaign)

    def fail(counts, **more):
        raise IntegrityError

    monkeypatch.setattr("probierz.surveys.actions.tallies.add", fail)
    with pytest.raises(IntegrityError), transaction.atomic():
        commit([submission(wave, point)])

    with office_scope(cast.lipowo.pk):
        assert not Response.objects.exists()


def test_a_repeated_submission_changes_nothing(cast: Cast, campaign: Campaign) -> None:
    wave, point = factories.opened(campaign), factories.point(cast.lipowo, campaign)
    one = submission(wave, point)

    outcomes = [*commit([one, one]), *commit([one])]

    assert outcomes == [Outcome.STORED, Outcome.REPEATED, Outcome.REPEATED]
    with office_scope(cast.lipowo.pk):
        assert Response.objects.count() == 1
    assert tally(point, RESPONSES_ITEM, "").count == 1


def test_the_same_id_with_other_answers_is_refused(cast: Cast, campaign: Campaign) -> None:
    wave, point = factories.opened(campaign), factories.point(cast.lipowo, campaign)
    one = submission(wave, point, 4)
    commit([one])

    (outcome,) = commit([submission(wave, point, 1, submission_id=one.submission_id)])

    assert outcome is Outcome.CONFLICT
    assert tally(point, "k6", "4").count == 1


def test_a_wave_that_is_not_open_takes_nothing(cast: Cast, campaign: Campaign) -> None:
    wave, point = factories.wave(campaign), factories.point(cast.lipowo, campaign)

    assert commit([submission(wave, point)]) == [Outcome.CLOSED]
    with pytest.raises(actions.WaveNotOpen):
        factories.answered(wave, point, [4])


def test_a_respondent_may_answer_and_nothing_else(cast: Cast, campaign: Campaign) -> None:
    with office_scope(cast.lipowo.pk), pytest.raises(PermissionRefused):
        actions.add_collection_point(
            respondent(), office=cast.lipowo, campaign=campaign, kind=PointKind.DESK, name="x", since=OPENED
        )


def test_answers_of_several_offices_share_one_transaction(cast: Cast, campaign: Campaign) -> None:
    wave = factories.opened(campaign)
    points = [factories.point(office, campaign) for office in (cast.lipowo, cast.olszyny)]

    commit([submission(wave, point) for point in points])

    assert [tally(point, RESPONSES_ITEM, "").count for point in points] == [1, 1]


def test_an_answer_tells_neither_time_nor_order(cast: Cast, campaign: Campaign) -> None:
    wave, point = factories.opened(campaign), factories.point(cast.lipowo, campaign)
    for _ in range(20):
        commit([submission(wave, point)])

    names = {field.name for field in Response._meta.get_fields()}
    with office_scope(cast.lipowo.pk):
        keys = list(Response.objects.values_list("pk", flat=True).order_by("submission_id"))
    assert names == {*("id", "office", "submission_id", "wave", "point", "channel", "day", "answers", "has_comment")}
    assert max(keys) > 2**50
    assert not Event.objects.filter(target_kind="surveys.response").exists()


def test_results_move_in_steps_of_ten_and_stay_a_step_behind(cast: Cast, campaign: Campaign) -> None:
    wave, point = factories.opened(campaign), factories.point(cast.lipowo, campaign)
    seen = set()

    for _ in range(35):
        commit([submission(wave, point)])
        seen.add(tally(point, RESPONSES_ITEM, "").shown)

    assert seen == {0, 10, 20}
    factories.closed(campaign)
    assert tally(point, RESPONSES_ITEM, "").shown == 35


def test_an_import_shows_all_but_its_last_ten(cast: Cast, campaign: Campaign) -> None:
    wave, point = factories.opened(campaign), factories.point(cast.lipowo, campaign)

    factories.answered(wave, point, [4] * 53)

    row = tally(point, RESPONSES_ITEM, "")
    assert (row.count, row.held, row.shown) == (53, 53, 43)
    assert Event.objects.get(verb="survey.answers.imported").after["count"] == 53


def test_an_import_into_another_offices_point_is_refused(cast: Cast, campaign: Campaign) -> None:
    wave, point = factories.opened(campaign), factories.point(cast.lipowo, campaign)

    with office_scope(cast.olszyny.pk), pytest.raises(OutOfScope):
        actions.import_answers(
            cast.actor(cast.celina),
            wave=wave,
            point=point,
            questionnaire=shipped_questionnaires()[CLIENT_SURVEY],
            answers=[factories.checked(factories.sheet())],
            day=TODAY,
        )


def test_each_finished_day_is_sealed_once_as_a_total(cast: Cast, campaign: Campaign) -> None:
    wave, point = factories.opened(campaign), factories.point(cast.lipowo, campaign)
    factories.answered(wave, point, [4] * 3, day=date(2026, 10, 30))
    factories.answered(wave, point, [4] * 2, day=TODAY)

    assert actions.seal_days_before(TODAY) == 1
    assert actions.seal_days_before(TODAY) == 0

    event = Event.objects.get(verb="survey.day.sealed")
    assert event.after == {"day": "2026-10-30", "responses": {wave.key: 3}}
    assert event.office_code == "urzad-lipowo"
    with across_offices(reason="a test"):
        assert SealedDay.objects.get().responses == 3
