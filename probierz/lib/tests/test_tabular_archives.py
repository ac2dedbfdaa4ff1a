"""Archives that are bombs or lie about what they hold are refused before they do harm."""

import io
import struct
import tracemalloc
import zipfile

import pytest

from probierz.lib.tabular import RefusalCode, TableRefused, read_table
from probierz.lib.tests.files import unzipped, xlsx, zipped


def refusal(data: bytes) -> TableRefused:
    with pytest.raises(TableRefused) as caught:
        read_table(data)
    return caught.value


def test_a_bomb_is_refused_before_it_expands() -> None:
    bomb = zipped({**unzipped(xlsx([["a"]])), "xl/sharedStrings.xml": b" " * 300_000_000})
    tracemalloc.start()

    refused = refusal(bomb)

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert refused.code is RefusalCode.EXPANDS_TOO_MUCH
    assert peak < 10_000_000


def test_a_small_archive_that_shrinks_too_well_is_refused() -> None:
    assert refusal(zipped({"a": b" " * 50_000_000})).code is RefusalCode.EXPANDS_TOO_MUCH


def test_too_many_members_are_refused() -> None:
    assert refusal(zipped({str(number): "" for number in range(1001)})).code is RefusalCode.EXPANDS_TOO_MUCH


def test_a_directory_that_understates_a_member_is_refused() -> None:
    data = bytearray(zipped({"a": b"a" * 5000}))
    entry = data.index(b"PK\x01\x02")
    struct.pack_into("<I", data, entry + 24, 10)

    assert refusal(bytes(data)).code is RefusalCode.EXPANDS_TOO_MUCH


@pytest.mark.parametrize(
    ("offset", "value"),
    [
        (24, 9000),
        (16, 1),
        (42, 7),
        (42, 0xFFFF),
        (10, 12),
        (20, 3),
    ],  # size, checksum, place (twice), method, packed size
)
def test_a_directory_that_lies_otherwise_is_broken(offset: int, value: int) -> None:
    data = bytearray(zipped({"a": b"a" * 5000}))
    struct.pack_into("<H" if offset == 10 else "<I", data, data.index(b"PK\x01\x02") + offset, value)

    assert refusal(bytes(data)).code is RefusalCode.BROKEN


def test_a_damaged_stream_is_broken() -> None:
    data = bytearray(zipped({"a": bytes(range(256)) * 20}))
    data[31] = 0xFF  # no deflated block begins so

    assert refusal(bytes(data)).code is RefusalCode.BROKEN


def test_a_stored_member_is_read_and_two_of_one_name_are_broken() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in unzipped(xlsx([["a"]])).items():
            archive.writestr(name, content)
    assert read_table(buffer.getvalue()).rows == (("a",),)

    assert refusal(zipped({"a": "", "A": ""})).code is RefusalCode.BROKEN
