"""What an office sees and enters itself."""

from datetime import date

import pytest
from django.urls import reverse

from probierz.access.actions import PermissionRefused
from probierz.offices.models import Participation
from probierz.offices.rules import SharingTopic
from probierz.offices.scope import office_scope
from probierz.programme.actions.outcomes import report_indicator
from probierz.programme.models import IndicatorReading
from probierz.programme.tests.conftest import withdraw
from probierz.surveys.rules import WaveRole
from probierz.trail.models import Event

TYPED = {"since_on": "2025-01-01", "last_on": "2025-12-31", "denominator": "100", "numerator": "91"}


def url(name="own", office="urzad-lipowo", **names):
    return reverse(f"programme:{name}", kwargs={"office": office, **names})


def counting(wave="baseline", code="jakosc-dolina", office="urzad-lipowo"):
    return url("count_matters", office, code=code, wave=wave)


def test_every_employee_sees_the_stages_of_the_office_shared_or_not(client, cast, stages):
    withdraw(cast, SharingTopic.PARTICIPATION)
    client.force_login(cast.bogdan)

    own = client.get(url()).context["programmes"]

    assert [len(one.cells) for one in own] == [10]


def test_an_office_outside_every_programme_learns_what_comes(client, cast):
    Participation.objects.all().delete()
    client.force_login(cast.bogdan)

    assert client.get(url()).status_code == 200


def test_the_representative_enters_the_count_and_corrects_it(client, cast):
    client.force_login(cast.lucja)

    assert client.post(counting(), TYPED).url == url()
    client.post(counting(), {**TYPED, "numerator": "92"})

    assert client.get(counting()).context["form"]["numerator"].value() == 92
    with office_scope(cast.lipowo.pk):
        assert IndicatorReading.objects.get().share == 0.92
    events = Event.objects.filter(verb="indicator.recorded", office_code="urzad-lipowo").order_by("-position")
    assert events[0].before["numerator"] == 91


def test_a_wrong_count_is_named_and_kept(client, cast):
    client.force_login(cast.lucja)

    page = client.post(counting(), {**TYPED, "numerator": "101"})

    assert page.context["form"].errors["numerator"]
    assert page.context["form"]["numerator"].value() == "101"


@pytest.mark.parametrize(("wave", "code"), [("middle", "jakosc-dolina"), ("baseline", "inny-program")])
def test_an_unknown_wave_or_programme_is_not_found(client, cast, wave, code):
    client.force_login(cast.lucja)

    assert client.get(counting(wave, code)).status_code == 404


def test_colleagues_and_strangers_enter_nothing(client, cast):
    client.force_login(cast.bogdan)
    assert client.post(counting(), TYPED).status_code == 403

    client.force_login(cast.celina)
    assert client.post(counting(), TYPED).status_code == 404


def test_the_action_itself_asks_for_the_permission(cast):
    with office_scope(cast.lipowo.pk), pytest.raises(PermissionRefused):
        report_indicator(
            cast.actor(cast.bogdan),
            programme=cast.programme,
            office=cast.lipowo,
            wave=WaveRole.BASELINE,
            numerator=1,
            denominator=1,
            since_on=date(2025, 1, 1),
            last_on=date(2025, 1, 2),
        )
