"""An archive shows every change, every cut, and everything put in."""

import random
import tarfile
from pathlib import Path

import pytest

from probierz.backup.archive import ArchiveBroken, Reader, Writer, check_seal


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    path = tmp_path / "sealed.tar"
    with path.open("wb") as file:
        writer = Writer(file)
        for number in range(4):
            writer.add_content(f"files/{number}", f"content {number}".encode() * 700)
        writer.seal({"format": 1})
    return path


def changed(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def test_what_was_put_in_comes_out(sealed: Path, tmp_path: Path) -> None:
    with Reader(sealed) as reader:
        reader.unpack(tmp_path / "out")

    assert (tmp_path / "out" / "files" / "3").read_bytes() == b"content 3" * 700
    assert sorted(reader.parts) == ["files/0", "files/1", "files/2", "files/3"]


def test_any_tar_program_reads_it(sealed: Path) -> None:
    with tarfile.open(sealed) as tar:
        assert tar.getnames() == ["files/0", "files/1", "files/2", "files/3", "manifest.json", "seal"]


def test_every_single_flipped_bit_is_noticed(sealed: Path) -> None:
    whole = sealed.read_bytes()
    chance = random.Random(9)  # noqa: S311 - the same bits in every run
    for place in chance.sample(range(len(whole) * 8), 400):
        broken = bytearray(whole)
        broken[place // 8] ^= 1 << place % 8
        with pytest.raises(ArchiveBroken):
            check_seal(changed(sealed, bytes(broken)))


def test_every_cut_is_noticed(sealed: Path) -> None:
    whole = sealed.read_bytes()
    for length in [0, 1, 511, 512, 2048, *range(513, len(whole), 211), len(whole) - 1]:
        with pytest.raises(ArchiveBroken):
            check_seal(changed(sealed, whole[:length]))


def test_a_cut_is_told_from_a_change(sealed: Path) -> None:
    whole = sealed.read_bytes()

    with pytest.raises(ArchiveBroken, match="cut off"):
        check_seal(changed(sealed, whole[:-3000]))
    with pytest.raises(ArchiveBroken, match="changed or damaged"):
        check_seal(changed(sealed, whole[:600] + b"X" + whole[601:]))
    with pytest.raises(ArchiveBroken, match="not a backup"):
        check_seal(changed(sealed, b"something else" * 1000))


def test_something_put_in_behind_the_end_is_noticed(sealed: Path) -> None:
    with pytest.raises(ArchiveBroken):
        check_seal(changed(sealed, sealed.read_bytes() + bytes(512)))


@pytest.mark.parametrize("name", ["../outside", "/etc/outside", "files/../../outside"])
def test_a_part_does_not_leave_its_folder(tmp_path: Path, name: str) -> None:
    path = tmp_path / "hostile.tar"
    with path.open("wb") as file:
        writer = Writer(file)
        writer.add_content(name, b"hostile")
        writer.seal({})

    with pytest.raises(ArchiveBroken, match="outside"), Reader(path) as reader:
        reader.unpack(tmp_path / "out")

    assert not (tmp_path / "outside").exists()
