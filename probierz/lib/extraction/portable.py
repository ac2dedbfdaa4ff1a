"""The text layer of a PDF; a scan has none, and then the text is empty."""

import io
import logging

from pypdf import PdfReader
from pypdf.errors import PyPdfError

_PAGES = 500
logging.getLogger("pypdf").setLevel(logging.ERROR)  # it warns of every untidy file


class BrokenPdf(Exception):
    """The file cannot be read as a PDF."""


class EncryptedPdf(Exception):
    """The file asks for a password."""


def pdf_text(data: bytes) -> str:
    """Lines of the first five hundred pages."""
    reader = open_pdf(data)
    try:
        texts = [page.extract_text() for page in list(reader.pages)[:_PAGES]]
    except Exception as error:
        raise BrokenPdf from error
    lines = (" ".join(line.split()) for text in texts for line in text.splitlines())
    return "\n".join(line for line in lines if line)


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
