"""What a reader program finds in our PDFs."""

from io import BytesIO
from typing import Any

from pypdf import PdfReader


def opened(document: bytes) -> PdfReader:
    return PdfReader(BytesIO(document))


def text_of(document: bytes) -> str:
    """All text with every kind of space made plain, so that a line's end does not matter."""
    return " ".join(" ".join(page.extract_text() for page in opened(document).pages).split())


def squeezed(document: bytes) -> str:
    """All text without any space, for texts that are broken into lines."""
    return "".join(text_of(document).split())


def faces_of(document: bytes) -> set[str]:
    """Names of the embedded faces without their subset prefix."""
    names: set[str] = set()
    for page in opened(document).pages:
        fonts: Any = page["/Resources"]
        names |= {str(font.get_object()["/BaseFont"]) for font in fonts["/Font"].values()}
    return {name.partition("+")[2] for name in names}


def title_of(document: bytes) -> str:
    metadata = opened(document).metadata
    return str(metadata.title) if metadata else ""


def links_of(document: bytes) -> list[str]:
    """Where the first page's links lead."""
    notes: Any = opened(document).pages[0].get("/Annots", [])
    return [str(note.get_object()["/A"]["/URI"]) for note in notes]
