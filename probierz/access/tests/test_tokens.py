"""The actor of a token is remembered, and never longer than what it was built of."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from probierz.access.models import ApiToken
from probierz.access.permissions import Permission
from probierz.access.tokens import actor_of_token, fingerprint
from probierz.offices.models import Office
from probierz.offices.scope import office_scope
from probierz.people.models import Absence, Account, Employee, Membership
from tests.cast import Cast

SECRET = "pbz_" + "t" * 43


@pytest.fixture(autouse=True)
def token(cast: Cast) -> ApiToken:
    return ApiToken.objects.create(
        account=cast.lucja,
        name="skrypt",
        sha256=fingerprint(SECRET),
        permissions=[Permission.EMPLOYEE_READ.value],
        expires_on=timezone.localdate() + timedelta(days=30),
    )


def actor():
    return actor_of_token(SECRET, on=timezone.localdate())


def may_read(cast: Cast) -> bool:
    with office_scope(cast.lipowo.pk):
        found = actor()
        return found is not None and found.may(Permission.EMPLOYEE_READ)


def test_asked_again_it_costs_one_statement(cast: Cast) -> None:
    first = actor()

    with CaptureQueriesContext(connection) as asked:
        second = actor()

    assert len(asked) == 1
    assert second == first


def of_token(**changes: object) -> Callable[[Cast], object]:
    return lambda cast: ApiToken.objects.update(**changes)


def of_account(**changes: object) -> Callable[[Cast], object]:
    return lambda cast: Account.objects.filter(pk=cast.lucja.pk).update(**changes)


def end_the_role(cast: Cast) -> None:
    with office_scope(cast.lipowo.pk):
        Membership.objects.filter(account=cast.lucja).update(until=timezone.localdate() - timedelta(days=1))


@pytest.mark.parametrize(
    "change",
    [
        of_token(revoked_at=timezone.now()),
        of_token(permissions=[]),
        of_token(expires_on=timezone.localdate() - timedelta(days=1)),
        of_account(is_active=False),
        end_the_role,
    ],
    ids=["revoked", "narrowed", "expired", "account switched off", "role ended"],
)
def test_what_is_taken_away_is_gone_at_once(cast: Cast, change: Callable[[Cast], object]) -> None:
    assert may_read(cast)

    change(cast)

    assert not may_read(cast)


def test_a_name_that_changed_is_the_new_one(cast: Cast) -> None:
    actor()
    Office.objects.filter(pk=cast.lipowo.pk).update(name="Lipowo Nowe")
    Account.objects.filter(pk=cast.lucja.pk).update(name="Łucja Nowa")

    found = actor()

    assert found
    assert found.name == "Łucja Nowa"
    assert "Lipowo Nowe" in [one.name for one in found.offices]


def test_whoever_changes_its_office_changes_nobody_elses(cast: Cast) -> None:
    actor()
    found = actor()
    assert found
    assert found.account
    found.offices[0].name = "Zmienione"
    found.account.name = "Zmienione"

    again = actor()

    assert again
    assert again.account
    assert "Zmienione" not in [again.account.name, *(one.name for one in again.offices)]


def test_a_deputy_gets_what_the_absence_gives(cast: Cast) -> None:
    actor()
    today = timezone.localdate()
    with office_scope(cast.lipowo.pk):
        mine = Employee.objects.get(account=cast.lucja)
        theirs = Employee.objects.exclude(pk=mine.pk).first()
        assert theirs
        Absence(office=cast.lipowo, employee=theirs, deputy=mine, since=today, until=today + timedelta(days=1)).save()

    with CaptureQueriesContext(connection) as asked:
        assert actor()

    assert len(asked) > 1  # built anew: absences are not among what is compared
