"""Every address is sent what no form would send: NULs, endless numbers, impossible days, keys of another office."""

import re
from datetime import date
from itertools import cycle

import pytest
from django.test import Client
from django.utils import timezone

from probierz.access.actor import system_actor
from probierz.access.doors import Entrance
from probierz.access.models import ApiToken
from probierz.access.roles import ROLES
from probierz.access.tokens import actor_of_token, fingerprint
from probierz.members.actions.invitations import invite
from probierz.members.actions.people import record_absence
from probierz.members.actions.roster import upload_roster
from probierz.members.actions.structure import add_unit
from probierz.offices.scope import office_scope
from probierz.people.models import Employee, Membership
from probierz.people.rules import Role
from probierz.surveys.tests import factories
from tests.cast import Cast
from tests.house.doors import Door, doors

HOSTILE = ("a\0b", "9" * 5_000, "0000-01-01", "99999-12-31", b"\xed\xa0\x80", '{"a": [1]}', "a\r\nSet-Cookie: a=b", "")
_NAMES = re.compile(r'<(?:input|textarea|select|button)[^>]*? name="([^"]+)"')


def of(*entrances: Entrance) -> list[Door]:
    return [door for door in doors() if door.guard and door.guard.entrance in entrances]


def whoever_enters(door: Door, cast: Cast) -> Client:
    client = Client()
    accounts = {Entrance.PROGRAMME: cast.swiecicka, Entrance.INSTALLATION: cast.administrator}
    if door.guard and door.guard.entrance is not Entrance.PUBLIC:
        client.force_login(accounts.get(door.guard.entrance, cast.lucja))
    return client


def test_no_field_of_any_page_breaks_it(cast: Cast) -> None:
    """Neighbouring fields get every kind of nonsense in turn."""
    known = {"office": cast.lipowo.code, "programme": cast.programme.code, "code": cast.programme.code}
    nonsense = cycle(HOSTILE)
    sent = 0
    for door in of(*set(Entrance) - {Entrance.TOKEN}):
        client, address = whoever_enters(door, cast), door.address(**known)
        page = client.get(address)
        if page.status_code != 200 or not page.headers["Content-Type"].startswith("text/html"):
            continue
        names = _NAMES.findall(page.content.decode())
        answer = client.post(address, {name: next(nonsense) for name in names})
        assert answer.status_code < 500, address
        assert "a" not in answer.cookies
        sent += 1
    assert sent > 50


@pytest.fixture
def strange(cast: Cast) -> dict[str, list[str]]:
    """Of what only Olszyny has: the keys, and the numbers of an absence and of a role."""
    actor, now = system_actor("test"), timezone.now()
    point = factories.point(cast.olszyny, factories.campaign(cast))
    with office_scope(cast.olszyny.pk):
        person, role = Employee.objects.get(), Membership.objects.get()
        absence = record_absence(actor, employee=person, first_day=date(2026, 11, 1), last_day=None, deputy=None)
        unit = add_unit(actor, office=cast.olszyny, name="Kadry", symbol="", parent=None, on=date(2026, 1, 1))
        sent = invite(
            actor, office=cast.olszyny, email="nowa@example.org", roles=[Role.EMPLOYEE], language="pl", now=now
        )
        draft = upload_roster(actor, office=cast.olszyny, name="lista.csv", content=b"nr;nazwisko\n", now=now)
    things = (person, unit, sent.invitation, draft, point)
    keys = [str(getattr(one, "key", one.pk)) for one in things]
    return {"key": keys, "absence": [str(absence.pk)], "membership": [str(role.pk)]}


def test_keys_of_another_office_open_nothing(client: Client, cast: Cast, strange: dict[str, list[str]]) -> None:
    hers = ROLES[Role.QUALITY_REPRESENTATIVE].permissions
    found = [(door, name) for door in of(Entrance.OFFICE) for name in strange if name in door.converters]

    for door, name in found:
        # Few doors are the head's alone.
        client.force_login(cast.lucja if door.guard and door.guard.permission in hers else cast.scibor)
        for value in strange[name]:
            address = door.address(**{"office": cast.lipowo.code, name: value})
            for send in (client.get, client.post):
                assert send(address).status_code in {404, 405}, door.route

    assert len(found) > 15


def test_a_token_of_an_older_version_keeps_what_there_still_is(cast: Cast) -> None:
    """A permission that a newer version no longer has gives nothing and breaks nothing."""
    ApiToken.objects.create(
        account=cast.lucja,
        name="skrypt",
        sha256=fingerprint("pbz_x"),
        permissions=["no.longer.there", "office.read"],
        expires_on=timezone.localdate(),
    )

    actor = actor_of_token("pbz_x", on=timezone.localdate())

    assert actor is not None
    assert actor.only == {"office.read"}
