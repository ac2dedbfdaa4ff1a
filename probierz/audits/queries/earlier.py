"""What earlier audits of an area found: of each unit and process its last reported audit counts."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q

from probierz.audits.models import Audit, AuditedProcess, AuditedUnit, Question
from probierz.audits.queries.audits import processes_of, units_of
from probierz.audits.rules import REPORTED, TO_FOLLOW, QuestionVerdict


@dataclass
class _Last:
    """Audits that were the last ones of a unit or a process of the area, with the processes they answer for."""

    audits: set[int] = field(default_factory=set)
    processes: set[tuple[int, int]] = field(default_factory=set)
    every: set[tuple[int, int]] = field(default_factory=set)

    def answers_for(self, one: Question) -> bool:
        """A finding about a process of its audit is followed there alone; any other belongs to the whole audit."""
        if one.process_id is None or (one.audit_id, one.process_id) not in self.every:
            return True
        return (one.audit_id, one.process_id) in self.processes


def earlier_findings(audit: Audit) -> list[Question]:
    """Findings which this audit opens with; the gravest first. Costs four questions, however large the area is."""
    last = _last_audits(audit)
    rows = Question.objects.filter(audit__in=last.audits, verdict__in=TO_FOLLOW)
    # What one of these audits followed already stands in that audit, with its newer verdict.
    followed = Question.objects.filter(audit__in=last.audits, earlier__isnull=False).exclude(verdict="")
    rows = rows.exclude(pk__in=followed.values("earlier")).select_related("audit", "requirement")
    grave = {verdict: place for place, verdict in enumerate(TO_FOLLOW)}
    found = [one for one in rows.order_by("-audit__ends_on", "-audit__number", "position") if last.answers_for(one)]
    return sorted(found, key=lambda one: grave[QuestionVerdict(one.verdict)])


def _last_audits(audit: Audit) -> _Last:
    before = Q(audit__state__in=REPORTED, audit__ends_on__lt=audit.starts_on) & ~Q(audit=audit.pk)
    order = ("audit__ends_on", "audit__year", "audit__number")
    units = AuditedUnit.objects.filter(before, unit__in=units_of(audit)).order_by(*order)
    processes = AuditedProcess.objects.filter(before, process__in=processes_of(audit)).order_by(*order)
    # The last of each stays.
    of_units = dict(units.values_list("unit", "audit"))
    of_processes = dict(processes.values_list("process", "audit"))
    last = _Last(audits={*of_units.values(), *of_processes.values()})
    last.processes = {(of, process) for process, of in of_processes.items()}
    last.every = set(_processes_in(last.audits))
    return last


def _processes_in(audits: Iterable[int]) -> Iterable[tuple[int, int]]:
    return AuditedProcess.objects.filter(audit__in=audits).values_list("audit", "process")
