"""What is due: from whom, until when, where to do it, and what it costs to ask."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from probierz.desk.queries import duties_of
from probierz.desk.tests.conftest import REGISTER_UNTIL, SYSTEM, add_employee
from probierz.lib.duties import Duty, Urgency
from probierz.members.actions.invitations import invite
from probierz.members.actions.structure import add_unit
from probierz.offices.models import Consent, Participation, Programme
from probierz.offices.rules import SharingTopic
from probierz.offices.scope import office_scope, programme_scope
from probierz.people.models import Account, Coordinator
from probierz.people.rules import Role
from probierz.programme.actions.conference import register_participant
from probierz.programme.models import OfficeStage
from probierz.programme.rules import StageState
from probierz.surveys.actions import plan_wave
from probierz.surveys.models import Wave
from probierz.surveys.rules import WaveRole
from probierz.surveys.tests import factories
from tests.cast import TODAY, Cast

BUDGET = 43  # asked once after each change, see count_duties


# The duties with which the quality system of a new office begins.
BEGINNINGS = ("/dokumenty/wzory/", "/wymagania/katalogi/")


def due(cast: Cast, account: Account, *, on: date = TODAY) -> dict[str, Duty]:
    """The duties of a person by the path of the page that they lead to, without beginnings."""
    found = duties_of(cast.actor(account), on=on)
    return {duty.href.partition("?")[0]: duty for duty in found if not duty.href.endswith(BEGINNINGS)}


def close_programme(cast: Cast, day: date) -> None:
    Programme.objects.filter(pk=cast.programme.pk).update(closes_on=day)
    cast.programme.refresh_from_db()


def test_a_new_office_brings_in_its_list(cast: Cast):
    assert "/o/urzad-lipowo/ludzie/import/" in due(cast, cast.lucja)
    add_employee(cast.lipowo, "Zofia", "Źdźbło")

    assert "/o/urzad-lipowo/ludzie/import/" not in due(cast, cast.lucja)
    assert "/o/urzad-olszyny/ludzie/import/" in due(cast, cast.celina)


def test_a_new_office_begins_its_quality_system(cast: Cast):
    begun = [duty.href for duty in duties_of(cast.actor(cast.lucja), on=TODAY) if duty.href.endswith(BEGINNINGS)]

    assert sorted(begun) == [f"/o/urzad-lipowo{path}" for path in BEGINNINGS]
    assert due(cast, cast.bogdan) == {}


def test_an_office_decides_once_what_it_shares(cast: Cast, roster):
    Consent.objects.filter(participation__office=cast.lipowo).delete()

    assert list(due(cast, cast.lucja)) == ["/o/urzad-lipowo/ustawienia/udostepnianie/"]
    assert list(due(cast, cast.scibor)) == ["/o/urzad-lipowo/ustawienia/udostepnianie/"]
    assert due(cast, cast.celina) == {}
    row = Participation.objects.get(office=cast.lipowo)
    Consent.objects.create(participation=row, topic=SharingTopic.HEADCOUNT, since=TODAY)
    assert due(cast, cast.lucja) == {}


def test_an_office_without_a_point_in_an_open_survey_loses_days(cast: Cast, roster, asking):
    (duty,) = due(cast, cast.lucja).values()

    assert duty.href == f"/o/urzad-lipowo/badania/{asking.key}/"
    assert duty.urgency(TODAY) is Urgency.LATE
    assert due(cast, cast.scibor) == {}, "the head of the office sets up no points"
    factories.point(cast.lipowo, asking)
    assert due(cast, cast.lucja) == {}
    assert due(cast, cast.celina), "a point of another office is not one's own"


def test_a_closed_survey_asks_for_no_points(cast: Cast, roster, asking):
    factories.closed(asking)

    assert due(cast, cast.lucja) == {}


def test_an_office_registers_until_the_deadline(cast: Cast, roster, conference):
    (duty,) = due(cast, cast.lucja).values()

    assert (duty.href, duty.due_on) == ("/o/urzad-lipowo/konferencja/", REGISTER_UNTIL)
    assert duty.urgency(TODAY) is Urgency.SOON
    assert due(cast, cast.lucja, on=REGISTER_UNTIL) != {}
    assert due(cast, cast.lucja, on=REGISTER_UNTIL + timedelta(days=1)) == {}
    with office_scope(cast.lipowo.pk):
        register_participant(SYSTEM, conference=conference, office=cast.lipowo, guest="Ścibor Źrebiec", function="wójt")
    assert due(cast, cast.lucja) == {}
    assert due(cast, cast.celina) != {}


def test_an_office_outside_the_programme_hears_nothing_of_it(cast: Cast, roster, asking, conference):
    Participation.objects.filter(office=cast.lipowo).update(until=TODAY)

    assert due(cast, cast.lucja) == {}


def test_an_invitation_that_ran_out_is_told(cast: Cast, roster):
    for address, days in [("nowa@example.org", 8), ("czeka@example.org", 1)]:
        with office_scope(cast.lipowo.pk):
            sent = timezone.now() - timedelta(days=days)
            invite(
                cast.actor(cast.lucja),
                office=cast.lipowo,
                email=address,
                roles=[Role.EMPLOYEE],
                language="pl",
                now=sent,
            )

    (duty,) = due(cast, cast.lucja).values()

    assert duty.href == "/o/urzad-lipowo/ustawienia/role/"
    assert duty.text.startswith("1 ")


@pytest.mark.parametrize("person", ["bogdan", "zaneta", "administrator"])
def test_nothing_waits_for_who_may_do_nothing_about_it(cast: Cast, asking, conference, person):
    assert due(cast, getattr(cast, person)) == {}


def test_late_offices_are_counted_for_the_coordinator(cast: Cast, stages):
    with programme_scope(cast.programme.pk):
        rows = OfficeStage.objects.filter(programme=cast.programme)
        rows.update(planned_start_on=date(2026, 12, 1), planned_end_on=date(2026, 12, 31))
        first = rows.filter(office=cast.lipowo).order_by("pk").first()
        assert first
        assert due(cast, cast.swiecicka) == {}
        OfficeStage.objects.filter(pk=first.pk).update(
            planned_start_on=date(2026, 10, 1), planned_end_on=date(2026, 10, 22)
        )

    (duty,) = duties_of(cast.actor(cast.swiecicka), on=TODAY)

    assert duty.href == "/p/jakosc-dolina/?show=late"
    assert duty.due_on == date(2026, 10, 22)
    assert duty.text.startswith("1 ")
    with programme_scope(cast.programme.pk):
        done = {"state": StageState.DONE, "started_on": date(2026, 10, 1), "done_on": TODAY}
        OfficeStage.objects.filter(pk=first.pk).update(**done)
    assert due(cast, cast.swiecicka) == {}


def test_what_an_office_does_not_share_is_not_counted(cast: Cast, stages):
    assert "/p/jakosc-dolina/" in due(cast, cast.swiecicka)
    Consent.objects.filter(topic=SharingTopic.PARTICIPATION).update(until=TODAY)

    assert "/p/jakosc-dolina/" not in due(cast, cast.swiecicka)


def test_a_wave_is_opened_and_closed_in_time(cast: Cast):
    campaign = factories.campaign(cast)
    page = f"/p/jakosc-dolina/badania/{campaign.key}/"
    with programme_scope(cast.programme.pk):
        Wave.objects.filter(campaign=campaign).exclude(role=WaveRole.BASELINE).delete()
        since, until = TODAY + timedelta(days=1), TODAY + timedelta(days=20)
        plan_wave(SYSTEM, wave=factories.wave(campaign), since=since, until=until)
    assert page not in due(cast, cast.swiecicka)

    assert due(cast, cast.swiecicka, on=since)[page].due_on == since
    factories.opened(campaign, on=since)
    assert page not in due(cast, cast.swiecicka, on=until)
    assert due(cast, cast.swiecicka, on=until + timedelta(days=1))[page].due_on == until


def test_a_programme_that_is_over_wants_its_report_and_certificates(cast: Cast, stages):
    close_programme(cast, date(2026, 10, 31))

    found = due(cast, cast.swiecicka)

    assert set(found) == {"/p/jakosc-dolina/raport/", "/p/jakosc-dolina/zaswiadczenia/seria/"}
    assert all(duty.due_on == date(2026, 10, 31) for duty in found.values())
    assert "2" in found["/p/jakosc-dolina/zaswiadczenia/seria/"].text


def test_duties_of_another_programme_are_not_ones_own(cast: Cast, stages):
    with programme_scope(cast.programme.pk):
        Coordinator.objects.filter(account=cast.swiecicka).update(until=TODAY)

    assert due(cast, cast.swiecicka) == {}


def test_an_office_that_asks_for_a_second_step_tells_nothing_before(cast: Cast, asking, conference):
    cast.lipowo.requires_second_factor = True
    cast.lipowo.save()

    assert list(due(cast, cast.lucja)) == ["/konto/2fa/"]
    assert "/konto/2fa/" not in due(cast, cast.celina)


def test_asking_is_cheap(cast: Cast, stages, asking, conference, django_assert_max_num_queries):
    for account in (cast.lucja, cast.swiecicka, cast.scibor):
        actor = cast.actor(account)
        with django_assert_max_num_queries(BUDGET):
            assert duties_of(actor, on=TODAY)


def test_who_has_no_office_costs_one_question(cast: Cast, django_assert_num_queries):
    actor = cast.actor(cast.administrator)
    with django_assert_num_queries(1):  # whether an office asked this person to audit there
        assert duties_of(actor, on=TODAY) == []


def test_the_page_and_its_frame_ask_once(client: Client, cast: Cast, roster, monkeypatch):
    asked: list[Account | None] = []

    def ask(actor, *, on):
        asked.append(actor.account)
        return []

    monkeypatch.setattr("probierz.desk.queries.duties.duties_of", ask)
    client.force_login(cast.lucja)

    client.get("/moje-sprawy/")

    assert asked == [cast.lucja]


def test_the_page_says_what_is_late_and_what_comes(client: Client, cast: Cast, asking, conference):
    client.force_login(cast.lucja)

    page = client.get("/moje-sprawy/").content.decode()

    order = [page.index(f'id="due-{urgency}"') for urgency in ("late", "soon", "later")]
    assert order == sorted(order)
    assert page.count('class="duty"') == 5
    assert '<span class="count">5' in page


def test_an_empty_desk_is_calm(client: Client, cast: Cast):
    client.force_login(cast.bogdan)

    page = client.get("/moje-sprawy/").content.decode()

    assert 'class="duty"' not in page
    assert "empty__title" in page
    assert "urzad-lipowo" in page


def test_whoever_has_no_role_is_told_whom_to_ask(client: Client, cast: Cast):
    client.force_login(cast.administrator)

    page = client.get("/moje-sprawy/").content.decode()

    assert "empty__title" in page
    assert "urzad-lipowo" not in page


def test_the_count_is_gathered_anew_only_when_something_happened(client: Client, cast: Cast, roster, monkeypatch):
    asked: list[Account | None] = []

    def ask(actor, *, on):
        asked.append(actor.account)
        return []

    with office_scope(cast.lipowo.pk):
        add_unit(cast.actor(cast.lucja), office=cast.lipowo, name="Kancelaria", symbol="K", parent=None, on=TODAY)
    monkeypatch.setattr("probierz.desk.queries.duties.duties_of", ask)
    client.force_login(cast.lucja)
    address = reverse("members:structure", kwargs={"office": cast.lipowo.code})
    for _visit in range(3):
        client.get(address)
    assert asked == [cast.lucja]

    with office_scope(cast.lipowo.pk):
        add_unit(cast.actor(cast.lucja), office=cast.lipowo, name="Archiwum", symbol="A", parent=None, on=TODAY)
    client.get(address)

    assert asked == [cast.lucja, cast.lucja]
