"""Documents for programs: the same answers as the pages give."""

from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from probierz.access.models import ApiToken
from probierz.access.permissions import Permission
from probierz.access.tokens import fingerprint
from probierz.documents.actions.reading import Target, address
from probierz.documents.rules import AddresseeKind
from probierz.documents.tests import stories
from probierz.offices.scope import office_scope
from tests.cast import Cast

BASE = "/api/v1/offices/urzad-lipowo/documents"


def ask(client: Client, account: Any, path: str = BASE, *permissions: Permission) -> Any:
    ApiToken.objects.all().delete()
    ApiToken.objects.create(
        account=account,
        name="test",
        sha256=fingerprint("pbz_x"),
        permissions=[one.value for one in permissions or [Permission.DOCUMENT_READ]],
        expires_on=timezone.localdate() + timedelta(days=1),
    )
    return client.get(path, headers={"authorization": "Bearer pbz_x"})


def made(cast: Cast) -> str:
    with office_scope(cast.lipowo.pk):
        lucja, scibor = cast.actor(cast.lucja), cast.actor(cast.scibor)
        stories.drafted(lucja, cast, title="Tylko projekt")
        document, _revision = stories.in_force(lucja, scibor, cast, requires_reading=True)
        address(lucja, document=document, target=Target(kind=AddresseeKind.EVERYBODY))
        return document.key


def test_documents_in_force_are_listed_and_drafts_are_not(cast: Cast, client: Client) -> None:
    made(cast)

    found = ask(client, cast.bogdan).json()

    assert found["total"] == 1
    assert found["documents"][0]["number"] == "PS 2"


def test_one_document_comes_with_its_text_and_editions(cast: Cast, client: Client) -> None:
    key = made(cast)

    found = ask(client, cast.bogdan, f"{BASE}/{key}").json()

    assert found["text"] == stories.TEXT
    assert [row["edition"] for row in found["editions"]] == [1]


def test_what_a_person_has_to_read_is_told(cast: Cast, client: Client) -> None:
    key = made(cast)

    assert [row["key"] for row in ask(client, cast.bogdan, f"{BASE}/to-read").json()] == [key]


def test_strangers_find_nothing_and_narrow_tokens_are_refused(cast: Cast, client: Client) -> None:
    key = made(cast)

    for path in (BASE, f"{BASE}/{key}", f"{BASE}/to-read"):
        assert ask(client, cast.celina, path).status_code == 404
        assert ask(client, cast.bogdan, path, Permission.OFFICE_READ).status_code == 403
        assert client.get(path).status_code == 401
    assert ask(client, cast.bogdan, f"{BASE}/nie-ma").status_code == 404
