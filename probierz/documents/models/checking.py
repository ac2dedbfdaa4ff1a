"""Rounds of checking: who was asked, what each said, and what each saw last."""

from django.db import models
from django.db.models import Q

from probierz.documents.models.documents import ACCOUNT, Content, Revision, by_account
from probierz.documents.rules import RoundState, Verdicts
from probierz.lib.identifiers import portable_id
from probierz.lib.privacy import without_personal_data
from probierz.offices.columns import choices_of, is_known
from probierz.offices.owned import OfficeManager, OfficeOwned, OwnedQuerySet

_THROUGH_ACCOUNT = without_personal_data("Work on a document; says whose only through the account.")


class ReviewRoundQuerySet(OwnedQuerySet["ReviewRound"]):
    """Rounds of the offices in scope."""


class ReviewRound(OfficeOwned):
    """One content of a revision given to several people at once."""

    privacy = _THROUGH_ACCOUNT
    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="rounds")
    number = models.PositiveSmallIntegerField()
    content = models.ForeignKey(Content, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=14, choices=choices_of(RoundState), default=RoundState.OPEN)
    due_on = models.DateField(null=True, blank=True)
    opened_by = by_account()
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = OfficeManager.from_queryset(ReviewRoundQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["revision", "number"], name="review_round_number_once"),
            models.UniqueConstraint(
                fields=["revision"], condition=Q(state=RoundState.OPEN.value), name="review_round_open_once"
            ),
            is_known("state", RoundState, name="review_round_state_is_known"),
        ]

    def __str__(self) -> str:
        return f"round {self.number} of {self.revision_id}"


class ReviewQuerySet(OwnedQuerySet["Review"]):
    """Reviews of the offices in scope."""


class Review(OfficeOwned):
    """What one person was asked to say in a round, and what he or she, or a deputy, said."""

    privacy = _THROUGH_ACCOUNT
    round = models.ForeignKey(ReviewRound, on_delete=models.CASCADE, related_name="reviews")
    reviewer = models.ForeignKey(ACCOUNT, on_delete=models.CASCADE, related_name="+")
    verdict = models.CharField(max_length=10, choices=choices_of(Verdicts), default=Verdicts.WAITING)
    note = models.TextField(max_length=4000, blank=True)
    given_by = by_account()
    given_at = models.DateTimeField(null=True, blank=True)

    objects = OfficeManager.from_queryset(ReviewQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "reviewer"], name="review_once_in_round"),
            is_known("verdict", Verdicts, name="review_verdict_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.reviewer_id}: {self.verdict}"


class CommentQuerySet(OwnedQuerySet["Comment"]):
    """Comments of the offices in scope."""


class Comment(OfficeOwned):
    """A remark on a draft."""

    privacy = _THROUGH_ACCOUNT
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="comments")
    text = models.TextField(max_length=4000)
    made_by = by_account()
    made_at = models.DateTimeField()

    objects = OfficeManager.from_queryset(CommentQuerySet)()

    def __str__(self) -> str:
        return f"on {self.revision_id}"


class LookQuerySet(OwnedQuerySet["Look"]):
    """Looks of the offices in scope."""


class Look(OfficeOwned):
    """What a person saw of a draft when he or she last said so."""

    privacy = _THROUGH_ACCOUNT
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="looks")
    account = models.ForeignKey(ACCOUNT, on_delete=models.CASCADE, related_name="+")
    content = models.ForeignKey(Content, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    objects = OfficeManager.from_queryset(LookQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["revision", "account"], name="look_once")]

    def __str__(self) -> str:
        return f"{self.account_id} saw {self.content_id}"
