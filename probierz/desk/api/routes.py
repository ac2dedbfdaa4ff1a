"""Who the token stands for, and what waits for that person."""

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.desk.api.schemas import DutyOut, MeOut, PlaceOut, Refusal
from probierz.desk.queries import duties_of
from probierz.lib.duties import Duty
from probierz.offices.models import Office, Programme

router = Router(tags=["desk"])


@router.get("/me", response={200: MeOut, 401: Refusal}, summary="Who the token stands for")
def me(request: HttpRequest) -> MeOut:
    actor: Actor = request.auth  # type: ignore[attr-defined] # set by ninja's authentication
    return MeOut(
        name=actor.name,
        offices=[_office(actor, office) for office in actor.offices],
        programmes=[_programme(actor, programme) for programme in actor.programmes],
    )


@router.get("/duties", response={200: list[DutyOut], 401: Refusal}, summary="What waits for you")
def duties(request: HttpRequest) -> list[Duty]:
    actor: Actor = request.auth  # type: ignore[attr-defined] # as above
    return duties_of(actor, on=timezone.localdate())


def _office(actor: Actor, office: Office) -> PlaceOut:
    granted = _granted(actor, actor.in_offices.get(office.pk, frozenset()))
    return PlaceOut(code=office.code, name=office.name, permissions=granted)


def _programme(actor: Actor, programme: Programme) -> PlaceOut:
    granted = _granted(actor, actor.in_programmes.get(programme.pk, frozenset()))
    return PlaceOut(code=programme.code, name=programme.name_pl, permissions=granted)


def _granted(actor: Actor, permissions: frozenset[Permission]) -> list[str]:
    only = permissions if actor.only is None else permissions & actor.only
    return sorted(permission.value for permission in only)
