"""The checklist of an audit: questions with their evidence, filters, comparison with the audit before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from django.db.models import Exists, OuterRef, QuerySet

from probierz.audits.models import Audit, AuditFile, AuditMember, Entry, Question
from probierz.audits.rules import FINDINGS, QuestionVerdict, is_judged, step
from probierz.improvement.models import Nonconformity
from probierz.people.models import Account
from probierz.standards.models import Requirement

Beside = TypeVar("Beside", AuditFile, Entry)


@dataclass(frozen=True)
class Line:
    """A question with its number on the list, its evidence, words kept aside, and where it went."""

    number: int
    question: Question
    files: tuple[AuditFile, ...] = ()
    asides: tuple[Entry, ...] = ()
    nonconformity: Nonconformity | None = None
    before: Nonconformity | None = None

    @property
    def is_done(self) -> bool:
        """Judged, and with the words or the reason that the verdict asks for."""
        one = self.question
        return bool(is_judged(one.verdict, note=one.note, reason=one.reason))


@dataclass(frozen=True)
class Pair:
    """What was found about the same thing in two audits."""

    label: str
    requirement: Requirement | None
    before: Question | None
    after: Question | None
    step: str


@dataclass(frozen=True)
class Comparison:
    earlier: Audit
    pairs: list[Pair] = field(default_factory=list)

    def count(self, step: str) -> int:
        return sum(pair.step == step for pair in self.pairs)


def questions_of(audit: Audit) -> QuerySet[Question]:
    rows = Question.objects.filter(audit=audit).select_related(
        "requirement",
        "requirement__catalog",
        "process",
        "assigned_to",
        "assigned_to__employee",
        "answered_by",
        "earlier",
        "earlier__audit",
    )
    return rows.order_by("position", "pk")


def unused(questions: QuerySet[Question]) -> QuerySet[Question]:
    """Those nobody has judged, answered, shown evidence of or written anything about."""
    written = Exists(Entry.objects.filter(question=OuterRef("pk")))
    shown = Exists(AuditFile.objects.filter(question=OuterRef("pk")))
    return questions.filter(~written, ~shown, verdict="", note="", answer="")


def question_by_key(audit: Audit, key: str) -> Question | None:
    return (
        questions_of(audit).filter(key=key).select_related("audit", "audit__office", "requirement", "process").first()
    )


def lines_of(audit: Audit) -> list[Line]:
    """Every question, at the cost of a few questions however long the list is."""
    rows = list(questions_of(audit))
    files = _grouped(AuditFile.objects.filter(question__in=rows).select_related("file").order_by("pk"))
    aside = Entry.objects.filter(question__in=rows, is_aside=True).select_related("account")
    asides = _grouped(aside.order_by("pk"))
    cases = nonconformities_of(rows)
    return [
        Line(
            number,
            one,
            files=tuple(files.get(one.pk, ())),
            asides=tuple(asides.get(one.pk, ())),
            nonconformity=cases.get(one.raised_key),
            before=cases.get(one.earlier.raised_key) if one.earlier else None,
        )
        for number, one in enumerate(rows, start=1)
    ]


def nonconformities_of(questions: Iterable[Question]) -> Mapping[str, Nonconformity]:
    """What findings, and the earlier ones they follow, became in the register."""
    keys = {one.raised_key for one in questions}
    keys |= {one.earlier.raised_key for one in questions if one.earlier}
    keys.discard("")
    return {one.key: one for one in Nonconformity.objects.filter(key__in=keys)} if keys else {}


def shown(lines: Sequence[Line], *, member: AuditMember | None, wish: str) -> list[Line]:
    """The lines of the wish: mine, not finished, findings."""
    if wish == "mine" and member is not None:
        return [line for line in lines if line.question.assigned_to_id == member.pk]
    if wish == "open":
        return [line for line in lines if not line.is_done]
    if wish == "findings":
        return findings(lines)
    return list(lines)


def findings(lines: Iterable[Line]) -> list[Line]:
    return [line for line in lines if line.question.verdict in FINDINGS]


def by_verdict(lines: Sequence[Line]) -> dict[QuestionVerdict, list[Line]]:
    """Findings in groups, the gravest first; empty groups left out."""
    groups = {verdict: [one for one in lines if one.question.verdict == verdict] for verdict in FINDINGS}
    return {verdict: some for verdict, some in groups.items() if some}


def entries_of(question: Question) -> QuerySet[Entry]:
    return Entry.objects.filter(question=question).select_related("account").order_by("-pk")


def kept_of(account: Account | None, question: Question, name: str) -> Entry | None:
    """What this person sent of this question under the name; others are not told of it."""
    return Entry.objects.filter(question=question, name=name, account=account).first()


def file_by_key(question: Question, key: str) -> AuditFile | None:
    rows = AuditFile.objects.select_related("file", "question", "question__audit", "question__audit__office")
    return rows.filter(question=question, key=key).first()


def compare(audit: Audit, earlier: Audit) -> Comparison:
    """By requirement, and by the earlier finding a question follows; own questions have no twin."""
    before = list(questions_of(earlier))
    by_requirement = {one.requirement_id: one for one in reversed(before) if one.requirement_id}
    pairs, met = [], set()
    for one in questions_of(audit):
        twin = one.earlier if one.earlier and one.earlier.audit_id == earlier.pk else None
        twin = twin or by_requirement.get(one.requirement_id or 0)
        if twin is not None or one.requirement_id:
            met.add(twin.pk if twin else 0)
            pairs.append(_pair(twin, one))
    left = [_pair(one, None) for one in before if one.requirement_id and one.pk not in met]
    return Comparison(earlier, [*pairs, *left])


def _pair(before: Question | None, after: Question | None) -> Pair:
    spoken = after or before
    if spoken is None:
        raise ValueError("a pair of nothing")
    change = step(before.verdict if before else "", after.verdict if after else "")
    return Pair(spoken.text, spoken.requirement, before, after, change)


def _grouped(rows: Iterable[Beside]) -> dict[int, list[Beside]]:
    found: dict[int, list[Beside]] = {}
    for row in rows:
        found.setdefault(row.question_id, []).append(row)
    return found
