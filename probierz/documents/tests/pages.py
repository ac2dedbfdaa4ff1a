"""Short words for tests that open the pages of documents."""

from typing import Any

from django.test import Client
from django.urls import reverse

from probierz.documents.models import Document, DocumentType
from probierz.documents.tests import stories
from probierz.offices.scope import office_scope
from tests.cast import PASSWORD, Cast


def text(answer: Any) -> str:
    return str(answer.content.decode()).replace("\N{NO-BREAK SPACE}", " ")


def fresh(client: Client) -> None:
    """As if the person had just typed the password again."""
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


def as_(client: Client, account: Any) -> Client:
    client.force_login(account)
    return client


def new(cast: Cast, **more: Any) -> dict[str, Any]:
    with office_scope(cast.lipowo.pk):
        kind = DocumentType.objects.get(code=more.pop("code", "PS"))
    return {"type": kind.key, "title": "Nadzór nad zapisami", "markdown": stories.TEXT, **more}


def only(cast: Cast) -> Document:
    with office_scope(cast.lipowo.pk):
        return Document.objects.get()


def in_force(cast: Cast, **details: Any) -> Document:
    with office_scope(cast.lipowo.pk):
        lucja, scibor = cast.actor(cast.lucja), cast.actor(cast.scibor)
        return stories.in_force(lucja, scibor, cast, **details)[0]
