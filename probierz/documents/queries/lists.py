"""The list of documents, the change sheet, the archive, and what waits for whom."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.documents.models import (
    Addressee,
    Comment,
    Content,
    ControlledCopy,
    Document,
    DocumentType,
    Look,
    Review,
    ReviewRound,
    Revision,
)
from probierz.documents.queries.people import approvable
from probierz.documents.rules import OPEN_STATES, RevisionState
from probierz.lib.polish import fold
from probierz.offices.models import Unit

LIVE = (*OPEN_STATES, RevisionState.IN_FORCE)


class Show(StrEnum):
    """Which documents a list shows."""

    ALL = "all"
    IN_FORCE = "in_force"
    OPEN = "open"
    REVIEW = "review"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, kw_only=True)
class Wish:
    """Which documents, in which order; `order` with a minus goes backwards."""

    words: str = ""
    type: DocumentType | None = None
    unit: Unit | None = None
    show: Show = Show.ALL
    order: str = "number"


_ORDERS = {"number": ["sort_key", "pk"], "title": ["title", "pk"], "review": ["review_on", "sort_key", "pk"]}


def documents(wish: Wish, *, on: date) -> QuerySet[Document]:
    """Documents of the office in scope with `live`, their edition in force and the one being made."""
    rows = Document.objects.filter(_with_show(wish.show, on=on))
    for word in words_of(wish.words):
        rows = rows.filter(search_key__contains=word)
    if wish.type is not None:
        rows = rows.filter(type=wish.type)
    if wish.unit is not None:
        rows = rows.filter(unit=wish.unit)
    wanted = wish.order.removeprefix("-")
    names = _ORDERS.get(wanted, _ORDERS["number"])
    order = [f"-{name}" for name in names] if wish.order.startswith("-") else names
    return with_live(rows).select_related("type", "keeper", "unit").order_by(*order)


def words_of(typed: str) -> list[str]:
    """What to look for; a sign over which databases stumble is no part of a word."""
    return fold(typed.replace("\0", " ")).split()


def with_live(rows: "QuerySet[Document]") -> "QuerySet[Document]":
    """The same with `live`: at most two editions each, without their texts."""
    live = Revision.objects.filter(state__in=LIVE).order_by("edition")
    return rows.prefetch_related(Prefetch("revisions", queryset=live, to_attr="live"))


def live_of(document: Document) -> tuple[Revision | None, Revision | None]:
    """The edition in force and the one being made, after `with_live`."""
    rows: list[Revision] = document.live  # type: ignore[attr-defined] # prefetched by with_live
    current = next((row for row in rows if row.state == RevisionState.IN_FORCE), None)
    return current, next((row for row in rows if row.state != RevisionState.IN_FORCE), None)


def document_by_key(key: str) -> Document | None:
    rows = with_live(Document.objects.filter(key=key))
    return rows.select_related("type", "keeper", "unit", "office").first()


def revision_with_text(document: Document, revision: Revision) -> Revision:
    """The edition with everything its page shows."""
    rows = Revision.objects.select_related(
        "content__file", "made_by", "checked_by", "approved_by", "approved_for", "document__type", "document__office"
    )
    return rows.get(document=document, pk=revision.pk)


def editions_of(document: Document) -> QuerySet[Revision]:
    """The change sheet: every edition, the newest first, without texts."""
    rows = Revision.objects.filter(document=document).select_related(
        "made_by", "checked_by", "approved_by", "approved_for", "disposal"
    )
    return rows.order_by("-edition")


def edition_of(document: Document, edition: int) -> Revision | None:
    return editions_of(document).select_related("content__file").filter(edition=edition).first()


def contents_of(revision: Revision) -> QuerySet[Content]:
    """Every saved text of a draft, the newest first, without the texts themselves."""
    rows = Content.objects.filter(revision=revision).select_related("saved_by")
    return rows.defer("markdown", "text").order_by("-pk")


def rounds_of(revision: Revision) -> QuerySet[ReviewRound]:
    reviews = Review.objects.select_related("reviewer", "given_by").order_by("reviewer__name", "pk")
    rows = ReviewRound.objects.filter(revision=revision).prefetch_related(Prefetch("reviews", queryset=reviews))
    return rows.order_by("-number")


def comments_on(revision: Revision) -> QuerySet[Comment]:
    return Comment.objects.filter(revision=revision).select_related("made_by").order_by("pk")


def look_of(actor: Actor, revision: Revision) -> Look | None:
    """What this person saw of the draft last."""
    if actor.account is None:
        return None
    return Look.objects.filter(revision=revision, account=actor.account).select_related("content").first()


def withdrawn_editions(*, words: str = "") -> QuerySet[Revision]:
    """The archive."""
    rows = Revision.objects.filter(state=RevisionState.WITHDRAWN).select_related("document__type", "disposal")
    for word in words_of(words):
        rows = rows.filter(document__search_key__contains=word)
    return rows.order_by("-withdrawn_on", "document__sort_key", "-edition")


def was_in_force(document: Document) -> bool:
    return Revision.objects.filter(document=document, in_force_on__isnull=False).exists()


def archived(key: str) -> Revision | None:
    rows = Revision.objects.filter(state=RevisionState.WITHDRAWN, key=key)
    return rows.select_related(
        "content__file",
        "document__type",
        "document__office",
        "disposal__done_by",
        "made_by",
        "checked_by",
        "approved_by",
        "approved_for",
    ).first()


def waiting_for_approval(actor: Actor, *, on: date) -> list[Revision]:
    """Checked drafts that this person may approve."""
    if not actor.may(Permission.DOCUMENT_APPROVE):
        return []
    rows = Revision.objects.filter(state=RevisionState.CHECKED).select_related("document__type", "checked_by")
    return approvable(actor, list(rows.order_by("checked_at", "pk")), on=on)


def copies_of(document: Document) -> QuerySet[ControlledCopy]:
    return ControlledCopy.objects.filter(document=document).select_related("revision").order_by("number")


def copies_to_withdraw() -> QuerySet[ControlledCopy]:
    """Copies still in somebody's hands whose edition is no longer in force."""
    rows = ControlledCopy.objects.filter(returned_on__isnull=True).exclude(revision__state=RevisionState.IN_FORCE)
    return rows.select_related("document", "revision").order_by("holder", "document__sort_key", "number")


def copy_by_key(document: Document, key: str) -> ControlledCopy | None:
    rows = ControlledCopy.objects.filter(document=document, key=key)
    return rows.select_related("document", "revision").first()


def addressees_of(document: Document) -> QuerySet[Addressee]:
    return Addressee.objects.filter(document=document).select_related("unit", "employee").order_by("kind", "pk")


def review_due(*, on: date) -> QuerySet[Document]:
    """Documents in force whose periodic review is due by the day."""
    return Document.objects.filter(review_on__lte=on).order_by("review_on", "sort_key")


def has_any() -> bool:
    return Document.objects.exists()


def _with_show(show: Show, *, on: date) -> Q:
    def state(*states: Any) -> Exists:
        return Exists(Revision.objects.filter(document=OuterRef("pk"), state__in=states))

    if show is Show.IN_FORCE:
        return Q(state(RevisionState.IN_FORCE))
    if show is Show.OPEN:
        return Q(state(*OPEN_STATES))
    if show is Show.REVIEW:
        return Q(review_on__lte=on)
    return Q(~state(*LIVE)) if show is Show.WITHDRAWN else Q(state(*LIVE))
