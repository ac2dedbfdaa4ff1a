"""How to begin: five steps from an empty office to its first approved document."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.documents.models import Document, Revision
from probierz.people.models import Employee
from probierz.processes.models import Process
from probierz.standards.models import AssessmentRound, CatalogUse


@dataclass(frozen=True)
class Step:
    """`url_name` is where the step is done; `is_next` marks the one to take now."""

    title: str | Promise
    text: str | Promise
    url_name: str
    is_done: bool
    is_next: bool


@dataclass(frozen=True)
class Path:
    steps: tuple[Step, ...]

    @property
    def done(self) -> int:
        return sum(step.is_done for step in self.steps)


@dataclass(frozen=True)
class _Plan:
    title: str | Promise
    text: str | Promise
    url_name: str
    is_done: Callable[[], bool]


def path_of(actor: Actor, *, on: date) -> Path | None:
    """None for who does not build the system, and once every step is taken."""
    if not (actor.may(Permission.EMPLOYEE_MANAGE) and actor.may(Permission.DOCUMENT_WRITE)):
        return None
    plans = (_PEOPLE, _PACK, _PROCESSES, _assessment(on), _APPROVAL)
    done = [plan.is_done() for plan in plans]
    if all(done):
        return None
    following = done.index(False)
    return Path(
        tuple(
            Step(plan.title, plan.text, plan.url_name, is_done, number == following)
            for number, (plan, is_done) in enumerate(zip(plans, done, strict=True))
        )
    )


_PEOPLE = _Plan(
    _("Bring in the people"),
    _("A spreadsheet with names and posts is enough. Documents and processes then know whom to ask."),
    "members:roster_upload",
    lambda: Employee.objects.filter(account=None).exists(),
)
_PACK = _Plan(
    _("Take the starter pack"),
    _("A policy, procedures and forms in Polish, ready to be made your own."),
    "documents:pack",
    lambda: Document.objects.exists(),
)
_PROCESSES = _Plan(
    _("Draw the processes"),
    _("Choose from the 24 that nearly every office has, and name their owners."),
    "processes:adopt",
    lambda: Process.objects.exists(),
)
_APPROVAL = _Plan(
    _("Approve the first document"),
    _("Somebody else approves it: nobody approves their own."),
    "documents:list",
    lambda: Revision.objects.exclude(approved_at=None).exists(),
)


def _assessment(on: date) -> _Plan:
    """Questions can be asked once a standard is chosen."""
    return _Plan(
        _("See where you stand"),
        _("Choose the standard, then answer its questions yourself or give them out."),
        "standards:plan" if CatalogUse.objects.on(on).exists() else "standards:catalogs",
        lambda: AssessmentRound.objects.exists(),
    )
