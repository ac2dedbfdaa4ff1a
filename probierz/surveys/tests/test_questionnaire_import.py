"""A questionnaire of another system becomes a draft; rows that cannot come in are shown before anything is kept."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from probierz.lib.questionnaire_files import read_file
from probierz.lib.questionnaire_json import from_data
from probierz.lib.tests.test_questionnaire_files import LIME, workbook
from probierz.offices.scope import across_offices
from probierz.surveys.models import QuestionnaireDraft
from tests.cast import Cast

PROGRAMME = "jakosc-dolina"
IMPORT = reverse("surveys:questionnaire_import", args=[PROGRAMME])
CLEAN = [["type", "name", "label"], ["text", "k1", "Co poprawić?"]]


@pytest.fixture
def coordinator(client: Client, cast: Cast) -> Client:
    client.force_login(cast.swiecicka)
    return client


def send(client: Client, data: bytes, **more: str):
    return client.post(IMPORT, {"file": SimpleUploadedFile("ankieta.xlsx", data), **more})


def drafts() -> list[QuestionnaireDraft]:
    with across_offices(reason="a test"):
        return list(QuestionnaireDraft.objects.all())


def test_a_file_that_reads_whole_is_a_draft_at_once(coordinator: Client) -> None:
    answer = send(coordinator, workbook(CLEAN))

    (draft,) = drafts()
    assert answer["Location"] == reverse("surveys:draft", args=[PROGRAMME, draft.key])
    assert [item.text.pl for item in from_data(draft.content).items] == ["Co poprawić?"]
    assert coordinator.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize("data", [workbook(), LIME], ids=["xlsform", "limesurvey"])
def test_rows_to_look_at_are_shown_before_anything_is_kept(coordinator: Client, data: bytes) -> None:
    answer = send(coordinator, data, title_pl="Nasza ankieta")

    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Niczego jeszcze nie zachowano" in html
    assert 'value="Nasza ankieta"' in html
    assert drafts() == []

    send(coordinator, data, title_pl="Nasza ankieta", anyway="on")
    assert [from_data(one.content).title.pl for one in drafts()] == ["Nasza ankieta"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "plik jest pusty"),
        (b"a;b\n", "To ani skoroszyt XLSForm"),
        (b"PK\x03\x04", "uszkodzony"),
        (workbook([["typ"], ["text"]]), "Z tego pliku nie udało się odczytać"),
    ],
)
def test_a_wrong_file_is_refused_in_a_sentence(coordinator: Client, data: bytes, said: str) -> None:
    answer = send(coordinator, data, anyway="on")

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert drafts() == []


def test_a_draft_and_a_version_are_taken_away_as_xlsform(coordinator: Client) -> None:
    send(coordinator, workbook(CLEAN))
    addresses = [
        reverse("surveys:draft_export", args=[PROGRAMME, drafts()[0].key]),
        reverse("surveys:version_export", args=[PROGRAMME, "ank-k.1"]),
    ]

    assert [read_file(coordinator.get(one).content).questions for one in addresses] == [1, 8]
