"""Audits and their findings as other parts of the system see them."""

from collections.abc import Iterable, Mapping

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from probierz.access.permissions import Permission
from probierz.audits.labels import STATES, VERDICTS
from probierz.audits.models import Audit, Question
from probierz.audits.queries.search import AUDIT
from probierz.audits.rules import FINDINGS, REPORTED, AuditState, QuestionVerdict
from probierz.design.records import RecordFacts, RecordKind, Relation
from probierz.offices.words import has_words

FINDING = "audits.Question"
READ = Permission.AUDIT_READ


def audit_facts(row: Audit) -> RecordFacts:
    return RecordFacts(
        kind=AUDIT,
        key=row.key,
        title=str(row),
        href=reverse("audits:audit", kwargs={"office": row.office.code, "key": row.key}),
        state=str(STATES[AuditState(row.state)]),
        made_on=row.signed_on or row.starts_on,
        valid_from=row.signed_on,
        holds=row.state in REPORTED,
    )


def finding_facts(row: Question) -> RecordFacts:
    href = reverse("audits:audit", kwargs={"office": row.office.code, "key": row.audit.key})
    return RecordFacts(
        kind=FINDING,
        key=row.key,
        title=f"{row.audit.code}: {(row.note or row.text)[:120]}",
        href=f"{href}#u-{row.key}",
        state=str(VERDICTS[QuestionVerdict(row.verdict)]) if row.verdict else "",
        made_on=row.audit.signed_on or row.audit.starts_on,
    )


def _audits(keys: Iterable[str]) -> Mapping[str, RecordFacts]:
    return {row.key: audit_facts(row) for row in Audit.objects.select_related("office").filter(key__in=list(keys))}


def _findings(keys: Iterable[str]) -> Mapping[str, RecordFacts]:
    rows = Question.objects.select_related("office", "audit").filter(key__in=list(keys))
    return {row.key: finding_facts(row) for row in rows}


def _find_audits(words: str, limit: int) -> list[RecordFacts]:
    rows = Audit.objects.select_related("office").filter(has_words("title", words)).order_by("-starts_on", "-pk")
    return [audit_facts(row) for row in rows[:limit]]


def _find_findings(words: str, limit: int) -> list[RecordFacts]:
    rows = Question.objects.select_related("office", "audit").filter(has_words("note", words), verdict__in=FINDINGS)
    return [finding_facts(row) for row in rows.order_by("-pk")[:limit]]


def _audits_of_process(key: str) -> list[RecordFacts]:
    rows = Audit.objects.select_related("office").filter(process_links__process__key=key)
    rows = rows.exclude(state=AuditState.CANCELLED)
    return [audit_facts(row) for row in rows.order_by("-starts_on", "-pk")[:10]]


def _audits_of_requirement(key: str) -> list[RecordFacts]:
    asked = Question.objects.filter(requirement__key=key).exclude(verdict="")
    rows = Audit.objects.select_related("office").filter(pk__in=asked.values("audit"))
    return [audit_facts(row) for row in rows.order_by("-starts_on", "-pk")[:10]]


KINDS = (
    RecordKind(code=AUDIT, label=_("Audit"), permission=READ, facts=_audits, find=_find_audits),
    RecordKind(code=FINDING, label=_("Finding of an audit"), permission=READ, facts=_findings, find=_find_findings),
)
RELATIONS = (
    Relation(of="processes.Process", label=_("Audits"), permission=READ, find=_audits_of_process),
    Relation(of="standards.Requirement", label=_("Audits"), permission=READ, find=_audits_of_requirement),
)
