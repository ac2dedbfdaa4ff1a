"""Pages of readers, copies, lists and types, and every door."""

import io
import zipfile
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from probierz.access.doors import guard_of
from probierz.access.permissions import Permission
from probierz.documents.actions.approving import withdraw
from probierz.documents.models import Acknowledgement, Document, DocumentType
from probierz.documents.tests import stories
from probierz.documents.tests.pages import as_, fresh, in_force, new, text
from probierz.documents.tests.stories import at
from probierz.documents.web.urls import urlpatterns
from probierz.lib.tabular import read_table
from probierz.lib.tests.papers import docx, pdf
from probierz.offices.scope import office_scope
from tests.cast import Cast

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


def test_a_reader_confirms_on_the_page(cast: Cast, client: Client) -> None:
    document = in_force(cast, requires_reading=True)
    as_(client, cast.lucja).post(at("address", key=document.key), {"kind": "everybody"})
    as_(client, cast.bogdan)
    assert document.title in text(client.get(at("to_read")))

    client.post(at("confirm_reading", key=document.key))

    assert document.title not in text(client.get(at("to_read")))
    with office_scope(cast.lipowo.pk):
        assert Acknowledgement.objects.count() == 1
    again = client.post(at("confirm_reading", key=document.key), follow=True)
    assert "już zapisane" in text(again)


def test_the_grid_and_the_list_to_sign_name_people(cast: Cast, lucja: Client) -> None:
    document = in_force(cast, requires_reading=True)
    lucja.post(at("address", key=document.key), {"kind": "everybody"})
    with office_scope(cast.lipowo.pk):
        from probierz.people.models import Employee

        Employee.objects.filter(given_name="Bogdan").update(account=None)
        key = Employee.objects.get(given_name="Bogdan").key

    assert "Łoś Bogdan" in text(lucja.get(at("grid")))
    sheet = read_table(lucja.get(at("grid_sheet", ending="csv")).content).rows
    assert sheet[0][-1] == "PS 1"
    made = PdfReader(io.BytesIO(lucja.get(at("sign_list", key=document.key, ending="pdf")).content))
    assert "Łoś Bogdan" in made.pages[0].extract_text()
    assert lucja.post(at("paper", key=document.key), {"people": [], "on": "2026-01-01"}).status_code == 200
    assert lucja.post(at("paper", key=document.key), {"people": [key], "on": "2026-01-01"}).status_code == 302


def test_a_numbered_copy_says_its_number_on_the_page(cast: Cast, lucja: Client) -> None:
    document = in_force(cast)
    assert lucja.post(at("issue_copy", key=document.key), {"holder": ""}).status_code == 200
    lucja.post(at("issue_copy", key=document.key), {"holder": "Sekretarz"})
    with office_scope(cast.lipowo.pk):
        copy = document.copies.get()

    made = PdfReader(io.BytesIO(lucja.get(at("copy_pdf", key=document.key, copy=copy.key)).content))
    assert "nr 1" in made.pages[0].extract_text().replace("\N{NO-BREAK SPACE}", " ")
    uncontrolled = PdfReader(io.BytesIO(lucja.get(at("printed", key=document.key)).content))
    assert "nienadzorowany" in uncontrolled.pages[0].extract_text()

    lucja.post(at("withdraw", key=document.key), {"because": "Koniec"})
    assert lucja.get(at("copy_pdf", key=document.key, copy=copy.key)).status_code == 404
    assert "Sekretarz" in text(lucja.get(at("copies_due")))
    lucja.post(at("take_back", key=document.key, copy=copy.key), {"due": "1"})
    assert "Sekretarz" not in text(lucja.get(at("copies_due")))


@pytest.mark.parametrize(
    ("given", "name"), [(pdf("Instrukcja"), "a.pdf"), (docx("Instrukcja"), "a.docx")], ids=["pdf", "docx"]
)
def test_prints_of_files_are_stamped_or_get_a_cover(cast: Cast, lucja: Client, given: bytes, name: str) -> None:
    from probierz.documents.actions.bodies import uploaded

    document = in_force(cast, body=uploaded(name, given))

    made = PdfReader(io.BytesIO(lucja.get(at("printed", key=document.key)).content))
    assert "nienadzorowany" in made.pages[0].extract_text()
    assert lucja.get(at("file", key=document.key)).content == given


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_list_can_be_taken_away(cast: Cast, lucja: Client, ending: str) -> None:
    in_force(cast)

    rows = read_table(lucja.get(at("list_sheet", ending=ending)).content).rows

    assert rows[1][:4] == ("PS 1", "Nadzór nad dokumentami", "Procedura systemowa", "obowiązuje")


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_papers_can_be_taken_away(cast: Cast, lucja: Client, ending: str) -> None:
    document = in_force(cast)

    for page in (at("list_sheet", ending=ending), at("editions_sheet", key=document.key, ending=ending)):
        content = lucja.get(page).content
        assert content.startswith(b"%PDF") if ending == "pdf" else zipfile.is_zipfile(io.BytesIO(content))


@pytest.mark.parametrize("name", ["list_sheet", "grid_sheet", "copies_sheet"])
def test_an_unknown_ending_is_no_page(cast: Cast, lucja: Client, name: str) -> None:
    assert lucja.get(at(name, ending="exe")).status_code == 404


@pytest.mark.parametrize("nonsense", ["?show=xyz", "?type=xyz", "?page=x", "?sort=password", "?q=%00"])
def test_the_list_survives_nonsense_in_its_address(cast: Cast, lucja: Client, nonsense: str) -> None:
    in_force(cast)

    assert lucja.get(at("list") + nonsense).status_code == 200


@pytest.mark.parametrize(
    ("pattern", "words"), [("{dzial} {n}", "dzial"), ("{n}{n}", "raz"), ("{n", "pary"), ("", "to pole")]
)
def test_a_wrong_pattern_is_explained(cast: Cast, lucja: Client, pattern: str, words: str) -> None:
    given = {"code": "X", "name": "Iks", "pattern": pattern, "gap_rule": "next", "approver": "office_head"}
    answer = lucja.post(at("add_type"), given)

    assert list(answer.context["form"].errors) == ["pattern"]
    assert words in text(answer)


def test_types_are_added_changed_and_retired(cast: Cast, lucja: Client) -> None:
    given = {"code": "NS", "name": "Norma", "pattern": "NS-{n:02}", "gap_rule": "next", "approver": "office_head"}
    lucja.post(at("add_type"), given)
    with office_scope(cast.lipowo.pk):
        row = DocumentType.objects.get(code="NS")
    assert "NS-01" in text(lucja.get(at("types")))

    lucja.post(at("change_type", key=row.key), {**given, "pattern": "NS {n}"})
    lucja.post(at("retire_type", key=row.key))

    assert "nieużywany" in text(lucja.get(at("types")))


def test_a_review_is_confirmed_on_the_page(cast: Cast, lucja: Client) -> None:
    document = in_force(cast)
    with office_scope(cast.lipowo.pk):
        Document.objects.update(review_on="2020-01-01")
    assert document.title in text(lucja.get(at("queue")))

    lucja.post(at("confirm", key=document.key), {"note": ""})

    assert document.title not in text(lucja.get(at("queue")))


def guard_permission(pattern: Any) -> Permission | None:
    found = guard_of(pattern.callback)
    assert found is not None
    return found.permission


def address(pattern: Any) -> str:
    names = pattern.pattern.converters
    values = {name: "urzad-lipowo" if name == "office" else ARGUMENTS[name] for name in names}
    return reverse(f"documents:{pattern.name}", kwargs=values)


@pytest.mark.parametrize("pattern", urlpatterns, ids=lambda one: one.name)
def test_doors(cast: Cast, client: Client, pattern: Any) -> None:
    """Strangers find nothing, colleagues without the permission are told no."""
    assert client.get(address(pattern))["Location"].startswith(reverse("account_login"))
    assert as_(client, cast.celina).get(address(pattern)).status_code == 404
    is_reader = guard_permission(pattern) is Permission.DOCUMENT_READ
    answer = as_(client, cast.bogdan).get(address(pattern))
    assert (answer.status_code == 403) is not is_reader


@pytest.mark.parametrize(
    "pattern", [one for one in urlpatterns if "key" in one.pattern.converters], ids=lambda one: one.name
)
def test_a_document_of_another_office_is_not_found(cast: Cast, client: Client, pattern: Any) -> None:
    document = in_force(cast)
    as_(client, cast.celina)
    fresh(client)
    names = {name: ARGUMENTS[name] for name in pattern.pattern.converters if name not in {"office", "key"}}
    page = reverse(f"documents:{pattern.name}", kwargs={"office": "urzad-olszyny", "key": document.key, **names})

    assert client.get(page).status_code in {404, 405}
    assert client.post(page).status_code in {404, 405}


def test_whoever_sees_no_drafts_finds_nothing_before_the_first_edition(client: Client, cast: Cast, lucja: Client):
    lucja.post(at("add"), new(cast))
    with office_scope(cast.lipowo.pk):
        key = Document.objects.get().key

    as_(client, cast.bogdan)
    for view in ("document", "editions"):
        assert client.get(at(view, key=key)).status_code == 404


def test_a_draft_says_who_may_approve_it_and_that_nobody_was_asked(client: Client, cast: Cast, lucja: Client):
    lucja.post(at("add"), new(cast))
    with office_scope(cast.lipowo.pk):
        key = Document.objects.get().key
    lucja.post(at("send", key=key), {})

    page = text(lucja.get(at("draft", key=key)))
    assert cast.scibor.name in page
    assert "nikt nie był o to proszony" in page


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_types_and_copies_are_taken_away_as_sheets(cast: Cast, lucja: Client, ending: str):
    lucja.post(at("add"), new(cast))
    with office_scope(cast.lipowo.pk):
        key = Document.objects.get().key

    types = lucja.get(at("types_sheet", ending=ending))
    assert "PS {n}" in str(read_table(b"".join(types) if types.streaming else types.content).rows)
    copies = lucja.get(at("one_copies_sheet", key=key, ending=ending))
    assert "egzemplarz" in str(read_table(b"".join(copies) if copies.streaming else copies.content).rows)


def test_a_disposal_leaves_a_record_to_be_signed(client: Client, cast: Cast, lucja: Client):
    actor, head = cast.actor(cast.lucja), cast.actor(cast.scibor)
    with office_scope(cast.lipowo.pk):
        document, revision = stories.in_force(actor, head, cast, retention="A")
        withdraw(actor, document=document, because="Koniec.", today=stories.TODAY)
    record = {"key": revision.key, "ending": "pdf"}
    assert "nie wcześniej niż" not in text(lucja.get(at("archive")))
    assert lucja.get(at("disposal_paper", **record)).status_code == 404

    lucja.post(
        at("dispose", key=revision.key),
        {"method": "archive", "protocol": "Spis 3/2026", "on": timezone.localdate().isoformat()},
    )

    found = PdfReader(io.BytesIO(lucja.get(at("disposal_paper", **record)).content)).pages[0].extract_text()
    assert "Protokół brakowania" in found
    assert "Spis 3/2026" in found
