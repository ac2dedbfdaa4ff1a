"""Suggestions of employees, and who supports them."""

from typing import Any

from django.db import models
from django.db.models import Q

from probierz.improvement.models.columns import an_employee
from probierz.improvement.rules import SuggestionState
from probierz.lib.identifiers import portable_id
from probierz.lib.privacy import Privacy, without_personal_data
from probierz.offices.columns import choices_of, is_known
from probierz.offices.owned import OfficeManager, OfficeOwned, OwnedQuerySet


class SuggestionQuerySet(OwnedQuerySet["Suggestion"]):
    """Suggestions of the offices in scope."""

    def waiting(self) -> Any:
        return self.filter(state=SuggestionState.NEW)


class Suggestion(OfficeOwned):
    """An idea how to work better. Without an author it was given anonymously, and nobody can tell by whom."""

    privacy = without_personal_data("About work; the author only through the roster, if named at all.")

    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    text = models.TextField()
    gain = models.TextField(blank=True)
    author = an_employee()
    given_on = models.DateField()
    answer_due_on = models.DateField()
    state = models.CharField(max_length=10, choices=choices_of(SuggestionState), default=SuggestionState.NEW.value)
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)

    objects = OfficeManager.from_queryset(SuggestionQuerySet)()

    class Meta:
        constraints = [
            is_known("state", SuggestionState, name="suggestion_state_is_known"),
            models.UniqueConstraint(fields=["office", "number"], name="suggestion_number_once"),
            models.CheckConstraint(
                condition=Q(state=SuggestionState.NEW.value) | (~Q(answer="") & Q(answered_on__isnull=False)),
                name="suggestion_answered_in_words",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class VoteQuerySet(OwnedQuerySet["Vote"]):
    """Votes of the offices in scope."""


class Vote(OfficeOwned):
    """An account supports a suggestion."""

    privacy = Privacy(is_deleted=True)

    suggestion = models.ForeignKey(Suggestion, on_delete=models.CASCADE, related_name="votes")
    account = models.ForeignKey("people.Account", on_delete=models.CASCADE, related_name="+")

    objects = OfficeManager.from_queryset(VoteQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["suggestion", "account"], name="vote_once")]

    def __str__(self) -> str:
        return f"{self.suggestion_id}: {self.account_id}"
