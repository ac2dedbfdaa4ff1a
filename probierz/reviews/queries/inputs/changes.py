"""Changes around the office and in it: context, interested parties, standards, structure, processes, documents."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from probierz.design.languages import localized
from probierz.documents.models import Revision
from probierz.documents.rules import RevisionState
from probierz.offices.models import Unit
from probierz.planning.models import ContextIssue, ContextReview, InterestedParty
from probierz.processes.models import Process
from probierz.reviews.queries.inputs.facts import SHOWN, Fact, Gathered, Span, count, day
from probierz.standards.models import CatalogUse


def changes(span: Span) -> Gathered:
    """What came or went in the period, and the last look at the context."""
    facts = [*_context(span), *_standards(span), *_structure(span), *_processes(span), *_documents(span)]
    href = reverse("planning:context", kwargs={"office": span.office.code})
    return Gathered(_("Context of the office, its structure, processes and documents"), facts, href)


def _context(span: Span) -> Iterable[Fact]:
    last = ContextReview.objects.filter(reviewed_on__lt=span.until).order_by("-number").first()
    if last is not None:
        matters = _("matters to the services") if last.climate_matters else _("does not matter to the services")
        yield Fact(_("Context last reviewed"), day(last.reviewed_on))
        yield Fact(_("Climate change"), matters, last.climate_reason[:200])
    for one in _moved(ContextIssue.objects.all(), span).order_by("since", "pk")[:SHOWN]:
        yield Fact(one.text[:200], _came_or_went(one, span))
    for party in _moved(InterestedParty.objects.all(), span).order_by("since", "pk")[:SHOWN]:
        label = _("Interested party: %(name)s") % {"name": party.name}
        yield Fact(label, _came_or_went(party, span), party.expectations[:200])


def _standards(span: Span) -> Iterable[Fact]:
    for use in _moved(CatalogUse.objects.all(), span).select_related("catalog").order_by("since", "pk"):
        yield Fact(localized(use.catalog, "name"), _came_or_went(use, span))


def _structure(span: Span) -> Iterable[Fact]:
    new = Unit.objects.filter(_began(span)).count()
    gone = Unit.objects.filter(_ended(span)).count()
    yield from _counted(_("Units of the office"), new, gone)


def _processes(span: Span) -> Iterable[Fact]:
    new = Process.objects.filter(_began(span)).count()
    gone = Process.objects.filter(retired_on__gte=span.since, retired_on__lt=span.until).count()
    href = reverse("processes:list", kwargs={"office": span.office.code})
    yield from _counted(_("Processes"), new, gone, href=href)


def _documents(span: Span) -> Iterable[Fact]:
    """Editions that came into force, and documents left without any."""
    new = Revision.objects.filter(in_force_on__gte=span.since, in_force_on__lt=span.until).count()
    living = Revision.objects.exclude(state=RevisionState.WITHDRAWN).values("document")
    gone = Revision.objects.filter(withdrawn_on__gte=span.since, withdrawn_on__lt=span.until)
    withdrawn = gone.exclude(document__in=living).values("document").distinct().count()
    href = reverse("documents:list", kwargs={"office": span.office.code})
    if new:
        yield count(_("Editions of documents that came into force"), new, href=href)
    if withdrawn:
        yield count(_("Documents withdrawn"), withdrawn, href=href)


def _counted(label: str, new: int, gone: int, *, href: str = "") -> Iterable[Fact]:
    if new or gone:
        yield Fact(label, _("new: %(n)s") % {"n": new}, _("no longer there: %(n)s") % {"n": gone} if gone else "", href)


def _began(span: Span) -> Q:
    return Q(since__gte=span.since, since__lt=span.until)


def _ended(span: Span) -> Q:
    return Q(until__gte=span.since, until__lt=span.until)


def _moved(
    rows: "QuerySet[ContextIssue] | QuerySet[InterestedParty] | QuerySet[CatalogUse]", span: Span
) -> "QuerySet[Any]":
    return rows.filter(_began(span) | _ended(span))


def _came_or_went(one: "ContextIssue | InterestedParty | CatalogUse", span: Span) -> str:
    if span.holds(one.until):
        return _("no longer holds since %(day)s") % {"day": day(one.until)}
    return _("new since %(day)s") % {"day": day(one.since)}
