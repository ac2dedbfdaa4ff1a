"""What clients wrote, cut loose from the answers they came with, and what the office does about it."""

from django.db import models

from probierz.lib.identifiers import portable_id
from probierz.lib.privacy import without_personal_data
from probierz.offices.columns import choices_of, is_known
from probierz.offices.owned import OfficeManager, OfficeOwned, OwnedQuerySet
from probierz.surveys.models.answers import random_key
from probierz.surveys.models.campaigns import Wave
from probierz.surveys.rules.comments import CommentState


class CommentTagQuerySet(OwnedQuerySet["CommentTag"]):
    """Tags of the offices in scope."""


class CommentTag(OfficeOwned):
    """A word by which an office sorts comments."""

    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    name = models.CharField(max_length=40)

    privacy = without_personal_data("Words about subjects.")
    objects = OfficeManager.from_queryset(CommentTagQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "name"], name="comment_tag_once")]

    def __str__(self) -> str:
        return self.name


class ClientCommentQuerySet(OwnedQuerySet["Comment"]):
    """Comments of the offices in scope."""

    def published(self) -> "ClientCommentQuerySet":
        return self.filter(state=CommentState.PUBLISHED)


class Comment(OfficeOwned):
    """One comment of a wave that is over, copied from its answer without a way back: no point, no day, no ratings.

    `text` is what was written. `public_text` is what may be told: the same words with people covered.
    """

    id = models.BigAutoField(primary_key=True, default=random_key)
    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    wave = models.ForeignKey(Wave, on_delete=models.PROTECT, related_name="+", db_index=False)
    item = models.CharField(max_length=80)
    text = models.TextField()
    public_text = models.TextField(blank=True)
    reply = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=choices_of(CommentState), default=CommentState.NEW.value)
    assignee = models.ForeignKey("people.Employee", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    nonconformity_key = models.CharField(max_length=32, blank=True)
    suggestion_key = models.CharField(max_length=32, blank=True)

    privacy = without_personal_data(
        "Written by people nobody knows. Names they mention are covered before anything is published."
    )
    objects = OfficeManager.from_queryset(ClientCommentQuerySet)()

    class Meta:
        constraints = [
            is_known("state", CommentState, name="comment_state"),
            models.CheckConstraint(
                condition=~models.Q(state=CommentState.ANSWERED.value) | ~models.Q(reply=""),
                name="comment_answered_in_words",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=CommentState.PUBLISHED.value) | ~models.Q(public_text=""),
                name="comment_published_in_words",
            ),
        ]
        indexes = [models.Index(fields=["office", "wave", "state"], name="comment_by_state")]

    def __str__(self) -> str:
        return f"comment {self.key}"


class CommentTaggingQuerySet(OwnedQuerySet["CommentTagging"]):
    """Which comments of the offices in scope bear which tags."""


class CommentTagging(OfficeOwned):
    """A comment bears a tag."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="taggings", db_index=False)
    tag = models.ForeignKey(CommentTag, on_delete=models.CASCADE, related_name="+")

    privacy = without_personal_data("Words about subjects.")
    objects = OfficeManager.from_queryset(CommentTaggingQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["comment", "tag"], name="comment_tagging_once")]

    def __str__(self) -> str:
        return f"{self.comment_id}: {self.tag_id}"
