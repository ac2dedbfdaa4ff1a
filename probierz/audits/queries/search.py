"""Audits as the search finds them: by title, area in words and what the report says."""

from collections.abc import Iterator

from django.urls import reverse

from probierz.access.permissions import Permission
from probierz.audits.models import Audit
from probierz.audits.rules import AuditState
from probierz.offices.models import Office
from probierz.search.sources import Entry

AUDIT = "audits.Audit"


def entry_of(audit: Audit, office: Office) -> Entry:
    said = (audit.occasion, audit.scope, audit.criteria, audit.summary)
    return Entry(
        kind=AUDIT,
        key=audit.key,
        title=str(audit),
        text="\n".join(part for part in said if part),
        href=reverse("audits:audit", kwargs={"office": office.code, "key": audit.key}),
        permission=Permission.AUDIT_READ,
    )


def entries(office: Office) -> Iterator[Entry]:
    """Everything, for the index made anew."""
    for audit in Audit.objects.exclude(state=AuditState.CANCELLED).order_by("pk"):
        yield entry_of(audit, office)
