"""Cards of a requirement and of evidence, and choices under the names of their catalogs."""

from io import BytesIO

import pytest
from django.test import Client
from docx import Document

from probierz.standards.tests.stories import Story
from probierz.standards.tests.test_web import at, clause, text
from tests.cast import Cast


@pytest.fixture
def reader(client: Client, cast: Cast) -> Client:
    client.force_login(cast.lucja)
    return client


def words_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    document = Document(BytesIO(b"".join(answer) if answer.streaming else answer.content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return " ".join([*(one.text for one in document.paragraphs), *cells])


def test_the_card_of_a_requirement_says_why_it_is_amber(reader: Client, story: Story) -> None:
    story.verified(story.opened("9.3.1"), "9.3.1")
    card = words_of(reader, clause("requirement_card", ending="docx"))

    assert "częściowo gotowe" in card
    assert "Nie dołączono dowodu." in card
    assert "Samoocena jesienna" in card


def test_the_card_of_evidence_names_its_days_and_requirements(reader: Client, story: Story) -> None:
    one = story.shows("9.3.1", "4.1")
    card = words_of(reader, at("evidence_card", key=one.key, ending="docx"))

    assert "Protokół przeglądu" in card
    assert "bezterminowo" in card
    assert "9.3.1" in card
    assert reader.get(at("evidence_card", key=one.key, ending="pdf")).content.startswith(b"%PDF")
    assert reader.get(at("evidence_card", key=one.key, ending="exe")).status_code == 404


def test_requirements_of_two_catalogs_are_offered_under_their_names(reader: Client, story: Story) -> None:
    story.shows("9.3.1")
    reader.post(at("take", catalog="kontrola-zarzadcza"))
    refused = text(reader.post(at("new_evidence"), {"title": "Zapis", "requirements": []}))

    assert "<summary>ISO 9001:2015</summary>" in refused
    assert "<summary>Kontrola zarządcza: 22 standardy</summary>" in refused
    assert 'value="Zapis"' in refused
