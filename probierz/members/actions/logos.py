"""Whether a file is a logo that can be printed; judged by its content, never by its name."""

import struct

from probierz.lib.typesetting import is_printable_picture
from probierz.members.actions.refusals import Refused
from probierz.members.rules import LARGEST_LOGO, LARGEST_LOGO_SIDE, Refusal


def checked_logo(content: bytes) -> str:
    """Its media type."""
    kind, width, height = _picture(content)
    if len(content) > LARGEST_LOGO or max(width, height) > LARGEST_LOGO_SIDE:
        raise Refused(Refusal.LOGO_TOO_BIG, field="logo")
    if not is_printable_picture(content):  # whatever cannot be printed would break every paper with it
        raise Refused(Refusal.LOGO_NOT_PICTURE, field="logo")
    return f"image/{kind}"


def _picture(content: bytes) -> tuple[str, int, int]:
    """Kind, width and height, read from the picture itself."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and content[12:16] == b"IHDR" and len(content) > 24:
        width, height = struct.unpack(">II", content[16:24])
        if content.rstrip(b"\0")[-8:-4] == b"IEND":
            return "png", width, height
    if content.startswith(b"\xff\xd8\xff") and b"\xff\xd9" in content[-32:]:
        return ("jpeg", *_jpeg_size(content))
    raise Refused(Refusal.LOGO_NOT_PICTURE, field="logo")


def _jpeg_size(content: bytes) -> tuple[int, int]:
    """Walks the segments to the frame header (ITU-T T.81, B.2.2)."""
    position = 2
    while position + 9 < len(content) and content[position] == 0xFF:
        marker, length = content[position + 1], int.from_bytes(content[position + 2 : position + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[position + 5 : position + 9])
            return width, height
        position += 2 + length
    raise Refused(Refusal.LOGO_NOT_PICTURE, field="logo")
