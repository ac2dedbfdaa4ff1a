"""A Word file that Word, and a reader of the screen, can take apart again."""

import io

import pytest
from docx import Document
from docx.oxml.ns import qn

from probierz.lib.papers import Letterhead, Paper, to_docx
from probierz.lib.papers.tests.samples import paper


def opened(record: Paper):
    return Document(io.BytesIO(to_docx(record)))


@pytest.fixture(scope="module")
def document():
    return opened(paper())


def texts(document, style):
    return [one.text for one in document.paragraphs if one.style.name == style]


def test_headings_are_headings_below_one_title(document):
    assert texts(document, "Title") == ["Nadzór nad dokumentami w\u00a0urzędzie"]
    assert texts(document, "Heading 2") == ["Cel i\u00a0zakres", "Karta zmian", "Załączniki"]
    assert texts(document, "Heading 3") == ["Zasady"]
    assert texts(document, "Heading 4") == ["Szczegóły"]


def test_lists_are_lists_inside_lists(document):
    assert texts(document, "List Number") == ["Pierwsza zasada", "Druga zasada", "Trzecia zasada"]
    assert texts(document, "List Bullet 2")[0] == "punkt a"


def test_a_later_list_counts_from_its_own_start(document):
    numbers = [one._p.pPr.numPr.numId.val for one in document.paragraphs if one.style.name == "List Number"]
    numbering = document.part.numbering_part.element
    starts = [numbering.num_having_numId(number).lvlOverride_lst[0].startOverride.val for number in numbers]

    assert numbers[0] == numbers[1] != numbers[2]
    assert starts == [1, 1, 3]


def test_a_link_leads_out_and_a_script_does_not(document):
    targets = [one.target_ref for one in document.part.rels.values() if one.is_external]

    assert targets == ["https://example.pl"]


def test_the_head_of_a_table_is_repeated_and_numbers_stand_to_the_right(document):
    table = document.tables[-1]

    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert table.rows[1].cells[3].paragraphs[0].alignment == 2
    assert len(table.rows) == 41


def test_the_letterhead_stands_on_the_first_page_and_the_stamp_on_all(document):
    page = document.sections[0]
    first, others = page.first_page_header, page.header

    assert "Urząd Gminy w Lipowie" in first.tables[0].rows[0].cells[1].text
    assert "12-345 Lipowo" in first.tables[0].rows[0].cells[1].text
    assert [one.target_ref for one in first.part.rels.values()] == ["media/image1.png"]
    for header in (first, others):
        assert "wydruk nienadzorowany · Dane pokazowe" in [one.text for one in header.paragraphs]
    assert "Wydruk z systemu\tStrona " in page.footer.paragraphs[0].text


def test_an_office_without_an_emblem_has_its_name_alone():
    document = opened(paper(letterhead=Letterhead(name="Urząd")))

    assert not document.sections[0].first_page_header.part.rels
    assert document.core_properties.author == "Urząd"


def test_what_is_not_there_is_said(document):
    assert "Nie ma załączników." in texts(document, "Small")


def test_the_file_knows_its_language(document):
    assert document.styles["Normal"].element.rPr.find(qn("w:lang")).get(qn("w:val")) == "pl-PL"


def test_signs_that_xml_forbids_are_left_out():
    assert texts(opened(paper(title="Zły\x00 \x0bznak")), "Title") == ["Zły znak"]


def test_a_wide_table_may_lie():
    page = opened(paper(landscape=True)).sections[0]

    assert (page.page_width or 0) > (page.page_height or 0)
