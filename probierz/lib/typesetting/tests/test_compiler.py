"""Texts are never evaluated, pictures may be refused, threads take turns."""

import base64
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pytest

from probierz.lib.typesetting import CannotTypeset, is_printable_picture, typeset_certificate
from probierz.lib.typesetting.compiler import typeset
from probierz.lib.typesetting.pictures import file_name
from probierz.lib.typesetting.tests.reading import opened, squeezed, text_of
from probierz.lib.typesetting.tests.samples import LOGO, certificate

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
HOSTILE = [
    '#read("/etc/passwd")',
    '#eval("1+1")',
    "] #[ ) } { ( [",
    "$ x^2 $ _a_ *b* `c` \\ // @ref <label>",
    "= Nagłówek",
    '"}]}, "recipient": "inny"',
    "</text><script>",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_printed_as_it_stands(text):
    printed = squeezed(typeset_certificate(certificate(recipient=text)))

    assert "".join(text.split()) in printed


@pytest.mark.parametrize(
    "text",
    ["Łódź " * 1000, "W" * 5000, "שלום עולם", "Urząd 😀 漢字", "a\x00b\u202ec\u200bd", "\n\n\n", "", "\ud800"],
    ids=["5000 characters", "one endless word", "right to left", "no glyph", "control", "line ends", "empty", "half"],
)
def test_odd_text_is_typeset(text):
    assert typeset_certificate(certificate(recipient=text)).startswith(b"%PDF")


def test_character_without_a_glyph_leaves_a_visible_mark():
    assert "Urząd \N{REPLACEMENT CHARACTER} w Łodzi" in text_of(
        typeset_certificate(certificate(recipient="Urząd 😀 w Łodzi"))
    )


def test_file_ends_its_last_line():
    assert typeset_certificate(certificate()).endswith(b"%%EOF\n")


def test_creation_date_is_the_given_moment():
    made_at = datetime(2026, 11, 21, 8, 5, tzinfo=UTC)

    metadata = opened(
        typeset("picture", {"picture": "x.svg"}, language="pl", title="X", made_at=made_at, files={"x.svg": LOGO})
    ).metadata

    assert metadata is not None
    assert metadata.creation_date == made_at


def test_layout_sees_no_file_outside_its_folder():
    with pytest.raises(CannotTypeset):
        typeset("picture", {"picture": "../compiler.py"}, language="pl", title="X", made_at=date(2026, 1, 1))


@pytest.mark.parametrize(
    ("picture", "name"), [(PNG, "logo.json"), (b"\xff\xd8\xff", "logo.json"), (LOGO, "logo.svg"), (None, "")]
)
def test_picture_is_named_after_its_format(picture, name):
    assert file_name("logo", picture) == name


@pytest.mark.parametrize("picture", [LOGO, PNG], ids=["svg", "png"])
def test_logo_may_be_a_drawing_or_a_photograph(picture):
    assert is_printable_picture(picture)
    assert typeset_certificate(certificate(issuer_logo=picture)).startswith(b"%PDF")


@pytest.mark.parametrize("picture", [b"<svg", b"\x89PNG broken", b"\xff\xd8 broken", b"GIF89a", b"plain words"])
def test_broken_picture_is_refused(picture):
    assert not is_printable_picture(picture)
    with pytest.raises(CannotTypeset):
        typeset_certificate(certificate(issuer_logo=picture))


def test_threads_take_turns():
    wanted = [certificate(number=f"ZPP/2011/{place:04}") for place in range(12)]

    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(typeset_certificate, wanted))

    assert made == [typeset_certificate(one) for one in wanted]
