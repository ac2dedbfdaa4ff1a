"""Keeps the search in step with audits."""

from probierz.audits.models import Audit
from probierz.audits.queries.search import AUDIT, entry_of
from probierz.audits.rules import AuditState
from probierz.search import indexing, sources


def keep_findable(audit: Audit) -> None:
    """An audit that was called off is found no more."""
    if audit.state == AuditState.CANCELLED:
        indexing.drop(audit.office, AUDIT, audit.key)
    else:
        sources.put(audit.office, entry_of(audit, audit.office))
