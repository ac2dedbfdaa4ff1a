"""A programme of two offices with its stages, made by the actions."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from probierz.access.actor import Actor, system_actor
from probierz.certificates.actions import issue_participation_certificates
from probierz.lib.typesetting.certificate import Signatory
from probierz.offices.models import Consent, Office, Programme
from probierz.offices.rules import SharingTopic
from probierz.offices.scope import programme_scope
from probierz.programme.actions.conference import AgendaPoint, ConferenceDetails, hold_conference
from probierz.programme.actions.news import write_news
from probierz.programme.actions.stages import create_programme_stages
from probierz.programme.models import Conference, NewsItem, OfficeStage, Stage
from probierz.programme.queries import Sharing, sharing_of
from probierz.programme.rules import NewsCategory
from tests.cast import TODAY, Cast

SYSTEM = system_actor("tests")
HELD_ON = date(2026, 12, 10)


@pytest.fixture(autouse=True)
def _today(time_machine) -> None:
    """The clock stands at noon of the cast's day."""
    time_machine.move_to(f"{TODAY}T12:00:00+01:00", tick=True)


@pytest.fixture
def coordinator(cast: Cast) -> Actor:
    return cast.actor(cast.swiecicka)


@pytest.fixture
def inside(cast: Cast) -> Iterator[None]:
    """The scope that the coordinator's pages open."""
    with programme_scope(cast.programme.pk, offices=[cast.lipowo.pk, cast.olszyny.pk]):
        yield


@pytest.fixture
def stages(cast: Cast) -> list[Stage]:
    with programme_scope(cast.programme.pk):
        return create_programme_stages(SYSTEM, programme=cast.programme)


@pytest.fixture
def sharing(cast: Cast) -> Sharing:
    return sharing_of(cast.programme)


@pytest.fixture
def conference(cast: Cast) -> Conference:
    with programme_scope(cast.programme.pk):
        return hold_conference(
            SYSTEM,
            programme=cast.programme,
            details=ConferenceDetails(
                title_pl="Jakość w Dolinie",
                title_en="Quality in the Valley",
                place="Dom Kultury w Lipowie",
                held_on=HELD_ON,
                registration_until=date(2026, 11, 30),
                capacity=3,
            ),
            agenda=[AgendaPoint(title_pl="Wyniki", title_en="Results", speaker_function_pl="starosta")],
        )


@pytest.fixture
def news(cast: Cast) -> NewsItem:
    with programme_scope(cast.programme.pk):
        return write_news(
            SYSTEM,
            programme=cast.programme,
            category=NewsCategory.PROGRAMME,
            title_pl="Ruszamy",
            title_en="We begin",
            body_pl="Pierwszy **krok**.",
            body_en="The first **step**.",
            author="Święcicka",
        )


def office_stage(cast: Cast, code: str, office: Office | None = None) -> OfficeStage:
    with programme_scope(cast.programme.pk):
        rows = OfficeStage.objects.select_related("stage", "office", "programme")
        return rows.get(stage__code=code, office=office or cast.lipowo)


def withdraw(cast: Cast, topic: SharingTopic, office: Office | None = None) -> None:
    """The office takes its consent back today."""
    rows = Consent.objects.filter(participation__office=office or cast.lipowo, topic=topic)
    rows.update(until=TODAY)


def certify(programme: Programme, *offices: Office) -> None:
    """Certificates of participation for these offices; in the programme's scope."""
    signatories = [Signatory(name="Święcicka", function="koordynatorka programu")]
    issue_participation_certificates(
        SYSTEM, programme=programme, recipients=offices, signatories=signatories, issued_on=TODAY, language="pl"
    )


def url(name: str, **names: object) -> str:
    """An address of the cast's programme."""
    return reverse(f"programme:{name}", kwargs={"programme": "jakosc-dolina", **names})


@pytest.fixture
def staff(client: Client, cast: Cast) -> Client:
    """The coordinator's browser."""
    client.force_login(cast.swiecicka)
    return client
