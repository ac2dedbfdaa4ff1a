"""Every address is guarded: strangers learn nothing, colleagues without the permission get no further."""

import pytest
from django.test import Client

from probierz.access.doors import Entrance
from probierz.access.permissions import Permission
from probierz.access.roles import ROLES
from probierz.people.rules import Role
from tests.cast import Cast
from tests.house.doors import Door, doors

OURS = [door for door in doors() if not door.is_foreign]
IDS = [door.route for door in OURS]
EMPLOYEE_MAY = ROLES[Role.EMPLOYEE].permissions


def of(entrance: Entrance) -> list[Door]:
    return [door for door in OURS if door.guard and door.guard.entrance is entrance]


def known(cast: Cast) -> dict[str, str]:
    return {"office": cast.lipowo.code, "programme": cast.programme.code}


def test_there_are_doors_to_look_at() -> None:
    assert len(OURS) > 10
    assert of(Entrance.OFFICE)
    assert of(Entrance.PROGRAMME)
    assert of(Entrance.PUBLIC)


@pytest.mark.parametrize("door", OURS, ids=IDS)
def test_every_view_has_a_guard(door: Door) -> None:
    assert door.guard is not None


@pytest.mark.parametrize("door", of(Entrance.PUBLIC), ids=lambda door: door.route)
def test_a_public_page_says_why(door: Door) -> None:
    assert door.guard
    assert len(door.guard.reason) > 10


PRIVATE = [door for door in OURS if door.guard and door.guard.entrance is not Entrance.PUBLIC]


@pytest.mark.parametrize("door", PRIVATE, ids=lambda door: door.route)
@pytest.mark.parametrize("method", ["get", "post"])
def test_anonymous_people_are_sent_to_the_log_in(client: Client, cast: Cast, door: Door, method: str) -> None:
    answer = getattr(client, method)(door.address(**known(cast)))

    if door.guard and door.guard.entrance is Entrance.TOKEN:
        assert answer.status_code in {401, 405}
    else:
        assert answer.status_code == 302
        assert answer["Location"].startswith("/konto/login/")


@pytest.mark.parametrize("door", of(Entrance.OFFICE), ids=lambda door: door.route)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_of_the_office_finds_nothing(client: Client, cast: Cast, door: Door, method: str) -> None:
    client.force_login(cast.celina)

    foreign = getattr(client, method)(door.address(**known(cast)))
    missing = getattr(client, method)(door.address(**{**known(cast), "office": "no-such-office"}))

    assert foreign.status_code == missing.status_code == 404


@pytest.mark.parametrize("door", of(Entrance.PROGRAMME), ids=lambda door: door.route)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_member_of_an_office_finds_no_page_of_the_programme(
    client: Client, cast: Cast, door: Door, method: str
) -> None:
    client.force_login(cast.lucja)

    assert getattr(client, method)(door.address(**known(cast))).status_code == 404


BEYOND_AN_EMPLOYEE = [door for door in of(Entrance.OFFICE) if door.guard and door.guard.permission not in EMPLOYEE_MAY]


@pytest.mark.parametrize("door", BEYOND_AN_EMPLOYEE, ids=lambda door: door.route)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_colleague_without_the_permission_is_refused(client: Client, cast: Cast, door: Door, method: str) -> None:
    client.force_login(cast.bogdan)

    assert getattr(client, method)(door.address(**known(cast))).status_code == 403


@pytest.mark.parametrize("door", of(Entrance.INSTALLATION), ids=lambda door: door.route)
@pytest.mark.parametrize("method", ["get", "post"])
def test_only_the_administrator_enters_the_installation(client: Client, cast: Cast, door: Door, method: str) -> None:
    for account in (cast.lucja, cast.swiecicka):
        client.force_login(account)
        assert getattr(client, method)(door.address()).status_code == 403


def test_every_permission_is_asked_somewhere() -> None:
    from probierz.access.actions import ACTIONS
    from tests.house.test_actions import import_all_actions

    import_all_actions()
    asked = {door.guard.permission for door in OURS if door.guard}
    asked |= {action.permission for action in ACTIONS.values()}

    assert set(Permission) - asked == set()
