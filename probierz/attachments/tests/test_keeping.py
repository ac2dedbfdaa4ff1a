"""A kept file is known by what it holds, and its name keeps the end that tells its kind."""

import pytest

from probierz.attachments import store
from probierz.attachments.keeping import LONGEST_NAME, STRANGE, keep_file
from probierz.offices.scope import office_scope
from tests.cast import Cast


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("foto.html", b"\xff\xd8\xff\xe0", "image/jpeg"),
        ("foto.jpg", b"<html><script>alert(1)</script>\0", STRANGE),
        ("notatka.txt", b"Zwyk\xc5\x82y tekst", "text/plain"),
        ("dane.bin", b"\0\1\2", STRANGE),
    ],
)
def test_the_kind_is_that_of_the_content(cast: Cast, name: str, content: bytes, media_type: str) -> None:
    with office_scope(cast.lipowo.pk):
        file = keep_file(cast.lipowo, name=name, content=content)

    assert (file.media_type, file.size, store.content_of(file.sha256)) == (media_type, len(content), content)


def test_a_long_name_keeps_its_ending(cast: Cast) -> None:
    with office_scope(cast.lipowo.pk):
        file = keep_file(cast.lipowo, name="a" * 300 + ".pdf", content=b"%PDF-1.7")

    assert (len(file.name), file.name[-4:]) == (LONGEST_NAME, ".pdf")
