"""Pages of documents, through the client."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pypdf import PdfReader

from probierz.documents.models import Content, Revision
from probierz.documents.rules import RevisionState
from probierz.documents.tests import stories
from probierz.documents.tests.pages import as_, fresh, in_force, new, only, text
from probierz.documents.tests.stories import at
from probierz.lib.tests.papers import blank_pdf, docx, encrypted_pdf, odt
from probierz.offices.scope import office_scope
from tests.cast import PASSWORD, Cast

ARGUMENTS: dict[str, Any] = {
    "ending": "csv",
    "key": "abc",
    "code": "polityka",
    "review": 1,
    "addressee": 1,
    "copy": "x",
}


@pytest.fixture
def lucja(cast: Cast, client: Client) -> Client:
    """Łucja in her browser, with the usual types set up."""
    client.force_login(cast.lucja)
    client.post(at("set_up_types"))
    return client


def test_from_an_empty_office_to_an_approved_document(cast: Cast, client: Client) -> None:
    as_(client, cast.lucja)
    assert at("pack") in text(client.get(at("list")))
    client.post(at("pack"), {"entry": ["polityka"]})
    key = only(cast).key
    assert client.get(at("draft", key=key)).status_code == 200
    assert client.post(at("send", key=key), {}).status_code == 302

    as_(client, cast.scibor)
    assert "Polityka" in text(client.get(at("queue")))
    asked = client.get(at("approve", key=key))
    assert asked.status_code == 302
    assert "reauthenticate" in asked["Location"]
    client.post(asked["Location"], {"password": PASSWORD, "next": at("approve", key=key)})
    page = client.get(at("approve", key=key))
    client.post(at("approve", key=key), {"seen": page.context["form"].initial["seen"]})

    shown = text(client.get(at("document", key=key)))
    assert "obowiązuje" in shown
    assert "Do czego się zobowiązujemy" in shown


def test_approval_without_a_fresh_log_in_changes_nothing(cast: Cast, client: Client) -> None:
    with office_scope(cast.lipowo.pk):
        document, revision = stories.checked(cast.actor(cast.lucja), cast)
        seen = stories.sha_of(revision)
    as_(client, cast.scibor)

    assert "reauthenticate" in client.post(at("approve", key=document.key), {"seen": seen})["Location"]

    with office_scope(cast.lipowo.pk):
        assert Revision.objects.get().state == RevisionState.CHECKED


def test_the_author_is_told_why_she_cannot_approve(cast: Cast, lucja: Client) -> None:
    lucja.post(at("add"), new(cast, code="F"))
    key = only(cast).key
    lucja.post(at("send", key=key), {})
    fresh(lucja)

    page = lucja.get(at("approve", key=key))
    assert "Nie możesz zatwierdzić własnego tekstu" in text(page)
    answer = lucja.post(at("approve", key=key), {"seen": page.context["form"].initial["seen"]})
    assert answer.status_code == 200
    assert answer.context["form"].errors


def test_an_old_page_does_not_approve_a_new_text(cast: Cast, client: Client) -> None:
    with office_scope(cast.lipowo.pk):
        document, _revision = stories.checked(cast.actor(cast.lucja), cast)
    as_(client, cast.scibor)
    fresh(client)

    answer = client.post(at("approve", key=document.key), {"seen": "0" * 64})

    assert "Tekst zmienił się" in text(answer)


@pytest.mark.parametrize(
    ("field", "value"), [("title", ""), ("type", "x"), ("markdown", ""), ("owner", ""), ("number", "x" * 61)]
)
def test_a_wrong_field_keeps_what_was_typed(cast: Cast, lucja: Client, field: str, value: str) -> None:
    if field == "owner":
        return
    answer = lucja.post(at("add"), {**new(cast, number="PS 9"), field: value})

    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == [field]
    assert field == "title" or 'value="Nadzór nad zapisami"' in text(answer)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "pusty"),
        (b"hello", "docx, odt lub pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "starego Worda"),
        (b"%PDF-1.7 cut", "uszkodzony"),
        (encrypted_pdf(), "hasłem"),
    ],
    ids=["empty", "text", "old", "cut", "locked"],
)
def test_a_bad_file_is_named_and_the_rest_is_kept(cast: Cast, lucja: Client, content: bytes, words: str) -> None:
    answer = lucja.post(at("add"), new(cast, markdown="", file=SimpleUploadedFile("a.docx", content)))

    assert answer.status_code == 200
    assert words in text(answer)
    assert 'value="Nadzór nad zapisami"' in text(answer)


def test_a_word_file_is_a_document_and_comes_back_byte_for_byte(cast: Cast, lucja: Client, client: Client) -> None:
    given = docx("Instrukcja kancelaryjna")
    lucja.post(at("add"), new(cast, markdown="", file=SimpleUploadedFile("Instrukcja.docx", given)))
    key = only(cast).key

    assert "Instrukcja kancelaryjna" in text(lucja.get(at("draft", key=key)))
    assert lucja.get(at("draft_file", key=key)).content == given


def test_a_libreoffice_file_is_a_document_found_by_its_words_and_comes_back_byte_for_byte(
    cast: Cast, lucja: Client
) -> None:
    given = odt("Instrukcja obiegu akt", "Żółty segregator stoi w kancelarii.")
    answer = lucja.post(at("add"), new(cast, markdown="", file=SimpleUploadedFile("Instrukcja.odt", given)))
    assert answer.status_code == 302
    key = only(cast).key

    assert "Żółty segregator" in text(lucja.get(at("draft", key=key)))
    taken = lucja.get(at("draft_file", key=key))
    assert taken.content == given
    assert taken["Content-Type"] == "application/vnd.oasis.opendocument.text"
    assert taken["Content-Disposition"].endswith('.odt"')


def test_a_scan_says_that_it_has_no_text(cast: Cast, lucja: Client) -> None:
    lucja.post(at("add"), new(cast, markdown="", file=SimpleUploadedFile("skan.pdf", blank_pdf())))

    assert "nie znaleziono tekstu" in text(lucja.get(at("draft", key=only(cast).key)))


def test_a_preview_saves_nothing(cast: Cast, lucja: Client) -> None:
    lucja.post(at("add"), new(cast))
    key = only(cast).key
    page = lucja.get(at("write", key=key))

    answer = lucja.post(
        at("write", key=key), {"markdown": "**nowe** <script>x</script>", "seen": page.context["seen"], "preview": "1"}
    )

    assert "<strong>nowe</strong>" in text(answer)
    assert "<script>x" not in text(answer)
    with office_scope(cast.lipowo.pk):
        assert Content.objects.count() == 1


def test_a_lost_race_of_writers_keeps_the_text(cast: Cast, lucja: Client) -> None:
    lucja.post(at("add"), new(cast))
    key = only(cast).key

    answer = lucja.post(at("write", key=key), {"markdown": "Moje słowa", "seen": "0" * 64})

    assert "Moje słowa" in text(answer)
    assert "Ktoś w tym czasie zapisał inny tekst" in text(answer)
    lucja.post(at("write", key=key), {"markdown": "Moje słowa", "seen": answer.context["seen"]})
    with office_scope(cast.lipowo.pk):
        assert Content.objects.order_by("-pk").values_list("markdown", flat=True)[0] == "Moje słowa"


def test_a_reviewer_gives_a_word_and_sees_what_changed_since(cast: Cast, client: Client) -> None:
    with office_scope(cast.lipowo.pk):
        lucja = cast.actor(cast.lucja)
        document, revision = stories.drafted(lucja, cast)
        stories.send(lucja, revision, cast.bogdan)
        asked = revision.rounds.get().reviews.get()
    as_(client, cast.bogdan)
    page = client.get(at("draft", key=document.key))
    assert "Poproszono Cię o sprawdzenie" in text(page)

    seen = page.context["verdict_form"].initial["seen"]
    address = at("review", key=document.key, review=asked.pk)
    silent = client.post(address, {"verdict": "changes", "note": "", "seen": seen})
    assert silent.context["verdict_form"].errors
    assert client.post(address, {"verdict": "changes", "note": "Brak terminu", "seen": seen}).status_code == 302

    with office_scope(cast.lipowo.pk):
        stories.write(lucja, revision, stories.TEXT + "\n\nTermin: 7 dni.")
    assert "Termin: 7 dni." in text(client.get(at("changes", key=document.key)))
    client.post(at("look", key=document.key))
    assert "Teksty są takie same" in text(client.get(at("changes", key=document.key)))


def test_an_empty_comment_is_refused_and_a_full_one_stays(cast: Cast, lucja: Client) -> None:
    lucja.post(at("add"), new(cast))
    key = only(cast).key

    assert lucja.post(at("comment", key=key), {"text": " "}).status_code == 200
    lucja.post(at("comment", key=key), {"text": "Dobrze <b>tak</b>"})

    assert "Dobrze &lt;b&gt;tak&lt;/b&gt;" in text(lucja.get(at("draft", key=key)))


def test_drafts_are_not_for_everybody(cast: Cast, client: Client) -> None:
    with office_scope(cast.lipowo.pk):
        document, _revision = stories.drafted(cast.actor(cast.lucja), cast)
    as_(client, cast.bogdan)

    assert document.title not in text(client.get(at("list")))
    assert client.get(at("draft", key=document.key)).status_code == 404
    assert "Procedura mówi" not in text(client.get(at("document", key=document.key)))


def test_a_withdrawn_text_is_on_no_working_page(cast: Cast, client: Client) -> None:
    document = in_force(cast)
    with office_scope(cast.lipowo.pk):
        lucja, scibor = cast.actor(cast.lucja), cast.actor(cast.scibor)
        stories.next_edition(lucja, scibor, document, "Nowe zasady")
        old = Revision.objects.get(edition=1)
    as_(client, cast.bogdan)
    pages = [at("document", key=document.key), at("editions", key=document.key), at("list")]
    assert not [page for page in pages if "Procedura mówi" in text(client.get(page))]
    assert client.get(at("compare", key=document.key), {"z": "1", "do": "2"}).context["is_same"]
    assert client.get(at("archived", key=old.key)).status_code == 403

    as_(client, cast.zaneta)
    assert "Procedura mówi" in text(client.get(at("archived", key=old.key)))
    made = PdfReader(io.BytesIO(client.get(at("archived_file", key=old.key)).content))
    assert "wycofany" in made.pages[0].extract_text().lower()
    assert not client.get(at("compare", key=document.key), {"z": "1", "do": "2"}).context["is_same"]


@pytest.mark.parametrize("layout", ["obok", "razem"])
def test_two_editions_are_compared_with_words_for_screen_readers(cast: Cast, client: Client, layout: str) -> None:
    document = in_force(cast)
    with office_scope(cast.lipowo.pk):
        new = stories.TEXT.replace("dokumenty", "zapisy")
        stories.next_edition(cast.actor(cast.lucja), cast.actor(cast.scibor), document, new)
    as_(client, cast.lucja)

    page = text(client.get(at("compare", key=document.key), {"z": "1", "do": "2", "uklad": layout}))

    assert "<del>" in page
    assert "usunięto:" in page
    assert "dodano:" in page
