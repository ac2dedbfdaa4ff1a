"""The documented system at a glance: readiness, documents that wait, indicators out of line, risks over the limit."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.documents.models import Document, Revision
from probierz.documents.queries import lists as documents
from probierz.documents.rules import RevisionState
from probierz.planning.models import Risk
from probierz.planning.queries import risks as planning
from probierz.planning.queries.objectives import late_objectives
from probierz.processes.queries.indicators import Series, counted_indicators, series_of
from probierz.standards.queries.catalogs import catalogs_in_use
from probierz.standards.queries.pictures import Album
from probierz.standards.queries.readiness import CatalogSummary, summaries

SHOWN = 5
# The one closest to being in force first.
_WAITING = (RevisionState.APPROVED, RevisionState.CHECKED, RevisionState.DRAFTED)


@dataclass(frozen=True)
class DocumentsAtWork:
    """How many are in force, which editions are on their way, and whose review is due."""

    in_force: int
    at_work: int
    editions: tuple[Revision, ...]
    review: tuple[Document, ...]
    copies: int

    @property
    def is_empty(self) -> bool:
        return not (self.in_force or self.at_work)


@dataclass(frozen=True)
class IndicatorsOut:
    """Indicators that miss their target or signal for the worse, and those without their last value."""

    out: tuple[Series, ...]
    missing: tuple[Series, ...]
    measured: int


@dataclass(frozen=True)
class RisksOver:
    """Open risks above the office's threshold, and objectives whose day has passed."""

    over: tuple[Risk, ...]
    open: int
    late_objectives: int


def readiness(actor: Actor, *, on: date) -> list[CatalogSummary] | None:
    """Each catalog in use with its lights."""
    if not actor.may(Permission.REQUIREMENT_READ):
        return None
    catalogs = catalogs_in_use(on=on)
    return summaries(Album(on), catalogs) if catalogs else []


def documents_at_work(actor: Actor, *, on: date) -> DocumentsAtWork | None:
    """Drafts are told to those who write, approve or manage; readers see their own duties elsewhere."""
    if not any(map(actor.may, (Permission.DOCUMENT_WRITE, Permission.DOCUMENT_APPROVE, Permission.DOCUMENT_MANAGE))):
        return None
    counted = dict(Revision.objects.order_by().values_list("state").annotate(Count("pk")))
    open_ones = Revision.objects.filter(state__in=_WAITING).select_related("document", "made_by")
    editions = sorted(open_ones.order_by("made_at")[:50], key=lambda row: _WAITING.index(RevisionState(row.state)))
    return DocumentsAtWork(
        in_force=counted.get(RevisionState.IN_FORCE, 0),
        at_work=sum(counted.get(state, 0) for state in _WAITING),
        editions=tuple(editions[:SHOWN]),
        review=tuple(documents.review_due(on=on)[:SHOWN]),
        copies=documents.copies_to_withdraw().count(),
    )


def indicators_out(actor: Actor, *, on: date) -> IndicatorsOut | None:
    """Judged by the last period that ended."""
    if not actor.may(Permission.PROCESS_READ):
        return None
    rows = series_of(counted_indicators(), on=on)
    out = tuple(row for row in rows if row.is_out)
    missing = tuple(row for row in rows if row.last is not None and row.last.value is None)
    return IndicatorsOut(out[:SHOWN], missing[:SHOWN], len(rows))


def risks_over(actor: Actor, *, on: date) -> RisksOver | None:
    if not actor.may(Permission.PLANNING_READ):
        return None
    rows, scale = planning.risks(on=on), planning.scale_of()
    over = tuple(risk for risk in rows if scale.is_over(*risk.now))
    return RisksOver(over[:SHOWN], len(rows), late_objectives(on=on).count())
