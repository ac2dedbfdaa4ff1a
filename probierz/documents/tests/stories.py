"""States that the system can reach, reached by its own actions."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.urls import reverse

from probierz.access.actor import Actor
from probierz.documents.actions import approving, checking, drafting
from probierz.documents.actions.bodies import Body, written
from probierz.documents.actions.documents import DocumentDetails, add_document
from probierz.documents.actions.types import set_up_types
from probierz.documents.models import Document, DocumentType, Review, Revision
from probierz.documents.rules import Verdicts
from probierz.people.models import Absence, Account, Employee, Membership
from probierz.people.rules import Role
from tests.cast import Cast

TODAY = date(2026, 11, 2)
NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
TEXT = "# Cel\n\nProcedura mówi, jak nadzorujemy dokumenty.\n\n# Zapisy\n\n- spis dokumentów"


def at(name: str, **arguments: Any) -> str:
    """The address of a page in the office of Lipowo."""
    return reverse(f"documents:{name}", kwargs={"office": "urzad-lipowo", **arguments})


def a_type(actor: Actor, cast: Cast, code: str = "PS") -> DocumentType:
    if not DocumentType.objects.filter(code=code).exists():
        set_up_types(actor, office=cast.lipowo)
    return DocumentType.objects.get(code=code)


def drafted(
    actor: Actor, cast: Cast, *, code: str = "PS", body: Body | None = None, **details: Any
) -> tuple[Document, Revision]:
    """A document with its first draft."""
    told = DocumentDetails(**{"title": "Nadzór nad dokumentami", **details})
    kind = a_type(actor, cast, code)
    document = add_document(actor, office=cast.lipowo, kind=kind, details=told, body=body or written(TEXT), at=NOW)
    return document, Revision.objects.select_related("content").get(document=document)


def checked(actor: Actor, cast: Cast, **details: Any) -> tuple[Document, Revision]:
    document, revision = drafted(actor, cast, **details)
    return document, checking.send(actor, revision=revision, reviewers=[], at=NOW)


def in_force(actor: Actor, head: Actor, cast: Cast, **details: Any) -> tuple[Document, Revision]:
    document, revision = checked(actor, cast, **details)
    return document, approve(head, revision)


def approve(head: Actor, revision: Revision, today: date = TODAY) -> Revision:
    seen = sha_of(revision)
    return approving.approve(head, revision=revision, seen_sha256=seen, at=NOW, today=today)


def next_edition(actor: Actor, head: Actor, document: Document, text: str, today: date = TODAY) -> Revision:
    """Another edition, in force."""
    revision = drafting.begin_revision(actor, document=document, at=NOW)
    revision = write(actor, revision, text)
    checking.send(actor, revision=revision, reviewers=[], at=NOW)
    return approve(head, revision, today)


def write(actor: Actor, revision: Revision, text: str, *, reads_anew: bool = True) -> Revision:
    return drafting.write(
        actor,
        revision=revision,
        body=written(text),
        summary="Zmiana",
        reads_anew=reads_anew,
        order="",
        seen_sha256=sha_of(revision),
        at=NOW,
    )


def send(actor: Actor, revision: Revision, *reviewers: Account) -> Revision:
    return checking.send(actor, revision=revision, reviewers=list(reviewers), at=NOW)


def say(actor: Actor, revision: Revision, reviewer: Account, verdict: Verdicts, note: str = "") -> Revision:
    row = (
        Review.objects.select_related("round__revision")
        .order_by("-pk")
        .get(round__revision=revision, reviewer=reviewer, round__state="round_open")
    )
    return checking.review(
        actor, review=row, verdict=verdict, note=note, seen_sha256=sha_of(revision), at=NOW, today=TODAY
    )


def sha_of(revision: Revision) -> str:
    content = Revision.objects.select_related("content").get(pk=revision.pk).content
    return content.sha256 if content else ""


def away(cast: Cast, absent: str, deputy: str) -> None:
    Absence(
        office=cast.lipowo,
        employee=Employee.objects.get(given_name=absent),
        deputy=Employee.objects.get(given_name=deputy),
        since=TODAY - timedelta(days=1),
    ).save()


def give(cast: Cast, account: Account, role: Role) -> None:
    Membership(office=cast.lipowo, account=account, role=role, since=TODAY - timedelta(days=1)).save()
