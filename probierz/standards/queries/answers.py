"""What was said about a requirement, round by round."""

from django.db.models import Q, QuerySet

from probierz.standards.models import Answer, Requirement
from probierz.standards.rules import RoundKind, RoundState


def answers_about(requirement: Requirement) -> QuerySet[Answer]:
    """The latest first; of a CAF round only the consensus, for individual scores are the group's own."""
    counting = Q(round__kind=RoundKind.CAF, is_consensus=True) | ~Q(round__kind=RoundKind.CAF)
    rows = Answer.objects.filter(counting, requirement=requirement).exclude(round__state=RoundState.CANCELLED)
    return rows.select_related("round", "round__catalog", "author").order_by("-answered_on", "-pk")


def answer_by_key(key: str) -> Answer | None:
    rows = Answer.objects.select_related("round", "round__catalog", "round__office", "requirement", "author")
    return rows.filter(key=key).first()
