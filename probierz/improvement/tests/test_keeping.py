"""What somebody without an account left is kept as the public page promises."""

from datetime import date

import pytest
import time_machine

from probierz.access.actor import Actor, passer_by
from probierz.improvement.actions import cases
from probierz.improvement.actions.keeping import forget_old_contacts
from probierz.improvement.actions.links import Telling, open_link, tell
from probierz.improvement.models import Nonconformity
from probierz.improvement.rules import Grade
from probierz.offices.scope import office_scope
from probierz.trail.models import Event
from tests.cast import TODAY, Cast

CONTACT = "jan@example.org"


@pytest.fixture
def case(here: Cast, lucja: Actor) -> Nonconformity:
    link = open_link(lucja, office=here.lipowo, place="Parter", unit=None, on=TODAY)
    return tell(passer_by(), link=link, telling=Telling(text="Pani Kowal krzyczy.", contact=CONTACT))


def test_words_of_residents_can_be_blanked_in_the_history(case: Nonconformity, lucja: Actor) -> None:
    judgement = cases.Judgement(title="Pani Kowal jest niemiła", grade=Grade.MINOR, description="Kowal, okienko 2")
    cases.judge(lucja, case=case, judgement=judgement)

    events = list(Event.objects.filter(target_key=case.key))
    assert len(events) == 2
    assert not [event for event in events if "Kowal" in f"{event.before} {event.after}"]
    assert all("Kowal" in event.personal["title"] for event in events)


@pytest.mark.parametrize(("on", "contact"), [(date(2031, 10, 31), CONTACT), (date(2031, 11, 3), "")])
def test_a_contact_goes_five_years_after_the_end(
    here: Cast, case: Nonconformity, lucja: Actor, on: date, contact: str
) -> None:
    cases.reject(lucja, case=case, reason="To nie błąd.", on=TODAY)

    with time_machine.travel(on, tick=False):
        forget_old_contacts()
        forget_old_contacts()

    with office_scope(here.lipowo.pk):
        case.refresh_from_db()
    reported = Event.objects.get(verb="improvement.nonconformity.reported")
    assert (case.contact, reported.personal.get("contact", "")) == (contact, contact)
    assert case.description == "Pani Kowal krzyczy."
    assert Event.objects.filter(verb="improvement.contact.forgotten").count() == (not contact)


def test_the_contact_of_an_open_case_stays(here: Cast, case: Nonconformity) -> None:
    with time_machine.travel(date(2040, 1, 1), tick=False):
        forget_old_contacts()

    case.refresh_from_db()
    assert case.contact == CONTACT
