"""Lists of documents taken away: what is on them, and in whose language."""

from typing import Any

import pytest
from django.test import Client

from probierz.access.actor import Actor
from probierz.documents.models import Document
from probierz.documents.rules import AddresseeKind
from probierz.documents.tests import stories
from probierz.documents.tests.stories import at
from tests.cast import Cast

ENGLISH = {"lang": "en"}
HEADS = {
    "list_sheet": ("numer;tytuł;rodzaj dokumentu", "number;title;type of document"),
    "archive_sheet": ("dokument;wydanie", "document;edition"),
    "copies_sheet": ("dokument;wydanie;egzemplarz", "document;edition;copy"),
    "types_sheet": ("kod;nazwa;wzór numeru", "code;name;pattern of numbers"),
    "grid_sheet": ("nr pracownika;nazwisko", "roster number;family name"),
    "to_read_sheet": ("numer;tytuł;wydanie", "number;title;edition"),
    "queue_sheet": ("co zrobić;numer;tytuł", "what to do;number;title"),
}


def sheet(client: Client, name: str, query: dict[str, str] | None = None, **arguments: Any) -> str:
    answer = client.get(at(name, ending="csv", **arguments), query)
    assert answer.status_code == 200
    return str(answer.content.decode("utf-8-sig"))


@pytest.mark.parametrize("name", HEADS)
def test_the_head_of_a_sheet_is_in_the_language_of_its_reader(client: Client, cast: Cast, name: str) -> None:
    client.force_login(cast.lucja)
    polish, english = HEADS[name]
    assert sheet(client, name).startswith(polish)
    assert sheet(client, name, ENGLISH).startswith(english)


@pytest.mark.parametrize("name", ["editions_sheet", "one_copies_sheet"])
def test_sheets_of_one_document_follow_the_reader_too(
    client: Client, in_lipowo: Cast, lucja: Actor, scibor: Actor, name: str
) -> None:
    document, _revision = stories.in_force(lucja, scibor, in_lipowo)
    client.force_login(in_lipowo.lucja)
    head = {"editions_sheet": "edition;what changed", "one_copies_sheet": "copy;who has it"}[name]
    assert sheet(client, name, ENGLISH, key=document.key).startswith(head)


def test_what_i_have_to_read_is_taken_away_as_a_list(
    client: Client, in_lipowo: Cast, lucja: Actor, scibor: Actor
) -> None:
    document, _revision = stories.in_force(lucja, scibor, in_lipowo, requires_reading=True)
    client.force_login(in_lipowo.lucja)
    client.post(at("address", key=document.key), {"kind": AddresseeKind.EVERYBODY})
    client.force_login(in_lipowo.bogdan)
    assert at("to_read_sheet", ending="xlsx") in client.get(at("to_read")).content.decode()
    assert f"{document.number};Nadzór nad dokumentami;1" in sheet(client, "to_read_sheet")
    assert client.get(at("to_read_sheet", ending="xlsx")).content.startswith(b"PK")
    assert client.get(at("to_read_sheet", ending="exe")).status_code == 404


def test_what_waits_for_my_word_is_taken_away_as_one_list(client: Client, in_lipowo: Cast, lucja: Actor) -> None:
    asked, draft = stories.drafted(lucja, in_lipowo, title="Do sprawdzenia przez Żanetę")
    stories.send(lucja, draft, in_lipowo.zaneta)
    stories.checked(lucja, in_lipowo, title="Do podpisu starosty")
    Document.objects.filter(pk=asked.pk).update(review_on=stories.TODAY)

    client.force_login(in_lipowo.zaneta)
    line = f"do sprawdzenia;{asked.number};Do sprawdzenia przez Żanetę;1;Żaneta"
    assert line in sheet(client, "queue_sheet")
    assert "Do podpisu starosty" not in sheet(client, "queue_sheet")
    client.force_login(in_lipowo.scibor)
    assert "Do podpisu starosty;1;" in sheet(client, "queue_sheet")
    assert at("queue_sheet", ending="xlsx") in client.get(at("queue")).content.decode()
    client.force_login(in_lipowo.lucja)
    assert f"do przeglądu;{asked.number}" in sheet(client, "queue_sheet")
