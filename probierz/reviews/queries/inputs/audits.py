"""Inputs from quality audits of the period."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from probierz.audits.labels import SHAPES, STATES
from probierz.audits.queries.audits import reported_between
from probierz.audits.rules import AuditState, QuestionVerdict
from probierz.design import records
from probierz.reviews.queries.inputs.facts import SHOWN, Fact, Gathered, Span, count

AUDIT = "audits.Audit"


def results(span: Span) -> Gathered:
    """Audits whose reports were signed in the period, with what each of them found."""
    rows = reported_between(span.since, span.until)
    known = records.facts_of((AUDIT, one.audit.key) for one in rows)
    facts = [
        count(_("Audits reported in the period"), len(rows)),
        count(_("Major nonconformities"), sum(one.count(QuestionVerdict.MAJOR) for one in rows), bad=True),
        count(_("Minor nonconformities"), sum(one.count(QuestionVerdict.MINOR) for one in rows), bad=True),
        count(_("Observations"), sum(one.count(QuestionVerdict.OBSERVATION) for one in rows)),
        count(_("Opportunities for improvement"), sum(one.count(QuestionVerdict.OPPORTUNITY) for one in rows)),
        count(_("Strengths"), sum(one.count(QuestionVerdict.STRENGTH) for one in rows)),
    ]
    for one in rows[:SHOWN]:
        found = one.nonconformities
        facts.append(
            Fact(
                label=str(one.audit),
                value=str(STATES[AuditState(one.audit.state)]),
                note=ngettext("%(n)s nonconformity", "%(n)s nonconformities", found) % {"n": found},
                href=known[AUDIT, one.audit.key].href if (AUDIT, one.audit.key) in known else "",
                shape=SHAPES.get(one.audit.state, ""),
            )
        )
    href = reverse("audits:programme", kwargs={"office": span.office.code})
    return Gathered(_("Quality audits"), facts if rows else [], href)
