"""The way from a record to its history."""

from django import template
from django.db import models
from django.template import Context
from django.urls import reverse

from probierz.access.permissions import Permission
from probierz.design.history import address_of

register = template.Library()


@register.simple_tag(takes_context=True)
def history_url(context: Context, thing: models.Model) -> str:
    """{% history_url unit as address %}: its events in the office or programme in scope; empty for who may not read."""
    request = context["request"]
    if not request.actor.may(Permission.TRAIL_READ):
        return ""
    programme = getattr(request, "programme", None)
    place = {"programme": programme.code} if programme else {"office": request.office.code}
    address = reverse(f"members:{'programme' if programme else 'office'}_history", kwargs=place)
    return f"{address}?{address_of(thing)}"
