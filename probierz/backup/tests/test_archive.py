"""An archive shows every change, every cut, and everything put in."""

import hashlib
import json
import random
import tarfile
from pathlib import Path

import pytest

from probierz.backup.archive import ArchiveBroken, Reader, Writer, _tail, check_seal
from probierz.backup.loading import CannotLoad, _fill
from probierz.backup.restoring import CannotRestore, restore


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


def hand_made(path: Path, *members: tarfile.TarInfo, manifest: bytes) -> Path:
    """An archive that we never wrote: any headers, any manifest, and a seal that holds."""
    listed = tarfile.TarInfo("manifest.json")
    listed.size = len(manifest)
    body = b"".join(member.tobuf(tarfile.GNU_FORMAT) for member in [*members, listed])
    body += manifest + bytes(-len(manifest) % 512)
    path.write_bytes(body + _tail(hashlib.sha256(body).hexdigest()))
    return path


def special(kind: bytes) -> tarfile.TarInfo:
    member = tarfile.TarInfo("secret-key")
    member.type, member.linkname = kind, "/etc/passwd"
    return member


LISTED = b'{"parts": {"secret-key": {"size": 0, "sha256": ""}}}'
KINDS = [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE, tarfile.DIRTYPE, tarfile.GNUTYPE_SPARSE]


@pytest.mark.parametrize("kind", KINDS)
def test_links_devices_and_files_that_grow_out_of_nothing_are_no_parts(tmp_path: Path, kind: bytes) -> None:
    path = hand_made(tmp_path / "hostile.tar", special(kind), manifest=LISTED)

    with pytest.raises(ArchiveBroken), Reader(path) as reader:
        reader.unpack(tmp_path / "out")

    assert not list((tmp_path / "out").rglob("*"))


MANIFESTS = {
    "no JSON": b"\xff{",
    "brackets": b"[" * 100_000,
    "a list": b"[]",
    "no parts": b"{}",
    "parts of text": b'{"parts": {"a": "b"}}',
    "a size of text": b'{"parts": {"a": {"size": "1", "sha256": ""}}}',
    "a part that is not there": b'{"parts": {"a": {"size": 1, "sha256": ""}}}',
    "a part with a NUL": b'{"parts": {"a\\u0000b": {"size": 1, "sha256": ""}}}',
    "a part of another size": b'{"parts": {"manifest.json": {"size": -1, "sha256": ""}}}',
}


@pytest.mark.parametrize("manifest", MANIFESTS.values(), ids=MANIFESTS)
def test_a_manifest_of_a_wrong_shape_is_a_broken_archive(tmp_path: Path, manifest: bytes) -> None:
    path = hand_made(tmp_path / "hostile.tar", manifest=manifest)

    with pytest.raises(ArchiveBroken), Reader(path) as reader:
        reader.unpack(tmp_path / "out")


DESCRIPTIONS = [
    {"engine": 5},
    {"migrations": 5},
    {"migrations": ["a"]},
    {"tables": []},
    {"tables": {"offices_office": {"rows": "1", "columns": []}}},
    {"tables": {"offices_office": {"rows": 1, "columns": "id"}}},
]


@pytest.mark.parametrize("wrong", DESCRIPTIONS)
def test_a_description_of_a_wrong_shape_restores_nothing(tmp_path: Path, wrong: dict[str, object]) -> None:
    described = {"format": 1, "engine": "x", "made_at": "x", "migrations": [], "tables": {}, "parts": {}, **wrong}
    path = hand_made(tmp_path / "hostile.tar", manifest=json.dumps(described).encode())

    with pytest.raises(CannotRestore, match="description"):
        restore(path, into=tmp_path / "into", replace=True)


@pytest.mark.django_db
def test_no_name_of_an_archive_becomes_part_of_a_statement(tmp_path: Path) -> None:
    evil = {"offices_office": {"rows": 0, "columns": ["id\") FROM PROGRAM 'true' --"]}}

    with pytest.raises(CannotLoad, match="offices_office"):
        _fill(tmp_path, evil)
