"""Several threads at the same thing: run inside a real installation by test_concurrency.py, prints JSON."""

import json
import sys
from typing import Any

from django.db import transaction
from django.utils import timezone

from probierz.access.actor import system_actor
from probierz.certificates.actions.ending import revoke_certificate
from probierz.certificates.models import Certificate
from probierz.members.actions.roles import end_role, give_role
from probierz.offices.models import Office, Programme
from probierz.offices.scope import office_scope, programme_scope
from probierz.people.models import Account, Membership
from probierz.people.rules import Role
from probierz.programme.actions.stages import move_stage
from probierz.programme.models import OfficeStage
from probierz.programme.rules import StageCommand, StageState
from probierz.trail.models import Event
from probierz.trail.recording import chain_of, record
from probierz.trail.verbs import Verb
from probierz.trail.verification import verify
from tests.house.racing import Ready, at_once

THREADS, EACH = 4, 30
actor = system_actor("test")


def appending() -> dict[str, Any]:
    office = Office.objects.order_by("pk")[0]
    before = verify(chain_of(office)).events

    def append(ready: Ready) -> None:
        ready()
        for number in range(EACH):
            with transaction.atomic():
                record(actor, Verb.OFFICE_RENAMED, office, after={"n": number}, at_office=office)

    ends = at_once(*[append] * THREADS)
    report = verify(chain_of(office))
    return {"ends": ends, "added": report.events - before, "broken": report.broken is not None}


def revoking() -> dict[str, Any]:
    certificate = Certificate._base_manager.select_related("programme").filter(state="valid").order_by("pk")[0]

    def revoke(ready: Ready) -> None:
        with programme_scope(certificate.programme_id):
            own = Certificate.objects.get(pk=certificate.pk)
            ready()
            revoke_certificate(actor, certificate=own, reason="Pomyłka w nazwie.")

    ends = at_once(revoke, revoke)
    events = Event.objects.filter(verb=Verb.CERTIFICATE_REVOKED, target_key=certificate.key).count()
    return {"ends": ends, "events": events}


def moving() -> dict[str, Any]:
    programme = Programme.objects.get(code="iso-9001-2026")
    with programme_scope(programme.pk):
        stage = OfficeStage.objects.filter(state=StageState.PLANNED).order_by("pk")[0]

    def start(ready: Ready) -> None:
        with programme_scope(programme.pk):
            own = OfficeStage.objects.select_related("stage", "office").get(pk=stage.pk)
            ready()
            move_stage(actor, row=own, command=StageCommand.START, on=timezone.localdate())

    ends = at_once(start, start)
    key = str(getattr(stage, "key", stage.pk))
    return {"ends": ends, "events": Event.objects.filter(verb=Verb.STAGE_MOVED, target_key=key).count()}


def ending_each_other() -> dict[str, Any]:
    """The two people who may give roles in an office end each other's; one must stay."""
    office = Office.objects.order_by("pk")[1]
    today = timezone.localdate()
    with office_scope(office.pk):
        Membership.objects.filter(role__in=[Role.QUALITY_REPRESENTATIVE, Role.OFFICE_HEAD]).delete()
        held = [
            give_role(
                actor,
                office=office,
                account=Account.objects.create_user(f"{number}@race.example", "mokra-kwadra-lipa-9", name="X"),
                role=Role.QUALITY_REPRESENTATIVE,
                on=today.replace(year=today.year - 1),
            ).pk
            for number in range(2)
        ]

    def end(pk: int, ready: Ready) -> None:
        with office_scope(office.pk):
            own = Membership.objects.select_related("account", "office").get(pk=pk)
            ready()
            end_role(actor, membership=own, on=today)

    ends = at_once(lambda ready: end(held[0], ready), lambda ready: end(held[1], ready))
    with office_scope(office.pk):
        left = Membership.objects.filter(pk__in=held, until__isnull=True).count()
    return {"ends": ends, "left": left}


json.dump(
    {deed.__name__: deed() for deed in (appending, revoking, moving, ending_each_other)},
    sys.stdout,
)
