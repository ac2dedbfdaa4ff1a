"""What the forms of improvement share: people, processes, units and requirements to choose from, keys in addresses."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from probierz.design import choosing
from probierz.design.languages import localized
from probierz.people.models import Employee
from probierz.standards.models import Requirement

LONGEST_KEY = 40
PEOPLE = ("responsible", "deputy", "checker")


def key_in(data: Mapping[str, str], name: str) -> str:
    """A key that stands in an address; nothing for what cannot be one."""
    value = data.get(name, "")
    return value if value.isprintable() and len(value) <= LONGEST_KEY else ""


def titled(one: Requirement) -> str:
    return f"{one.number} {localized(one, 'title')}"


class Choosing(choosing.Choosing):
    """A form that offers rows of the office; each kind is given by the name of its field, people once for all."""

    def __init__(self, *arguments: Any, people: Iterable[Employee] = (), **options: Any) -> None:
        offered = {name: options.pop(name, ()) for name in ("process", "unit", "requirement")}
        super().__init__(*arguments, **options)
        rows = list(people) if any(name in self.fields for name in PEOPLE) else []
        for name in PEOPLE:
            is_needed = name in self.fields and self.fields[name].required
            self.offer(
                name, rows, nothing=_("choose") if is_needed else _("nobody yet"), words=lambda one: one.family_first
            )
        self.offer("process", offered["process"], nothing=_("none"))
        self.offer("unit", offered["unit"], nothing=_("none"))
        self.offer("requirement", offered["requirement"], nothing=_("none"), words=titled)
