"""A content that is removed and kept at the same time: whoever commits a row has the content."""

from pathlib import Path
from typing import Any

import pytest

from probierz.attachments import removal, store
from probierz.attachments.models import OfficeFile
from probierz.offices.scope import office_scope
from tests.cast import Cast

CONTENT = b"the same letter in two offices"


def _row(cast: Cast, sha256: str) -> OfficeFile:
    file = OfficeFile(office=cast.lipowo, name="pismo.pdf", media_type="", size=len(CONTENT), sha256=sha256)
    with office_scope(cast.lipowo.pk):
        file.save()
    return file


@pytest.mark.django_db
def test_what_no_row_names_leaves_the_disk_after_the_commit(django_capture_on_commit_callbacks: Any) -> None:
    sha256 = store.keep(CONTENT)

    with django_capture_on_commit_callbacks(execute=True):
        removal.remove_unnamed([sha256])
        assert store.content_of(sha256) == CONTENT

    with pytest.raises(store.ContentDamaged):
        store.content_of(sha256)
    assert not list(store.path_of(sha256).parent.iterdir())


def test_what_a_row_names_stays(cast: Cast, django_capture_on_commit_callbacks: Any) -> None:
    file = _row(cast, store.keep(CONTENT))

    with django_capture_on_commit_callbacks(execute=True):
        removal.remove_unnamed([file.sha256, "0" * 64])

    assert store.content_of(file.sha256) == CONTENT


def test_what_was_removed_before_the_commit_of_its_row_is_written_again(
    cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        sha256 = store.keep(CONTENT)
        store.path_of(sha256).unlink()  # somebody who does not see the row yet
        _row(cast, sha256)

    assert store.content_of(sha256) == CONTENT


def test_a_row_committed_while_the_content_is_aside_gets_it_back(
    cast: Cast, django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    sha256 = store.keep(CONTENT)
    rename = Path.rename

    def rename_and_commit(self: Path, target: Path) -> Path:
        if self.name == sha256:
            _row(cast, sha256)
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", rename_and_commit)
    with django_capture_on_commit_callbacks(execute=True):
        removal.remove_unnamed([sha256])

    assert store.content_of(sha256) == CONTENT
