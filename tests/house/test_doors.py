"""Every address is guarded: strangers learn nothing, colleagues without the permission get no further."""

from collections.abc import Callable, Iterable

import pytest
from django.test import Client

from probierz.access.actions import ACTIONS
from probierz.access.doors import Entrance
from probierz.access.permissions import Permission
from probierz.access.roles import ROLES
from probierz.people.rules import Role
from tests.cast import Cast
from tests.house.doors import Door, doors
from tests.house.test_actions import import_all_actions

OURS = [door for door in doors() if not door.is_foreign]
METHODS = ("get", "post")

# Each test looks at every door at once: building the cast for each of them would take minutes.
Expected = Callable[[Door, int, str], bool]


def of(*entrances: Entrance) -> list[Door]:
    found = [door for door in OURS if door.guard and door.guard.entrance in entrances]
    assert found, entrances
    return found


def known(cast: Cast) -> dict[str, str]:
    return {"office": cast.lipowo.code, "programme": cast.programme.code}


def wrong(client: Client, cast: Cast, found: Iterable[Door], expected: Expected) -> list[str]:
    """Doors that answered otherwise than expected."""
    answers = []
    for door in found:
        for method in METHODS:
            answer = getattr(client, method)(door.address(**known(cast)))
            if not expected(door, answer.status_code, answer.get("Location", "")):
                answers.append(f"{method} {door.route}: {answer.status_code}")
    return answers


def test_there_are_doors_to_look_at() -> None:
    assert len(OURS) > 50


def test_every_view_has_a_guard() -> None:
    assert not [door.route for door in OURS if door.guard is None]


def test_a_public_page_says_why() -> None:
    assert not [door.route for door in of(Entrance.PUBLIC) if door.guard and len(door.guard.reason) < 10]


def test_anonymous_people_are_sent_to_the_log_in(client: Client, cast: Cast) -> None:
    found = of(Entrance.PERSON, Entrance.OFFICE, Entrance.PROGRAMME, Entrance.INSTALLATION)

    def to_log_in(door: Door, status: int, location: str) -> bool:
        return status == 302 and location.startswith("/konto/login/")

    assert not wrong(client, cast, found, to_log_in)


def test_programs_without_a_token_are_refused(client: Client, cast: Cast) -> None:
    assert not wrong(client, cast, of(Entrance.TOKEN), lambda _door, status, _location: status in {401, 405})


def test_a_stranger_of_the_office_finds_nothing(client: Client, cast: Cast) -> None:
    client.force_login(cast.celina)

    assert not wrong(client, cast, of(Entrance.OFFICE), lambda _door, status, _location: status == 404)


def test_a_foreign_office_looks_like_none_at_all(client: Client, cast: Cast) -> None:
    client.force_login(cast.celina)

    for door in of(Entrance.OFFICE):
        foreign = client.get(door.address(**known(cast)))
        missing = client.get(door.address(**{**known(cast), "office": "no-such-office"}))
        assert foreign.content.replace(cast.lipowo.code.encode(), b"") == missing.content.replace(
            b"no-such-office", b""
        ), door.route


def test_a_member_of_an_office_finds_no_page_of_the_programme(client: Client, cast: Cast) -> None:
    client.force_login(cast.lucja)

    assert not wrong(client, cast, of(Entrance.PROGRAMME), lambda _door, status, _location: status == 404)


def test_a_colleague_without_the_permission_is_refused(client: Client, cast: Cast) -> None:
    may = ROLES[Role.EMPLOYEE].permissions
    beyond = [door for door in of(Entrance.OFFICE) if door.guard and door.guard.permission not in may]
    client.force_login(cast.bogdan)

    assert len(beyond) > 10
    assert not wrong(client, cast, beyond, lambda _door, status, _location: status == 403)


@pytest.mark.parametrize("who", ["lucja", "swiecicka"])
def test_only_the_administrator_enters_the_installation(client: Client, cast: Cast, who: str) -> None:
    client.force_login(getattr(cast, who))

    assert not wrong(client, cast, of(Entrance.INSTALLATION), lambda _door, status, _location: status == 403)


def test_every_permission_is_asked_somewhere() -> None:
    import_all_actions()
    asked = {door.guard.permission for door in OURS if door.guard}
    asked |= {action.permission for action in ACTIONS.values()}

    assert set(Permission) - asked == set()
