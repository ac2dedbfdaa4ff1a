"""Photos, papers and sheets that may be kept, known by their content, not by what a browser claims."""

_PHOTOS = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
)
_PACKED = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}
_PLAIN = {"txt": "text/plain", "csv": "text/csv"}
# Brands of the photos of telephones, which no browser shows everywhere: they are kept and taken away.
_BRANDS = (b"heic", b"heix", b"mif1", b"msf1", b"avif")
_MACROS = b"vbaProject.bin"


def media_type_of(content: bytes, name: str) -> str:
    """The kind of the content; empty when it is none of those that are taken in."""
    ending = name.rpartition(".")[2].lower()
    if found := _photo(content):
        return found
    if content.startswith(b"%PDF-"):
        return "application/pdf"
    if content.startswith(b"PK\x03\x04"):
        return "" if _MACROS in content else _PACKED.get(ending, "")
    return _PLAIN.get(ending, "") if _is_text(content) else ""


def is_shown(media_type: str) -> bool:
    """Whether every browser shows it as a picture."""
    return media_type in {"image/jpeg", "image/png", "image/gif", "image/webp"}


def _photo(content: bytes) -> str:
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return "image/webp"
    if content[4:8] == b"ftyp" and content[8:12] in _BRANDS:
        return "image/heic"
    return next((kind for start, kind in _PHOTOS if content.startswith(start)), "")


def _is_text(content: bytes) -> bool:
    """Letters and line ends only, in one of the two ways Polish texts are written."""
    if any(byte < 32 and byte not in b"\t\n\r\f" for byte in content):
        return False
    for encoding in ("utf-8", "cp1250"):
        try:
            content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return True
    return False
