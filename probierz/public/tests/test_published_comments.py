"""What everybody reads of comments: covered words and replies beside published results, and nothing else."""

import pytest
from django.test import Client
from django.urls import reverse

from probierz.lib import figures
from probierz.offices.scope import office_scope
from probierz.public.web import surveys as public_pages
from probierz.surveys.actions import comments as acts
from probierz.surveys.actions.publication import publish_results, submit_results, take_back_results
from probierz.surveys.models import Comment, Publication, Wave
from probierz.surveys.tests import factories
from probierz.surveys.tests.test_comments import OFFICE, SECRET, closed, written
from tests.cast import Cast

DESK = "Okienko przy schodach"
OPEN_DATA = ("dane.json", "dane.csv", "slownik.csv")


@pytest.fixture
def wave(cast: Cast) -> Wave:
    """A wave that is over, with twelve comments, at a desk with a name of its own."""
    campaign = factories.campaign(cast)
    written(campaign, factories.point(cast.lipowo, campaign, DESK), [SECRET, *(f"Uwaga {n}" for n in range(11))])
    return closed(campaign)


def published_results(cast: Cast, wave: Wave) -> Publication:
    with office_scope(cast.lipowo.pk):
        publication = submit_results(cast.actor(cast.lucja), office=cast.lipowo, wave=wave)
        return publish_results(cast.actor(cast.scibor), publication=publication)


def comment(cast: Cast, wave: Wave, text: str) -> Comment:
    with office_scope(cast.lipowo.pk):
        row = Comment.objects.select_related("office").get(text=text)
    row.wave = wave
    return row


def publish(cast: Cast, wave: Wave, text: str, *, words: str, reply: str = "") -> Comment:
    by, row = cast.actor(cast.lucja), comment(cast, wave, text)
    with office_scope(cast.lipowo.pk):
        acts.cover_comment(by, comment=row, public_text=words, is_looked_through=True)
        if reply:
            acts.answer_comment(by, comment=row, reply=reply)
        return acts.publish_comment(by, comment=row)


def address(publication: Publication) -> str:
    return reverse("public:survey", args=[OFFICE, publication.key])


def test_everybody_reads_covered_words_and_the_reply_and_nothing_else(client: Client, cast: Cast, wave: Wave) -> None:
    publication = published_results(cast, wave)
    publish(cast, wave, SECRET, words="[ktoś] jest świetna", reply="Przekażemy, dziękujemy.")
    with office_scope(cast.lipowo.pk):
        acts.cover_comment(
            cast.actor(cast.lucja),
            comment=comment(cast, wave, "Uwaga 1"),
            public_text="Zakryte, a nie ogłoszone",
            is_looked_through=True,
        )

    html = client.get(address(publication)).content.decode()

    assert "Co napisali ludzie" in html
    assert "[ktoś] jest świetna" in html
    assert "Przekażemy, dziękujemy." in html
    others = ("Nowak", "Uwaga", "Zakryte", DESK, figures.day(factories.AGAIN, language="pl"))
    assert [one for one in others if one in html] == []
    told = "".join(client.get(address(publication) + name).content.decode() for name in OPEN_DATA)
    assert "świetna" not in told


def test_a_comment_taken_down_and_results_taken_back_are_gone(client: Client, cast: Cast, wave: Wave) -> None:
    publication = published_results(cast, wave)
    first = publish(cast, wave, SECRET, words="[ktoś] jest świetna")
    first.wave = wave
    assert "[ktoś]" in client.get(address(publication)).content.decode()

    with office_scope(cast.lipowo.pk):
        acts.take_comment_down(cast.actor(cast.lucja), comment=first)
    html = client.get(address(publication)).content.decode()
    assert "[ktoś]" not in html
    assert "Co napisali ludzie" not in html, "nothing stands where there is nothing to read"

    publish(cast, wave, "Uwaga 1", words="Jasno")
    with office_scope(cast.lipowo.pk):
        take_back_results(cast.actor(cast.lucja), publication=publication, reason="Pomyłka w okresie.")
    assert client.get(address(publication)).status_code == 404


def test_many_comments_are_turned_page_by_page(client: Client, cast: Cast, wave: Wave, monkeypatch) -> None:
    monkeypatch.setattr(public_pages, "COMMENTS_A_PAGE", 2)
    publication = published_results(cast, wave)
    for number in range(3):
        publish(cast, wave, f"Uwaga {number}", words=f"Ogłoszona {number}")

    pages = [client.get(address(publication), {"page": page}).content.decode() for page in (1, 2)]

    assert [page.count("Ogłoszona") for page in pages] == [2, 1]


def test_the_office_is_told_whether_anybody_outside_reads_it(client: Client, cast: Cast, wave: Wave) -> None:
    publish(cast, wave, SECRET, words="[ktoś] jest świetna")
    page = reverse("surveys:comment", args=[OFFICE, wave.campaign.key, comment(cast, wave, SECRET).key])
    client.force_login(cast.lucja)

    assert "nikt z zewnątrz jeszcze jej nie czyta" in client.get(page).content.decode()
    publication = published_results(cast, wave)
    assert f'{address(publication)}#uwagi"' in client.get(page).content.decode()
