"""The request as our views get it: with its actor and its place."""

from django.http import HttpRequest

from probierz.access.actor import Actor
from probierz.offices.models import Office, Programme
from probierz.people.models import Account


class ActorRequest(HttpRequest):
    """A request after the actor middleware."""

    actor: Actor
    office: Office | None
    programme: Programme | None


class PersonRequest(ActorRequest):
    """A request of a logged-in person."""

    user: Account


class OfficeRequest(PersonRequest):
    """A request inside one office."""

    office: Office


class ProgrammeRequest(PersonRequest):
    """A request inside one programme."""

    programme: Programme
