"""Unpacking a ZIP archive that may be a bomb or a lie."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

from probierz.lib.tabular.tables import Limits, RefusalCode, TableRefused

_LOCAL_HEADER = struct.Struct("<4s22xHH")
_ENCRYPTED_FLAG = 0x1
_SMALL = 1024 * 1024


def unpack(data: bytes, *, limits: Limits) -> Mapping[str, bytes]:
    """Every member by its name; raises TableRefused.

    Sizes are checked by the directory first, then against what really comes out: a directory that lies must
    not make the next reader expand more than was allowed.
    """
    try:
        members = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error) as error:
        raise TableRefused(RefusalCode.BROKEN) from error
    _check_directory(members, len(data), limits)
    return {member.filename: _expand(data, member) for member in members}


def _check_directory(members: list[zipfile.ZipInfo], packed: int, limits: Limits) -> None:
    if any(member.flag_bits & _ENCRYPTED_FLAG for member in members):
        raise TableRefused(RefusalCode.ENCRYPTED)
    if any(member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} for member in members):
        raise TableRefused(RefusalCode.BROKEN)
    if len({member.filename.casefold() for member in members}) != len(members):
        raise TableRefused(RefusalCode.BROKEN)
    expanded = sum(member.file_size for member in members)
    if (
        len(members) > limits.entries
        or expanded > limits.expanded_bytes
        or (expanded > _SMALL and expanded > limits.expansion * packed)
    ):
        raise TableRefused(RefusalCode.EXPANDS_TOO_MUCH)


def _expand(data: bytes, member: zipfile.ZipInfo) -> bytes:
    packed = _packed_bytes(data, member)
    if member.compress_type == zipfile.ZIP_STORED:
        content = packed
    else:
        try:
            content = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, member.file_size + 1)
        except zlib.error as error:
            raise TableRefused(RefusalCode.BROKEN) from error
    if len(content) > member.file_size:
        raise TableRefused(RefusalCode.EXPANDS_TOO_MUCH)
    if len(content) < member.file_size or zlib.crc32(content) != member.CRC:
        raise TableRefused(RefusalCode.BROKEN)
    return content


def _packed_bytes(data: bytes, member: zipfile.ZipInfo) -> bytes:
    try:
        signature, name, extra = _LOCAL_HEADER.unpack_from(data, member.header_offset)
    except struct.error as error:
        raise TableRefused(RefusalCode.BROKEN) from error
    if signature != b"PK\x03\x04":
        raise TableRefused(RefusalCode.BROKEN)
    start = member.header_offset + _LOCAL_HEADER.size + name + extra
    return data[start : start + member.compress_size]
