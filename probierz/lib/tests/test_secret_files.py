"""A secret is made once and is for its user alone."""

from pathlib import Path

from probierz.lib.secret_files import make_once


def test_a_secret_is_made_once_and_only_its_user_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "new" / "key"

    make_once(path, lambda: b"first")
    make_once(path, lambda: b"second")

    assert path.read_bytes() == b"first"
    assert path.stat().st_mode & 0o777 == 0o600


def test_the_secret_of_a_quicker_process_stands(tmp_path: Path) -> None:
    path = tmp_path / "key"
    path.symlink_to(tmp_path / "nowhere")  # not there for whoever looks, there for whoever creates

    make_once(path, lambda: b"late")

    assert not path.exists()
