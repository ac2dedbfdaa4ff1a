"""The points of an agenda, gathered from records in both languages."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from django.utils.translation import override

from probierz.reviews.queries.inputs import audits, changes, improvement, office, planning, processes, standards, voice
from probierz.reviews.queries.inputs.facts import Fact, Gathered, Span
from probierz.reviews.queries.inputs.follow_up import earlier_decisions
from probierz.reviews.rules import InputCode

__all__ = ["Fact", "Gathered", "Span", "gather"]

SOURCES: dict[InputCode, Callable[[Span], Gathered]] = {
    InputCode.EARLIER: earlier_decisions,
    InputCode.CHANGES: changes.changes,
    InputCode.FEEDBACK: voice.feedback,
    InputCode.OBJECTIVES: planning.objectives,
    InputCode.PROCESSES: processes.performance,
    InputCode.NONCONFORMITIES: improvement.nonconformities,
    InputCode.ACTIONS: improvement.actions,
    InputCode.MEASUREMENTS: standards.measurements,
    InputCode.AUDITS: audits.results,
    InputCode.SUPPLIERS: improvement.suppliers,
    InputCode.RESOURCES: office.resources,
    InputCode.RISKS: planning.risks_and_opportunities,
    InputCode.IMPROVEMENT: improvement.suggestions,
}


def gather(code: InputCode, span: Span) -> dict[str, Any]:
    """What is kept, in each language: source, period and facts, so that a frozen package needs no translation."""
    found = {}
    for language in ("pl", "en"):
        with override(language):
            told = SOURCES[code](span)
            found[language] = {**asdict(told), "period": told.period or str(span)}
    return found
