"""The form draws every type of question in native fields, branches between screens and needs no script for it."""

import re
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from probierz.lib.questionnaires import Analysis, AnswerIs, Condition, ItemType, Joined
from probierz.lib.tests.questionnaires import EVERY_TYPE, both, item, questionnaire
from probierz.offices.scope import across_offices
from probierz.surveys.models import CollectionPoint, Response, Tally
from probierz.surveys.tests import factories
from tests.cast import Cast


def when(code: str, *codes: str) -> Condition:
    return Condition(Joined.ALL, (AnswerIs(code, codes),))


COMPLAINT = questionnaire(
    (item("came", ItemType.YES_NO), item("why", ItemType.LINE, required=True, shown_if=when("came", "no"))),
    (item("queue", shown_if=when("came", "yes")),),
    (item("all"), replace(item("said", ItemType.NOTE), text=both("{office}, {desk}"))),
    analysis=Analysis(("all",), "all"),
)


@pytest.fixture
def point(request: pytest.FixtureRequest, cast: Cast) -> CollectionPoint:
    campaign = factories.campaign(cast, questionnaire=getattr(request, "param", COMPLAINT))
    factories.opened(campaign)
    return factories.point(cast.lipowo, campaign)


def address(point: CollectionPoint) -> str:
    return reverse("surveys:form", args=[point.public_code])


def hidden(response) -> dict[str, str]:
    html = response.content.decode()
    return dict(re.findall(r'<input\s+type="hidden"\s+name="([^"]+)"\s+value="([^"]*)"\s*>', html))


def fields(response) -> set[str]:
    return set(
        re.findall(
            r'<(?:input|textarea)\s+(?:type="(?!hidden)\w+"\s+)?id="[^"]+"\s+name="([^"]+)"', response.content.decode()
        )
    )


def go(client: Client, point: CollectionPoint, response, move: str = "next", **typed: str | list[str]):
    sent: dict[str, str | list[str]] = {**hidden(response), **typed, "move": move}
    return client.post(address(point), sent)


def stored() -> dict[str, object]:
    with across_offices(reason="a test"):
        return dict(Response.objects.get().answers)


@pytest.mark.parametrize("point", [EVERY_TYPE], indirect=True, ids=["every type"])
def test_every_type_has_its_native_field(client: Client, point: CollectionPoint) -> None:
    html = client.get(address(point)).content.decode()

    for kind, native in {
        "choice": 'type="radio"',
        "multiple": 'type="checkbox"',
        "scale5": 'type="radio"',
        "smiley": 'type="radio"',
        "nps": 'type="radio"',
        "yes_no": 'type="radio"',
        "consent": 'type="checkbox"',
        "number": 'type="text"',
        "date": 'type="date"',
        "line": 'type="text"',
    }.items():
        assert re.search(rf'{native}\s+id="q-{kind}-\w+"\s+name="q-{kind}"', html), kind
    assert re.search(r'<textarea\s+id="q-text-text"', html)
    assert "Pytanie q-note" in html
    assert "q-hidden" not in html
    assert "<script" not in html


@pytest.mark.parametrize("point", [EVERY_TYPE], indirect=True, ids=["every type"])
def test_a_face_never_stands_without_its_words(client: Client, point: CollectionPoint) -> None:
    html = client.get(address(point)).content.decode()

    faces = re.findall(r'class="choice__face".*?</svg\s*>\s*<span\s*>\s*([^<]+?)\s*</span>', html, re.DOTALL)
    assert faces == [f"odpowiedź {step}" for step in "12345"]


@pytest.mark.parametrize("point", [EVERY_TYPE], indirect=True, ids=["every type"])
def test_answers_of_every_type_are_stored_and_counted(client: Client, point: CollectionPoint) -> None:
    first = client.get(address(point), {"q-hidden": "desk2"})
    typed: dict[str, Any] = {
        "q-multiple": ["c", "a"],
        "q-smiley": "5",
        "q-nps": "0",
        "q-number": "12",
        "q-date": "2.11.2026",
    }
    response = go(
        client,
        point,
        first,
        **typed,
    )

    assert response.status_code == 303
    assert stored() == {
        "q-hidden": "desk2",
        "q-multiple": "a c",
        "q-smiley": 5,
        "q-nps": 0,
        "q-number": 12,
        "q-date": "2026-11-02",
    }
    with across_offices(reason="a test"):
        counted = set(Tally.objects.filter(item__startswith="q-").values_list("item", "value", "count"))
    assert counted == {
        ("q-hidden", "desk2", 1),
        ("q-multiple", "a", 1),
        ("q-multiple", "c", 1),
        ("q-multiple", "@answered", 1),
        ("q-smiley", "5", 1),
        ("q-nps", "0", 1),
    }


@pytest.mark.parametrize("point", [EVERY_TYPE], indirect=True, ids=["every type"])
@pytest.mark.parametrize(
    ("code", "typed", "said"),
    [
        ("q-number", "dwa", "Napisz liczbę całkowitą"),
        ("q-date", "2026-02-30", "Nie ma takiego dnia."),
        ("q-line", "a" * 101, "Skróć go."),
    ],
)
def test_what_was_typed_wrong_comes_back_with_a_sentence(
    client: Client, point: CollectionPoint, code: str, typed: str, said: str
) -> None:
    response = go(client, point, client.get(address(point)), **{code: typed})

    html = response.content.decode()
    assert response.status_code == 422
    assert said in html
    assert f'href="#{code}-text"' in html
    assert f'value="{typed}"' in html


def test_an_answer_that_opens_a_question_of_its_screen_shows_it_first(client: Client, point: CollectionPoint) -> None:
    first = client.get(address(point))
    assert "why" not in fields(first)

    again = go(client, point, first, came="no")
    assert again.status_code == 200
    assert {"came", "why"} <= fields(again)
    assert "Twoja odpowiedź otworzyła tu jeszcze jedno pytanie." in again.content.decode()

    refused = go(client, point, again, came="no")
    assert refused.status_code == 422
    assert "Napisz odpowiedź." in refused.content.decode()


def test_a_screen_with_nothing_to_show_is_skipped_both_ways(client: Client, point: CollectionPoint) -> None:
    opened = go(client, point, client.get(address(point)), came="no")
    last = go(client, point, opened, came="no", why="Daleko")

    assert "all" in fields(last)
    assert "Ekran 2 z 2" in last.content.decode()
    assert "came" in fields(go(client, point, last, "back"))


def test_an_answer_left_behind_by_a_change_of_mind_is_not_stored(client: Client, point: CollectionPoint) -> None:
    queue = go(client, point, client.get(address(point)), came="yes")
    last = go(client, point, queue, queue="1")
    back = go(client, point, go(client, point, last, "back"), "back")
    opened = go(client, point, back, came="no")
    end = go(client, point, go(client, point, opened, came="no", why="Daleko"), all="4")

    assert end.status_code == 303
    assert stored() == {"came": "no", "why": "Daleko", "all": 4}


def test_the_office_and_the_desk_are_named_in_the_text(client: Client, point: CollectionPoint) -> None:
    last = go(client, point, go(client, point, client.get(address(point)), came="yes"))

    assert f"{point.office.name}, {point.name}" in last.content.decode()


def test_a_required_question_says_so_in_words(client: Client, point: CollectionPoint) -> None:
    opened = go(client, point, client.get(address(point)), came="no").content.decode()

    assert re.search(r"Pytanie why\s*<span class=\"question__need\">wymagane</span>", opened)


def test_a_text_without_english_is_asked_in_polish(client: Client, cast: Cast) -> None:
    half = replace(item("x"), text=replace(both("Jak było?"), en=""))
    campaign = factories.campaign(cast, questionnaire=questionnaire((half,), analysis=Analysis(("x",), "x")))
    factories.opened(campaign)
    point = factories.point(cast.lipowo, campaign)

    assert "Jak było?" in client.get(address(point), {"lang": "en"}).content.decode()
