"""Numbers without gaps, one valid certificate for each office, and nothing half-written."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from probierz.access.actions import PermissionRefused
from probierz.attachments import store
from probierz.certificates import actions, queries
from probierz.certificates.actions.preparing import prepare
from probierz.certificates.models import Certificate, Register
from probierz.certificates.rules import Refusal
from probierz.certificates.rules.paper import Wording
from probierz.certificates.tests.conftest import ISSUED_ON, WORDING, Issue
from probierz.members.actions.emblem import change_emblem
from probierz.members.tests.test_office_pages import PNG
from probierz.offices.models import Consent, Office, Participation
from probierz.offices.rules import SharingTopic
from probierz.offices.scope import OutOfScope, office_scope, programme_scope
from probierz.trail.models import Event
from tests.cast import Cast


def _refusal(refused: pytest.ExceptionInfo[actions.CertificateRefused]) -> Refusal:
    assert str(refused.value)
    return refused.value.reason


def test_each_office_gets_the_next_number_and_its_file(cast: Cast, issue: Issue) -> None:
    rows = issue()

    assert [row.number for row in rows] == ["ZGD/2026/0001", "ZGD/2026/0002"]
    assert {row.state for row in rows} == {"valid"}
    assert all(store.content_of(row.file_sha256).startswith(b"%PDF-") for row in rows)
    assert len({row.token for row in rows}) == 2


def test_what_is_printed_is_frozen_with_the_certificate(cast: Cast, issue: Issue) -> None:
    row = issue(cast.lipowo)[0]

    assert row.recipient == "Urząd Gminy w Lipowie"
    assert row.data["issuer_name"] == "Związek Gmin Doliny"
    assert row.data["standard"] == "ISO 9001:2015"
    assert row.data["employees"] == 4
    assert row.data["check_url"].endswith(f"/c/{row.token}/")
    assert row.data["signatories"] == [{"name": "Święcicka", "function": "Koordynatorka programu"}]


def test_a_logo_stands_on_certificates_to_come_and_is_frozen_with_them(cast: Cast, issue: Issue) -> None:
    plain = issue(cast.lipowo)[0]
    with programme_scope(cast.programme.pk):
        change_emblem(cast.actor(cast.swiecicka), programme=cast.programme, content=PNG)
    bearing = issue(cast.olszyny)[0]
    with programme_scope(cast.programme.pk):
        change_emblem(cast.actor(cast.swiecicka), programme=cast.programme, content=None)

    assert not queries.with_logo(plain.data, number="1", language="pl", issued_on=ISSUED_ON).issuer_logo
    assert queries.with_logo(bearing.data, number="1", language="pl", issued_on=ISSUED_ON).issuer_logo == PNG
    assert store.content_of(bearing.file_sha256).startswith(b"%PDF-")


def test_office_that_keeps_its_headcount_to_itself_gets_a_certificate_without_it(cast: Cast, issue: Issue) -> None:
    Consent.objects.filter(topic=SharingTopic.HEADCOUNT).delete()

    assert issue(cast.lipowo)[0].data["employees"] is None


def test_english_certificate_leads_to_the_english_check(cast: Cast, issue: Issue) -> None:
    assert issue(cast.lipowo, language="en")[0].data["check_url"].endswith("/?lang=en")


def test_numbers_begin_anew_in_each_year(cast: Cast, issue: Issue) -> None:
    cast.programme.starts_on = date(2025, 1, 1)
    cast.programme.save()
    Participation.objects.update(since=date(2025, 1, 1))
    Consent.objects.update(since=date(2025, 1, 1))

    first = issue(cast.lipowo, issued_on=date(2025, 12, 30))
    second = issue(cast.olszyny, issued_on=date(2026, 1, 5))

    assert [row.number for row in first + second] == ["ZGD/2025/0001", "ZGD/2026/0001"]


def test_repeated_series_passes_over_those_who_hold_one(cast: Cast, issue: Issue) -> None:
    issue(cast.lipowo)

    rows = issue()

    assert [row.office for row in rows] == [cast.olszyny]
    assert rows[0].number == "ZGD/2026/0002"


def test_series_for_holders_only_is_refused_and_takes_no_number(cast: Cast, issue: Issue) -> None:
    issue()

    with pytest.raises(actions.CertificateRefused) as refused:
        issue()

    assert _refusal(refused) is Refusal.ALL_HAVE_ONE
    assert Register.objects.get().last == 2


@pytest.mark.parametrize(
    ("issued_on", "reason"),
    [
        (date(2025, 12, 31), Refusal.BEFORE_THE_PROGRAMME),
        (timezone.localdate() + timedelta(days=100), Refusal.TOO_FAR_AHEAD),
    ],
)
def test_date_outside_the_programme_is_refused(issue: Issue, issued_on: date, reason: Refusal) -> None:
    with pytest.raises(actions.CertificateRefused) as refused:
        issue(issued_on=issued_on)

    assert _refusal(refused) is reason
    assert not Register.objects.exists()


def test_office_that_took_no_part_is_refused(cast: Cast, issue: Issue) -> None:
    stranger = Office.objects.create(code="obcy", name="Obcy", sort_key="o", kind="gmina")

    with pytest.raises(actions.CertificateRefused) as refused:
        issue(cast.lipowo, stranger)

    assert _refusal(refused) is Refusal.NO_PART_TAKEN


def test_office_that_does_not_share_its_participation_is_refused(cast: Cast, issue: Issue) -> None:
    Consent.objects.filter(topic=SharingTopic.PARTICIPATION, participation__office=cast.lipowo).delete()

    with pytest.raises(actions.CertificateRefused) as refused:
        issue()

    assert _refusal(refused) is Refusal.NO_PART_TAKEN


def test_office_that_left_before_the_day_is_refused(cast: Cast, issue: Issue) -> None:
    Participation.objects.filter(office=cast.lipowo).update(until=ISSUED_ON)

    with pytest.raises(actions.CertificateRefused):
        issue(cast.lipowo)


def test_nobody_chosen_is_refused(cast: Cast) -> None:
    with programme_scope(cast.programme.pk), pytest.raises(actions.CertificateRefused) as refused:
        actions.issue_series(cast.actor(cast.swiecicka), programme=cast.programme, recipients=[], wording=WORDING)

    assert _refusal(refused) is Refusal.NOBODY_CHOSEN


def test_issuing_is_written_in_the_programmes_history(cast: Cast, issue: Issue) -> None:
    issue()

    events = list(Event.objects.order_by("position").values_list("chain", "verb", "after"))
    assert [(chain, verb) for chain, verb, _after in events] == [
        (f"programme:{cast.programme.key}", "certificates.numbered"),
        (f"programme:{cast.programme.key}", "certificate.issued"),
        (f"programme:{cast.programme.key}", "certificate.issued"),
    ]
    assert events[0][2]["count"] == 2


@pytest.mark.parametrize("who", ["lucja", "bogdan", "celina", "administrator"])
def test_nobody_but_the_coordinator_issues(cast: Cast, who: str) -> None:
    with programme_scope(cast.programme.pk), pytest.raises(PermissionRefused):
        actions.issue_series(
            cast.actor(getattr(cast, who)), programme=cast.programme, recipients=[cast.lipowo], wording=WORDING
        )

    assert not Register.objects.exists()


def test_certificates_are_out_of_reach_without_the_programme_in_scope(cast: Cast, issue: Issue) -> None:
    issue()

    with pytest.raises(OutOfScope):
        Certificate.objects.count()
    with office_scope(cast.lipowo.pk):
        assert not Certificate.objects.exists()


def test_database_refuses_a_second_valid_certificate_of_an_office(cast: Cast, issue: Issue) -> None:
    row = issue(cast.lipowo)[0]

    row.pk, row.key, row.token, row.serial = None, "other", "other", 99

    with programme_scope(cast.programme.pk), pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_revoked_certificate_keeps_its_reason_and_number(cast: Cast, issue: Issue) -> None:
    row = issue(cast.lipowo)[0]

    with programme_scope(cast.programme.pk):
        actions.revoke_certificate(cast.actor(cast.swiecicka), certificate=row, reason=" Błąd  w nazwie ")

    assert (row.state, row.end_reason, row.ended_on) == ("revoked", "Błąd w nazwie", timezone.localdate())
    assert Event.objects.filter(verb="certificate.revoked", note="Błąd w nazwie").exists()
    assert queries.count_valid(cast.programme) == 0


def test_office_gets_another_certificate_after_the_first_was_revoked(cast: Cast, issue: Issue) -> None:
    row = issue(cast.lipowo)[0]
    with programme_scope(cast.programme.pk):
        actions.revoke_certificate(cast.actor(cast.swiecicka), certificate=row, reason="Błąd")

    assert issue(cast.lipowo)[0].number == "ZGD/2026/0002"


def test_revoking_without_a_reason_is_refused(cast: Cast, issue: Issue) -> None:
    row = issue(cast.lipowo)[0]

    with programme_scope(cast.programme.pk), pytest.raises(actions.CertificateRefused) as refused:
        actions.revoke_certificate(cast.actor(cast.swiecicka), certificate=row, reason="  ")

    assert _refusal(refused) is Refusal.NO_REASON


def test_revoking_twice_is_refused(cast: Cast, issue: Issue) -> None:
    row = issue(cast.lipowo)[0]
    actor = cast.actor(cast.swiecicka)
    with programme_scope(cast.programme.pk):
        stale = Certificate.objects.get(pk=row.pk)
        actions.revoke_certificate(actor, certificate=row, reason="Błąd")

        with pytest.raises(actions.CertificateRefused) as again:
            actions.revoke_certificate(actor, certificate=row, reason="Błąd")
        with pytest.raises(actions.CertificateRefused) as too_late:
            actions.revoke_certificate(actor, certificate=stale, reason="Błąd")

    assert _refusal(again) is Refusal.ENDED_ALREADY
    assert _refusal(too_late) is Refusal.MOVED


def test_replacing_issues_the_next_number_and_points_to_it(cast: Cast, issue: Issue) -> None:
    old = issue(cast.lipowo)[0]
    wording = Wording(issued_on=ISSUED_ON, language="en")

    with programme_scope(cast.programme.pk):
        new = actions.replace_certificate(
            cast.actor(cast.swiecicka), certificate=old, recipient="Urząd w Lipowie", wording=wording, reason="Nazwa"
        )

    assert (old.state, old.replaced_by) == ("replaced", new)
    assert (new.state, new.number, new.recipient) == ("valid", "ZGD/2026/0002", "Urząd w Lipowie")
    assert new.data["employees"] == old.data["employees"]
    assert store.content_of(new.file_sha256)
    assert new.token != old.token


def test_replacing_with_a_wrong_date_leaves_everything_as_it_was(cast: Cast, issue: Issue) -> None:
    old = issue(cast.lipowo)[0]
    wording = Wording(issued_on=date(2020, 1, 1), language="pl")

    with programme_scope(cast.programme.pk), pytest.raises(actions.CertificateRefused):
        actions.replace_certificate(
            cast.actor(cast.swiecicka), certificate=old, recipient="Urząd", wording=wording, reason="Nazwa"
        )

    old.refresh_from_db()
    assert old.state == "valid"
    assert Register.objects.get().last == 1


def test_resuming_is_refused_when_nothing_waits(cast: Cast, issue: Issue) -> None:
    issue()

    with programme_scope(cast.programme.pk), pytest.raises(actions.CertificateRefused) as refused:
        actions.resume_series(cast.actor(cast.swiecicka), programme=cast.programme)

    assert _refusal(refused) is Refusal.NOTHING_WAITS


def test_resuming_makes_what_was_numbered(cast: Cast) -> None:
    actor = cast.actor(cast.swiecicka)
    with programme_scope(cast.programme.pk):
        with transaction.atomic():
            prepare(cast.programme, [cast.lipowo, cast.olszyny], WORDING, actor=actor)

        job = actions.resume_series(actor, programme=cast.programme)

    assert job.state == "done"
    assert queries.count_valid(cast.programme) == 2
