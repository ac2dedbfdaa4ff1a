"""Answers from files: recognised, shown before they count, taken in all or none, never twice."""

import io
from datetime import date, timedelta
from pathlib import Path

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from probierz.attachments.models import OfficeFile
from probierz.jobs.models import OfficeJob
from probierz.jobs.running import run
from probierz.lib.refusals import Refused
from probierz.offices.scope import across_offices, office_scope
from probierz.surveys.actions import imports as actions
from probierz.surveys.actions import paper
from probierz.surveys.models import AnswerFile, CollectionPoint, PaperBatch, PaperForm, Response, Tally, Wave
from probierz.surveys.queries import imports as queries
from probierz.surveys.rules import RESPONSES_ITEM, Channel
from probierz.surveys.rules.imports import ImportRefusal
from probierz.surveys.rules.paper import Entry
from probierz.surveys.tests import factories
from tests.cast import TODAY, Cast

GOOD = "Ogólna ocena obsługi;Wiedza pracownika;Co powinniśmy poprawić?\nbardzo dobrze;4;kolejkę\n3;nie dotyczy;\n"
UNKNOWN = "Ogólna ocena obsługi;Wiedza pracownika\nsuper;4\n3;2\n"


@pytest.fixture
def wave(cast: Cast, settings, tmp_path: Path) -> Wave:
    settings.MEDIA_ROOT = tmp_path
    return factories.opened(factories.campaign(cast))


@pytest.fixture
def point(cast: Cast, wave: Wave) -> CollectionPoint:
    return factories.point(cast.lipowo, wave.campaign)


@pytest.fixture
def batch(point: CollectionPoint, wave: Wave) -> PaperBatch:
    with office_scope(point.office_id):
        return paper.begin_batch(factories.SYSTEM, wave=wave, point=point, forms=20, day=TODAY)


def address(name: str, point: CollectionPoint, *more: object) -> str:
    return reverse(f"surveys:{name}", args=[point.office.code, point.campaign.key, *more])


def uploaded(
    client: Client, point: CollectionPoint, content: str | bytes, *, place: str = "", name: str = "odpowiedzi.csv"
) -> AnswerFile:
    data = content.encode() if isinstance(content, str) else content
    given = {"file": SimpleUploadedFile(name, data), "place": place or point.key, "channel": "paper"}
    answer = client.post(address("import", point), given)
    assert answer.status_code == 302, answer.context["form"].errors
    with office_scope(point.office_id):
        return AnswerFile.objects.latest("pk")


def taken(client: Client, point: CollectionPoint, file: AnswerFile) -> OfficeJob:
    """Confirm the preview, and do what a worker would."""
    answer = client.post(address("import_preview", point, file.key))
    assert answer.status_code == 302
    with office_scope(point.office_id):
        job = OfficeJob.objects.select_related("office").latest("pk")
        run(job)
        job.refresh_from_db()
    return job


def answers(point: CollectionPoint) -> list[dict[str, object]]:
    with office_scope(point.office_id):
        return sorted((row.answers for row in Response.objects.all()), key=lambda one: str(one.get("k6")))


# The way of a file


def test_a_file_is_understood_shown_and_taken_in(cast: Cast, client: Client, point: CollectionPoint) -> None:
    client.force_login(cast.lucja)
    file = uploaded(client, point, GOOD)

    page = client.get(address("import_preview", point, file.key)).content.decode()
    job = taken(client, point, file)

    assert "bardzo dobrze" in page
    assert (job.state, job.done, job.total) == ("done", 2, 2)
    assert job.message_pl == "Dodano 2 odpowiedzi."
    assert answers(point) == [{"k3": None, "k6": 3}, {"k3": 4, "k6": 5, "k7": "kolejkę"}]
    with office_scope(point.office_id):
        assert set(Response.objects.values_list("channel", flat=True)) == {Channel.PAPER}
        assert Tally.objects.get(item=RESPONSES_ITEM).count == 2
        assert not OfficeFile.objects.exists()


def test_a_file_with_one_error_adds_nothing_and_says_where(cast: Cast, client: Client, point: CollectionPoint) -> None:
    client.force_login(cast.lucja)
    file = uploaded(client, point, UNKNOWN)

    page = client.get(address("import_preview", point, file.key)).content.decode()
    refused = client.post(address("import_preview", point, file.key))
    sheet = client.get(address("import_errors", point, file.key, "csv"))

    assert "„super” nie jest żadną z odpowiedzi" in page
    assert refused.status_code == 422
    assert "2;Ogólna ocena obsługi;„super”" in sheet.content.decode("utf-8-sig")
    assert answers(point) == []


def test_a_word_gets_its_meaning_which_is_remembered(cast: Cast, client: Client, point: CollectionPoint) -> None:
    client.force_login(cast.lucja)
    file = uploaded(client, point, UNKNOWN)
    form = client.get(address("import_words", point, file.key)).context["form"]
    name = next(word.name for word in form.words if word.text == "super")

    client.post(address("import_words", point, file.key), {**form_values(form), name: "5"})
    taken(client, point, file)

    assert answers(point) == [{"k3": 2, "k6": 3}, {"k3": 4, "k6": 5}]
    again = uploaded(client, point, UNKNOWN + "super;1\n")
    with office_scope(point.office_id):
        assert not queries.plan_of(queries.read_file(again)).errors


def form_values(form) -> dict[str, str]:
    return {name: form[name].value() or "" for name in form.fields}


def test_columns_are_pointed_to_and_remembered(cast: Cast, client: Client, point: CollectionPoint) -> None:
    client.force_login(cast.lucja)
    file = uploaded(client, point, "opinia;inne\n4;x\n")
    twice = client.post(address("import_columns", point, file.key), {"k6": "0", "k3": "0"})
    client.post(address("import_columns", point, file.key), {"k6": "0"})
    taken(client, point, file)

    assert twice.status_code == 422
    assert answers(point) == [{"k6": 4}]
    again = uploaded(client, point, "inne;opinia\nx;5\n")
    with office_scope(point.office_id):
        assert queries.read_file(again).columns == {"k6": 1}


def test_the_same_file_is_not_taken_in_twice(cast: Cast, client: Client, point: CollectionPoint) -> None:
    client.force_login(cast.lucja)
    taken(client, point, uploaded(client, point, GOOD))
    given = {"file": SimpleUploadedFile("inna-nazwa.csv", GOOD.encode()), "place": point.key, "channel": "paper"}

    page = client.post(address("import", point), given)

    assert "Ten plik został już przyjęty" in page.content.decode()
    assert len(answers(point)) == 2


def test_two_who_confirm_at_once_take_the_file_once(cast: Cast, client: Client, point: CollectionPoint) -> None:
    client.force_login(cast.lucja)
    file = uploaded(client, point, GOOD)
    with office_scope(point.office_id):
        actions.take_file(factories.SYSTEM, file=file, on=timezone.localdate())
        with pytest.raises(Refused) as refused:
            actions.take_file(factories.SYSTEM, file=file, on=timezone.localdate())

    assert refused.value.reason == ImportRefusal.GONE
    assert len(answers(point)) == 2


def test_a_wave_that_closed_meanwhile_takes_nothing(
    cast: Cast, client: Client, point: CollectionPoint, wave: Wave
) -> None:
    client.force_login(cast.lucja)
    file = uploaded(client, point, GOOD)
    factories.closed(wave.campaign)

    job = taken(client, point, file)

    assert job.state == "failed"
    assert "nie jest otwarty" in job.message_pl
    assert answers(point) == []


# Numbers of forms


def test_forms_of_a_batch_are_taken_once_by_their_numbers(
    cast: Cast, client: Client, point: CollectionPoint, batch: PaperBatch
) -> None:
    client.force_login(cast.lucja)
    with office_scope(point.office_id):
        sheet = factories.checked(factories.sheet(4))
        paper.enter_form(factories.SYSTEM, batch=batch, number=7, answers=sheet, entry=Entry.FIRST)
    wrong = uploaded(client, point, "nr;k6\n3;4\n3;5\n7;4\n21;1\n", place=batch.key)
    with office_scope(point.office_id):
        errors = [error.code for error in queries.plan_of(queries.read_file(wrong)).errors]

    taken(client, point, uploaded(client, point, "nr;k6\n3;4\n4;5\n", place=batch.key))

    assert errors == ["repeated_number", "known_number", "out_of_batch"]
    with office_scope(point.office_id):
        assert sorted(PaperForm.objects.filter(counted_on__isnull=False).values_list("number", flat=True)) == [3, 4]
        again = uploaded(client, point, "nr;k6\n4;5\n", place=batch.key)
        assert [error.code for error in queries.plan_of(queries.read_file(again)).errors] == ["known_number"]


def test_days_of_the_file_are_kept(cast: Cast, client: Client, point: CollectionPoint) -> None:
    client.force_login(cast.lucja)

    taken(client, point, uploaded(client, point, "data;k6\n2026-09-10;4\n2026-09-11;5\n2026-09-10;1\n"))

    with office_scope(point.office_id):
        days = Response.objects.order_by("day").values_list("day", flat=True)
        assert list(days) == [date(2026, 9, 10), date(2026, 9, 10), date(2026, 9, 11)]


# Files that are none


def book(*, formula: bool = False, sheets: int = 1) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as made:
        for number in range(sheets):
            sheet = made.add_worksheet()
            sheet.write_row(0, 0, ["k6" if number == 0 else "inne"])
            sheet.write(1, 0, 4)
            if formula:
                sheet.write_formula(2, 0, "=A2+1", value=5)
    return file.getvalue()


def test_a_spreadsheet_is_read_from_its_first_sheet(cast: Cast, client: Client, point: CollectionPoint) -> None:
    client.force_login(cast.lucja)

    taken(client, point, uploaded(client, point, book(sheets=2), name="a.xlsx"))

    assert answers(point) == [{"k6": 4}]


def test_a_formula_is_an_error_of_its_cell(cast: Cast, client: Client, point: CollectionPoint) -> None:
    client.force_login(cast.lucja)
    file = uploaded(client, point, book(formula=True), name="a.xlsx")

    page = client.get(address("import_preview", point, file.key)).content.decode()

    assert "W tej komórce jest formuła" in page


def far_away() -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as made:
        made.add_worksheet().write(1_000_000, 200, "x")
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "Plik jest pusty"),
        (b"\x89PNG\r\n\x1a\n\0\0", "To nie jest arkusz"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, "(xls)"),
        (b"PK\x03\x04broken", "uszkodzony"),
        (far_away(), "znacznie większy, niż mogą zajmować odpowiedzi"),
        (b"k6\n" + b"4\n" * 20_001, "za dużo wierszy"),
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(
    cast: Cast, client: Client, point: CollectionPoint, content: bytes, told: str
) -> None:
    client.force_login(cast.lucja)
    given = {"file": SimpleUploadedFile("plik.xlsx", content), "place": point.key, "channel": "paper"}

    page = client.post(address("import", point), given)

    assert page.status_code == 422
    assert told in page.content.decode()
    with office_scope(point.office_id):
        assert not AnswerFile.objects.exists()
        assert not OfficeFile.objects.exists()


def test_a_file_that_is_given_up_or_forgotten_goes(cast: Cast, client: Client, point: CollectionPoint) -> None:
    client.force_login(cast.lucja)
    dropped, stale = uploaded(client, point, GOOD), uploaded(client, point, UNKNOWN)
    client.post(address("import_drop", point, dropped.key))
    with across_offices(reason="a test"):
        AnswerFile.objects.filter(pk=stale.pk).update(started_at=timezone.now() - timedelta(days=2))

    actions.drop_stale_files()

    with office_scope(point.office_id):
        assert not AnswerFile.objects.exists()
        assert not OfficeFile.objects.exists()
    assert client.get(address("import_preview", point, stale.key)).status_code == 404
