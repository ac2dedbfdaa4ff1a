"""What the pages of audits share: the door of a team, the audit of the address, forms and refusals."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from probierz.access.actor import Actor
from probierz.access.doors import View, office_view
from probierz.access.finding import existing
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.audits.labels import REFUSALS
from probierz.audits.models import Audit
from probierz.audits.queries.audits import audit_by_key
from probierz.audits.queries.teams import visit
from probierz.design.pages import FormPage, Step
from probierz.improvement.labels import REFUSALS as REFUSALS_OF_IMPROVEMENT
from probierz.offices.models import Office

READ, MANAGE = Permission.AUDIT_READ, Permission.AUDIT_MANAGE
CONDUCT, ANSWER = Permission.AUDIT_CONDUCT, Permission.AUDIT_ANSWER
# What somebody of the team may do in this audit whatever the roles give: nothing else of the office opens.
OF_THE_TEAM = frozenset({Permission.AUDIT_CONDUCT, Permission.IMPROVEMENT_REPORT})
SENTENCES: Mapping[Any, Any] = {**REFUSALS_OF_IMPROVEMENT, **REFUSALS}


def _of_the_team(actor: Actor, office: str, names: Mapping[str, Any]) -> tuple[Office, Actor] | None:
    if actor.account is None:
        return None
    member = visit(actor.account, office=office, key=str(names.get("key", "")))
    return (member.office, actor.welcomed(member.office, OF_THE_TEAM)) if member else None


def audit_view(permission: Permission) -> Callable[[View], View]:
    """A page of one audit: for those whose role gives the permission, and for the team of this audit."""
    return office_view(permission, welcome=_of_the_team)


def today() -> date:
    return timezone.localdate()


def url(request: OfficeRequest, name: str, **names: Any) -> str:
    return reverse(f"audits:{name}", kwargs={"office": request.office.code, **names})


def audit_of(key: str) -> Audit:
    return existing(audit_by_key(key))


def steps_to(request: OfficeRequest, audit: Audit) -> tuple[Step, ...]:
    """The way to a page of the audit; those of the team alone may not see the programme."""
    own = (str(audit), url(request, "audit", key=audit.key))
    return ((_("Audits"), url(request, "programme")), own) if request.actor.may(READ) else (own,)


def page_of(request: OfficeRequest, audit: Audit, *, back: str, further: Iterable[Step] = (), **words: Any) -> FormPage:
    """A form about one audit that goes back to the named page of it."""
    return FormPage(
        **words,
        back=url(request, back, key=audit.key),
        steps=(*steps_to(request, audit), *further),
        sentences=SENTENCES,
    )


def page_at(request: OfficeRequest, name: str, label: Any, **words: Any) -> FormPage:
    """A form of the programme or the auditors."""
    steps = ((label, url(request, name)),)
    return FormPage(**words, back=url(request, name), steps=steps, sentences=SENTENCES)
