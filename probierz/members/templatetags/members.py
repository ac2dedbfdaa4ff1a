"""Names of roles and events for the templates of members."""

from django import template

from probierz.people.labels import ROLES
from probierz.people.rules import Role
from probierz.trail.labels import VERBS
from probierz.trail.verbs import Verb

register = template.Library()


@register.filter
def role_name(role: str) -> str:
    """{{ membership.role|role_name }} → pełnomocnik ds. jakości."""
    return str(ROLES[Role(role)])


@register.filter
def verb_name(verb: str) -> str:
    """{{ event.verb|verb_name }} → dodano pracownika."""
    return str(VERBS[Verb(verb)])
