"""The import through its pages: upload, columns, preview, confirmation; and every file that is refused."""

import datetime
import io
import re
import zipfile
from typing import Any

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from probierz.lib.tabular import read_table
from probierz.members.models import RosterDraft
from probierz.members.tests.rosters import ANNA, EWA, JAN, csv_file, xlsx_file
from probierz.offices.models import Unit
from probierz.offices.scope import office_scope
from probierz.people.models import Employee, Employment
from tests.cast import Cast

CAST = 4


@pytest.fixture
def lucja(cast: Cast, client: Client) -> Client:
    client.force_login(cast.lucja)
    return client


def at(name: str, **arguments: Any) -> str:
    return reverse(f"members:{name}", kwargs={"office": "urzad-lipowo", **arguments})


def send(client: Client, content: bytes, name: str = "lista.csv", **options: Any) -> Any:
    return client.post(at("roster_upload"), {"file": SimpleUploadedFile(name, content)}, **options)


def state(cast: Cast) -> tuple[int, int, int, int]:
    """How many people, employments, units and uploads the office has."""
    with office_scope(cast.lipowo.pk):
        models = (Employee, Employment, Unit, RosterDraft)
        people, employments, units, drafts = (model.objects.count() for model in models)
    return people - CAST, employments - CAST, units, drafts


def text(answer: Any) -> str:
    return str(answer.content.decode())


def test_a_clear_file_goes_straight_to_its_preview_and_is_taken_on_confirmation(cast: Cast, lucja: Client) -> None:
    preview = send(lucja, xlsx_file(ANNA, JAN, EWA), "lista.xlsx", follow=True)
    assert (len(preview.context["plan"].created), state(cast)) == (3, (0, 0, 0, 1))
    assert "Ąkowska" in text(preview)

    done = lucja.post(preview.request["PATH_INFO"], {"confirm": "yes"}, follow=True)

    assert state(cast) == (3, 3, 2, 0)
    assert "Świt" in text(done)


def test_the_preview_names_what_changes_for_whom(cast: Cast, lucja: Client) -> None:
    for rows in ((ANNA, JAN), ((*ANNA[:3], "główna księgowa", *ANNA[4:]), JAN)):
        preview = send(lucja, csv_file(*rows), follow=True)
        plan = preview.context["plan"]
        lucja.post(preview.request["PATH_INFO"], {"confirm": "yes"})

    assert (len(plan.created), len(plan.updated), len(plan.unchanged)) == (0, 1, 1)
    assert re.search(r"<del\s*>inspektor</del>", text(preview))
    assert re.search(r"<ins\s*>główna księgowa</ins>", text(preview))


def test_who_is_not_in_the_file_leaves_only_when_the_box_is_ticked(cast: Cast, lucja: Client) -> None:
    def employed() -> int:
        with office_scope(cast.lipowo.pk):
            return Employment.objects.on(timezone.localdate()).count()

    first = send(lucja, csv_file(ANNA), follow=True)
    assert "4" in re.sub(r"<[^>]+>", "", text(first))
    lucja.post(first.request["PATH_INFO"], {"confirm": "yes"})
    assert employed() == CAST + 1

    second = send(lucja, csv_file(ANNA), follow=True)
    lucja.post(second.request["PATH_INFO"], {"confirm": "yes", "ends_absent": "on"})
    assert employed() == 1


def test_unknown_headings_lead_to_the_columns_with_the_guess_filled_in(cast: Cast, lucja: Client) -> None:
    header = ("lp", "nr", "nazwisko", "imię", "funkcja")
    page = send(lucja, csv_file(("1", "7", "Ćma", "Zofia", "woźna"), header=header), follow=True)
    assert page.request["PATH_INFO"].endswith("/kolumny/")
    assert page.context["form"]["number"].value() == "1"

    chosen = {"number": "1", "family_name": "2", "given_name": "3", "position": "4", "unit": "", "email": ""}
    preview = lucja.post(page.request["PATH_INFO"], chosen, follow=True)
    lucja.post(preview.request["PATH_INFO"], {"confirm": "yes"})

    with office_scope(cast.lipowo.pk):
        assert Employment.objects.get(employee__number="7").position == "woźna"


def test_choices_of_columns_that_cannot_be_are_kept_and_explained(cast: Cast, lucja: Client) -> None:
    page = send(lucja, csv_file(("7", "Ćma", "Zofia"), header=("a", "b", "c")), follow=True)
    chosen = {"number": "0", "family_name": "0", "given_name": "", "position": "2", "unit": "", "email": ""}

    answer = lucja.post(page.request["PATH_INFO"], chosen)

    assert set(answer.context["form"].errors) == {"family_name", "given_name"}
    assert answer.context["form"]["position"].value() == "2"
    foreign = lucja.post(page.request["PATH_INFO"], {**chosen, "number": "99"})
    assert "number" in foreign.context["form"].errors


def test_the_choice_of_columns_is_remembered(cast: Cast, lucja: Client) -> None:
    page = send(lucja, csv_file(("Ćma", "Zofia", "7"), header=("a", "b", "c")), follow=True)
    chosen = {"number": "2", "family_name": "0", "given_name": "1", "position": "", "unit": "", "email": ""}
    lucja.post(page.request["PATH_INFO"], chosen)

    again = lucja.get(page.request["PATH_INFO"])

    assert [again.context["form"][name].value() for name in ("number", "family_name", "given_name")] == ["2", "0", "1"]


def test_giving_up_removes_the_file(cast: Cast, lucja: Client) -> None:
    preview = send(lucja, csv_file(ANNA), follow=True)

    lucja.post(f"{preview.request['PATH_INFO']}porzuc/")

    assert state(cast) == (0, 0, 0, 0)
    assert lucja.get(preview.request["PATH_INFO"]).status_code == 404


def test_confirming_twice_imports_once(cast: Cast, lucja: Client) -> None:
    preview = send(lucja, csv_file(ANNA), follow=True)
    lucja.post(preview.request["PATH_INFO"], {"confirm": "yes"})

    assert lucja.post(preview.request["PATH_INFO"], {"confirm": "yes"}).status_code == 404
    assert state(cast)[:2] == (1, 1)


def test_the_same_file_again_is_said_to_change_nothing(cast: Cast, lucja: Client) -> None:
    said = "Lista już to wszystko zawiera"
    first = send(lucja, xlsx_file(ANNA, JAN), "lista.xlsx", follow=True)
    lucja.post(first.request["PATH_INFO"], {"confirm": "yes"})

    again = send(lucja, xlsx_file(ANNA, JAN), "lista.xlsx", follow=True)

    assert said not in text(first)
    assert said in text(again)


def test_an_upload_of_another_office_is_not_found(cast: Cast, lucja: Client) -> None:
    key = send(lucja, csv_file(ANNA), follow=True).context["draft"].key
    celina = Client()
    celina.force_login(cast.celina)

    for name in ("roster_preview", "roster_columns"):
        there = reverse(f"members:{name}", kwargs={"office": "urzad-olszyny", "key": key})
        assert celina.get(there).status_code == 404


# --- rows that are refused

WRONG_ROWS = {
    "formula cell": ("102", '=HYPERLINK("http://x")', "Jan", "", "", ""),
    "missing name": ("102", "", "Jan", "", "", ""),
    "wrong address": ("102", "Świt", "Jan", "", "", "jan(at)lipowo"),
    "number twice": ("101", "Świt", "Jan", "", "", ""),
    "too long": ("102", "Ś" * 101, "Jan", "", "", ""),
}


@pytest.mark.parametrize("wrong", WRONG_ROWS.values(), ids=WRONG_ROWS)
@pytest.mark.parametrize("make", [csv_file, xlsx_file])
def test_a_wrong_row_is_named_and_nobody_is_changed(
    cast: Cast, lucja: Client, make: Any, wrong: tuple[str, ...]
) -> None:
    preview = send(lucja, make(ANNA, wrong), follow=True)
    errors = preview.context["plan"].errors
    assert [error.row for error in errors] == [3]
    assert str(preview.context["errors"][0][1]) in text(preview)

    lucja.post(preview.request["PATH_INFO"], {"confirm": "yes"})

    assert state(cast)[:3] == (0, 0, 0)


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_errors_can_be_taken_away(cast: Cast, lucja: Client, kind: str) -> None:
    preview = send(lucja, csv_file(ANNA, WRONG_ROWS["wrong address"]), follow=True)

    rows = read_table(lucja.get(f"{preview.request['PATH_INFO']}bledy.{kind}").content).rows

    assert (float(str(rows[1][0])), rows[1][1], rows[1][3]) == (3, "e-mail", "jan(at)lipowo")


# --- files that are refused


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 150_000_000)
    return file.getvalue()


BAD_FILES = {
    "nothing": b"",
    "blank": b" \r\n ",
    "picture": b"\x89PNG\r\n\x1a\n\0\0\0",
    "document": b"%PDF-1.7\n\x00\x01",
    "cut spreadsheet": xlsx_file(ANNA, JAN)[:-400],
    "old excel": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512,
    "zip bomb": bomb(),
    "50 MB": b"nr;nazwisko\n" + b"x" * 50_000_000,
    "other archive": b"PK\x05\x06" + b"\0" * 18,
}


@pytest.mark.parametrize("content", BAD_FILES.values(), ids=BAD_FILES)
def test_a_file_that_cannot_be_read_is_refused_before_anything_is_kept(
    cast: Cast, lucja: Client, content: bytes
) -> None:
    answer = send(lucja, content, "lista.xlsx")

    assert answer.status_code == 200
    (sentence,) = answer.context["form"].errors["file"]
    assert sentence in text(answer).replace("&quot;", '"')
    assert state(cast) == (0, 0, 0, 0)


def test_no_file_at_all_is_said_beside_the_field(cast: Cast, lucja: Client) -> None:
    answer = lucja.post(at("roster_upload"), {})

    assert list(answer.context["form"].errors) == ["file"]


def test_a_file_with_headings_alone_imports_nobody(cast: Cast, lucja: Client) -> None:
    preview = send(lucja, csv_file(), follow=True)

    assert len(preview.context["plan"].errors) == 1
    lucja.post(preview.request["PATH_INFO"], {"confirm": "yes"})
    assert state(cast)[0] == 0


def test_a_date_where_a_number_belongs_is_said(cast: Cast, lucja: Client) -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("nr", "nazwisko", "imię"))
        sheet.write_datetime(1, 0, datetime.date(2026, 3, 1), book.add_format({"num_format": "yyyy-mm-dd"}))
        sheet.write_row(1, 1, ("Ćma", "Zofia"))

    preview = send(lucja, file.getvalue(), "lista.xlsx", follow=True)

    assert [(error.row, error.column) for error in preview.context["plan"].errors] == [(2, "nr")]


def test_a_name_that_looks_like_a_path_stays_a_name(cast: Cast, lucja: Client) -> None:
    send(lucja, csv_file(ANNA), "../../etc/passwd.csv")

    with office_scope(cast.lipowo.pk):
        assert RosterDraft.objects.get().file.name == "passwd.csv"
