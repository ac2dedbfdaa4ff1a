"""Keys of another office are sent in every choice of every form of an office; each form says no at that field."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.forms import ChoiceField
from django.test import Client
from django.utils import timezone

from probierz.access.actor import Actor, system_actor
from probierz.access.doors import Entrance
from probierz.documents.actions import approving, checking
from probierz.documents.actions.bodies import written
from probierz.documents.actions.documents import DocumentDetails, add_document
from probierz.documents.actions.types import TypeDetails, add_type
from probierz.documents.models import Revision
from probierz.lib.catalogs.processes import Direction, Group, Unit
from probierz.lib.periods import Frequency
from probierz.members.actions.structure import add_unit
from probierz.offices.models import Office
from probierz.offices.owned import OfficeOwned
from probierz.offices.scope import office_scope
from probierz.people.models import Employee
from probierz.planning.actions.objectives import Aim, set_objective
from probierz.planning.actions.opportunities import Chance, add_opportunity
from probierz.planning.actions.risks import RiskCard, add_risk
from probierz.planning.rules import Category, Response
from probierz.processes.actions.cards import Card, add_process
from probierz.processes.actions.indicators import Definition, add_indicator
from probierz.processes.actions.service_cards import FIELDS, Frame, add_service
from probierz.standards.actions.catalogs import load_shipped
from probierz.standards.actions.evidence import Sheet, add_file
from probierz.standards.actions.rounds import plan_round
from probierz.standards.actions.use import take_catalog
from probierz.standards.models import Catalog, Requirement
from probierz.standards.rules import RoundKind, RoundScoring
from tests.cast import TODAY, Cast
from tests.house.doors import Door, doors

QUALITY = ("documents:", "processes:", "planning:", "standards:")


def furnish(office: Office, actor: Actor) -> None:
    """One of everything of the quality system."""
    now = timezone.now()
    with office_scope(office.pk):
        add_unit(actor, office=office, name="Kadry", symbol="KD", parent=None, on=date(2026, 1, 1))
        kind = add_type(actor, office=office, details=TypeDetails(code="P", name="Procedura", pattern="P {n}"))
        for title in ("W mocy", "Projekt"):
            details = DocumentDetails(title=title)
            document = add_document(actor, office=office, kind=kind, details=details, body=written("Cel."), at=now)
            revision = Revision.objects.select_related("content").get(document=document)
            if title == "W mocy":
                checking.send(actor, revision=revision, reviewers=[], at=now)
                seen = revision.content.sha256 if revision.content else ""
                approving.approve(actor, revision=revision, seen_sha256=seen, at=now, today=TODAY)
        process = add_process(actor, office=office, card=Card(name="Sprawy", group=Group.CORE), on=date(2026, 1, 1))
        told = {"unit": Unit.DAYS, "direction": Direction.DOWN, "frequency": Frequency.QUARTER}
        add_indicator(actor, process=process, definition=Definition(name="Dni", **told), since=date(2026, 1, 1))  # type: ignore[arg-type] # each is of its kind
        frame, texts = Frame(slug="", process=None, unit=None, deadline=""), dict.fromkeys(FIELDS, "Zameldowanie")
        add_service(actor, office=office, frame=frame, texts={**texts, "online": ""}, on=TODAY)
        set_objective(actor, office=office, aim=Aim(name="Krócej", due_on=TODAY), on=TODAY)
        card = RiskCard(name="Pożar", category=Category.PEOPLE, likelihood=1, impact=1, response=Response.TREAT)
        add_risk(actor, office=office, card=card, on=TODAY)
        add_opportunity(actor, office=office, chance=Chance(name="S", gain=1, effort=1, next_review_on=TODAY), on=TODAY)
        catalog = Catalog.objects.get(code="iso9001-2015")
        take_catalog(actor, office=office, catalog=catalog, on=TODAY)
        plan = {"kind": RoundKind.SELF_ASSESSMENT, "scoring": RoundScoring.VERDICTS, "name": "S", "due_on": TODAY}
        plan_round(actor, office=office, catalog=catalog, on=TODAY, **plan)  # type: ignore[arg-type] # each is of its kind
        sheet = Sheet(name="a.txt", content=b"a", made_on=TODAY)
        add_file(actor, office=office, title="Dowód", description="", sheet=sheet, requirements=[], on=TODAY)


def keys_of(office: Office) -> list[str]:
    with office_scope(office.pk):
        models = [model for model in apps.get_models() if issubclass(model, OfficeOwned) and hasattr(model, "key")]
        keys = [key for model in models for key in model.objects.values_list("key", flat=True)]
        return [*keys, *Employee.objects.exclude(account=None).values_list("account__key", flat=True)]


def addresses(door: Door, office: Office, keys: list[str]) -> Iterator[str]:
    leaf = Requirement.objects.filter(catalog__code="iso9001-2015", is_leaf=True).order_by("position")[0]
    known = {"office": office.code, "catalog": "iso9001-2015", "number": leaf.number, "year": "2026"}
    for key in keys if "key" in door.converters else keys[:1]:
        yield door.address(**known, key=key)


def forms_of(client: Client, office: Office) -> Iterator[tuple[str, Any]]:
    """Each page of the quality system that has a form, once."""
    keys = keys_of(office)
    for door in doors():
        if door.guard and door.guard.entrance is Entrance.OFFICE and door.name.startswith(QUALITY):
            pages = ((address, client.get(address)) for address in addresses(door, office, keys))
            found = ((address, (page.context or {}).get("form")) for address, page in pages)
            first = next((one for one in found if one[1] is not None), None)
            yield from [first] if first else []


@pytest.fixture
def furnished(cast: Cast) -> Cast:
    actor = system_actor("test")
    load_shipped(actor)
    for office in (cast.lipowo, cast.olszyny):
        furnish(office, actor)
    return cast


def test_no_form_takes_a_key_of_another_office(furnished: Cast, client: Client) -> None:
    client.force_login(furnished.lucja)
    strange = keys_of(furnished.olszyny)
    tried = set()
    for address, form in forms_of(client, furnished.lipowo):
        fields = [name for name, field in form.fields.items() if isinstance(field, ChoiceField)]
        if not fields:
            continue
        answer = client.post(address, dict.fromkeys(fields, strange))
        if answer.status_code == 405:
            continue  # filters of a list
        assert answer.status_code in {200, 422}, address
        for name in fields:
            assert name in answer.context["form"].errors, (address, name)
            tried.add(f"{type(form).__name__}.{name}")
        one = client.post(address, {fields[0]: strange[0]})
        assert fields[0] in one.context["form"].errors, address

    assert len(tried) > 25, sorted(tried)
