"""Everything about a person can be handed over, kept for a dispute, and forgotten."""

import json
from datetime import date
from io import StringIO
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import models

from probierz.access.actor import Actor, system_actor
from probierz.members.actions import forgetting, invitations, people, roles
from probierz.members.actions.people import Details
from probierz.members.actions.refusals import Refused
from probierz.members.models import Invitation
from probierz.members.queries import subject as subjects
from probierz.members.queries.people import Status, Wish
from probierz.members.queries.people import people as listed
from probierz.members.rules import Refusal
from probierz.offices.scope import across_offices, office_scope
from probierz.people.models import Absence, Account, Employee, Membership
from probierz.people.queries import headcount
from probierz.people.rules import Role
from probierz.trail.models import Event
from probierz.trail.verification import verify
from tests.cast import TODAY, Cast

LEFT = date(2026, 8, 31)
ZOFIA = Details(number="17", family_name="Ćmatowska", given_name="Zofia", email="zofia@lipowo.example", position="p.o.")


@pytest.fixture
def zofia(in_lipowo: Cast, lucja: Actor) -> Employee:
    """Somebody who came, was away with a deputy, and left."""
    person = people.add_employee(lucja, office=in_lipowo.lipowo, details=ZOFIA, on=date(2020, 1, 1))
    deputy = Employee.objects.get(account=in_lipowo.bogdan)
    days: dict[str, Any] = {"first_day": date(2026, 5, 1), "last_day": date(2026, 5, 9)}
    people.record_absence(lucja, employee=person, **days, deputy=deputy)
    people.record_absence(lucja, employee=deputy, first_day=date(2026, 6, 1), last_day=date(2026, 6, 2), deputy=person)
    people.end_employment(lucja, employee=person, last_day=LEFT)
    return person


def everything() -> str:
    """Every value of every table, as one text."""
    rows = []
    for model in apps.get_models():
        if model._meta.managed and not model._meta.proxy:
            rows += list(model._default_manager.values_list())
    return repr(rows)


def forget(actor: Actor, person: Employee, number: str = "17") -> None:
    forgetting.forget_employee(actor, employee=person, repeated_number=number, today=TODAY)


def refused(act: Any, *arguments: Any, **named: Any) -> Refusal:
    with pytest.raises(Refused) as refusal:
        act(*arguments, **named)
    return refusal.value.reason


def test_nothing_names_a_forgotten_person_any_more(zofia: Employee, in_lipowo: Cast, lucja: Actor) -> None:
    with across_offices(reason="test"):
        assert "Ćmatowska" in everything()

    forget(lucja, zofia)

    with across_offices(reason="test"):
        whole = everything().lower()
    assert "ćmatowska" not in whole
    assert "cmatowska" not in whole
    assert "zofia@" not in whole


def test_the_chain_holds_after_somebody_was_forgotten(zofia: Employee, in_lipowo: Cast, lucja: Actor) -> None:
    forget(lucja, zofia)

    assert verify(f"office:{in_lipowo.lipowo.key}").broken is None
    assert Event.objects.filter(verb="person.forgotten").count() == 1


def test_counts_of_past_days_stay_right(zofia: Employee, lucja: Actor) -> None:
    before = headcount(LEFT)

    forget(lucja, zofia)

    assert headcount(LEFT) == before
    assert zofia not in listed(Wish(status=Status.ALL), on=TODAY)


def test_somebody_else_s_absence_stays_when_the_deputy_is_forgotten(zofia: Employee, lucja: Actor) -> None:
    forget(lucja, zofia)

    assert [row.since for row in Absence.objects.all()] == [date(2026, 6, 1)]


def test_a_hold_keeps_everything(zofia: Employee, lucja: Actor) -> None:
    hold = forgetting.place_hold(lucja, employee=zofia, case="IV P 12/26", on=TODAY)
    assert refused(forgetting.place_hold, lucja, employee=zofia, case="x", on=TODAY) is Refusal.UNDER_HOLD
    assert refused(forget, lucja, zofia) is Refusal.UNDER_HOLD

    forgetting.lift_hold(lucja, hold=hold, on=date(2026, 12, 1))
    assert refused(forget, lucja, zofia) is Refusal.UNDER_HOLD
    forgetting.forget_employee(lucja, employee=zofia, repeated_number="17", today=date(2026, 12, 1))
    assert not Employee.objects.filter(number="17").exists()


def test_who_still_works_or_holds_a_role_is_not_forgotten(in_lipowo: Cast, lucja: Actor) -> None:
    bogdan = Employee.objects.get(account=in_lipowo.bogdan)
    assert refused(forget, lucja, bogdan, bogdan.number) is Refusal.STILL_HERE

    people.end_employment(lucja, employee=bogdan, last_day=LEFT)
    assert refused(forget, lucja, bogdan, bogdan.number) is Refusal.STILL_HERE

    roles.end_role(lucja, membership=Membership.objects.get(account=in_lipowo.bogdan), on=TODAY)
    forget(lucja, bogdan, bogdan.number)
    assert not Employee.objects.filter(account=in_lipowo.bogdan).exists()


def test_the_number_must_be_repeated(zofia: Employee, lucja: Actor) -> None:
    assert refused(forget, lucja, zofia, "71") is Refusal.NAME_NOT_REPEATED


def test_a_forgotten_account_leaves_nothing_and_cannot_come_in(in_lipowo: Cast, lucja: Actor) -> None:
    celina = in_lipowo.celina
    email = celina.email
    EmailAddress.objects.create(user=celina, email=email)
    invitations.invite(
        lucja, office=in_lipowo.lipowo, email=email, roles=[Role.EMPLOYEE], language="pl", now=celina.joined_at
    )
    system = system_actor("test")
    assert refused(forgetting.forget_account, system, account=celina, today=TODAY) is Refusal.STILL_HERE
    with office_scope(in_lipowo.olszyny.pk):
        Membership.objects.filter(account=celina).update(until=LEFT)

    forgetting.forget_account(system, account=celina, today=TODAY)

    account = Account.objects.get(pk=celina.pk)
    assert (account.name, account.is_active, account.has_usable_password()) == ("", False, False)
    assert not EmailAddress.objects.exists()
    with across_offices(reason="test"):
        assert not Invitation.objects.exists()
        assert Employee.objects.filter(family_name="Śnieg", account=None).exists()
        assert email not in repr(list(Account.objects.values_list()))


def test_the_export_finds_every_table_with_a_key_to_a_person() -> None:
    """Derived from the schema, so that this fails only when a key hides from the walker."""
    subject = subjects.Subject(Account(pk=1), (Employee(pk=1),))
    found = {place.model for place in subjects.places_about(subject)}

    with_keys = {
        model
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.related_model in (Account, Employee) and isinstance(field, models.ForeignKey)
    }
    assert with_keys
    assert with_keys - found == {Employee}  # the person's own row stands apart


# --- the command


def run(*arguments: str) -> dict[str, Any]:
    out = StringIO()
    call_command("person_export", *arguments, stdout=out)
    answer: dict[str, Any] = json.loads(out.getvalue())
    return answer


def test_the_command_tells_everything_about_an_account(cast: Cast) -> None:
    answer = run("--account", "Bogdan.Los@example.org")

    assert answer["tables"]["people.account"][0]["name"] == "Bogdan Łoś"
    assert "password" not in answer["tables"]["people.account"][0]
    assert answer["tables"]["people.membership"][0]["role"] == "employee"
    assert answer["tables"]["people.employment"]
    assert Event.objects.filter(verb="person.exported").exists()


def test_the_command_tells_what_one_office_knows(zofia: Employee, cast: Cast) -> None:
    answer = run("--employee", "urzad-lipowo", "17")

    assert [row["position"] for row in answer["tables"]["people.employment"]] == ["p.o."]
    assert len(answer["tables"]["people.absence"]) == 2
    assert answer["history"][0]["values"]["family_name"] == "Ćmatowska"


@pytest.mark.parametrize(
    "arguments",
    [
        ("--account", "nie-ma@example.org"),
        ("--employee", "urzad-lipowo", "nie-ma"),
        ("--employee", "nie-ma", "17"),
        (),
        ("--account", "x@example.org", "--employee", "urzad-lipowo", "17"),
    ],
)
def test_whoever_is_not_known_gets_one_sentence(cast: Cast, arguments: tuple[str, ...]) -> None:
    with pytest.raises(CommandError):
        run(*arguments)


def test_the_command_forgets_and_says_what_it_emptied(zofia: Employee, cast: Cast) -> None:
    out = StringIO()
    call_command("person_forget", "--employee", "urzad-lipowo", "17", stdout=out)

    assert "17" in out.getvalue()
    assert not Employee.objects.filter(number="17").exists()


def test_the_command_obeys_a_hold(zofia: Employee, lucja: Actor, cast: Cast) -> None:
    forgetting.place_hold(lucja, employee=zofia, case="IV P 12/26", on=TODAY)

    with pytest.raises(CommandError):
        call_command("person_forget", "--employee", "urzad-lipowo", "17")


def test_the_command_forgets_an_account_that_is_closed(cast: Cast) -> None:
    with pytest.raises(CommandError):
        call_command("person_forget", "--account", cast.bogdan.email)
    with across_offices(reason="test"):
        Membership.objects.filter(account=cast.bogdan).delete()

    call_command("person_forget", "--account", cast.bogdan.email, stdout=StringIO())

    assert not Account.objects.filter(email=cast.bogdan.email).exists()
