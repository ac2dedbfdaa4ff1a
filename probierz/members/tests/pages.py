"""What the tests of pages share."""

from typing import Any

from django.urls import reverse

from probierz.offices.scope import office_scope
from probierz.people.models import Employee
from tests.cast import Cast


def at(name: str, **arguments: Any) -> str:
    """The address of a page in the office of Lipowo."""
    return reverse(f"members:{name}", kwargs={"office": "urzad-lipowo", **arguments})


def employee(cast: Cast, **conditions: Any) -> Employee:
    with office_scope(cast.lipowo.pk):
        return Employee.objects.get(**conditions)


def text(answer: Any) -> str:
    return str(answer.content.decode())
