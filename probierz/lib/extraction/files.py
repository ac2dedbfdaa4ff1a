"""Recognises a file by its content and hands it to the reader of its kind."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from probierz.lib.extraction.markup import docx_text, odt_text
from probierz.lib.extraction.portable import BrokenPdf, EncryptedPdf, pdf_text
from probierz.lib.tabular.archives import unpack
from probierz.lib.tabular.tables import Limits, RefusalCode, TableRefused

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
PDF = "application/pdf"

LARGEST = 20 * 1024 * 1024
LONGEST_TEXT = 2_000_000
_LIMITS = Limits(upload_bytes=LARGEST, expanded_bytes=150 * 1024 * 1024, expansion=200, entries=5000)
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class FileRefusal(StrEnum):
    """Why a file is not taken in."""

    EMPTY = "file_empty"
    TOO_LARGE = "file_too_large"
    WRONG_TYPE = "file_wrong_type"
    OLD_WORD = "file_old_word"
    MACROS = "file_macros"
    ENCRYPTED = "file_encrypted"
    BROKEN = "file_broken"
    EXPANDS_TOO_MUCH = "file_expands_too_much"


class FileRefused(Exception):
    """The file is not taken in; the reason has a sentence at the door."""

    def __init__(self, reason: FileRefusal) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a file is, how a name of it ends, and its text: empty for a scan without a text layer."""

    media_type: str
    ending: str
    text: str


def extract(data: bytes) -> Extracted:
    """The text of the file, one paragraph a line; raises FileRefused."""
    if not data:
        raise FileRefused(FileRefusal.EMPTY)
    if len(data) > LARGEST:
        raise FileRefused(FileRefusal.TOO_LARGE)
    if data.startswith(_OLD_WORD):
        raise FileRefused(FileRefusal.OLD_WORD)
    if b"%PDF-" in data[:1024]:
        return _portable(data)
    if data.startswith(b"PK\x03\x04"):
        return _packed(data)
    raise FileRefused(FileRefusal.WRONG_TYPE)


def _portable(data: bytes) -> Extracted:
    try:
        return Extracted(PDF, "pdf", _legible(pdf_text(data)))
    except EncryptedPdf as error:
        raise FileRefused(FileRefusal.ENCRYPTED) from error
    except BrokenPdf as error:
        raise FileRefused(FileRefusal.BROKEN) from error


def _packed(data: bytes) -> Extracted:
    try:
        members = unpack(data, limits=_LIMITS)
        return _read(members)
    except TableRefused as error:
        raise FileRefused(_REASONS.get(error.code, FileRefusal.BROKEN)) from error


_REASONS = {
    RefusalCode.ENCRYPTED: FileRefusal.ENCRYPTED,
    RefusalCode.EXPANDS_TOO_MUCH: FileRefusal.EXPANDS_TOO_MUCH,
}


def _legible(text: str) -> str:
    """Without signs that nobody sees and databases stumble over: controls, and halves of pairs of a broken font."""
    whole = text.encode(errors="ignore").decode()
    return "".join(sign for sign in whole if sign >= " " or sign == "\n")[:LONGEST_TEXT]


def _read(members: Mapping[str, bytes]) -> Extracted:
    if any(name.lower().endswith("vbaproject.bin") for name in members):
        raise FileRefused(FileRefusal.MACROS)
    if "word/document.xml" in members:
        return Extracted(DOCX, "docx", _legible(docx_text(members["word/document.xml"])))
    if members.get("mimetype", b"").strip() == ODT.encode() and "content.xml" in members:
        if b"encryption-data" in members.get("META-INF/manifest.xml", b""):
            raise FileRefused(FileRefusal.ENCRYPTED)
        return Extracted(ODT, "odt", _legible(odt_text(members["content.xml"])))
    raise FileRefused(FileRefusal.WRONG_TYPE)
