"""Lists that grow for years are paged, and nothing is cut without saying so."""

import pytest
from django.test import Client
from django.utils.translation import override

from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.improvement.actions.suggestions import Idea, suggest, vote
from probierz.improvement.api import routes
from probierz.improvement.models import Lesson, Nonconformity
from probierz.improvement.queries.suggestions import suggestions
from probierz.improvement.tests.conftest import reported
from probierz.improvement.tests.pages import at, text
from probierz.improvement.tests.test_around import BASE, token
from probierz.improvement.web import papers
from probierz.improvement.web.views import lessons as lessons_view
from probierz.improvement.web.views import suggestions as suggestions_view
from tests.cast import TODAY, Cast


@pytest.fixture
def three(here: Cast, lucja: Actor, zaneta: Actor) -> None:
    """Suggestions of which the first has a supporter."""
    rows = [
        suggest(lucja, office=here.lipowo, idea=Idea(title=title, text="x"), on=TODAY)
        for title in ("Łódka", "Wiosło", "Żagiel")
    ]
    vote(zaneta, suggestion=rows[0], supports=True)


@pytest.mark.parametrize(
    ("words", "titles"), [("", ["Łódka", "Żagiel", "Wiosło"]), ("lodka", ["Łódka"]), ("2 WIO", ["Wiosło"])]
)
def test_suggestions_come_in_order_and_by_words(here: Cast, three: None, words: str, titles: list[str]) -> None:
    assert [row.title for row in suggestions(account=here.lucja, words=words)] == titles


def test_suggestions_are_paged(desk: Client, three: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suggestions_view, "PER_PAGE", 2)

    first, second = text(desk.get(at("suggestions"))), text(desk.get(at("suggestions"), {"page": 2}))

    assert "Łódka" in first
    assert "Wiosło" not in first
    assert "Wiosło" in second


def test_lessons_are_paged(here: Cast, desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lessons_view, "PER_PAGE", 1)
    for title in ("Pierwsza", "Druga"):
        Lesson(office=here.lipowo, title=title, happened="x", helped="y", written_on=TODAY).save()

    assert "Pierwsza" not in text(desk.get(at("lessons")))
    assert "Pierwsza" in text(desk.get(at("lessons"), {"page": 2}))


def test_a_program_reads_page_by_page(client: Client, here: Cast, three: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routes, "LONG_PAGE", 2)
    headers = token(here.lucja, Permission.IMPROVEMENT_READ)

    pages = [client.get(f"{BASE}/suggestions", {"page": page}, headers=headers).json() for page in (1, 2)]

    assert [[one["title"] for one in page] for page in pages] == [["Łódka", "Żagiel"], ["Wiosło"]]
    assert client.get(f"{BASE}/actions", {"page": 0}, headers=headers).status_code == 422


@pytest.mark.parametrize(("most", "facts"), [(1, 2), (2, 1), (3, 1)])
def test_a_register_on_paper_says_what_it_leaves_out(
    here: Cast, lucja: Actor, monkeypatch: pytest.MonkeyPatch, most: int, facts: int
) -> None:
    monkeypatch.setattr(papers, "MOST_LINES", most)
    for title in ("Pierwsza", "Druga"):
        reported(lucja, here, title=title)

    with override("pl"):
        paper = papers.paper_of_register(Nonconformity.objects.order_by("-number"), here.lipowo, on=TODAY)

    assert len(paper.facts) == facts
    if facts == 2:
        assert paper.facts[-1] == ("Pokazano", "najnowsze 1 z 2; reszta w xlsx")
