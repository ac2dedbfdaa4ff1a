"""Inputs from the office itself: how many people there are to do the work, to lead processes and to audit."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from probierz.audits.models import Competence
from probierz.people.models import Employment
from probierz.people.queries import headcount
from probierz.processes.models import Process, Responsibility
from probierz.processes.rules import Part
from probierz.reviews.queries.inputs.facts import Fact, Gathered, Span, count, day


def resources(span: Span) -> Gathered:
    """Headcounts at both ends, who came and who left; means other than people are told in words."""
    last = span.until - timedelta(days=1)
    before, now = headcount(span.since), headcount(last)
    came = Employment.objects.filter(since__gt=span.since, since__lt=span.until, employee__is_external=False)
    left = Employment.objects.filter(until__gt=span.since, until__lte=last, employee__is_external=False)
    new = set(came.values_list("employee", flat=True)) - _employed(span)
    gone = set(left.values_list("employee", flat=True)) - set(
        Employment.objects.on(last).values_list("employee", flat=True)
    )
    facts = [
        Fact(_("People employed on %(day)s") % {"day": day(span.since)}, str(before)),
        Fact(_("People employed on %(day)s") % {"day": day(last)}, str(now)),
        count(_("People who came"), len(new)),
        count(_("People who left"), len(gone)),
        *_for_the_system(last),
    ]
    href = reverse("members:people", kwargs={"office": span.office.code})
    return Gathered(_("List of employees, processes, auditors"), facts if before or now else [], href)


def _for_the_system(last: date) -> Iterable[Fact]:
    """Who leads processes and who may audit, on the last day."""
    running = Process.objects.filter(since__lte=last).filter(Q(retired_on__isnull=True) | Q(retired_on__gt=last))
    owned = Responsibility.objects.on(last).filter(part=Part.OWNER.value).values("process")
    if running.exists():
        yield count(_("Processes without an owner"), running.exclude(pk__in=owned).count(), bad=True)
    able = Competence.objects.filter(valid_from__lte=last).exclude(valid_to__lt=last)
    if Competence.objects.exists():
        yield count(_("Competent auditors"), able.values("employee").distinct().count())


def _employed(span: Span) -> set[int]:
    return set(Employment.objects.on(span.since).values_list("employee", flat=True))
