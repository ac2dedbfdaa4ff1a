"""Figures, dates and questions as templates write them."""

from datetime import UTC, date, datetime

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template, engines
from django.utils import translation

from probierz.design.navigation import place_name
from probierz.offices.scope import office_scope

THIN, NB = "\u202f", "\u00a0"


def said(source: str, language: str = "pl", **context: object) -> str:
    with translation.override(language):
        return engines["django"].from_string("{% load design charts %}" + source).render(context)


@pytest.mark.parametrize(
    ("source", "value", "polish", "english"),
    [
        ("{{ v|number }}", 1457, f"1{THIN}457", "1,457"),
        ("{{ v|number:1 }}", 71.42, "71,4", "71.4"),
        ("{{ v|number }}", None, "", ""),
        ("{{ v|signed }}", 6.2, "+6,2", "+6.2"),
        ("{{ v|signed }}", None, "", ""),
        ("{{ v|percent }}", 0.948, f"94,8{THIN}%", "94.8%"),
        ("{{ v|percent:0 }}", None, "", ""),
        ("{{ v|signed_points }}", 0.037, f"+3,7{NB}p.p.", f"+3.7{NB}pp"),
        ("{{ v|signed_points }}", None, "", ""),
        ("{% interval v 7.5 %}", 4.9, "od 4,9 do 7,5", "from 4.9 to 7.5"),
        ("{% percent_interval v 0.95 0 %}", 0.9, f"od 90 do 95{THIN}%", "from 90 to 95%"),
        ("{{ v|day }}", date(2011, 1, 20), f"20{NB}stycznia 2011", f"20{NB}January 2011"),
        ("{{ v|day }}", None, "", ""),
        ("{{ v|short_day }}", date(2011, 1, 20), f"20{NB}sty", f"20{NB}Jan"),
        (
            "{{ v|moment }}",
            datetime(2011, 1, 20, 9, 5, tzinfo=UTC),
            f"20{NB}stycznia 2011, godz.{NB}10:05",
            f"20{NB}January 2011, 10:05",
        ),
    ],
)
def test_figures_and_dates_follow_the_language(source, value, polish, english):
    assert said(source, "pl", v=value) == polish
    assert said(source, "en", v=value) == english


def test_an_icon_is_hidden_from_readers():
    assert 'aria-hidden="true"' in said('{% icon "search" %}')
    assert "vendor/lucide/icons.svg#search" in said('{% icon "search" %}')


def test_shares_for_drawings_stay_between_nothing_and_all():
    assert said("{{ 7|share_of:20 }} {{ 30|share_of:20 }} {{ 0|share_of:0 }}") == "35 100 0"


def test_only_the_pages_worth_showing_are_listed():
    page = Paginator(range(1457), 50).page(9)

    assert (
        said("{% for n in page|page_numbers %}{{ n|default_if_none:'…' }} {% endfor %}", page=page)
        == "1 … 8 9 10 … 30 "
    )


def test_a_public_address_keeps_the_language_unless_it_is_the_first():
    assert said("{{ '/a/?strona=2'|in_language }}", "pl") == "/a/?strona=2"
    assert said("{{ '/a/?strona=2&lang=pl'|in_language }}", "en") == "/a/?strona=2&amp;lang=en"
    assert said('{% public_url "healthz" %}', "en").endswith("healthz?lang=en")


def test_a_template_may_ask_what_the_actor_may(cast, rf):
    request = rf.get("/")
    request.actor = cast.actor(cast.lucja)

    with office_scope(cast.lipowo.pk):
        assert said('{% may "survey.manage" as can %}{{ can }}', request=request) == "True"
    with office_scope(cast.olszyny.pk):
        assert said('{% may "survey.manage" as can %}{{ can }}', request=request) == "False"


def test_a_programme_is_named_in_the_language_of_the_page(cast):
    for language in ("pl", "en"):
        with translation.override(language):
            assert place_name(cast.programme) == getattr(cast.programme, f"name_{language}")
            assert said("{{ p|localized:'name' }}", language, p=cast.programme) == place_name(cast.programme)
    assert place_name(cast.lipowo) == cast.lipowo.name
    assert said("{{ p|place_name }}", p=cast.lipowo) == cast.lipowo.name


def test_a_missing_translation_falls_back_to_polish(cast):
    cast.programme.motto_pl, cast.programme.motto_en = "Jakość", ""

    assert said("{{ p|localized:'motto' }}", "en", p=cast.programme) == "Jakość"


def test_a_value_can_be_looked_up():
    assert said("{{ m|item:'a' }}", m={"a": 1}) == "1"


def test_what_is_captured_is_rendered_once_and_shown_as_it_is() -> None:
    asked: list[str] = []

    def name() -> str:
        asked.append("asked")
        return "Łucja & Bogdan"

    text = "{% load design %}{% capture as who %}<b>{{ name }}</b>{% endcapture %}{{ who }}{{ who }}"
    assert Template(text).render(Context({"name": name})) == "<b>Łucja &amp; Bogdan</b>" * 2
    assert asked == ["asked"]
