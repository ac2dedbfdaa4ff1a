"""Actions ask for permission, run in one transaction and leave an event."""

import pytest
from django.db import IntegrityError

from probierz.access.actions import NothingRecorded, PermissionRefused, action
from probierz.access.actor import Actor, system_actor
from probierz.access.permissions import Permission
from probierz.offices.models import Association
from probierz.offices.scope import office_scope, programme_scope
from tests.cast import Cast


def rename(actor, *, office, name):
    office.name = name
    office.save()


def test_an_action_without_permission_is_refused_and_writes_nothing(cast: Cast) -> None:
    guarded = action(Permission.OFFICE_MANAGE, silent_because="a test")(rename)

    with office_scope(cast.lipowo.pk), pytest.raises(PermissionRefused):
        guarded(cast.actor(cast.bogdan), office=cast.lipowo, name="Inna")

    cast.lipowo.refresh_from_db()
    assert cast.lipowo.name == "Urząd Gminy w Lipowie"


def test_an_action_that_records_nothing_is_rolled_back(cast: Cast) -> None:
    guarded = action(Permission.OFFICE_MANAGE)(rename)

    with office_scope(cast.lipowo.pk), pytest.raises(NothingRecorded):
        guarded(cast.actor(cast.lucja), office=cast.lipowo, name="Inna")

    cast.lipowo.refresh_from_db()
    assert cast.lipowo.name == "Urząd Gminy w Lipowie"


def test_permission_in_one_office_is_none_in_another(cast: Cast) -> None:
    lucja = cast.actor(cast.lucja)

    with office_scope(cast.lipowo.pk):
        assert lucja.may(Permission.OFFICE_MANAGE)
    with office_scope(cast.olszyny.pk):
        assert not lucja.may(Permission.OFFICE_MANAGE)


def test_several_offices_in_scope_allow_nothing_to_a_member(cast: Cast) -> None:
    with office_scope(cast.lipowo.pk, cast.olszyny.pk):
        assert not cast.actor(cast.lucja).may(Permission.OFFICE_READ)


def test_coordinator_may_in_the_programme_and_not_in_its_offices(cast: Cast) -> None:
    coordinator = cast.actor(cast.swiecicka)

    with programme_scope(cast.programme.pk, offices=[cast.lipowo.pk]):
        assert coordinator.may(Permission.PROGRAMME_READ)
    with office_scope(cast.lipowo.pk):
        assert not coordinator.may(Permission.PROGRAMME_READ)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("collisions", [1, 2])
def test_an_action_looks_once_more_when_somebody_did_the_same_at_the_same_moment(collisions: int) -> None:
    looks: list[int] = []

    def write(actor: Actor) -> str:
        looks.append(len(looks) + 1)
        Association.objects.create(code=f"zwiazek-{len(looks)}", name="Związek", short_name="Z")
        if len(looks) <= collisions:
            raise IntegrityError
        return "found"

    guarded = action(Permission.INSTALLATION_MANAGE, silent_because="a test")(write)

    if collisions == 1:
        assert guarded(system_actor("test")) == "found"
        assert list(Association.objects.values_list("code", flat=True)) == ["zwiazek-2"]
    else:  # a mistake of ours, which nobody hides
        with pytest.raises(IntegrityError):
            guarded(system_actor("test"))
        assert not Association.objects.exists()
    assert looks == [1, 2]
