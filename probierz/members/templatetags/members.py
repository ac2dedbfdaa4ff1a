"""Names of roles for the templates of members."""

from django import template

from probierz.people.labels import ROLES
from probierz.people.rules import Role

register = template.Library()


@register.filter
def role_name(role: str) -> str:
    """{{ membership.role|role_name }} → pełnomocnik ds. jakości."""
    return str(ROLES[Role(role)])
