"""Figures that this system can compute itself; each application registers those it knows."""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from probierz.lib.catalogs.processes import Unit
from probierz.lib.periods import Period
from probierz.offices.models import Office
from probierz.people.queries import headcount

Compute = Callable[[Office, Period], Decimal | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A figure of an office in a period that has ended, asked in the office's scope; None while it is not known."""

    code: str
    label: str | Promise
    unit: Unit
    compute: Compute


@dataclass
class _Registry:
    sources: dict[str, Source] = field(default_factory=dict)


_registry = _Registry()


def add_sources(*sources: Source) -> None:
    """Called in AppConfig.ready."""
    _registry.sources.update({source.code: source for source in sources})


def all_sources() -> list[Source]:
    return list(_registry.sources.values())


def source_named(code: str) -> Source:
    """The source of an indicator; one whose application is gone knows nothing."""
    nothing = Source(code=code, label=code, unit=Unit.COUNT, compute=lambda _office, _period: None)
    return _registry.sources.get(code, nothing)


def _employees(_office: Office, period: Period) -> Decimal | None:
    return Decimal(headcount(period.last_day)) or None


EMPLOYEES = Source(
    code="people.employees", label=_("Number of employees on the last day"), unit=Unit.COUNT, compute=_employees
)
