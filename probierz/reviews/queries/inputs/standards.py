"""Inputs from requirements: readiness today, and assessments closed in the period."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from probierz.reviews.queries.inputs.facts import Fact, Gathered, Span, day
from probierz.standards.models import AssessmentRound
from probierz.standards.queries.catalogs import catalogs_in_use
from probierz.standards.queries.pictures import Album
from probierz.standards.queries.readiness import summaries
from probierz.standards.rules import RoundState


def measurements(span: Span) -> Gathered:
    """Readiness is computed for the day of gathering: evidence of the past is not kept as a picture."""
    on, code = timezone.localdate(), span.office.code
    catalogs = catalogs_in_use(on=on)
    facts = [
        Fact(
            label=_("Requirements ready: %(catalog)s") % {"catalog": one.catalog},
            value=_("%(n)s of %(all)s") % {"n": one.tally.ready, "all": one.tally.applicable},
            note=_("as on %(day)s") % {"day": day(on)},
            href=reverse("standards:readiness", kwargs={"office": code, "catalog": one.catalog.code}),
        )
        for one in (summaries(Album(on), catalogs) if catalogs else [])
    ]
    rounds = AssessmentRound.objects.filter(
        state=RoundState.CLOSED.value, ended_on__gte=span.since, ended_on__lt=span.until
    )
    facts += [
        Fact(
            label=one.name,
            value=_("closed %(day)s") % {"day": day(one.ended_on)},
            href=reverse("standards:round", kwargs={"office": code, "key": one.key}),
            shape="done",
        )
        for one in rounds.order_by("ended_on", "pk")
    ]
    href = reverse("standards:overview", kwargs={"office": code})
    return Gathered(_("Readiness for requirements and assessments"), facts, href)
