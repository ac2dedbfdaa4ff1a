"""The text layer of a PDF; a scan has none, and then the text is empty."""

import io
import logging
from time import monotonic

from pypdf import PdfReader
from pypdf.errors import PyPdfError

_PAGES = 500
_SECONDS = 20.0
_LONGEST_PAGE = 5_000_000  # signs of drawing commands; a plan of a town has that many, a text has not
logging.getLogger("pypdf").setLevel(logging.ERROR)  # it warns of every untidy file


class BrokenPdf(Exception):
    """The file cannot be read as a PDF."""


class _Enough(Exception):
    """A few thousand bytes may unfold into hours of drawing commands."""


class EncryptedPdf(Exception):
    """The file asks for a password."""


def pdf_text(data: bytes) -> str:
    """Lines of the first five hundred pages, or of as many as can be read while somebody waits."""
    texts: list[str] = []
    try:
        _gather(open_pdf(data), texts, until=monotonic() + _SECONDS)
    except (EncryptedPdf, BrokenPdf):
        raise
    except Exception as error:
        raise BrokenPdf from error
    lines = (" ".join(line.split()) for text in texts for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def _gather(reader: PdfReader, texts: list[str], *, until: float) -> None:
    def watch(*_command: object) -> None:
        if monotonic() > until:
            raise _Enough

    try:
        for page in list(reader.pages)[:_PAGES]:
            watch()
            drawn = page.get_contents()
            if drawn is not None and len(drawn.get_data()) <= _LONGEST_PAGE:
                texts.append(page.extract_text(visitor_operand_before=watch))
    except _Enough:
        return


def open_pdf(data: bytes) -> PdfReader:
    """The reader of a file that opens without a password."""
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise EncryptedPdf
        len(reader.pages)
    except EncryptedPdf:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError) as error:
        raise BrokenPdf from error
    return reader
