"""A coordinator writes a questionnaire: drafts, questions, screens, languages, the frozen version and the next."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from probierz.lib.questionnaire_json import from_data
from probierz.lib.questionnaires import AnswerIs, Condition, ItemType, Joined, Questionnaire
from probierz.offices.scope import across_offices
from probierz.surveys.models import QuestionnaireDraft, QuestionnaireVersion, Response
from tests.cast import Cast

PROGRAMME = "jakosc-dolina"
INDEX = reverse("surveys:questionnaires", args=[PROGRAMME])
NEW = reverse("surveys:questionnaire_new", args=[PROGRAMME])
RATING = {
    "text_pl": "Jak oceniasz obsługę?",
    "text_en": "How do you rate the service?",
    "option_code": ["1", "2", "3", "4", "5", "na"],
    "option_pl": ["bardzo źle", "źle", "średnio", "dobrze", "bardzo dobrze", ""],
    "option_en": ["", "", "", "", "", ""],
    "in_index": "on",
    "required": "on",
}


@pytest.fixture
def coordinator(client: Client, cast: Cast) -> Client:
    client.force_login(cast.swiecicka)
    return client


def row() -> QuestionnaireDraft:
    with across_offices(reason="a test"):
        return QuestionnaireDraft.objects.get()


def content() -> Questionnaire:
    return from_data(row().content)


def address(page: str, *args: str) -> str:
    return reverse(f"surveys:draft_{page}" if page else "surveys:draft", args=[PROGRAMME, row().key, *args])


def send(client: Client, page: str, *args: str, **typed: object):
    return client.post(address(page, *args), {"revision": row().revision, **typed})


def test_many_drafts_cost_no_more_questions_than_one(coordinator: Client) -> None:
    asked = []
    for count in (1, 6):
        for number in range(count):
            coordinator.post(NEW, {"title_pl": f"Ankieta {count}{number}", "title_en": "", "base": "ank-k.1"})
        coordinator.get(INDEX)
        with CaptureQueriesContext(connection) as found:
            page = coordinator.get(INDEX)
        asked.append(len(found))

    assert len(page.context["drafts"]) == 7
    assert asked[0] == asked[1]


def begun(client: Client, base: str = "") -> None:
    client.post(NEW, {"title_pl": "Ankieta żłobka", "title_en": "", "base": base})


def with_rating(client: Client, code: str = "ocena") -> None:
    answer = send(client, "item_new", content().groups[0].code, "scale5", code=code, **RATING)
    assert answer.status_code == 302, answer.context["form"].errors


def sound(client: Client) -> None:
    """A draft that can be frozen."""
    begun(client)
    with_rating(client)
    send(client, "settings", title_pl="Ankieta żłobka", max_minutes="2", index_items=["ocena"], overall="ocena")


def test_the_list_shows_what_is_shipped_and_leads_to_a_new_one(coordinator: Client) -> None:
    html = coordinator.get(INDEX).content.decode()

    assert "ank-k" in html
    assert NEW in html


def test_a_draft_begins_empty_with_a_code_of_its_own(coordinator: Client) -> None:
    begun(coordinator)

    assert (content().code, content().version, content().items) == ("ankieta-zlobka", 1, ())
    assert "Nie ma jeszcze żadnego pytania." in coordinator.get(address("")).content.decode()


def test_a_draft_begins_from_a_copy(coordinator: Client) -> None:
    begun(coordinator, "ank-k.1")

    assert (content().code, content().title.pl, len(content().items)) == ("ankieta-zlobka", "Ankieta żłobka", 8)


@pytest.mark.parametrize("kind", ItemType)
def test_every_type_of_question_can_be_written(coordinator: Client, kind: ItemType) -> None:
    begun(coordinator)
    screen = content().groups[0].code
    typed: dict[str, object] = {"code": "pytanie", "text_pl": "Pytanie?", "max_length": "100"}
    if kind in {ItemType.CHOICE, ItemType.MULTIPLE, ItemType.HIDDEN}:
        typed |= {"option_code": ["", "b"], "option_pl": ["Pierwsza", "Druga"], "option_en": ["", ""]}

    assert coordinator.get(address("item_new", screen, kind)).status_code == 200
    answer = send(coordinator, "item_new", screen, kind, **typed)

    assert answer.status_code == 302, answer.context["form"].errors
    (item,) = content().items
    assert (item.code, item.type, item.text.pl) == ("pytanie", kind, "Pytanie?")
    assert coordinator.get(address("item", "pytanie")).status_code == 200


def test_answers_take_the_order_typed_and_a_code_when_they_lack_one(coordinator: Client) -> None:
    begun(coordinator)
    typed = {
        "option_place": ["2", "1", "3"],
        "option_code": ["", "first", ""],
        "option_pl": ["Druga", "Pierwsza", ""],
        "option_en": ["", "", ""],
    }
    send(coordinator, "item_new", "screen1", "choice", code="x", text_pl="Co?", **typed)

    assert [(option.code, option.label.pl) for option in content().item("x").options] == [
        ("first", "Pierwsza"),
        ("o1", "Druga"),
    ]


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"text_pl": ""}, "text_pl"),
        ({"code": "Kod Ą"}, "code"),
        ({"code": "step"}, "code"),
        ({"code": "ocena"}, "code"),
    ],
)
def test_a_wrong_question_is_refused_and_what_was_typed_stays(
    coordinator: Client, typed: dict[str, str], field: str
) -> None:
    begun(coordinator)
    with_rating(coordinator)
    answer = send(coordinator, "item_new", "screen1", "scale5", **{"code": "druga", **RATING, **typed})

    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert "How do you rate the service?" in answer.content.decode()
    assert 'value="bardzo dobrze"' in answer.content.decode()
    assert len(content().items) == 1


def test_a_question_is_shown_after_the_answers_ticked(coordinator: Client) -> None:
    begun(coordinator)
    with_rating(coordinator)
    send(
        coordinator,
        "item_new",
        "screen1",
        "text",
        code="czemu",
        text_pl="Czemu?",
        max_length="500",
        when_ocena=["1", "2"],
    )

    assert content().item("czemu").shown_if == Condition(Joined.ALL, (AnswerIs("ocena", ("1", "2")),))
    html = coordinator.get(address("")).content.decode()
    assert "ocena = bardzo źle, źle" in html


def test_a_condition_with_groups_is_written_as_a_line(coordinator: Client) -> None:
    begun(coordinator)
    with_rating(coordinator)
    line = "ocena = 1 or (ocena = 2 and ocena = 3)"
    typed = {"code": "c", "text_pl": "Czemu?", "max_length": "9", "when_as": "line"}

    refused = send(coordinator, "item_new", "screen1", "text", when_line="ocena = ", **typed)
    assert refused.status_code == 422
    assert "when_line" in refused.context["form"].errors

    send(coordinator, "item_new", "screen1", "text", when_line=line, **typed)
    assert line in coordinator.get(address("item", "c")).content.decode()


@pytest.mark.parametrize(("move", "expected"), [("up", ["b", "a"]), ("copy", ["a", "b", "p1"]), ("drop", ["a"])])
def test_one_press_moves_copies_or_takes_out(coordinator: Client, move: str, expected: list[str]) -> None:
    begun(coordinator)
    with_rating(coordinator, "a")
    with_rating(coordinator, "b")
    send(coordinator, "move", code="b", move=move)

    assert [item.code for item in content().items] == expected


def test_of_two_who_write_at_once_nobody_loses_what_the_other_wrote(coordinator: Client) -> None:
    begun(coordinator)
    stale = row().revision
    with_rating(coordinator)
    answer = coordinator.post(
        address("settings"), {"revision": stale, "title_pl": "Inny tytuł", "max_minutes": "2", "overall": ""}
    )

    assert answer.status_code == 422
    assert "Ktoś inny zmienił to w międzyczasie." in answer.content.decode()
    assert 'value="Inny tytuł"' in answer.content.decode()
    assert content().title.pl == "Ankieta żłobka"


def test_both_languages_are_written_side_by_side(coordinator: Client) -> None:
    begun(coordinator)
    with_rating(coordinator)
    page = coordinator.get(address("words"))
    typed = {name: field.initial for name, field in page.context["form"].fields.items() if name != "revision"}
    empty = [name for name, value in typed.items() if not value]
    send(coordinator, "words", **{**typed, empty[0]: "Nursery survey"})

    assert content().title.en == "Nursery survey"
    assert len(content().items) == 1


def test_a_draft_keeps_its_name(coordinator: Client) -> None:
    begun(coordinator)
    answer = send(coordinator, "words", pl0="", en0="Nursery survey")

    assert answer.status_code == 422
    assert "Nursery survey" in answer.content.decode()
    assert content().title.pl == "Ankieta żłobka"


def test_a_draft_with_faults_is_not_frozen(coordinator: Client) -> None:
    begun(coordinator)
    answer = coordinator.post(address("freeze"), {"revision": row().revision}, follow=True)

    assert "Nie da się jeszcze zamrozić" in answer.content.decode()
    assert row().revision == 1
    assert not QuestionnaireVersion.objects.exists()


def test_a_frozen_version_stays_and_the_next_one_keeps_its_codes(coordinator: Client) -> None:
    sound(coordinator)
    coordinator.post(address("freeze"), {"revision": row().revision})
    version = QuestionnaireVersion.objects.get()
    before = version.digest
    coordinator.post(reverse("surveys:version_next", args=[PROGRAMME, "ankieta-zlobka.1"]))

    assert (content().version, [item.code for item in content().items]) == (2, ["ocena"])
    unchanged = coordinator.post(address("freeze"), {"revision": row().revision}, follow=True)
    assert "Nic nie różni się od poprzedniej wersji" in unchanged.content.decode()

    send(coordinator, "item", "ocena", **{**RATING, "text_pl": "Czy łatwo było zaparkować?"})
    assert "Wcześniejsza wersja użyła tego kodu" in coordinator.get(address("")).content.decode()

    send(coordinator, "item", "ocena", **{**RATING, "text_pl": "Jak oceniasz naszą obsługę?"})
    coordinator.post(address("freeze"), {"revision": row().revision})
    assert list(QuestionnaireVersion.objects.order_by("pk").values_list("version", flat=True)) == [1, 2]
    version.refresh_from_db()
    assert version.digest == before


def test_a_code_that_was_dropped_is_not_taken_up_by_another_type(coordinator: Client) -> None:
    sound(coordinator)
    coordinator.post(address("freeze"), {"revision": row().revision})
    coordinator.post(reverse("surveys:version_next", args=[PROGRAMME, "ankieta-zlobka.1"]))
    send(coordinator, "move", code="ocena", move="drop")
    send(
        coordinator,
        "item_new",
        "screen1",
        "yes_no",
        code="ocena",
        text_pl="Jak oceniasz obsługę?",
        option_code=["yes", "no"],
        option_pl=["tak", "nie"],
        option_en=["yes", "no"],
    )

    assert "innego rodzaju pytania" in coordinator.get(address("")).content.decode()


def test_a_draft_is_thrown_away_after_a_question(coordinator: Client) -> None:
    begun(coordinator)
    assert "Wyrzucić" in coordinator.get(address("drop")).content.decode()
    coordinator.post(address("drop"), {"revision": row().revision})

    with across_offices(reason="a test"):
        assert not QuestionnaireDraft.objects.exists()


def test_the_preview_walks_the_real_form_and_stores_nothing(coordinator: Client) -> None:
    begun(coordinator, "ank-k.1")
    for size in ("telefon", "kiosk", "papier"):
        page = coordinator.get(address("preview"), {"rozmiar": size})
        assert "frame-src 'self'" in page["Content-Security-Policy"]
    response = coordinator.get(address("frame"))
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in response["Content-Security-Policy"]
    for _ in range(4):
        hidden = dict(re.findall(r'type="hidden"\s+name="(\w+)"\s+value="([^"]*)"', response.content.decode()))
        response = coordinator.post(address("frame"), {**hidden, "k6": "4", "move": "next"})
        assert response.status_code == 200

    assert "To był ostatni ekran" in response.content.decode()
    with across_offices(reason="a test"):
        assert not Response.objects.exists()


def test_the_preview_on_paper_is_the_printed_form(coordinator: Client) -> None:
    begun(coordinator, "ank-k.1")

    assert coordinator.get(address("paper")).content.startswith(b"%PDF")


def test_an_office_writes_no_questionnaire_of_the_programme(client: Client, cast: Cast) -> None:
    client.force_login(cast.lucja)

    assert client.get(INDEX).status_code == 404
    assert client.post(NEW, {"title_pl": "x"}).status_code == 404
