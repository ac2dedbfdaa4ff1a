"""The gallery shows every component, and the frames and refusals keep the house's promises."""

import gzip
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from probierz.access.actor import NOBODY
from probierz.design import gallery, navigation

DESIGN = Path(__file__).parent.parent
COMPONENTS = sorted((DESIGN / "templates" / "cotton").glob("*.html"))
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _frames_of_nobody(monkeypatch):
    """The frames are tried without what other applications hang into them."""
    monkeypatch.setattr(navigation, "_registry", navigation._Registry())


@pytest.fixture
def page(client, settings):
    settings.PROBIERZ_GALLERY = True
    return lambda language="pl": client.get("/_gallery/", {"lang": language})


class Ids(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.named: set[str] = set()

    def handle_starttag(self, tag, attrs):
        given = {name: value or "" for name, value in attrs}
        self.ids += [given["id"]] if "id" in given else []
        for name in ("for", "aria-labelledby", "aria-describedby"):
            self.named |= set(given.get(name, "").split())
        if given.get("href", "").startswith("#") and len(given["href"]) > 1:
            self.named.add(given["href"][1:])


def test_the_gallery_is_closed_unless_it_is_asked_for(client, settings):
    settings.PROBIERZ_GALLERY = False

    assert client.get("/_gallery/").status_code == 404


@pytest.mark.parametrize("language", ["pl", "en"])
def test_the_gallery_stands_in_both_languages(page, language):
    content = page(language).content.decode()

    assert f'<html lang="{language}">' in content
    assert content.count("<h1") == 1


def test_nothing_on_the_gallery_needs_what_the_content_policy_forbids(page):
    content = page().content.decode()

    assert "style=" not in content
    assert "<style" not in content
    assert not re.search(r"<script(?![^>]*\bsrc=)", content)
    assert not re.search(r"\son\w+=", content)


def test_every_name_on_the_gallery_points_to_something_and_no_id_stands_twice(page):
    found = Ids()
    found.feed(page().content.decode())

    assert len(found.ids) == len(set(found.ids))
    assert found.named - {"x"} <= set(found.ids)


def test_no_component_is_left_undrawn(page):
    content = page().content.decode()

    assert "<c-" not in content
    assert "{%" not in content
    assert "{{" not in content


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_a_component_documents_its_arguments_and_stands_on_the_gallery(path):
    source = (DESIGN / "templates" / "design" / "gallery.html").read_text()
    others = "".join(other.read_text() for other in COMPONENTS if other != path)
    frames = (DESIGN / "templates" / "app.html").read_text()
    tag = f"<c-{path.stem.replace('_', '-')}"

    assert path.read_text().startswith("{# ")
    assert re.search(rf"{tag}[\s/>]", source + others + frames)
    variables = re.search(r"<c-vars ([^/]*)/>", path.read_text())
    documented = path.read_text().splitlines()[0]
    for name in re.findall(r":?([a-z_]+)=", variables.group(1)) if variables else []:
        assert name in documented, name


@pytest.mark.parametrize("code", ["400", "403", "403_csrf", "404", "405", "413", "429", "500", "503"])
def test_a_refusal_says_what_to_do_next_even_without_a_request(code):
    with translation.override("en"):
        content = render_to_string(f"{code}.html")

    assert f'<p class="refusal__code">{code[:3]}</p>' in content
    assert "data-refusal>" in content
    assert "!" not in re.sub(r"<[^>]*>", "", content)


def test_a_refusal_can_bring_its_own_words():
    assert "Poczekaj minutę." in render_to_string("429.html", {"refusal": "Poczekaj minutę."})


def request_for(path: str = "/"):
    request = RequestFactory().get(path)
    request.user = AnonymousUser()
    request.actor, request.office, request.programme = NOBODY, None, None  # type: ignore[attr-defined]
    return request


def weight_of(content: str) -> int:
    """What a browser fetches: the page, its styles, the core files of the typefaces."""
    files = re.findall(r'(?:href|src)="/static/([^"#]+)"', content)
    files = [file for file in files if not file.endswith("print.css")]
    files += [f"vendor/plex/{path.name}" for path in (DESIGN / "static/vendor/plex").glob("*-core.woff2")]
    sizes = [len(gzip.compress((DESIGN / "static" / file).read_bytes())) for file in set(files)]
    return sum(sizes) + len(gzip.compress(content.encode()))


def test_a_survey_page_is_light_sets_no_cookie_and_runs_no_script():
    content = render_to_string("survey.html", request=request_for())

    assert weight_of(content) < 60_000
    assert "<script" not in content
    assert "csrf" not in content


def test_the_public_frame_offers_the_other_language_by_address():
    with translation.override("pl"):
        content = render_to_string("public.html", request=request_for("/?strona=2"))

    assert 'href="?strona=2&amp;lang=en"' in content
    assert "<script" not in content


def test_demo_data_are_marked_on_every_page(settings):
    settings.PROBIERZ_DEMO = True

    with translation.override("en"):
        for frame in ("app.html", "public.html", "survey.html", "print.html"):
            assert "people and answers are invented" in render_to_string(frame, request=request_for())


def test_the_samples_show_errors_and_none():
    samples = gallery.samples()

    assert samples["form"].errors
    assert not samples["fresh_form"].is_bound
