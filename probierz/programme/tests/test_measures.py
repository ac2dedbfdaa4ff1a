"""The five results: computed from rows, honest without them, and silent about offices that do not agree."""

from datetime import date

import pytest

from probierz.offices.models import Participation
from probierz.offices.rules import SharingTopic
from probierz.offices.scope import programme_scope
from probierz.people.models import Employment
from probierz.programme.actions import outcomes
from probierz.programme.queries import board_of, results_of, sharing_of
from probierz.programme.queries.summary import summary_of
from probierz.programme.rules import Course, MeasureCode, ResultStatus
from probierz.programme.tests.conftest import SYSTEM, withdraw
from probierz.surveys.rules import CampaignKind, WaveRole
from probierz.surveys.tests import factories as surveys

PERIODS = {
    WaveRole.BASELINE: (date(2025, 1, 1), date(2025, 12, 31)),
    WaveRole.FOLLOWUP: (date(2026, 1, 1), date(2026, 10, 31)),
}


def certify(cast, office, *, until=date(2029, 1, 1)):
    with programme_scope(cast.programme.pk):
        outcomes.record_certification(
            SYSTEM,
            programme=cast.programme,
            office=office,
            standard="iso9001-2015",
            scope="zadania własne",
            granted_on=date(2026, 5, 5),
            valid_until=until,
        )


def count(cast, office, wave, on_time, settled=1000):
    with programme_scope(cast.programme.pk, offices=[office.pk]):
        outcomes.record_indicator(
            SYSTEM,
            programme=cast.programme,
            office=office,
            wave=wave,
            numerator=on_time,
            denominator=settled,
            since_on=PERIODS[wave][0],
            last_on=PERIODS[wave][1],
        )


def train(cast, office, *, course=Course.AUDITOR, examined=5, passed=4):
    with programme_scope(cast.programme.pk):
        outcomes.record_training(
            SYSTEM,
            programme=cast.programme,
            office=office,
            course=course,
            held_on=date(2026, 4, 1),
            hours=24,
            trained=6,
            examined=examined,
            passed=passed,
        )


def ask(cast, before, after, kind=CampaignKind.CLIENT):
    """Thirty sheets of each office in each wave, of these ratings in turn."""
    campaign = surveys.campaign(cast, kind)
    points = [surveys.point(office, campaign) for office in (cast.lipowo, cast.olszyny)]
    for role, ratings in ((WaveRole.BASELINE, before), (WaveRole.FOLLOWUP, after)):
        wave = surveys.opened(campaign, role, on=surveys.OPENED if role is WaveRole.BASELINE else surveys.AGAIN)
        for point in points:
            surveys.answered(wave, point, ratings * 10)
        surveys.closed(campaign, role, on=surveys.CLOSED if role is WaveRole.BASELINE else date(2026, 10, 30))


def test_without_rows_every_result_says_no_data(cast, sharing):
    results = results_of(sharing)

    assert [one.id for one in results.measures] == list(MeasureCode)
    assert {one.status for one in results.measures} == {ResultStatus.NO_DATA}
    assert all(one.baseline is None and one.followup is None for one in results.measures)
    assert all(
        [office.name for office in one.missing] == [cast.lipowo.name, cast.olszyny.name] for one in results.measures
    )


def test_matters_on_time_are_pooled_over_offices_that_counted_twice(cast, sharing):
    count(cast, cast.lipowo, WaveRole.BASELINE, 900)
    count(cast, cast.lipowo, WaveRole.FOLLOWUP, 960)
    count(cast, cast.olszyny, WaveRole.FOLLOWUP, 10)

    measure = results_of(sharing)[MeasureCode.ORGANISATION]

    assert (measure.baseline, measure.followup) == (0.9, 0.96)
    assert measure.change == pytest.approx(0.06)
    assert measure.status is ResultStatus.IMPROVED
    assert [office.code for office in measure.missing] == ["urzad-olszyny"]


def test_a_difference_that_chance_explains_is_no_change(cast, sharing):
    for office in (cast.lipowo, cast.olszyny):
        count(cast, office, WaveRole.BASELINE, 90, 100)
        count(cast, office, WaveRole.FOLLOWUP, 92, 100)

    assert results_of(sharing)[MeasureCode.ORGANISATION].status is ResultStatus.NO_CHANGE


def test_a_new_count_replaces_the_old_one(cast, sharing):
    count(cast, cast.lipowo, WaveRole.BASELINE, 900)
    count(cast, cast.lipowo, WaveRole.BASELINE, 800)
    count(cast, cast.lipowo, WaveRole.FOLLOWUP, 800)

    assert results_of(sharing)[MeasureCode.ORGANISATION].baseline == 0.8


def test_certificates_count_offices_whose_certificate_is_valid_on_the_day(cast, sharing):
    certify(cast, cast.lipowo)
    certify(cast, cast.olszyny, until=date(2026, 6, 1))

    measure = results_of(sharing)[MeasureCode.CERTIFICATES]

    assert (measure.baseline, measure.followup, measure.out_of) == (0, 1, 2)
    assert measure.status is ResultStatus.PARTLY


def test_a_certificate_for_every_office_is_the_promise_kept(cast, sharing):
    certify(cast, cast.lipowo)
    certify(cast, cast.olszyny)

    assert results_of(sharing)[MeasureCode.CERTIFICATES].status is ResultStatus.ACHIEVED


def test_training_counts_passed_exams_of_representatives_and_auditors_alone(cast, sharing):
    train(cast, cast.lipowo)
    train(cast, cast.olszyny, course=Course.REPRESENTATIVE, examined=2, passed=2)
    train(cast, cast.olszyny, course=Course.STAFF, examined=6, passed=6)

    measure = results_of(sharing)[MeasureCode.TRAINING]

    assert (measure.followup, measure.out_of) == (6, 7)
    assert measure.status is ResultStatus.ACHIEVED


def test_the_index_of_clients_is_judged_by_the_test_named_beforehand(cast, sharing):
    ask(cast, [2, 3, 3], [4, 4, 5])

    measure = results_of(sharing)[MeasureCode.SATISFACTION]

    assert measure.status is ResultStatus.IMPROVED
    assert measure.baseline is not None
    assert measure.followup is not None
    assert measure.baseline < measure.followup
    assert (measure.n_baseline, measure.n_followup) == (60, 60)


def test_the_same_answers_twice_are_no_change(cast, sharing):
    ask(cast, [3, 4, 5], [3, 4, 5], CampaignKind.STAFF)

    assert results_of(sharing)[MeasureCode.COMMUNICATION].status is ResultStatus.NO_CHANGE


def test_an_office_that_takes_its_consent_back_leaves_every_figure(cast):
    for office in (cast.lipowo, cast.olszyny):
        certify(cast, office)
        train(cast, office)
        count(cast, office, WaveRole.BASELINE, 900)
        count(cast, office, WaveRole.FOLLOWUP, 960)
    ask(cast, [2, 3, 3], [4, 4, 5])
    for topic in SharingTopic:
        withdraw(cast, topic)

    sharing = sharing_of(cast.programme)
    results = results_of(sharing)
    board = board_of(sharing, index_by_office=results.satisfaction.index_by_office)

    assert results[MeasureCode.CERTIFICATES].followup == 1
    assert results[MeasureCode.TRAINING].followup == 4
    assert results[MeasureCode.ORGANISATION].n_followup == 1000
    assert results[MeasureCode.SATISFACTION].n_followup == 30
    lipowo = board.rows[0]
    assert (lipowo.people, lipowo.index, lipowo.shares) == (None, None, False)


def test_a_consent_taken_back_after_the_closing_closes_the_past_too(cast):
    certify(cast, cast.lipowo)
    close(cast, date(2026, 6, 1))
    withdraw(cast, SharingTopic.PARTICIPATION)

    assert results_of(sharing_of(cast.programme))[MeasureCode.CERTIFICATES].followup is None


def test_a_consent_that_ended_with_the_participation_was_not_taken_back(cast):
    close(cast, date(2026, 6, 1))
    Participation.objects.filter(office=cast.lipowo).update(until=date(2026, 7, 1))
    for participation in Participation.objects.filter(office=cast.lipowo):
        participation.consents.update(until=date(2026, 7, 1))

    assert cast.lipowo.pk in sharing_of(cast.programme).headcount


def test_people_who_leave_after_the_closing_do_not_change_its_number(cast):
    close(cast, date(2026, 6, 1))
    assert summary_of(cast.programme)["employees"] == 5

    with programme_scope(cast.programme.pk, offices=[cast.lipowo.pk]):
        Employment.objects.filter(office=cast.lipowo).update(until=date(2026, 7, 1))
    assert summary_of(cast.programme)["employees"] == 5

    with programme_scope(cast.programme.pk, offices=[cast.lipowo.pk]):
        Employment.objects.filter(office=cast.lipowo).update(until=date(2026, 5, 1))
    assert summary_of(cast.programme)["employees"] == 1


def test_the_summary_has_exactly_the_promised_shape(cast):
    ask(cast, [2, 3, 3], [4, 4, 5])

    summary = summary_of(cast.programme)

    assert list(summary) == ["offices", "employees", "certificates_of_participation", "responses", "results"]
    assert summary["responses"] == {"baseline": 60, "followup": 60}
    assert [list(one) for one in summary["results"]] == [["id", "baseline", "followup", "status"]] * 5


def test_results_cost_a_fixed_number_of_queries(cast, django_assert_max_num_queries):
    ask(cast, [2, 3, 3], [4, 4, 5])
    certify(cast, cast.lipowo)

    with django_assert_max_num_queries(40):
        sharing = sharing_of(cast.programme)
        results = results_of(sharing)
        board_of(sharing, index_by_office=results.satisfaction.index_by_office)


def close(cast, day):
    cast.programme.closes_on = day
    cast.programme.save()


def test_an_entry_made_twice_is_refused(cast):
    certify(cast, cast.lipowo)

    with pytest.raises(outcomes.AlreadyRecorded):
        certify(cast, cast.lipowo)
