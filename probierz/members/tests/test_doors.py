"""Who may open which page: strangers see nothing, colleagues are told no."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from probierz.access.doors import Entrance, Guard, guard_of
from probierz.access.permissions import Permission
from probierz.members.web.urls import urlpatterns
from probierz.offices.scope import office_scope
from probierz.people.models import Employee
from tests.cast import Cast

ARGUMENTS: dict[str, Any] = {
    "ending": "csv",
    "key": "abc",
    "absence": 1,
    "membership": 1,
    "participation": 1,
    "topic": "headcount",
    "code": "urzad-lipowo",
    "token": "x",
}


def guard(pattern: Any) -> Guard:
    found = guard_of(pattern.callback)
    assert found is not None
    return found


OF_OFFICES = [one for one in urlpatterns if guard(one).entrance is Entrance.OFFICE]
OF_INSTALLATION = [one for one in urlpatterns if guard(one).entrance is Entrance.INSTALLATION]


def address(pattern: Any, office: str = "urzad-lipowo") -> str:
    names = pattern.pattern.converters
    values = {name: office if name == "office" else ARGUMENTS[name] for name in names}
    return reverse(f"members:{pattern.name}", kwargs=values)


@pytest.mark.parametrize("pattern", [*OF_OFFICES, *OF_INSTALLATION], ids=lambda one: one.name)
def test_nobody_enters_without_logging_in(cast: Cast, client: Client, pattern: Any) -> None:
    answer = client.get(address(pattern))

    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("pattern", OF_OFFICES, ids=lambda one: one.name)
def test_another_office_does_not_exist_for_a_stranger(cast: Cast, client: Client, pattern: Any) -> None:
    client.force_login(cast.celina)

    assert client.get(address(pattern)).status_code == 404
    assert client.post(address(pattern)).status_code == 404


@pytest.mark.parametrize("pattern", OF_OFFICES, ids=lambda one: one.name)
def test_a_colleague_without_the_permission_is_refused(cast: Cast, client: Client, pattern: Any) -> None:
    client.force_login(cast.bogdan)
    may_read = guard(pattern).permission is Permission.OFFICE_READ

    assert (client.get(address(pattern)).status_code == 403) is not may_read


@pytest.mark.parametrize("pattern", OF_INSTALLATION, ids=lambda one: one.name)
def test_only_the_administrator_runs_the_installation(cast: Cast, client: Client, pattern: Any) -> None:
    client.force_login(cast.lucja)

    assert client.get(address(pattern)).status_code == 403


def test_the_administrator_enters_no_office(cast: Cast, client: Client) -> None:
    client.force_login(cast.administrator)

    assert client.get(reverse("members:office", kwargs={"office": "urzad-lipowo"})).status_code == 404


@pytest.mark.parametrize(
    "name", ["person", "change_person", "end_employment", "record_absence", "forget", "place_hold"]
)
def test_a_person_of_another_office_is_not_found(cast: Cast, client: Client, name: str) -> None:
    with office_scope(cast.olszyny.pk):
        stranger = Employee.objects.get()
    client.force_login(cast.lucja)

    answer = client.get(reverse(f"members:{name}", kwargs={"office": "urzad-lipowo", "key": stranger.key}))

    assert answer.status_code == 404
