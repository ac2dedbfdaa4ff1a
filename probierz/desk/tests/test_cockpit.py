"""The first page of an office: for each what one may see, from the empty office to the living one."""

import pytest
from django.test import Client
from django.urls import reverse

from probierz.access.actor import actor_of
from probierz.desk.queries.cockpit import cockpit_of
from probierz.desk.queries.cockpit.promises import promises_of
from probierz.offices.models import Participation
from probierz.offices.scope import office_scope
from probierz.people.models import Account
from probierz.planning.actions.risks import RiskCard, add_risk
from probierz.planning.models import Risk
from probierz.planning.rules import Category, Response
from tests.cast import TODAY, Cast

HERE = "/o/urzad-lipowo/pulpit/"


def page(client: Client, account: Account) -> str:
    client.force_login(account)
    answer = client.get(HERE)
    assert answer.status_code == 200
    return answer.content.decode()


def write_down(cast: Cast, name: str, step: int) -> Risk:
    card = RiskCard(name=name, category=Category.SERVICE, likelihood=step, impact=step, response=Response.TREAT)
    return add_risk(cast.actor(cast.lucja), office=cast.lipowo, card=card, on=TODAY)


def test_an_office_that_has_nothing_is_shown_the_way(client: Client, cast: Cast):
    seen = page(client, cast.lucja)

    assert seen.count("begin__step ") + seen.count('begin__step"') == 5
    assert seen.count('aria-current="step"') == 1
    assert reverse("members:roster_upload", kwargs={"office": "urzad-lipowo"}) in seen


def test_a_step_that_is_taken_leads_to_the_next(cast: Cast, roster: None):
    actor = actor_of(cast.lucja, on=TODAY)

    with office_scope(cast.lipowo.pk):
        path = cockpit_of(actor, cast.lipowo, on=TODAY).path

    assert path is not None
    assert [(step.is_done, step.is_next) for step in path.steps][:3] == [(True, False), (False, True), (False, False)]
    assert path.done == 1


@pytest.mark.parametrize("who", ["bogdan", "zaneta", "scibor"])
def test_who_does_not_build_the_system_is_not_told_to(client: Client, cast: Cast, who):
    assert "begin__step" not in page(client, getattr(cast, who))


def test_an_employee_sees_no_results_and_no_drafts(cast: Cast):
    actor = actor_of(cast.bogdan, on=TODAY)

    with office_scope(cast.lipowo.pk):
        seen = cockpit_of(actor, cast.lipowo, on=TODAY)

    assert (seen.path, seen.readiness, seen.promises, seen.documents, seen.voice) == (None, None, [], None, None)


def test_the_head_sees_the_five_promises_even_without_data(cast: Cast):
    actor = actor_of(cast.scibor, on=TODAY)

    with office_scope(cast.lipowo.pk):
        promises = promises_of(actor, cast.lipowo, on=TODAY)

    assert len(promises) == 5
    assert all(one.value == "" and one.why_none for one in promises)


def test_an_office_without_a_programme_says_so_too(cast: Cast):
    Participation.objects.filter(office=cast.lipowo).delete()
    actor = actor_of(cast.scibor, on=TODAY)

    with office_scope(cast.lipowo.pk):
        promises = promises_of(actor, cast.lipowo, on=TODAY)

    assert all(one.why_none for one in promises)


def test_what_waits_stands_there_with_its_day(client: Client, cast: Cast, roster: None, conference):
    seen = page(client, cast.lucja)

    assert "Finał w Dolinie" in seen
    assert "duty__due" in seen


def test_a_survey_that_is_open_is_the_clients_voice(client: Client, cast: Cast, asking):
    assert asking.name_pl in page(client, cast.lucja)


def test_strangers_find_no_cockpit(client: Client, cast: Cast):
    client.force_login(cast.celina)

    assert client.get(HERE).status_code == 404


def test_the_switch_of_offices_opens_the_cockpit(client: Client, cast: Cast):
    client.force_login(cast.lucja)

    assert f'href="{HERE}"' in client.get("/moje-sprawy/").content.decode()


def test_only_risks_over_the_threshold_are_shown(client: Client, cast: Cast):
    assert reverse("planning:add_risk", kwargs={"office": "urzad-lipowo"}) in page(client, cast.lucja)
    with office_scope(cast.lipowo.pk):
        grave, slight = (write_down(cast, name, step) for name, step in (("Powódź", 5), ("Kurz", 1)))

    seen = page(client, cast.scibor)

    assert str(grave) in seen
    assert str(slight) not in seen
