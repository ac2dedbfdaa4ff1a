"""The desk of the cast on the cast's day, with something going on in every application."""

from datetime import date

import pytest

from probierz.access.actor import system_actor
from probierz.lib.polish import fold, sort_key
from probierz.offices.models import Office
from probierz.offices.scope import office_scope, programme_scope
from probierz.people.models import Employee
from probierz.programme.actions.conference import ConferenceDetails, hold_conference
from probierz.programme.actions.stages import create_programme_stages
from probierz.programme.models import Conference
from probierz.surveys.models import Campaign
from probierz.surveys.tests import factories
from tests.cast import TODAY, Cast

SYSTEM = system_actor("tests")
REGISTER_UNTIL = date(2026, 11, 6)


@pytest.fixture(autouse=True)
def _today(time_machine) -> None:
    """The clock stands at noon of the cast's day."""
    time_machine.move_to(f"{TODAY}T12:00:00+01:00", tick=True)


@pytest.fixture
def roster(cast: Cast) -> None:
    """Both offices have brought in their lists, so that this is not due."""
    for office in (cast.lipowo, cast.olszyny):
        add_employee(office, "Zofia", "Źdźbło")


@pytest.fixture
def asking(cast: Cast) -> Campaign:
    """A campaign whose first wave has been open since September."""
    campaign = factories.campaign(cast)
    factories.opened(campaign)
    return campaign


@pytest.fixture
def conference(cast: Cast) -> Conference:
    with programme_scope(cast.programme.pk):
        return hold_conference(
            SYSTEM,
            programme=cast.programme,
            details=ConferenceDetails(
                title_pl="Finał w Dolinie",
                title_en="Finale in the Valley",
                place="Dom Kultury w Lipowie",
                held_on=date(2026, 12, 10),
                registration_until=REGISTER_UNTIL,
                capacity=30,
            ),
            agenda=[],
        )


@pytest.fixture
def stages(cast: Cast) -> None:
    with programme_scope(cast.programme.pk):
        create_programme_stages(SYSTEM, programme=cast.programme)


def add_employee(office: Office, given_name: str, family_name: str) -> Employee:
    with office_scope(office.pk):
        employee = Employee(
            office=office,
            number=f"{office.code}-{family_name}",
            given_name=given_name,
            family_name=family_name,
            search_key=fold(f"{given_name} {family_name}"),
            sort_key=sort_key(f"{family_name} {given_name}"),
        )
        employee.save()
    return employee
