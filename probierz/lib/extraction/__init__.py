"""The text of Word, OpenDocument and PDF files, for search and comparison; nothing in them is run or fetched."""

from probierz.lib.extraction.files import (
    DOCX,
    ODT,
    PDF,
    Extracted,
    FileRefusal,
    FileRefused,
    extract,
)

__all__ = ["DOCX", "ODT", "PDF", "Extracted", "FileRefusal", "FileRefused", "extract"]
