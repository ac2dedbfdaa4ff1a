"""Markdown made safe: what people may write, and what never gets through."""

import pytest

from probierz.lib.markdown import to_html, to_text


def test_paragraphs_lists_and_bold_are_kept():
    assert to_html("Pierwszy **ważny**.\n\n- Łódź\n- Żory") == (
        "<p>Pierwszy <strong>ważny</strong>.</p>\n<ul>\n<li>Łódź</li>\n<li>Żory</li>\n</ul>\n"
    )


def test_headings_stand_below_the_title_of_the_page():
    assert to_html("# Duży\n\n#### Mały") == "<h3>Duży</h3>\n<h4>Mały</h4>\n"


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        "[klik](javascript:alert(1))",
        "<img src=x onerror=alert(1)>",
        "![x](https://example.org/pixel.png)",
        "<style>body{display:none}</style>",
        "[klik](data:text/html,x)",
    ],
)
def test_nothing_that_runs_or_calls_home_gets_through(attack):
    html = to_html(attack)

    assert not any(part in html for part in ("<script", "<img", "<style", 'href="javascript', 'href="data'))


def test_links_carry_no_relation_to_the_page():
    assert to_html("[ZPP](https://example.org)") == '<p><a href="https://example.org" rel="noopener">ZPP</a></p>\n'


def test_print_gets_plain_paragraphs():
    assert to_text("Pierwszy **ważny**\nwiersz.\n\n- Łódź\n- [Żory](https://example.org)") == (
        "Pierwszy ważny wiersz.",
        "Łódź",
        "Żory",
    )
