"""Survey sheets and attendance lists carry what people need to see, page by page."""

import pytest

from probierz.lib.typesetting import SheetForm, typeset_attendance_list
from probierz.lib.typesetting.tests.reading import opened, text_of
from probierz.lib.typesetting.tests.samples import PEOPLE, meeting, sheets

A4, A5 = (595, 842), (420, 595)


@pytest.mark.parametrize("form", SheetForm)
def test_each_collection_point_has_a_page_of_its_own(form):
    pages = opened(sheets(form)).pages

    assert len(pages) == 2
    assert ["Stanowisko 1" in page.extract_text() for page in pages] == [True, False]
    assert "a.pl/2" in pages[1].extract_text()


@pytest.mark.parametrize(("form", "size"), [(SheetForm.A4, A4), (SheetForm.A5, A5), (SheetForm.TENT, A4)])
def test_sheet_has_the_size_of_its_form(form, size):
    box = opened(sheets(form)).pages[0].mediabox

    assert (round(box.width), round(box.height)) == size


def test_sheet_asks_and_promises_anonymity():
    said = text_of(sheets(SheetForm.A4))

    assert "Oceń naszą obsługę" in said
    assert "Zajmie to mniej niż minutę." in said
    assert "Ankieta jest anonimowa." in said


def test_english_sheet_speaks_english():
    assert "Rate our service" in text_of(sheets(SheetForm.A5, "en"))


def test_attendance_list_numbers_people_and_leaves_empty_rows():
    said = text_of(typeset_attendance_list(meeting(), PEOPLE, blank_rows=3))

    assert "Lista obecności" in said
    assert "Żaneta Gżegżółka 12" in said
    assert "16" in said


def test_long_attendance_list_repeats_its_head():
    pages = opened(typeset_attendance_list(meeting(), PEOPLE * 6)).pages

    assert len(pages) > 2
    assert all("Podpis" in page.extract_text() for page in pages)


def test_empty_attendance_list_says_so():
    assert "Nikt się jeszcze nie zapisał." in text_of(typeset_attendance_list(meeting(organiser_logo=None), ()))
